#![doc = include_str!("../README.md")]

pub mod assembly;
pub mod clock;
pub mod device;
pub mod documents;
pub mod event;
mod examples;
pub mod launch;
pub mod mount;
pub mod outbox;
pub mod pages;
pub mod portal;
mod proclaimed;
pub mod secrets;
pub mod store;

#![doc = include_str!("../README.md")]

pub mod event_folder;
mod generated_roll;

pub use event_folder::EventFolder;
pub use generated_roll::generated_roll;

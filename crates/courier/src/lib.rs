#![doc = include_str!("../README.md")]

mod carrier;
#[cfg(feature = "trap")]
pub mod examples;
mod fault;
mod header;
mod letters;
mod message;
mod sms;
mod stationery;
#[cfg(feature = "trap")]
pub mod trap;

pub use carrier::Courier;
pub use fault::{SendFault, SendFaultKind};
pub use message::{Message, Notice};
pub use stationery::{Stationery, StationeryError};

#![doc = include_str!("../README.md")]

mod capacity;
mod client;
mod commit;
mod fault;
mod read;
mod single;
mod table;
#[cfg(feature = "testing")]
pub mod testing;
mod write;

pub use capacity::{Capacity, Meter};
pub use client::Dynamo;
pub use commit::ClientToken;
pub use fault::{Fault, Refused};
pub use serde_bytes::ByteBuf;
pub use table::{Key, Row, SortKey, Table};
pub use write::Write;

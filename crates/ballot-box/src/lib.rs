#![doc = include_str!("../README.md")]

mod archive;
mod closing;
mod deflate;
mod fault;
mod gate;
mod parameters;
mod references;
mod result;
mod seal;
mod sealed_list;
mod shard;
mod storage;
pub mod tables;
mod urn;

pub use closing::{ClosingRow, ClosingStatement, Seal};
pub use deflate::InflateError;
pub use fault::BallotBoxFault;
pub use gate::{Gate, GateRow, GateState};
pub use parameters::{Parameters, ParametersRow, ReceiptKeys};
pub use references::{BATCH, BatchSummary, ReferencesRow};
pub use result::{ListResult, PublishedArchive, ResultRow, SeatsByLot};
pub use seal::{Closure, Count, Published};
pub use sealed_list::SealedListRow;
pub use shard::{SHARDS, Shard};
pub use storage::BallotBox;
pub use urn::UrnRow;

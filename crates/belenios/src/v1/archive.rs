//! The election archive (`.bel`): an append-only, byte-exact public board. PROTOCOL §8.
//!
//! From the outside in: [`RecordReader`] and [`RecordWriter`] know the tar form, [`ArchiveReader`] and
//! [`ArchiveWriter`] know the chain of events and the order the events may come in. None of them knows what a
//! ballot or a proof is: that is [`verify`](crate::v1::verify)'s business.

mod event;
mod fault;
mod header;
mod reader;
mod record;
mod setup;
mod stage;
mod writer;

pub use event::{Event, EventType};
pub use fault::{ArchiveError, ArchiveFault, Unreadable};
pub use reader::{ArchiveReader, DataRecord, Entry};
pub use record::{MAX_RECORD_BYTES, MAX_SETUP_RECORD_BYTES, Record, RecordName, RecordReader, RecordWriter};
pub use setup::SetupRecord;
pub use stage::Stage;
pub use writer::{ArchiveWriter, ChainWriter, Head};

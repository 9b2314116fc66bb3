//! The chain of events written to an archive.

use std::fmt;
use std::io::{self, Write};

use crate::v1::HexDigest;

use super::{Event, EventType, RecordWriter, Stage};

/// The last event of a chain: two archives with the same head have the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Head {
    /// Number of events before it.
    pub height: u64,
    /// SHA-256 of the event.
    pub hash: HexDigest,
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.height, self.hash)
    }
}

/// Writes a correct chain around whatever it is given, in whatever order.
///
/// It is what [`ArchiveWriter`] stands on, and what a test or an auditor uses to build an archive that is wrong in
/// one chosen respect only.
#[derive(Debug)]
pub struct ChainWriter<W> {
    records: RecordWriter<W>,
    head: Option<Head>,
}

impl<W: Write> ChainWriter<W> {
    /// Begins an archive. `timestamp` is in seconds since the Unix epoch.
    ///
    /// # Errors
    /// See [`RecordWriter::create`].
    pub fn create(sink: W, timestamp: u64) -> io::Result<Self> {
        Ok(Self {
            records: RecordWriter::create(sink, timestamp)?,
            head: None,
        })
    }

    /// Continues an archive whose last event is `head`: the sink stands at its end.
    pub fn resume(sink: W, timestamp: u64, head: Option<Head>) -> Self {
        Self {
            records: RecordWriter::resume(sink, timestamp),
            head,
        }
    }

    /// The last event written.
    pub fn head(&self) -> Option<Head> {
        self.head
    }

    /// Writes the data records, then an event whose payload is the last of them.
    ///
    /// # Errors
    /// Those of the sink; the archive is then cut in the middle of a record and must be thrown away.
    pub fn append(&mut self, event_type: EventType, data: &[&[u8]]) -> io::Result<Head> {
        let mut payload = None;
        for body in data {
            payload = Some(self.records.data(body)?);
        }
        let height = self.head.map_or(0, |head| head.height + 1);
        let event = Event {
            parent: self.head.map(|head| head.hash),
            height,
            event_type,
            payload,
        };
        let head = Head {
            height,
            hash: self.records.event(&event.to_json())?,
        };
        self.head = Some(head);
        Ok(head)
    }

    /// Gives the sink back. Flushing it is the caller's business.
    pub fn into_inner(self) -> W {
        self.records.into_inner()
    }
}

/// Writes an archive's events in the only order they may come: Setup, ballots, EndBallots, encrypted tally, partial
/// decryptions, result.
///
/// An event out of order is refused as [`io::ErrorKind::InvalidInput`] before a byte is written.
#[derive(Debug)]
pub struct ArchiveWriter<W> {
    chain: ChainWriter<W>,
    stage: Stage,
}

impl<W: Write> ArchiveWriter<W> {
    /// Begins an archive. `timestamp` is in seconds since the Unix epoch.
    ///
    /// # Errors
    /// See [`RecordWriter::create`].
    pub fn create(sink: W, timestamp: u64) -> io::Result<Self> {
        Ok(Self {
            chain: ChainWriter::create(sink, timestamp)?,
            stage: Stage::Empty,
        })
    }

    /// Continues an archive that has come to `stage` with the event `head`: the sink stands at its end.
    pub fn resume(sink: W, timestamp: u64, head: Option<Head>, stage: Stage) -> Self {
        Self {
            chain: ChainWriter::resume(sink, timestamp, head),
            stage,
        }
    }

    /// The last event written.
    pub fn head(&self) -> Option<Head> {
        self.chain.head()
    }

    /// How far the archive has come.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Gives the sink back. Flushing it is the caller's business.
    pub fn into_inner(self) -> W {
        self.chain.into_inner()
    }

    /// Writes an event with the data records of its type, as they are.
    ///
    /// # Errors
    /// Those of the sink; `InvalidInput` when the event may not come now or wants another number of records.
    pub fn append(&mut self, event_type: EventType, data: &[&[u8]]) -> io::Result<Head> {
        let refused = |message| io::Error::new(io::ErrorKind::InvalidInput, message);
        let stage = self
            .stage
            .after(event_type)
            .map_err(|fault| refused(fault.to_string()))?;
        if data.len() != event_type.data_records() {
            return Err(refused(
                "an event with the wrong number of data records".to_owned(),
            ));
        }
        let head = self.chain.append(event_type, data)?;
        self.stage = stage;
        Ok(head)
    }
}

//! The chain of events read from an archive: every link checked, every event with the data it announces.

use std::collections::HashSet;
use std::io::Read;

use crate::v1::HexDigest;

use super::{
    ArchiveError, ArchiveFault, Event, EventType, Head, MAX_RECORD_BYTES, MAX_SETUP_RECORD_BYTES, RecordName,
    RecordReader, Stage,
};

/// A data record: bytes that have this hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataRecord {
    /// SHA-256 of the body.
    pub hash: HexDigest,
    /// The exact bytes.
    pub body: Vec<u8>,
}

/// An event with its data: the number of them and the payload are those the event's type wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The event.
    pub event: Event,
    /// SHA-256 of the event's bytes: the head of the chain up to here.
    pub hash: HexDigest,
    /// The data records written just before it, in order.
    pub data: Vec<DataRecord>,
}

impl Entry {
    /// The head of the chain once this event is in it.
    #[must_use]
    pub fn head(&self) -> Head {
        Head {
            height: self.event.height,
            hash: self.hash,
        }
    }
}

/// Reads an archive event by event, checking form, hashes, chain and order; contents are not looked at.
///
/// Constant memory: the largest entry, and the hashes of the few data records that are not ballots. That no ballot
/// comes twice is for [`verify`](crate::v1::verify) to say, which remembers references anyway.
#[derive(Debug)]
pub struct ArchiveReader<R> {
    records: RecordReader<R>,
    head: Option<Head>,
    stage: Stage,
    seen: HashSet<HexDigest>,
}

impl<R: Read> ArchiveReader<R> {
    /// Opens an archive. Give a buffered source: headers are read 512 bytes at a time.
    ///
    /// # Errors
    /// See [`RecordReader::open`].
    pub fn open(source: R) -> Result<Self, ArchiveError> {
        let records = RecordReader::open(source)?;
        Ok(Self {
            records,
            head: None,
            stage: Stage::Empty,
            seen: HashSet::new(),
        })
    }

    /// When the archive was begun, in seconds since the Unix epoch.
    pub fn timestamp(&self) -> u64 {
        self.records.timestamp()
    }

    /// The last event read, if any.
    pub fn head(&self) -> Option<Head> {
        self.head
    }

    /// How far the events read so far have come.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Height of the event that would be read next.
    pub fn next_height(&self) -> u64 {
        self.head.map_or(0, |head| head.height + 1)
    }

    /// The next event and its data, or `None` at the end of the archive.
    ///
    /// # Errors
    /// [`ArchiveError`] with the first thing that is wrong. The reader must not be used after an error.
    pub fn next_entry(&mut self) -> Result<Option<Entry>, ArchiveError> {
        let height = self.next_height();
        let malformed = |fault| ArchiveError::Malformed { height, fault };
        let most_data = EventType::Setup.data_records();
        let max_bytes = if self.stage == Stage::Empty {
            MAX_SETUP_RECORD_BYTES
        } else {
            MAX_RECORD_BYTES
        };
        let mut data: Vec<DataRecord> = Vec::new();
        loop {
            let record = self.records.next_record(max_bytes)?.map_err(malformed)?;
            match record.map(|record| (record.name, record.body)) {
                None if data.is_empty() => return Ok(None),
                None => return Err(malformed(ArchiveFault::DanglingData)),
                Some((RecordName::Data(_), _)) if data.len() == most_data => {
                    return Err(malformed(ArchiveFault::Payload));
                }
                Some((RecordName::Data(hash), body)) => data.push(DataRecord { hash, body }),
                Some((RecordName::Event(hash), body)) => {
                    let event = Event::from_json(&body).ok_or_else(|| malformed(ArchiveFault::Event))?;
                    return self
                        .accept(Entry { event, hash, data })
                        .map(Some)
                        .map_err(malformed);
                }
            }
        }
    }

    fn accept(&mut self, entry: Entry) -> Result<Entry, ArchiveFault> {
        let event = &entry.event;
        if event.height != self.next_height() {
            return Err(ArchiveFault::Height);
        }
        if event.parent != self.head.map(|head| head.hash) {
            return Err(ArchiveFault::Parent);
        }
        let stage = self.stage.after(event.event_type)?;
        let last = entry.data.last().map(|data| data.hash);
        if entry.data.len() != event.event_type.data_records() || event.payload != last {
            return Err(ArchiveFault::Payload);
        }
        if event.event_type != EventType::Ballot && !entry.data.iter().all(|data| self.seen.insert(data.hash))
        {
            return Err(ArchiveFault::DuplicateRecord);
        }
        self.head = Some(entry.head());
        self.stage = stage;
        Ok(entry)
    }
}

//! Records in and out of the tar form, one at a time, in constant memory. PROTOCOL §8.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use super::header::{BLOCK, Header, MAX_OCTAL_11};
use crate::v1::HexDigest;

use super::{ArchiveError, ArchiveFault, Unreadable};

/// Largest record of the Setup event, in bytes: 128 MiB, the credentials of 1.9 million voters.
pub const MAX_SETUP_RECORD_BYTES: u64 = 128 << 20;
/// Largest record after the Setup event, in bytes: 4 MiB. A ballot of 4 lists and a blank is under 4 kB.
pub const MAX_RECORD_BYTES: u64 = 4 << 20;

const PREAMBLE_NAME: &str = "BELENIOS";
/// The `BELENIOS` record is under 60 bytes; anything longer is refused before it is read.
const MAX_PREAMBLE_BYTES: u64 = 128;

/// What kind of record a name announces, and the SHA-256 its body must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordName {
    /// `<hash>.data.json`
    Data(HexDigest),
    /// `<hash>.event.json`
    Event(HexDigest),
}

impl RecordName {
    fn parse(name: &str) -> Option<Self> {
        let (digits, suffix) = name.split_at_checked(64)?;
        let hash = digits.parse().ok()?;
        match suffix {
            ".data.json" => Some(Self::Data(hash)),
            ".event.json" => Some(Self::Event(hash)),
            _ => None,
        }
    }

    fn hash(self) -> HexDigest {
        match self {
            Self::Data(hash) | Self::Event(hash) => hash,
        }
    }
}

/// One record: its name and the body that has the name's hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Kind and hash.
    pub name: RecordName,
    /// The exact bytes, padding excluded.
    pub body: Vec<u8>,
}

/// The first record, which names no event: version and time of the archive.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Preamble {
    version: u32,
    timestamp: String,
}

/// Reads records one at a time from any source; the memory it needs is that of the largest record.
#[derive(Debug)]
pub struct RecordReader<R> {
    source: R,
    timestamp: u64,
}

impl<R: Read> RecordReader<R> {
    /// Reads the `BELENIOS` record.
    ///
    /// # Errors
    /// [`Unreadable`] when the source fails or begins otherwise; [`ArchiveFault`] at height 0 when that record is
    /// not exactly canonical.
    pub fn open(mut source: R) -> Result<Self, ArchiveError> {
        let mut block = [0; BLOCK];
        if fill(&mut source, &mut block)? != BLOCK || !block.starts_with(b"BELENIOS\0") {
            return Err(Unreadable::NotAnArchive.into());
        }
        let malformed = |fault| ArchiveError::Malformed { height: 0, fault };
        let header = Header::decode(&block).ok_or_else(|| malformed(ArchiveFault::Header))?;
        if header.size > MAX_PREAMBLE_BYTES {
            return Err(malformed(ArchiveFault::RecordTooLarge));
        }
        let body = read_body(&mut source, header.size)?.map_err(malformed)?;
        let timestamp = read_preamble(&body).ok_or_else(|| malformed(ArchiveFault::Preamble))?;
        if header.mtime != timestamp {
            return Err(malformed(ArchiveFault::Time));
        }
        Ok(Self { source, timestamp })
    }

    /// When the archive was begun, in seconds since the Unix epoch: the time of all its records.
    pub fn timestamp(&self) -> u64 {
        self.timestamp
    }

    /// The next record, or `None` exactly at the end of the file.
    ///
    /// # Errors
    /// The outer error when the source fails; the inner one when the record's form is wrong or its body is larger
    /// than `max_bytes` or doesn't have the hash of its name.
    pub fn next_record(
        &mut self,
        max_bytes: u64,
    ) -> Result<Result<Option<Record>, ArchiveFault>, Unreadable> {
        let mut block = [0; BLOCK];
        match fill(&mut self.source, &mut block)? {
            0 => return Ok(Ok(None)),
            BLOCK => {}
            _ => return Ok(Err(ArchiveFault::Truncated)),
        }
        let (name, size) = match self.read_header(&block, max_bytes) {
            Ok(accepted) => accepted,
            Err(fault) => return Ok(Err(fault)),
        };
        Ok(read_body(&mut self.source, size)?.and_then(|body| {
            if HexDigest::of(&body) == name.hash() {
                Ok(Some(Record { name, body }))
            } else {
                Err(ArchiveFault::Hash)
            }
        }))
    }

    fn read_header(&self, block: &[u8; BLOCK], max_bytes: u64) -> Result<(RecordName, u64), ArchiveFault> {
        let header = Header::decode(block).ok_or(ArchiveFault::Header)?;
        let name = RecordName::parse(&header.name).ok_or(ArchiveFault::Name)?;
        if header.mtime != self.timestamp {
            return Err(ArchiveFault::Time);
        }
        if header.size > max_bytes {
            return Err(ArchiveFault::RecordTooLarge);
        }
        Ok((name, header.size))
    }
}

/// Writes records one at a time to any sink, in the only accepted form.
#[derive(Debug)]
pub struct RecordWriter<W> {
    sink: W,
    timestamp: u64,
}

impl<W: Write> RecordWriter<W> {
    /// Begins an archive: writes the `BELENIOS` record. `timestamp` is in seconds since the Unix epoch.
    ///
    /// # Errors
    /// Those of the sink; `InvalidInput` when the timestamp does not fit a tar header (year 2242).
    pub fn create(sink: W, timestamp: u64) -> io::Result<Self> {
        if timestamp > MAX_OCTAL_11 {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "timestamp beyond a tar header",
            ));
        }
        let mut writer = Self { sink, timestamp };
        writer.write(PREAMBLE_NAME.to_owned(), preamble(timestamp).as_bytes())?;
        Ok(writer)
    }

    /// Continues an archive of that timestamp: the sink stands at its end.
    pub fn resume(sink: W, timestamp: u64) -> Self {
        Self { sink, timestamp }
    }

    /// Writes a data record and tells its hash.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn data(&mut self, body: &[u8]) -> io::Result<HexDigest> {
        let hash = HexDigest::of(body);
        self.write(format!("{hash}.data.json"), body)?;
        Ok(hash)
    }

    /// Writes an event record and tells its hash.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn event(&mut self, body: &[u8]) -> io::Result<HexDigest> {
        let hash = HexDigest::of(body);
        self.write(format!("{hash}.event.json"), body)?;
        Ok(hash)
    }

    /// Gives the sink back. Flushing it is the caller's business.
    pub fn into_inner(self) -> W {
        self.sink
    }

    fn write(&mut self, name: String, body: &[u8]) -> io::Result<()> {
        let size = body.len() as u64;
        if size > MAX_SETUP_RECORD_BYTES {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "record larger than an archive may hold",
            ));
        }
        self.sink.write_all(
            &Header {
                name,
                size,
                mtime: self.timestamp,
            }
            .encode(),
        )?;
        self.sink.write_all(body)?;
        self.sink.write_all(&[0; BLOCK][..padding(size)])
    }
}

fn preamble(timestamp: u64) -> String {
    format!(r#"{{"version":1,"timestamp":"{timestamp}"}}"#)
}

fn read_preamble(body: &[u8]) -> Option<u64> {
    let read: Preamble = serde_json::from_slice(body).ok()?;
    let timestamp = read.timestamp.parse().ok()?;
    (read.version == 1 && preamble(timestamp).as_bytes() == body).then_some(timestamp)
}

/// Reads a body and its padding. Memory grows with what is really there, never with what a header claims.
fn read_body(source: &mut impl Read, size: u64) -> Result<Result<Vec<u8>, ArchiveFault>, Unreadable> {
    let mut body = Vec::new();
    source.by_ref().take(size).read_to_end(&mut body)?;
    let mut rest = [0; BLOCK];
    let rest = &mut rest[..padding(size)];
    if body.len() as u64 != size || fill(source, rest)? != rest.len() {
        return Ok(Err(ArchiveFault::Truncated));
    }
    if rest.iter().any(|byte| *byte != 0) {
        return Ok(Err(ArchiveFault::Padding));
    }
    Ok(Ok(body))
}

fn padding(size: u64) -> usize {
    let used = usize::try_from(size % BLOCK as u64).expect("less than a block");
    (BLOCK - used) % BLOCK
}

/// Reads until the buffer is full or the source ends; tells how much was read.
fn fill(source: &mut impl Read, buffer: &mut [u8]) -> Result<usize, Unreadable> {
    let mut filled = 0;
    while filled < buffer.len() {
        match source.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(filled)
}

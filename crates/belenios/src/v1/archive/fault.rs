//! Why an archive can't be read, or isn't one belenios-tool would have written.

use std::io;

/// The bytes could not be read at all, or never were an election archive.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The source failed.
    #[error("the archive could not be read: {0}")]
    Io(#[from] io::Error),
    /// The first record is not the `BELENIOS` header: this is some other file.
    #[error("not an election archive: it does not begin with a BELENIOS record")]
    NotAnArchive,
}

/// An election archive whose form is wrong. The codes are stable: programs may compare them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveFault {
    /// The file ends in the middle of a record.
    #[error("the file ends in the middle of a record")]
    Truncated,
    /// A header block that is not byte for byte the old tar form (ustar, GNU, end blocks, links, wrong checksum…).
    #[error("a record's header is not the exact form of an election archive")]
    Header,
    /// A record name that is neither a lowercase hash with its suffix nor `BELENIOS` in first place.
    #[error("a record has a name that does not belong in an election archive")]
    Name,
    /// A modification time that differs from the archive's timestamp.
    #[error("a record's time differs from the archive's timestamp")]
    Time,
    /// A size over [`MAX_RECORD_BYTES`](super::MAX_RECORD_BYTES) or
    /// [`MAX_SETUP_RECORD_BYTES`](super::MAX_SETUP_RECORD_BYTES).
    #[error("a record is larger than an election archive may hold")]
    RecordTooLarge,
    /// The bytes after a body, up to the next block, are not all zero.
    #[error("the padding of a record is not zero")]
    Padding,
    /// A body whose SHA-256 is not the record's name.
    #[error("a record's content does not have the hash of its name")]
    Hash,
    /// The same data record twice in one event or in two events that are not ballots.
    #[error("the same data record appears twice")]
    DuplicateRecord,
    /// The `BELENIOS` record is not the canonical `{"version":1,"timestamp":"…"}`.
    #[error("the BELENIOS record is not canonical or not of version 1")]
    Preamble,
    /// An event that is not canonical JSON of a known type.
    #[error("an event is not canonical or not of a known type")]
    Event,
    /// A height that does not follow the previous event's.
    #[error("an event's height does not follow the previous one")]
    Height,
    /// A parent that is not the hash of the previous event.
    #[error("an event's parent is not the previous event")]
    Parent,
    /// The data before an event are not the ones its type wants, or its payload is not the last of them.
    #[error("the data before an event are not those it announces")]
    Payload,
    /// Data records with no event after them.
    #[error("data records at the end of the file belong to no event")]
    DanglingData,
    /// An event that may not come at this stage (second Setup, ballot after closing, anything after the result…).
    #[error("an event comes at a stage where it may not")]
    Order,
}

impl ArchiveFault {
    /// The stable, language-neutral code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Truncated => "archive_truncated",
            Self::Header => "archive_header",
            Self::Name => "archive_name",
            Self::Time => "archive_time",
            Self::RecordTooLarge => "archive_record_too_large",
            Self::Padding => "archive_padding",
            Self::Hash => "archive_hash",
            Self::DuplicateRecord => "archive_duplicate_record",
            Self::Preamble => "archive_preamble",
            Self::Event => "archive_event",
            Self::Height => "archive_height",
            Self::Parent => "archive_parent",
            Self::Payload => "archive_payload",
            Self::DanglingData => "archive_dangling_data",
            Self::Order => "archive_order",
        }
    }
}

/// What a reader of archives answers when it can't go on.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The source failed or is no archive.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The archive's form is wrong; `height` is that of the event being read.
    #[error("event {height}: {fault}")]
    Malformed {
        /// Height of the event being read (of the next one, when the fault lies between two events).
        height: u64,
        /// What is wrong.
        fault: ArchiveFault,
    },
}

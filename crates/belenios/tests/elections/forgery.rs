//! Archives that are wrong in one chosen respect: the chain is made anew around the forgery, so only the check it aims
//! at can notice.

use belenios::v1::HexDigest;
use belenios::v1::archive::{ArchiveReader, ChainWriter, EventType, SetupRecord};
use belenios::v1::verify::{VerifyError, verify};

/// The events of an archive with their data, free to be changed.
#[derive(Clone)]
pub(crate) struct Forgery {
    pub(crate) events: Vec<(EventType, Vec<Vec<u8>>)>,
}

impl Forgery {
    pub(crate) fn of(archive: &[u8]) -> Self {
        let mut reader = ArchiveReader::open(archive).unwrap();
        let mut events = Vec::new();
        while let Some(entry) = reader.next_entry().unwrap() {
            events.push((
                entry.event.event_type,
                entry.data.into_iter().map(|record| record.body).collect(),
            ));
        }
        Self { events }
    }

    /// Place of the nth event of a type.
    pub(crate) fn place(&self, event_type: EventType, n: usize) -> usize {
        let places = self
            .events
            .iter()
            .enumerate()
            .filter(|(_, (found, _))| *found == event_type);
        places.map(|(place, _)| place).nth(n).unwrap()
    }

    /// Replaces text in a record.
    pub(crate) fn replace(mut self, event_type: EventType, record: usize, from: &str, to: &str) -> Self {
        let place = self.place(event_type, 0);
        let body = &mut self.events[place].1[record];
        let text = String::from_utf8(body.clone()).unwrap();
        assert!(text.contains(from), "{from} in {text}");
        *body = text.replacen(from, to, 1).into_bytes();
        self
    }

    /// Puts the hashes of the first three set-up records into the fourth.
    pub(crate) fn with_setup_renamed(mut self) -> Self {
        let data = &mut self.events[0].1;
        let [election, trustees, credentials] = [0, 1, 2].map(|record| HexDigest::of(&data[record]));
        data[3] = SetupRecord {
            election,
            trustees,
            credentials,
        }
        .to_json();
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut chain = ChainWriter::create(Vec::new(), crate::poll::TIMESTAMP).unwrap();
        for (event_type, data) in &self.events {
            let data: Vec<&[u8]> = data.iter().map(Vec::as_slice).collect();
            chain.append(*event_type, &data).unwrap();
        }
        chain.into_inner()
    }

    /// Code and height of the reason our verifier gives, the same at every run.
    pub(crate) fn refused(&self) -> (&'static str, u64) {
        let bytes = self.bytes();
        let run = || match verify(bytes.as_slice()) {
            Err(VerifyError::Invalid(invalid)) => (invalid.code(), invalid.height),
            other => panic!("an invalid archive expected, got {other:?}"),
        };
        let first = run();
        assert_eq!(run(), first);
        first
    }
}

//! From the ballot box to the `.bel` archive. The order of the ballots is that of their shards, then of their
//! credentials: a function of the credentials alone, which tells nothing of the time of voting (BB-12).

use crate::parameters::Parameters;
use belenios::v1::HexDigest;
use belenios::v1::archive::{ArchiveWriter, Event, EventType, Head, SetupRecord};
use std::io::{self, Write};

/// The chain of an archive, followed without the archive: events name only hashes, so the head needs no credential.
#[derive(Debug)]
pub(crate) struct Chain(Head);

impl Chain {
    /// The chain after its `Setup` event.
    pub(crate) fn set_up(parameters: &Parameters, credentials: HexDigest) -> Self {
        let setup = HexDigest::of(&setup(parameters, credentials));
        let event = Event {
            parent: None,
            height: 0,
            event_type: EventType::Setup,
            payload: Some(setup),
        };
        Self(Head {
            height: 0,
            hash: HexDigest::of(&event.to_json()),
        })
    }

    pub(crate) fn ballot(&mut self, ballot: &[u8]) {
        self.append(EventType::Ballot, Some(HexDigest::of(ballot)));
    }

    pub(crate) fn close(mut self) -> Head {
        self.append(EventType::EndBallots, None);
        self.0
    }

    fn append(&mut self, event_type: EventType, payload: Option<HexDigest>) {
        let height = self.0.height + 1;
        let event = Event {
            parent: Some(self.0.hash),
            height,
            event_type,
            payload,
        };
        self.0 = Head {
            height,
            hash: HexDigest::of(&event.to_json()),
        };
    }
}

/// The archive's beginning: everything up to the first ballot.
pub(crate) fn begin<W: Write>(
    sink: W,
    parameters: &Parameters,
    credentials: &[u8],
) -> io::Result<ArchiveWriter<W>> {
    let row = parameters.row();
    let timestamp = u64::try_from(row.sealed_at)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidInput, "sealed before 1970"))?;
    let setup = setup(parameters, HexDigest::of(credentials));
    let mut archive = ArchiveWriter::create(sink, timestamp)?;
    archive.append(
        EventType::Setup,
        &[&row.election, &row.trustees, credentials, &setup],
    )?;
    Ok(archive)
}

/// The payload of the `Setup` event.
fn setup(parameters: &Parameters, credentials: HexDigest) -> Vec<u8> {
    let record = SetupRecord {
        election: parameters.election().record_digest(),
        trustees: HexDigest::of(&parameters.row().trustees),
        credentials,
    };
    record.to_json()
}

//! A small election made with the real parts, up to any ballot box one wants to show a trustee.

use belenios::v1::archive::{ArchiveWriter, ChainWriter, EventType};
use belenios::v1::json::to_canonical;
use belenios::v1::tally::{EncryptedTally, SizedTally};
use belenios::v1::verify::{VerifiedElection, verify};
use belenios::v1::{Ballot, BallotRandomness, Choice, Election, HexDigest};
use ceremony::decryption::Expected;
use ceremony::{CeremonyEvent, Codes, OneRoom, Plan, codes, elections, establish_in_one_room};
use std::path::{Path, PathBuf};

/// 2022-12-08T17:00:00+01:00.
const CLOSED_AT: u64 = 1_670_515_200;

pub(crate) fn seed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/pro2022")
}

/// The seed's event, ready to vote in, with a key of president, secretary and three delegates.
pub(crate) struct ReadyElection {
    pub(crate) event: CeremonyEvent,
    pub(crate) codes: Codes,
    pub(crate) room: OneRoom,
    /// « CSA de proximité de Paris »: 11 voters, 6 lists and the blank vote.
    pub(crate) election: Election,
}

impl ReadyElection {
    pub(crate) fn new() -> Self {
        let event = CeremonyEvent::read(&seed()).unwrap();
        let codes = codes(&event, &|_| {}).unwrap();
        let plan = Plan::legal(&event, "Présidente", "Secrétaire", &["A", "B", "C"]).unwrap();
        let room = establish_in_one_room(&plan).unwrap();
        let election = elections(&event, &room.trustees).unwrap().remove(1);
        Self {
            event,
            codes,
            room,
            election,
        }
    }

    /// One ballot per choice, each by another voter of the election. `None` is the blank vote.
    pub(crate) fn ballots(&self, choices: &[Option<usize>]) -> Vec<Vec<u8>> {
        let voters = self
            .event
            .voters
            .iter()
            .zip(&self.codes.notices)
            .filter(|(voter, _)| voter.elections.contains(&1));
        let cast = voters.zip(choices).map(|((voter, notice), choice)| {
            let credential = notice
                .code
                .seed(&self.event.id, &voter.number)
                .credential(self.election.uuid());
            let mut bytes = vec![0; BallotRandomness::length(&self.election)];
            getrandom::fill(&mut bytes).unwrap();
            let choice = choice.map_or(Choice::Blank, Choice::list);
            Ballot::create(
                &self.election,
                &credential,
                &[choice],
                &BallotRandomness::new(bytes),
            )
            .unwrap()
            .bytes()
            .to_vec()
        });
        cast.collect()
    }

    pub(crate) fn setup(&self) -> [Vec<u8>; 4] {
        let credentials = self.codes.credentials[1].1.to_json();
        let (election, trustees) = (self.election.raw().to_vec(), self.room.trustees.to_json());
        let [e, t, c] = [&election, &trustees, &credentials].map(|bytes| HexDigest::of(bytes));
        let setup = format!(r#"{{"election":"{e}","trustees":"{t}","credentials":"{c}"}}"#);
        [election, trustees, credentials, setup.into_bytes()]
    }

    /// An archive of these ballots, closed or not.
    pub(crate) fn archive(&self, ballots: &[Vec<u8>], closed: bool) -> Vec<u8> {
        let mut writer = ArchiveWriter::create(Vec::new(), CLOSED_AT).unwrap();
        writer
            .append(EventType::Setup, &self.setup().each_ref().map(Vec::as_slice))
            .unwrap();
        for ballot in ballots {
            writer.append(EventType::Ballot, &[ballot]).unwrap();
        }
        if closed {
            writer.append(EventType::EndBallots, &[]).unwrap();
        }
        writer.into_inner()
    }

    /// The closed archive of these ballots, followed by another encrypted tally than theirs.
    pub(crate) fn archive_with_tally(&self, ballots: &[Vec<u8>], tally: &[u8]) -> Vec<u8> {
        let mut writer = ChainWriter::create(Vec::new(), CLOSED_AT).unwrap();
        writer
            .append(EventType::Setup, &self.setup().each_ref().map(Vec::as_slice))
            .unwrap();
        for ballot in ballots {
            writer.append(EventType::Ballot, &[ballot]).unwrap();
        }
        writer.append(EventType::EndBallots, &[]).unwrap();
        let count = ballots.len() as u64;
        let sized = SizedTally {
            num_tallied: count,
            total_weight: count,
            encrypted_tally: HexDigest::of(tally),
        };
        writer
            .append(EventType::EncryptedTally, &[tally, &to_canonical(&sized)])
            .unwrap();
        writer.into_inner()
    }

    /// The encrypted tally of these ballots.
    pub(crate) fn tally(&self, ballots: &[Vec<u8>]) -> EncryptedTally {
        verified(&self.archive(ballots, true)).tally().clone()
    }
}

pub(crate) fn verified(archive: &[u8]) -> VerifiedElection {
    verify(archive).unwrap()
}

/// What honest minutes say of an archive.
pub(crate) fn minutes(archive: &[u8]) -> Expected {
    let verified = verified(archive);
    Expected {
        ballots: verified.ballots(),
        head: verified.head().hash,
    }
}

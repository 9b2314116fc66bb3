//! An archive in a folder of its own, as belenios-tool wants it.

use belenios::v1::Base64Digest;
use belenios::v1::archive::{ArchiveReader, ChainWriter, EventType};
use rayon::prelude::*;
use tempfile::TempDir;

use crate::tool::{Answer, run};

pub(crate) struct Board {
    pub(crate) folder: TempDir,
}

impl Board {
    pub(crate) fn new(uuid: &str, archive: &[u8]) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        std::fs::write(folder.path().join(format!("{uuid}.bel")), archive).unwrap();
        Self { folder }
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Answer {
        run(self.folder.path(), arguments, b"")
    }

    pub(crate) fn verify(&self) -> Answer {
        self.run(&["election", "verify", "--dir", "."])
    }

    /// Judges one ballot; the archive must not hold it yet.
    pub(crate) fn verify_ballot(&self, ballot: &[u8]) -> Answer {
        let name = Base64Digest::of(ballot).to_string().replace('/', "_");
        let file = format!("{name}.ballot");
        std::fs::write(self.folder.path().join(&file), ballot).unwrap();
        self.run(&["election", "verify-ballot", "--dir", ".", "--ballot", &file])
    }

    /// Judges ballots on all cores.
    ///
    /// # Panics
    /// When one is refused.
    pub(crate) fn accepts_each(&self, ballots: &[Vec<u8>]) {
        ballots.par_iter().enumerate().for_each(|(number, ballot)| {
            let answer = self.verify_ballot(ballot);
            assert!(answer.accepted, "ballot {number}: {}", answer.said);
        });
    }

    /// The encrypted tally and its sizes, as the tool computes them.
    pub(crate) fn compute_encrypted_tally(&self) -> Vec<Vec<u8>> {
        let command = ["election", "compute-encrypted-tally", "--dir", "."];
        self.run(&command).lines("compute-encrypted-tally")
    }

    /// The result, as the tool computes it from the partial decryptions of the archive.
    pub(crate) fn compute_result(&self) -> Vec<u8> {
        let command = ["election", "compute-result", "--dir", "."];
        self.run(&command).lines("compute-result").remove(0)
    }
}

/// The archive cut after Setup, and the bodies of its ballots.
pub(crate) fn cut_after_setup(archive: &[u8]) -> (Vec<u8>, Vec<Vec<u8>>) {
    let mut reader = ArchiveReader::open(archive).unwrap();
    let mut cut = ChainWriter::create(Vec::new(), reader.timestamp()).unwrap();
    let setup = reader.next_entry().unwrap().unwrap();
    let data: Vec<&[u8]> = setup.data.iter().map(|record| record.body.as_slice()).collect();
    cut.append(EventType::Setup, &data).unwrap();
    let mut ballots = Vec::new();
    while let Some(mut entry) = reader.next_entry().unwrap() {
        if entry.event.event_type == EventType::Ballot {
            ballots.push(entry.data.remove(0).body);
        }
    }
    (cut.into_inner(), ballots)
}

/// The two records of the EncryptedTally event.
pub(crate) fn archived_tally(archive: &[u8]) -> Vec<Vec<u8>> {
    let mut reader = ArchiveReader::open(archive).unwrap();
    while let Some(entry) = reader.next_entry().unwrap() {
        if entry.event.event_type == EventType::EncryptedTally {
            return entry.data.into_iter().map(|record| record.body).collect();
        }
    }
    panic!("an archive that has come to its tally");
}

/// All three steps: the whole, every ballot against the archive cut after Setup, the encrypted tally.
///
/// # Panics
/// When the tool refuses anything.
pub(crate) fn accepted_in_three_steps(uuid: &str, archive: &[u8]) {
    let whole = Board::new(uuid, archive);
    whole.verify().expect("verify");
    let (setup, ballots) = cut_after_setup(archive);
    Board::new(uuid, &setup).accepts_each(&ballots);
    assert_eq!(whole.compute_encrypted_tally(), archived_tally(archive));
}

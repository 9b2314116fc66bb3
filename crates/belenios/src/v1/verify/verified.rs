//! What a verification establishes.

use std::io::Write;

use crate::v1::archive::{ArchiveWriter, Head, Stage};
use crate::v1::credential::CredentialList;
use crate::v1::election::Election;
use crate::v1::tally::{Decryption, ElectionResult, EncryptedTally, SizedTally};
use crate::v1::trustee::{Owner, Trustees};

/// An election whose archive holds, up to [`VerifiedElection::stage`]. Only [`verify`](super::verify) makes one.
#[derive(Clone, Debug)]
pub struct VerifiedElection {
    pub(super) election: Election,
    pub(super) trustees: Trustees,
    pub(super) credentials: CredentialList,
    pub(super) timestamp: u64,
    pub(super) head: Head,
    pub(super) stage: Stage,
    pub(super) tally: EncryptedTally,
    pub(super) sized_tally: SizedTally,
    pub(super) decryption: Option<Decryption>,
    pub(super) result: Option<ElectionResult>,
}

impl VerifiedElection {
    /// The election.
    #[must_use]
    pub fn election(&self) -> &Election {
        &self.election
    }

    /// Its trustees.
    #[must_use]
    pub fn trustees(&self) -> &Trustees {
        &self.trustees
    }

    /// The credentials that may vote.
    #[must_use]
    pub fn credentials(&self) -> &CredentialList {
        &self.credentials
    }

    /// When the archive was begun, in seconds since the Unix epoch, as it says itself.
    #[must_use]
    pub fn timestamp(&self) -> u64 {
        self.timestamp
    }

    /// The last event: whoever has the same head has the same archive.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// How far the archive goes.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Number of ballots, each with its own credential.
    #[must_use]
    pub fn ballots(&self) -> u64 {
        self.sized_tally.num_tallied
    }

    /// The product of all ballots, recomputed from them. It is final from [`Stage::Closed`] on: a trustee decrypts
    /// this one and no other (ATTACKS TA-01, TA-02).
    #[must_use]
    pub fn tally(&self) -> &EncryptedTally {
        &self.tally
    }

    /// The record that goes with [`VerifiedElection::tally`].
    #[must_use]
    pub fn sized_tally(&self) -> &SizedTally {
        &self.sized_tally
    }

    /// The decryption as the archive has it; `None` before [`Stage::Tallied`].
    #[must_use]
    pub fn decryption(&self) -> Option<&Decryption> {
        self.decryption.as_ref()
    }

    /// The trustees whose partial decryption is in the archive, in order.
    #[must_use]
    pub fn decrypted_by(&self) -> Vec<Owner> {
        self.decryption.iter().flat_map(Decryption::owners).collect()
    }

    /// The numbers; `None` before [`Stage::Finished`].
    #[must_use]
    pub fn result(&self) -> Option<&ElectionResult> {
        self.result.as_ref()
    }

    /// Continues this archive; the sink stands at its end.
    pub fn resume<W: Write>(&self, sink: W) -> ArchiveWriter<W> {
        ArchiveWriter::resume(sink, self.timestamp, Some(self.head), self.stage)
    }
}

//! The records of an election's course, written in their order and typed: what was not checked can't be written.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{ArchiveWriter, EventType, Head};
use crate::v1::HexDigest;
use crate::v1::ballot::CheckedBallot;
use crate::v1::credential::CredentialList;
use crate::v1::election::Election;
use crate::v1::json::to_canonical;
use crate::v1::tally::{ElectionResult, EncryptedTally, PartialDecryption, SizedTally};
use crate::v1::trustee::{Owner, Trustees};

/// `{"election":hash,"trustees":hash,"credentials":hash}`: what the Setup event fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetupRecord {
    /// SHA-256 of the election.
    pub election: HexDigest,
    /// SHA-256 of the trustees.
    pub trustees: HexDigest,
    /// SHA-256 of the public credentials: the list in force when the archive is written, re-issued ones included.
    pub credentials: HexDigest,
}

impl SetupRecord {
    /// Its bytes: compact JSON.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }
}

impl<W: Write> ArchiveWriter<W> {
    /// Writes the Setup event.
    ///
    /// # Errors
    /// Those of the sink; `InvalidInput` out of order or when the election's key is not the trustees'.
    pub fn setup(
        &mut self,
        election: &Election,
        trustees: &Trustees,
        credentials: &CredentialList,
    ) -> io::Result<Head> {
        if *election.public_key() != trustees.public_key() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "the election's key is not the trustees'",
            ));
        }
        let (trustees, credentials) = (trustees.to_json(), credentials.to_json());
        let setup = SetupRecord {
            election: election.record_digest(),
            trustees: HexDigest::of(&trustees),
            credentials: HexDigest::of(&credentials),
        };
        self.append(
            EventType::Setup,
            &[election.raw(), &trustees, &credentials, &setup.to_json()],
        )
    }

    /// Writes a ballot.
    ///
    /// # Errors
    /// Those of the sink; `InvalidInput` out of order.
    pub fn ballot(&mut self, ballot: &CheckedBallot) -> io::Result<Head> {
        self.append(EventType::Ballot, &[ballot.bytes()])
    }

    /// Closes the box.
    ///
    /// # Errors
    /// Those of the sink; `InvalidInput` out of order.
    pub fn end_ballots(&mut self) -> io::Result<Head> {
        self.append(EventType::EndBallots, &[])
    }

    /// Writes the encrypted tally.
    ///
    /// # Errors
    /// Those of the sink; `InvalidInput` out of order.
    pub fn encrypted_tally(&mut self, tally: &EncryptedTally, sized: &SizedTally) -> io::Result<Head> {
        self.append(EventType::EncryptedTally, &[&tally.to_json(), &sized.to_json()])
    }

    /// Writes a trustee's partial decryption.
    ///
    /// # Errors
    /// Those of the sink; `InvalidInput` out of order.
    pub fn partial_decryption(&mut self, owner: Owner, share: &PartialDecryption) -> io::Result<Head> {
        self.append(
            EventType::PartialDecryption,
            &[&share.to_json(), &share.owned_by(owner).to_json()],
        )
    }

    /// Writes the result; nothing comes after.
    ///
    /// # Errors
    /// Those of the sink; `InvalidInput` out of order.
    pub fn result(&mut self, result: &ElectionResult) -> io::Result<Head> {
        self.append(EventType::Result, &[&result.to_json()])
    }
}

//! A ballot that may be counted.

use super::BallotReference;
use crate::v1::Ciphertext;
use crate::v1::credential::PublicCredential;
use crate::v1::election::ElectionUuid;

/// A ballot whose every rule was checked against its election. Only [`SignedBallot::check`](super::SignedBallot::check)
/// makes one.
#[derive(Debug, Clone)]
pub struct CheckedBallot {
    bytes: Vec<u8>,
    reference: BallotReference,
    election_uuid: ElectionUuid,
    credential: PublicCredential,
    ciphertexts: Vec<Vec<Ciphertext>>,
}

impl CheckedBallot {
    pub(super) fn new(
        bytes: Vec<u8>,
        election_uuid: ElectionUuid,
        credential: PublicCredential,
        ciphertexts: Vec<Vec<Ciphertext>>,
    ) -> Self {
        let reference = BallotReference::of(&bytes);
        Self {
            bytes,
            reference,
            election_uuid,
            credential,
            ciphertexts,
        }
    }

    /// The canonical bytes, exactly as received.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The reference the voter keeps.
    pub fn reference(&self) -> &BallotReference {
        &self.reference
    }

    /// The election it was checked against.
    pub fn election_uuid(&self) -> &ElectionUuid {
        &self.election_uuid
    }

    /// The credential that signed it.
    pub fn credential(&self) -> &PublicCredential {
        &self.credential
    }

    /// Per question, per choice (the blank vote first, when allowed): what the tally multiplies.
    pub fn ciphertexts(&self) -> &[Vec<Ciphertext>] {
        &self.ciphertexts
    }
}

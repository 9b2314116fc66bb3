//! A ballot that came from outside, on its way to being accepted.

use super::answer::{check_answer, check_shape};
use super::wire::WireBallot;
use super::{BallotError, BallotReference, CheckedBallot, MAX_BALLOT_BYTES};
use crate::v1::Statement;
use crate::v1::credential::PublicCredential;
use crate::v1::election::{Election, ElectionUuid};
use crate::v1::group::EncodedElement;
use crate::v1::json::parse_canonical;

/// The canonical bytes of a ballot; nothing cryptographic is checked yet (about 20 µs).
#[derive(Debug, Clone)]
pub struct ReceivedBallot {
    bytes: Vec<u8>,
    wire: WireBallot,
}

/// A ballot of the right shape for the election, signed by its credential; its proofs are not checked yet.
#[derive(Debug, Clone)]
pub struct SignedBallot {
    received: ReceivedBallot,
    credential: PublicCredential,
}

impl ReceivedBallot {
    /// Reads bytes: not too many, JSON, and the one canonical text of what they say, answers included.
    ///
    /// # Errors
    /// [`BallotError::TooLarge`], [`BallotError::Malformed`], [`BallotError::NonCanonical`].
    pub fn parse(bytes: &[u8]) -> Result<Self, BallotError> {
        if bytes.len() > MAX_BALLOT_BYTES {
            return Err(BallotError::TooLarge(bytes.len()));
        }
        let wire = parse_canonical(bytes)?;
        Ok(Self {
            bytes: bytes.to_vec(),
            wire,
        })
    }

    /// The cheap first step (about 60 µs): made for this election, of the right shape, signed by its credential.
    ///
    /// # Errors
    /// [`BallotError`], see its cases.
    pub fn check_signature(self, election: &Election) -> Result<SignedBallot, BallotError> {
        self.check_election(election)?;
        let (questions, answers) = (election.questions(), &self.wire.answers);
        if questions.len() != answers.len() {
            return Err(BallotError::Shape {
                question: questions.len(),
            });
        }
        let wrong = questions
            .iter()
            .zip(answers)
            .position(|(question, answer)| !check_shape(question, answer));
        if let Some(question) = wrong {
            return Err(BallotError::Shape { question });
        }
        let hash = self.wire.unsigned_digest();
        if hash != self.wire.signature.hash {
            return Err(BallotError::SignatureHash);
        }
        let credential = PublicCredential::decode(&self.wire.credential).map_err(BallotError::Credential)?;
        let statement = Statement::BallotSignature { hash: &hash };
        let signed = self
            .wire
            .signature
            .proof
            .check_knowledge(&statement, credential.element());
        signed.map_err(|_| BallotError::Signature)?;
        Ok(SignedBallot {
            received: self,
            credential,
        })
    }

    /// The whole check: [`ReceivedBallot::check_signature`], then [`SignedBallot::check`].
    ///
    /// # Errors
    /// [`BallotError`], see its cases.
    pub fn check(self, election: &Election) -> Result<CheckedBallot, BallotError> {
        self.check_signature(election)?.check(election)
    }

    /// The election the ballot says it is for.
    pub fn election_uuid(&self) -> &ElectionUuid {
        &self.wire.election_uuid
    }

    /// The credential the ballot carries, not yet known to be in the group.
    pub fn credential(&self) -> &EncodedElement {
        &self.wire.credential
    }

    /// The reference of these bytes.
    pub fn reference(&self) -> BallotReference {
        BallotReference::of(&self.bytes)
    }

    /// The canonical bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn check_election(&self, election: &Election) -> Result<(), BallotError> {
        if self.wire.election_uuid != *election.uuid() {
            return Err(BallotError::ForeignElection);
        }
        if self.wire.election_hash != *election.hash() {
            return Err(BallotError::ForeignElectionHash);
        }
        Ok(())
    }
}

impl SignedBallot {
    /// The rest of the check (about 1 ms for four lists and the blank vote): every element in the group and not
    /// neutral, every proof.
    ///
    /// # Errors
    /// [`BallotError`], see its cases.
    pub fn check(self, election: &Election) -> Result<CheckedBallot, BallotError> {
        let Self { received, credential } = self;
        received.check_election(election)?;
        let answers = 0..received.wire.answers.len();
        let ciphertexts = answers.map(|number| check_answer(election, &received.wire, number));
        let ciphertexts = ciphertexts.collect::<Result<_, _>>()?;
        let ReceivedBallot { bytes, wire } = received;
        Ok(CheckedBallot::new(
            bytes,
            wire.election_uuid,
            credential,
            ciphertexts,
        ))
    }

    /// The credential that signed.
    pub fn credential(&self) -> &PublicCredential {
        &self.credential
    }

    /// The ballot as received.
    pub fn received(&self) -> &ReceivedBallot {
        &self.received
    }
}

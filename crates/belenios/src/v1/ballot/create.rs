//! Making a ballot.

use super::answer::prove_answer;
use super::choice::{Choice, ChoiceError};
use super::randomness::{BallotRandomness, RandomnessError};
use super::wire::{UnsignedBallot, WireBallot, WireSignature};
use super::{BallotReference, MAX_BALLOT_BYTES};
use crate::v1::credential::PrivateCredential;
use crate::v1::election::Election;
use crate::v1::json::to_canonical;
use crate::v1::{Proof, Statement};

/// A ballot made here, ready to be sent: canonical bytes and their reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    bytes: Vec<u8>,
    reference: BallotReference,
}

/// Why no ballot was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CreationError {
    /// Not one choice per question.
    #[error("{given} choices for {questions} questions")]
    Choices {
        /// Questions of the election.
        questions: usize,
        /// Choices given.
        given: usize,
    },
    /// A choice does not answer its question.
    #[error("question {question}: {cause}")]
    Choice {
        /// Number of the question, from 0.
        question: usize,
        /// Why.
        cause: ChoiceError,
    },
    /// The random bytes cannot be used.
    #[error(transparent)]
    Randomness(#[from] RandomnessError),
}

impl Ballot {
    /// The ballot of the holder of `credential` in `election`: one choice per question, encrypted and proved
    /// (Belenios specification, “Ballots”), then signed. The same arguments give the same bytes.
    ///
    /// # Errors
    /// [`CreationError`], before anything is computed.
    pub fn create(
        election: &Election,
        credential: &PrivateCredential,
        choices: &[Choice],
        randomness: &BallotRandomness,
    ) -> Result<Self, CreationError> {
        let questions = election.questions();
        if choices.len() != questions.len() {
            return Err(CreationError::Choices {
                questions: questions.len(),
                given: choices.len(),
            });
        }
        let mut plaintexts = Vec::with_capacity(choices.len());
        for (number, (question, choice)) in questions.iter().zip(choices).enumerate() {
            let plaintext = choice.plaintext(question);
            plaintexts.push(plaintext.map_err(|cause| CreationError::Choice {
                question: number,
                cause,
            })?);
        }
        let mut draws = randomness.draws(election)?;
        let public = *credential.public().encoded();
        let answers: Vec<_> = questions
            .iter()
            .zip(&plaintexts)
            .map(|(question, plaintext)| prove_answer(election, question, &public, plaintext, &mut draws))
            .collect();
        let hash = UnsignedBallot {
            election_uuid: election.uuid(),
            election_hash: election.hash(),
            credential: &public,
            answers: &answers,
        }
        .digest();
        let statement = Statement::BallotSignature { hash: &hash };
        let proof = Proof::of_knowledge(&statement, credential.secret(), &draws.block());
        Ok(Self::from_wire(&WireBallot {
            election_uuid: election.uuid().clone(),
            election_hash: *election.hash(),
            credential: public,
            answers,
            signature: WireSignature { hash, proof },
        }))
    }

    /// The canonical bytes, to be sent as they are.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The reference the voter keeps.
    pub fn reference(&self) -> &BallotReference {
        &self.reference
    }

    fn from_wire(ballot: &WireBallot) -> Self {
        let bytes = to_canonical(ballot);
        debug_assert!(
            bytes.len() <= MAX_BALLOT_BYTES,
            "elections with larger ballots are refused"
        );
        let reference = BallotReference::of(&bytes);
        Self { bytes, reference }
    }
}

//! Why a ballot is refused.

use crate::v1::group::ElementError;
use crate::v1::json::JsonError;

/// The closed list of reasons to refuse the bytes of a ballot. Questions and choices are numbered from 0; when the
/// blank vote is allowed it is choice 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BallotError {
    /// More than [`MAX_BALLOT_BYTES`](super::MAX_BALLOT_BYTES); nothing was read.
    #[error("the ballot has {0} bytes, more than {max}", max = super::MAX_BALLOT_BYTES)]
    TooLarge(usize),
    /// Not the JSON of a ballot: cut, a field missing or twice, a number or an element in a form that is never right.
    #[error("the ballot is not JSON of the expected shape (line {line}, column {column})")]
    Malformed {
        /// Line of the first fault, from 1.
        line: usize,
        /// Column of the first fault, in bytes.
        column: usize,
    },
    /// A ballot, but not its one canonical text: a space, an unknown field, another order, an escape.
    #[error("the ballot is not in canonical form (first difference at byte {at})")]
    NonCanonical {
        /// Offset of the first difference, in bytes.
        at: usize,
    },
    /// Made for another election.
    #[error("the ballot is for another election")]
    ForeignElection,
    /// Made for this identifier but another description of the election.
    #[error("the ballot is for another version of this election")]
    ForeignElectionHash,
    /// Not one answer per question, or not the right number of ciphertexts or proofs in an answer.
    #[error("the answer to question {question} does not have the shape of the question")]
    Shape {
        /// The question, or the number of questions when answers are missing or too many.
        question: usize,
    },
    /// The credential is not a usable group element.
    #[error("the credential is not valid: {0}")]
    Credential(ElementError),
    /// The signature carries the hash of something else.
    #[error("the signature is for another ballot")]
    SignatureHash,
    /// The signature is not the credential's.
    #[error("the signature does not hold")]
    Signature,
    /// An alpha or beta is not in the group, or is the neutral element.
    #[error("question {question}, choice {choice}: {cause}")]
    GroupElement {
        /// The question.
        question: usize,
        /// The choice.
        choice: usize,
        /// Why.
        cause: ElementError,
    },
    /// A choice is not proved to be 0 or 1.
    #[error("question {question}, choice {choice}: the proof that it is 0 or 1 does not hold")]
    IndividualProof {
        /// The question.
        question: usize,
        /// The choice.
        choice: usize,
    },
    /// The number of lists selected is not proved to be allowed.
    #[error("question {question}: the proof of the number of choices does not hold")]
    OverallProof {
        /// The question.
        question: usize,
    },
    /// A blank vote is not proved to select no list.
    #[error("question {question}: the proof of the blank vote does not hold")]
    BlankProof {
        /// The question.
        question: usize,
    },
}

impl From<JsonError> for BallotError {
    fn from(error: JsonError) -> Self {
        match error {
            JsonError::Malformed { line, column } => Self::Malformed { line, column },
            JsonError::NonCanonical { at } => Self::NonCanonical { at },
        }
    }
}

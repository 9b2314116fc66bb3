//! Ballots: made by [`Ballot::create`], received as bytes, and accepted in two steps that are types:
//! [`ReceivedBallot`] (canonical bytes) → [`SignedBallot`] (of this election, signed by its credential) →
//! [`CheckedBallot`] (every element and proof right). Belenios specification, “Ballots”.
//!
//! Whether the credential has the right to vote, and has not voted, is not known here: see
//! [`CredentialList`](super::CredentialList) and the ballot box.

mod answer;
mod checked;
mod choice;
mod create;
mod error;
mod randomness;
mod received;
mod reference;
mod texts;
mod wire;

pub use checked::CheckedBallot;
pub use choice::{Choice, ChoiceError};
pub use create::{Ballot, CreationError};
pub use error::BallotError;
pub use randomness::{BallotRandomness, RandomnessError};
pub use received::{ReceivedBallot, SignedBallot};
pub use reference::BallotReference;
pub(super) use wire::largest_size;

/// Largest ballot read, in bytes. An election whose ballots could be larger is refused when it is read.
pub const MAX_BALLOT_BYTES: usize = 64 * 1024;

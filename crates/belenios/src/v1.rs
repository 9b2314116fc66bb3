//! Version 1 of the Belenios protocol (`"version":1` in an election), group Ed25519, homomorphic questions.

pub mod archive;
pub mod ballot;
pub mod ciphertext;
pub mod credential;
pub mod election;
pub mod establishment;
pub mod group;
pub mod hash;
pub mod json;
pub mod proof;
pub mod randomness;
pub mod tally;
pub mod trustee;
pub mod verify;
pub mod voting_code;

pub use ballot::{
    Ballot, BallotError, BallotRandomness, BallotReference, CheckedBallot, Choice, ReceivedBallot,
    SignedBallot,
};
pub use ciphertext::Ciphertext;
pub use credential::{CredentialList, PrivateCredential, PublicCredential};
pub use election::{Election, ElectionDraft, ElectionHash, ElectionUuid, Question};
pub use group::{Element, FixedBase, Scalar};
pub use hash::{Base64Digest, HexDigest};
pub use proof::{Proof, Statement};
pub use randomness::ScalarRandomness;
pub use tally::{Decryption, ElectionResult, EncryptedTally, PartialDecryption, TallyBuilder};
pub use trustee::{Owner, TrusteeKey, Trustees};
pub use verify::{Invalid, VerifiedElection, VerifyError};
pub use voting_code::{VotingCode, VotingCodeError, VotingSeed};

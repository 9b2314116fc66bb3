//! From the ballots to the numbers: the product of all ciphertexts, its decryption by the trustees, the result.
//! PROTOCOL §7.

mod decryption;
mod encrypted;
mod logarithm;
mod partial;
mod result;

pub use decryption::{Decryption, MissingShares, ResultError, ShareRefused};
pub use encrypted::{EncryptedTally, SizedTally, StoredBallotCorrupt, TallyBuilder, TallyRefused};
pub use logarithm::discrete_logarithms;
pub use partial::{DecryptionRandomness, OwnedDecryption, PartialDecryption, ShareFault};
pub use result::ElectionResult;

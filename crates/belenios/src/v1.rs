//! Version 1 of the Belenios protocol (`"version":1` in an election), group Ed25519, homomorphic questions.

pub mod archive;
pub mod ciphertext;
pub mod establishment;
pub mod group;
pub mod hash;
pub mod json;
pub mod proof;
pub mod randomness;
pub mod trustee;

pub use ciphertext::Ciphertext;
pub use group::{Element, FixedBase, Scalar};
pub use hash::{Base64Digest, HexDigest};
pub use proof::{Proof, Statement};
pub use randomness::ScalarRandomness;

//! The group of the election: the prime-order subgroup of edwards25519 (RFC 8032), written multiplicatively as in the
//! Belenios specification: `g` is the generator, `a * b` the group law, `a.pow(s)` is `a^s`.

mod element;
mod fixed_base;
mod scalar;

pub use element::{Element, ElementError, EncodedElement};
pub use fixed_base::FixedBase;
pub use scalar::{Scalar, ScalarError};

/// Name of the group in elections and in hashed texts.
pub const GROUP_NAME: &str = "Ed25519";

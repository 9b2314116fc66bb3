//! Randomness given as an argument: bytes of a named type, drawn by the caller, so that every program reproduces the
//! same values from the same bytes. Nothing in this crate draws bytes itself.

use std::fmt;

use zeroize::Zeroizing;

use super::Scalar;

/// 64 uniform secret bytes for one scalar: the big-endian integer they write, modulo q (bias below 2^-250). Use once.
pub struct ScalarRandomness(Zeroizing<[u8; 64]>);

impl ScalarRandomness {
    /// Number of bytes to draw.
    pub const LENGTH: usize = 64;

    /// Takes bytes drawn from the system's secure generator.
    pub fn new(uniform: [u8; 64]) -> Self {
        Self(Zeroizing::new(uniform))
    }

    /// The scalar of these bytes.
    pub(crate) fn scalar(&self) -> Scalar {
        Scalar::from_uniform(&self.0)
    }
}

impl fmt::Debug for ScalarRandomness {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ScalarRandomness")
    }
}

//! The one secret a trustee draws, and all that comes from it.

use std::fmt;

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::v1::{Scalar, ScalarRandomness};

/// 32 uniform secret bytes, drawn once by a trustee for one establishment: everything else they draw follows.
#[derive(Clone)]
pub struct TrusteeSeed(Zeroizing<[u8; 32]>);

impl TrusteeSeed {
    /// Number of bytes to draw.
    pub const LENGTH: usize = 32;

    /// Takes bytes drawn from the system's secure generator.
    #[must_use]
    pub fn new(uniform: [u8; 32]) -> Self {
        Self(Zeroizing::new(uniform))
    }

    pub(super) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// 64 bytes for one purpose: HKDF-SHA-256 (RFC 5869). The purpose names everything the draw depends on, so that a
    /// draw is never used for two texts.
    pub(super) fn draw(&self, purpose: &str) -> ScalarRandomness {
        let mut bytes = [0; ScalarRandomness::LENGTH];
        Hkdf::<Sha256>::new(Some(b"isoloir-establishment-v1"), self.as_bytes())
            .expand(purpose.as_bytes(), &mut bytes)
            .expect("64 bytes are less than HKDF's most");
        let drawn = ScalarRandomness::new(bytes);
        bytes.zeroize();
        drawn
    }

    pub(super) fn scalar(&self, purpose: &str) -> Scalar {
        self.draw(purpose).scalar()
    }
}

impl fmt::Debug for TrusteeSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TrusteeSeed")
    }
}

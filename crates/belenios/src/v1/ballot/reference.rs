//! The reference of a ballot, which the voter keeps (Belenios: “tracker”).

use std::fmt;
use std::str::FromStr;

use crate::v1::hash::DigestError;
use crate::v1::json::serde_as_string;
use crate::v1::{Base64Digest, HexDigest};

/// The SHA-256 of a ballot's exact bytes, shown as 43 characters of base 64 without padding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BallotReference(Base64Digest);

impl BallotReference {
    /// The reference of these bytes.
    pub fn of(ballot: &[u8]) -> Self {
        Self(Base64Digest::of(ballot))
    }

    /// The digest itself.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The same digest in hexadecimal, as the archive names the ballot's record.
    pub fn record_digest(&self) -> HexDigest {
        HexDigest::from_bytes(*self.0.as_bytes())
    }
}

impl FromStr for BallotReference {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        text.parse().map(Self)
    }
}

impl fmt::Display for BallotReference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl fmt::Debug for BallotReference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

serde_as_string!(BallotReference, "43 characters of base 64 of a ballot's SHA-256");

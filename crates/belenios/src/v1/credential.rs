//! Credentials: the right to cast one ballot in one election. The voter holds the private part; the public part stands
//! in a list without names (Belenios specification, “Credentials”).

mod list;
mod possession;
mod tool_format;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use zeroize::Zeroize;

use super::group::{ElementError, EncodedElement};
use super::json::serde_as_string;
use super::{Element, Scalar, ScalarRandomness};

pub use list::{CredentialList, CredentialListError};
pub use possession::PossessionRefused;
pub use tool_format::ToolFormatError;

/// A public credential: `g^s`, in the group and not the neutral element (anybody could sign for that one).
#[derive(Clone, Copy)]
pub struct PublicCredential {
    element: Element,
    encoded: EncodedElement,
}

/// A private credential: the secret s of one voter in one election. Zeroized when dropped, never printed.
pub struct PrivateCredential(Scalar);

impl PublicCredential {
    /// The credential of a text already known to be canonical.
    ///
    /// # Errors
    /// [`ElementError`] when it is not in the group or is the neutral element.
    pub fn decode(encoded: &EncodedElement) -> Result<Self, ElementError> {
        Ok(Self {
            element: Element::decode_non_identity(encoded)?,
            encoded: *encoded,
        })
    }

    /// The group element.
    pub fn element(&self) -> &Element {
        &self.element
    }

    /// Its text, as bytes: what lists and keys are sorted by.
    pub fn encoded(&self) -> &EncodedElement {
        &self.encoded
    }
}

impl PrivateCredential {
    /// A fresh credential, not derived from any code (probability 2^-252 of being unusable: zero).
    pub fn from_randomness(randomness: &ScalarRandomness) -> Self {
        Self(randomness.scalar())
    }

    pub(crate) fn from_scalar(secret: Scalar) -> Self {
        Self(secret)
    }

    /// `g^s`, in constant time.
    pub fn public(&self) -> PublicCredential {
        let element = Element::generator_pow(&self.0);
        PublicCredential {
            element,
            encoded: element.encode(),
        }
    }

    pub(crate) fn secret(&self) -> &Scalar {
        &self.0
    }
}

impl Drop for PrivateCredential {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for PrivateCredential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PrivateCredential")
    }
}

impl FromStr for PublicCredential {
    type Err = ElementError;

    fn from_str(text: &str) -> Result<Self, ElementError> {
        Self::decode(&text.parse()?)
    }
}

impl fmt::Display for PublicCredential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.encoded, formatter)
    }
}

impl fmt::Debug for PublicCredential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

serde_as_string!(
    PublicCredential,
    "64 lowercase hexadecimal digits of a public credential"
);

impl PartialEq for PublicCredential {
    fn eq(&self, other: &Self) -> bool {
        self.encoded == other.encoded
    }
}

impl Eq for PublicCredential {}

impl Hash for PublicCredential {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.encoded.hash(state);
    }
}

impl PartialOrd for PublicCredential {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PublicCredential {
    fn cmp(&self, other: &Self) -> Ordering {
        self.encoded.cmp(&other.encoded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vc_10_the_identity_is_no_credential() {
        let identity = format!("{}1", "0".repeat(63));
        assert_eq!(identity.parse::<PublicCredential>(), Err(ElementError::Identity));
    }

    #[test]
    fn a_private_credential_never_shows() {
        let credential = PrivateCredential::from_randomness(&ScalarRandomness::new([1; 64]));
        assert_eq!(format!("{credential:?}"), "PrivateCredential");
        let public = credential.public();
        assert_eq!(public.to_string().parse(), Ok(public));
    }
}

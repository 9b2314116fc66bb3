//! The secret a trustee keeps until the count.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Owner, SignedMessage, SinglePublicKey, TrusteeItem, Trustees};
use crate::v1::json::{JsonError, parse_canonical, to_canonical};
use crate::v1::{Element, Scalar, ScalarRandomness};

/// A trustee's private key: x of a Single item, or the share x_j of a Pedersen item.
///
/// Whoever keeps it keeps [`TrusteeKey::to_secret_json`] encrypted; it never goes to a server.
#[derive(Clone)]
pub struct TrusteeKey {
    secret: Zeroizing<Scalar>,
    public_key: Element,
    certificate: Option<SignedMessage>,
}

/// Why a key file is not one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFileError {
    /// Not the JSON written by [`TrusteeKey::to_secret_json`], or of another version.
    #[error("not a trustee's key file: {0}")]
    Json(#[from] JsonError),
    /// The version is not 1.
    #[error("a trustee's key file of an unknown version")]
    Version,
    /// The private and the public key don't belong together.
    #[error("the private key is not that of the public key beside it")]
    Mismatch,
}

/// The sealed trustees are not those this key was made with: somebody was put in its owner's place, or the file is
/// that of another election. ATTACKS TA-11.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this key's own certificate or public key is not among the trustees of this election")]
pub struct NotOurTrustees;

impl TrusteeKey {
    /// Makes the key of a trustee who is always needed, and its public part with the proof of knowledge.
    #[must_use]
    pub fn generate(secret: &ScalarRandomness, proof: &ScalarRandomness) -> (Self, SinglePublicKey) {
        let secret = Zeroizing::new(secret.scalar());
        let public = SinglePublicKey::of(&secret, proof);
        (
            Self {
                secret,
                public_key: public.public_key,
                certificate: None,
            },
            public,
        )
    }

    pub(in crate::v1) fn of_share(
        secret: Zeroizing<Scalar>,
        public_key: Element,
        certificate: SignedMessage,
    ) -> Self {
        Self {
            secret,
            public_key,
            certificate: Some(certificate),
        }
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// [`KeyFileError`].
    pub fn from_secret_json(bytes: &[u8]) -> Result<Self, KeyFileError> {
        let file: KeyFile = parse_canonical(bytes)?;
        if file.version != 1 {
            return Err(KeyFileError::Version);
        }
        let key = Self {
            secret: Zeroizing::new(file.private_key),
            public_key: file.public_key,
            certificate: file.certificate,
        };
        if Element::generator_pow(&key.secret) == key.public_key {
            Ok(key)
        } else {
            Err(KeyFileError::Mismatch)
        }
    }

    /// The key file, in clear: encrypt it before it is written anywhere.
    #[must_use]
    pub fn to_secret_json(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(to_canonical(&KeyFile {
            version: 1,
            private_key: *self.secret,
            public_key: self.public_key,
            certificate: self.certificate.clone(),
        }))
    }

    /// X = g^x.
    #[must_use]
    pub fn public_key(&self) -> Element {
        self.public_key
    }

    /// Finds this key among the trustees of an election: its public key, and for a share the very certificate it was
    /// made with, in the same place.
    ///
    /// # Errors
    /// [`NotOurTrustees`].
    pub fn find_in(&self, trustees: &Trustees) -> Result<Owner, NotOurTrustees> {
        let mut first = 0;
        for item in trustees.items() {
            let found = match item {
                TrusteeItem::Single(key) => {
                    (self.certificate.is_none() && key.public_key == self.public_key).then_some(0)
                }
                TrusteeItem::Pedersen(pedersen) => (0..item.size()).find(|index| {
                    self.certificate.as_ref() == Some(&pedersen.certs[*index])
                        && pedersen.verification_keys[*index].public_key == self.public_key
                }),
            };
            if let Some(index) = found {
                return Ok(Owner::at(first + index));
            }
            first += item.size();
        }
        Err(NotOurTrustees)
    }

    pub(in crate::v1) fn secret(&self) -> &Scalar {
        &self.secret
    }
}

impl fmt::Debug for TrusteeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TrusteeKey")
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    version: u32,
    private_key: Scalar,
    public_key: Element,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    certificate: Option<SignedMessage>,
}

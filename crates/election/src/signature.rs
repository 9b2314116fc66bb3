//! Ed25519 signatures of short texts: receipts, certificates, and whatever else the portal must not be able to deny.
//!
//! RFC 8032, pure Ed25519, no context. Everything here is a function of its arguments: the same text under the same key
//! gives the same bytes, so an answer that is sent again is the same answer.

use crate::hex::{hex, unhex};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use ed25519_dalek::Signer as _;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// A secret signing key. Erased when dropped; no `Display`, an empty `Debug`.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

/// A public key: 32 bytes, written as 64 lower-case hex digits (the bytes of RFC 8032).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey([u8; 32]);

/// The name of a public key: the first 16 hex digits of the SHA-256 of its 32 bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyId(String);

/// A signature: 64 bytes, written as 86 characters of base 64 (standard alphabet, no padding).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Signature([u8; 64]);

/// The public keys that may have signed one kind of document, old ones included (RC-12). Stands in the sealed parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyList(Vec<PublicKey>);

/// Why a signed document is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// The text is not of the documented form, or is written otherwise than the one way it may be.
    #[error("not in the documented form")]
    Malformed,
    /// No key of the list has this name.
    #[error("signed by a key that is not in the list")]
    UnknownKey,
    /// The signature is not that key's for that text.
    #[error("the signature does not match the content")]
    Wrong,
}

impl SigningKey {
    /// The key of a 32-byte secret seed (RFC 8032, section 5.1.5).
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// Its public key.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs a text's UTF-8 bytes.
    pub fn sign(&self, text: &str) -> Signature {
        Signature(self.0.sign(text.as_bytes()).to_bytes())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey")
    }
}

impl PublicKey {
    /// The key's name.
    pub fn id(&self) -> KeyId {
        KeyId(hex(&Sha256::digest(self.0)[..8]))
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn verifies(&self, text: &str, signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        ed25519_dalek::VerifyingKey::from_bytes(&self.0)
            .is_ok_and(|key| key.verify_strict(text.as_bytes(), &signature).is_ok())
    }
}

impl KeyList {
    /// A list of keys.
    pub fn new(keys: Vec<PublicKey>) -> Self {
        Self(keys)
    }

    /// The keys.
    pub fn keys(&self) -> &[PublicKey] {
        &self.0
    }

    /// Checks that the key named `key`, which must be in the list, signed `text`.
    ///
    /// # Errors
    /// [`SignatureError::UnknownKey`], [`SignatureError::Wrong`].
    pub fn verify(&self, key: &KeyId, text: &str, signature: &Signature) -> Result<(), SignatureError> {
        let key = self
            .0
            .iter()
            .find(|one| one.id() == *key)
            .ok_or(SignatureError::UnknownKey)?;
        if key.verifies(text, signature) {
            Ok(())
        } else {
            Err(SignatureError::Wrong)
        }
    }
}

impl FromStr for PublicKey {
    type Err = SignatureError;

    fn from_str(text: &str) -> Result<Self, SignatureError> {
        let bytes: [u8; 32] = unhex(text)
            .and_then(|b| b.try_into().ok())
            .ok_or(SignatureError::Malformed)?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(&bytes).map_err(|_| SignatureError::Malformed)?;
        if key.is_weak() {
            Err(SignatureError::Malformed)
        } else {
            Ok(Self(bytes))
        }
    }
}

impl FromStr for KeyId {
    type Err = SignatureError;

    fn from_str(text: &str) -> Result<Self, SignatureError> {
        if text.len() == 16 && unhex(text).is_some() {
            Ok(Self(text.to_owned()))
        } else {
            Err(SignatureError::Malformed)
        }
    }
}

impl FromStr for Signature {
    type Err = SignatureError;

    fn from_str(text: &str) -> Result<Self, SignatureError> {
        let bytes = STANDARD_NO_PAD
            .decode(text)
            .map_err(|_| SignatureError::Malformed)?;
        bytes.try_into().map(Self).map_err(|_| SignatureError::Malformed)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD_NO_PAD.encode(self.0))
    }
}

macro_rules! as_text {
    ($($name:ident),*) => {$(
        impl TryFrom<String> for $name {
            type Error = SignatureError;

            fn try_from(text: String) -> Result<Self, SignatureError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    )*};
}

as_text!(PublicKey, KeyId, Signature);

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032, section 7.1, test 2.
    const SEED: &str = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    const PUBLIC: &str = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

    fn key() -> SigningKey {
        SigningKey::from_seed(&unhex(SEED).unwrap().try_into().unwrap())
    }

    #[test]
    fn the_signature_is_that_of_rfc_8032() {
        assert_eq!(key().public().to_string(), PUBLIC);
        let expected = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
                        085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
        assert_eq!(hex(&key().sign("r").0), expected);
    }

    #[test]
    fn a_signature_is_believed_only_under_a_key_of_the_list() {
        let (text, keys) = ("texte", KeyList::new(vec![key().public()]));
        let signature = key().sign(text);
        assert_eq!(keys.verify(&key().public().id(), text, &signature), Ok(()));
        assert_eq!(
            keys.verify(&key().public().id(), "autre", &signature),
            Err(SignatureError::Wrong)
        );
        let other = SigningKey::from_seed(&[1; 32]);
        assert_eq!(
            keys.verify(&other.public().id(), text, &other.sign(text)),
            Err(SignatureError::UnknownKey)
        );
    }

    #[test]
    fn keys_and_signatures_have_one_written_form() {
        let signature = key().sign("texte").to_string();
        assert_eq!(signature.len(), 86);
        for text in [
            format!("{signature}="),
            signature[1..].to_owned(),
            signature.replace(&signature[..1], "-"),
        ] {
            assert!(text.parse::<Signature>().is_err(), "{text}");
        }
        // The identity (order 1) would accept signatures that nobody made.
        let weak = format!("01{}", "0".repeat(62));
        for text in [PUBLIC.to_uppercase(), PUBLIC[2..].to_owned(), weak] {
            assert!(text.parse::<PublicKey>().is_err(), "{text}");
        }
        assert_eq!(format!("{:?}", key()), "SigningKey");
    }
}

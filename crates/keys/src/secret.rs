//! A secret, and the keys derived from it.

use crate::fault::KeyFault;
use crate::purpose::Purpose;
use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// The shortest secret: 32 bytes in base 64 without padding, and what `GenerateSecretString` is told to make at least.
const SHORTEST: usize = 43;

/// A key derived from a secret: 32 bytes, erased when dropped.
pub type Key = Zeroizing<[u8; 32]>;

/// A secret of at least 43 characters. Erased when dropped; never shown.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// A secret from the text the secret store keeps.
    ///
    /// # Errors
    /// [`KeyFault::Weak`] when it is too short to hold 32 random bytes.
    pub fn from_text(purpose: Purpose, text: impl Into<String>) -> Result<Self, KeyFault> {
        let text = Zeroizing::new(text.into());
        if text.len() < SHORTEST {
            Err(KeyFault::Weak(purpose))
        } else {
            Ok(Self(text))
        }
    }

    /// A secret from fresh random bytes: for the local run, the tests and the making of a new event.
    pub fn from_bytes(random: &[u8; 32]) -> Self {
        Self(Zeroizing::new(
            random.iter().map(|byte| format!("{byte:02x}")).collect(),
        ))
    }

    /// The key of this name: HKDF-SHA-256 (RFC 5869), no salt, `info` = `isoloir|<name>`.
    pub fn key(&self, name: &str) -> Key {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, self.0.as_bytes())
            .expand_multi_info(&[b"isoloir|", name.as_bytes()], key.as_mut_slice())
            .expect("HKDF-SHA-256 gives 32 bytes");
        key
    }

    /// The Ed25519 signing key whose seed is the key of this name.
    pub fn signing_key(&self, name: &str) -> SigningKey {
        SigningKey::from_bytes(&self.key(name))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::from_text(Purpose::Link, text).unwrap()
    }

    /// Computed apart, with Python's `hmac`: extract with 32 zero bytes, expand with the info and the byte 1.
    #[test]
    fn a_key_is_hkdf_sha_256_of_the_secret_and_of_its_name() {
        let key = secret("0123456789abcdef0123456789abcdef0123456789a").key("commitment");
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hex,
            "b7534005572097907c9dcaab4b53b0222f8cbdd7716565a44d8f71a05e16a566"
        );
    }

    #[test]
    fn keys_of_other_names_or_other_secrets_differ() {
        let (one, other) = (secret(&"a".repeat(43)), secret(&"b".repeat(43)));
        assert_ne!(one.key("x"), one.key("y"));
        assert_ne!(one.key("x"), other.key("x"));
        assert_eq!(one.signing_key("x").to_bytes(), *one.key("x"));
    }

    #[test]
    fn a_short_secret_is_refused_and_never_shown() {
        let fault = Secret::from_text(Purpose::Link, "k".repeat(42)).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "the secret for link is not a text of at least 43 characters"
        );
        assert_eq!(format!("{:?}", secret(&"k".repeat(43))), "Secret");
    }
}

//! SHA-256 in the three forms of the protocol: as a scalar, in hexadecimal, in base 64.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use sha2::{Digest, Sha256};

use super::Scalar;
use super::json::serde_as_string;

/// H(text): SHA-256 of the UTF-8 text read as a big-endian integer, modulo q.
pub fn hash_to_scalar(text: &str) -> Scalar {
    Scalar::from_digest(&sha256(text.as_bytes()))
}

/// SHA-256.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// A SHA-256 digest whose text form is 64 lowercase hexadecimal digits (events, set-up, tally).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HexDigest([u8; 32]);

/// A SHA-256 digest whose text form is base 64, standard alphabet, no padding: 43 characters (election hash, signature
/// hash, ballot reference).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64Digest([u8; 32]);

/// Why a text is not a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DigestError {
    /// Not exactly 64 lowercase hexadecimal digits.
    #[error("not 64 lowercase hexadecimal digits")]
    Hex,
    /// Not the 43 base 64 characters (standard alphabet, no padding, unused bits zero) of 32 bytes.
    #[error("not 43 characters of base 64 without padding")]
    Base64,
}

macro_rules! digest_constructors {
    ($type:ty) => {
        impl $type {
            /// The digest of `bytes`.
            pub fn of(bytes: &[u8]) -> Self {
                Self(sha256(bytes))
            }

            /// A digest already computed.
            pub fn from_bytes(digest: [u8; 32]) -> Self {
                Self(digest)
            }

            /// The 32 bytes of the digest.
            pub fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, formatter)
            }
        }
    };
}

digest_constructors!(HexDigest);
digest_constructors!(Base64Digest);

impl FromStr for HexDigest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        parse_hex(text).map(Self).ok_or(DigestError::Hex)
    }
}

impl fmt::Display for HexDigest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, formatter)
    }
}

serde_as_string!(HexDigest, "64 lowercase hexadecimal digits of a SHA-256 digest");

impl FromStr for Base64Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        if text.len() != 43 {
            return Err(DigestError::Base64);
        }
        let mut digest = [0; 33];
        let length = STANDARD_NO_PAD
            .decode_slice(text, &mut digest)
            .map_err(|_| DigestError::Base64)?;
        digest[..length]
            .try_into()
            .map(Self)
            .map_err(|_| DigestError::Base64)
    }
}

impl fmt::Display for Base64Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0; 43];
        STANDARD_NO_PAD
            .encode_slice(self.0, &mut text)
            .expect("43 characters for 32 bytes");
        formatter.write_str(std::str::from_utf8(&text).expect("base 64 is ASCII"))
    }
}

serde_as_string!(Base64Digest, "43 characters of base 64 of a SHA-256 digest");

/// The 32 bytes of exactly 64 lowercase hexadecimal digits.
pub(crate) fn parse_hex(text: &str) -> Option<[u8; 32]> {
    let digits: &[u8; 64] = text.as_bytes().try_into().ok()?;
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = hex_value(pair[0])? << 4 | hex_value(pair[1])?;
    }
    Some(bytes)
}

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// Writes 64 lowercase hexadecimal digits.
pub(crate) fn write_hex(bytes: &[u8; 32], formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = [0; 64];
    for (pair, byte) in text.chunks_exact_mut(2).zip(bytes) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
    formatter.write_str(std::str::from_utf8(&text).expect("hexadecimal is ASCII"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABC_HEX: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    const ABC_BASE64: &str = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0";

    #[test]
    fn digests_read_and_write_the_forms_of_the_protocol() {
        assert_eq!(HexDigest::of(b"abc").to_string(), ABC_HEX);
        assert_eq!(Base64Digest::of(b"abc").to_string(), ABC_BASE64);
        assert_eq!(ABC_HEX.parse(), Ok(HexDigest::of(b"abc")));
        assert_eq!(ABC_BASE64.parse(), Ok(Base64Digest::of(b"abc")));
    }

    #[test]
    fn other_spellings_of_a_digest_are_refused() {
        let padded = format!("{ABC_BASE64}=");
        let stray_bits = format!("{}1", &ABC_BASE64[..42]);
        let url_alphabet = ABC_BASE64.replace('+', "-");
        for text in [
            padded.as_str(),
            &stray_bits,
            &url_alphabet,
            &ABC_BASE64[1..],
            "",
            ABC_HEX,
        ] {
            assert_eq!(text.parse::<Base64Digest>(), Err(DigestError::Base64), "{text}");
        }
        for text in [
            ABC_HEX.to_uppercase(),
            ABC_HEX[1..].to_owned(),
            format!(" {}", &ABC_HEX[1..]),
        ] {
            assert_eq!(text.parse::<HexDigest>(), Err(DigestError::Hex), "{text}");
        }
    }

    #[test]
    fn the_hash_of_a_text_is_reduced_modulo_the_order() {
        let digest = HexDigest::of(b"abc");
        assert_eq!(hash_to_scalar("abc"), Scalar::from_digest(digest.as_bytes()));
    }
}

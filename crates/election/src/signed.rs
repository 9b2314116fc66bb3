//! What the portal's signed texts have in common: a minute, and the compact form that fits a QR code.

use crate::instant::Instant;
use crate::signature::{KeyId, Signature, SignatureError};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A moment kept to its minute, written `2022-12-01T11:47:00Z` and in no other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Minute(Instant);

impl Minute {
    pub(crate) fn of(at: Instant) -> Self {
        Self(at.minute())
    }

    pub(crate) fn instant(self) -> Instant {
        self.0
    }
}

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.rfc3339())
    }
}

impl TryFrom<String> for Minute {
    type Error = SignatureError;

    fn try_from(text: String) -> Result<Self, SignatureError> {
        let minute = Self::of(Instant::parse(&text).map_err(|_| SignatureError::Malformed)?);
        if minute.to_string() == text {
            Ok(minute)
        } else {
            Err(SignatureError::Malformed)
        }
    }
}

impl From<Minute> for String {
    fn from(minute: Minute) -> Self {
        minute.to_string()
    }
}

/// `<signed text>|<key>|<signature>`.
pub(crate) fn compact(text: &str, key: &KeyId, signature: &Signature) -> String {
    format!("{text}|{key}|{signature}")
}

/// The `N` fields of a compact text after its prefix, and what signed them.
pub(crate) fn split_compact<'a, const N: usize>(
    shown: &'a str,
    prefix: &str,
) -> Result<([&'a str; N], KeyId, Signature), SignatureError> {
    const MALFORMED: SignatureError = SignatureError::Malformed;
    let mut fields: Vec<&str> = shown.strip_prefix(prefix).ok_or(MALFORMED)?.split('|').collect();
    let signature = fields.pop().ok_or(MALFORMED)?.parse()?;
    let key = fields.pop().ok_or(MALFORMED)?.parse()?;
    Ok((fields.try_into().map_err(|_| MALFORMED)?, key, signature))
}

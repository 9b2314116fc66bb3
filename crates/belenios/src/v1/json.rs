//! Compact canonical JSON: one value has one text, and any other text of it is refused.
//!
//! Belenios specification, “JSON”: no spaces, fields in the order given, optional fields absent. The tools re-serialise
//! what they read and compare, except inside a ballot's `answers`; here the comparison covers every byte.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why a text is not the canonical JSON of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// Not JSON, or not JSON of the expected shape (a field missing, unknown, twice, or out of its range).
    #[error("not JSON of the expected shape (line {line}, column {column})")]
    Malformed {
        /// Line of the first fault, from 1.
        line: usize,
        /// Column of the first fault in bytes, from 1 (0 when the fault has no place).
        column: usize,
    },
    /// The value is right but written in another way: spaces, field order, escapes.
    #[error("not in canonical form: differs from the compact form at byte {at}")]
    NonCanonical {
        /// Offset in bytes of the first difference, from 0.
        at: usize,
    },
}

/// Reads `text` and refuses it unless writing the value again gives the same bytes.
///
/// # Errors
/// [`JsonError`], see its cases.
pub fn parse_canonical<T: Serialize + DeserializeOwned>(text: &[u8]) -> Result<T, JsonError> {
    let value: T = serde_json::from_slice(text).map_err(|error| JsonError::Malformed {
        line: error.line(),
        column: error.column(),
    })?;
    let written = to_canonical(&value);
    if written == text {
        return Ok(value);
    }
    let at = written
        .iter()
        .zip(text)
        .take_while(|(ours, theirs)| ours == theirs)
        .count();
    Err(JsonError::NonCanonical { at })
}

/// The canonical JSON bytes of `value`.
pub fn to_canonical<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("protocol values have string keys and no failing serialiser")
}

/// Gives a type whose JSON form is a string its serde implementations, from its `FromStr` and `Display`.
macro_rules! serde_as_string {
    ($type:ty, $expecting:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $type;
                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        formatter.write_str($expecting)
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                        text.parse().map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Visitor)
            }
        }
    };
}
pub(crate) use serde_as_string;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_is_found_at_its_place() {
        assert_eq!(parse_canonical::<Vec<u8>>(b"[1,2]"), Ok(vec![1, 2]));
        assert_eq!(
            parse_canonical::<Vec<u8>>(b"[1, 2]"),
            Err(JsonError::NonCanonical { at: 3 })
        );
        assert_eq!(
            parse_canonical::<Vec<u8>>(b"[1,2]\n"),
            Err(JsonError::NonCanonical { at: 5 })
        );
        assert_eq!(
            parse_canonical::<Vec<u8>>(b"[1,"),
            Err(JsonError::Malformed { line: 1, column: 3 })
        );
    }
}

//! The identifier of an election.

use std::fmt;
use std::str::FromStr;

use crate::v1::json::serde_as_string;

/// The base 58 alphabet of Belenios.
pub(crate) const BASE_58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Fewest and most characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 14..=64;

/// The identifier of an election: 14 to 64 base 58 characters (the specification sets no upper bound; this crate does).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElectionUuid(String);

/// Why a text is not the identifier of an election.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 14 to 64 base 58 characters")]
pub struct ElectionUuidError;

impl ElectionUuid {
    /// A new identifier of 14 characters from 16 random bytes: their big-endian integer modulo 58^14, in base 58.
    pub fn from_randomness(bytes: &[u8; 16]) -> Self {
        let mut integer = u128::from_be_bytes(*bytes);
        let mut text = String::with_capacity(*LENGTHS.start());
        for _ in 0..*LENGTHS.start() {
            let digit = usize::try_from(integer % 58).expect("below 58");
            text.insert(0, char::from(BASE_58[digit]));
            integer /= 58;
        }
        Self(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ElectionUuid {
    type Err = ElectionUuidError;

    fn from_str(text: &str) -> Result<Self, ElectionUuidError> {
        let base_58 = text.bytes().all(|byte| BASE_58.contains(&byte));
        if base_58 && LENGTHS.contains(&text.len()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ElectionUuidError)
        }
    }
}

impl fmt::Display for ElectionUuid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for ElectionUuid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

serde_as_string!(ElectionUuid, "14 to 64 base 58 characters");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_base_58_of_a_bounded_length() {
        assert_eq!(
            "R7AxU4XsA1pU7D".parse::<ElectionUuid>().unwrap().as_str(),
            "R7AxU4XsA1pU7D"
        );
        for text in [
            "",
            "R7AxU4XsA1pU7",
            "R7AxU4XsA1pU70",
            "R7AxU4XsA1pU7 ",
            "R7AxU4XsA1pU7é",
            &"1".repeat(65),
        ] {
            assert_eq!(text.parse::<ElectionUuid>(), Err(ElectionUuidError), "{text}");
        }
    }

    #[test]
    fn drawn_identifiers_can_be_read_back() {
        for bytes in [[0; 16], [0xff; 16], *b"sixteen bytes ok"] {
            let uuid = ElectionUuid::from_randomness(&bytes);
            assert_eq!(uuid.to_string().parse(), Ok(uuid.clone()));
            assert_eq!(uuid.as_str().len(), 14);
        }
        assert_eq!(ElectionUuid::from_randomness(&[0; 16]).as_str(), "11111111111111");
    }
}

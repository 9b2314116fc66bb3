//! The names of things: events, elections, voters.

use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// The text is not of the identifier's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a well-formed {0}")]
pub struct IdentifierError(pub(crate) &'static str);

macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, $what:literal, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads the identifier.
            ///
            /// # Errors
            /// [`IdentifierError`] when the text is not of the documented form.
            pub fn parse(text: &str) -> Result<Self, IdentifierError> {
                let check: fn(&str) -> bool = $check;
                if check(text) { Ok(Self(text.to_owned())) } else { Err(IdentifierError($what)) }
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdentifierError;

            fn try_from(text: String) -> Result<Self, IdentifierError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

checked_text!(
    /// One event: all the elections held together, for example `pro2022`. Lower-case letters, digits and dashes, 1 to 40.
    EventId,
    "event identifier",
    |text| (1..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
);

checked_text!(
    /// One election (scrutin), named by its Belenios uuid: base 58, 14 to 40 characters (Belenios specification, “Election”).
    ElectionId,
    "election identifier",
    |text| (14..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() && !b"0OIl".contains(&b))
);

checked_text!(
    /// A voter's number in the roll, printed on the notice: digits, capital letters and dashes, 1 to 32. Not a secret.
    VoterNumber,
    "voter number",
    |text| (1..=32).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
);

checked_text!(
    /// The key of a voter's rows: HMAC-SHA-256 (key `k_id`) of the normalised identifier, 64 lower-case hex digits.
    VoterKey,
    "voter key",
    |text| text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
);

/// A voter's identifier: the professional e-mail address, normalised (NFKC, trimmed, lower case). At most 254 bytes.
/// Personal data: no `Display`, an empty `Debug`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Identifier(String);

impl Identifier {
    /// Normalises and reads an address of the form `name@domain.tld`.
    ///
    /// # Errors
    /// [`IdentifierError`] when it is not of that form.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        const BAD: IdentifierError = IdentifierError("identifier");
        if text.len() > 1_000 {
            return Err(BAD);
        }
        let normal: String = text.trim().nfkc().collect::<String>().to_lowercase();
        let (name, domain) = normal.rsplit_once('@').ok_or(BAD)?;
        let plain = |part: &str| {
            part.chars()
                .all(|c| !c.is_whitespace() && !c.is_control() && !"@<>()[],;:\\\"".contains(c))
        };
        let well_formed = !name.is_empty()
            && normal.len() <= 254
            && domain.split('.').count() >= 2
            && domain.split('.').all(|label| !label.is_empty())
            && plain(name)
            && plain(domain);
        if well_formed { Ok(Self(normal)) } else { Err(BAD) }
    }

    /// The normalised address, to compute the voter key and to write to the voter.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// `p•••@ac-paris.fr`: what a page may show.
    pub fn masked(&self) -> String {
        let (name, domain) = self.0.rsplit_once('@').expect("checked when it was read");
        format!("{}•••@{domain}", name.chars().next().unwrap_or('•'))
    }
}

impl fmt::Debug for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identifier")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_the_same_whatever_the_case_and_the_spaces_around() {
        let written = Identifier::parse("  Claire.DUPONT@AC-Paris.FR\u{a0}").unwrap();
        assert_eq!(written, Identifier::parse("claire.dupont@ac-paris.fr").unwrap());
        assert_eq!(written.masked(), "c•••@ac-paris.fr");
        assert_eq!(format!("{written:?}"), "Identifier");
    }

    #[test]
    fn an_identifier_that_is_not_one_plain_address_is_refused() {
        for text in [
            "",
            "claire",
            "a@b",
            "a@b.fr\r\nBcc: c@d.fr",
            "a@b.fr,c@d.fr",
            "\"a\"@b.fr",
            "a b@c.fr",
            "a@.fr",
        ] {
            assert!(Identifier::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn an_election_identifier_is_base_58_of_at_least_14_characters() {
        assert!(ElectionId::parse("R7AxU4XsA1pU7D").is_ok());
        for text in ["R7AxU4XsA1pU7", "R7AxU4XsA1pU70", "R7AxU4XsA1pU7/"] {
            assert!(ElectionId::parse(text).is_err(), "{text:?}");
        }
    }
}

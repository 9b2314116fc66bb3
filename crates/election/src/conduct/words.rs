//! What the bureau writes to voters.

use crate::one_line::hides_or_turns;
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// At most this many characters.
const LONGEST: usize = 600;

/// A text from the bureau to voters: one paragraph of 1 to 600 characters, NFC, single spaces (no-break ones are kept),
/// without control, direction or invisible characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Words(String);

/// Why a text is not shown to voters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// Nothing, or spaces only.
    #[error("le texte est vide")]
    Empty,
    /// More than 600 characters.
    #[error("le texte dépasse 600 caractères")]
    TooLong,
    /// A control, a direction or an invisible character.
    #[error("le texte contient un caractère invisible ou de commande")]
    Invisible,
}

impl Words {
    /// Reads a text; spaces and line ends become single spaces.
    ///
    /// # Errors
    /// [`WordsError`].
    pub fn parse(text: &str) -> Result<Self, WordsError> {
        let composed: String = text.nfc().collect();
        let words = composed
            .split([' ', '\t', '\r', '\n'])
            .filter(|word| !word.is_empty());
        let line = words.collect::<Vec<_>>().join(" ");
        if line.trim().is_empty() {
            Err(WordsError::Empty)
        } else if line.chars().any(hides_or_turns) {
            Err(WordsError::Invisible)
        } else if line.chars().count() > LONGEST {
            Err(WordsError::TooLong)
        } else {
            Ok(Self(line))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Words {
    type Error = WordsError;

    fn try_from(text: String) -> Result<Self, WordsError> {
        Self::parse(&text)
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_kept_with_its_no_break_spaces_and_bars() {
        let words = Words::parse("  Le vote\n reprendra à 15\u{a0}h\u{a0}30\u{202f}! (A|B) ").unwrap();
        assert_eq!(
            words.as_str(),
            "Le vote reprendra à 15\u{a0}h\u{a0}30\u{202f}! (A|B)"
        );
        assert_eq!(Words::parse("e\u{301}").unwrap().as_str(), "é");
    }

    #[test]
    fn what_would_hide_something_from_a_reader_is_refused() {
        for (text, error) in [
            ("", WordsError::Empty),
            (" \u{a0}\n", WordsError::Empty),
            ("a\u{202e}b", WordsError::Invisible),
            ("a\u{200b}b", WordsError::Invisible),
            ("a\u{0}b", WordsError::Invisible),
            (&"é".repeat(601), WordsError::TooLong),
        ] {
            assert_eq!(Words::parse(text), Err(error), "{text:?}");
        }
        assert!(Words::parse(&"é".repeat(600)).is_ok());
    }
}

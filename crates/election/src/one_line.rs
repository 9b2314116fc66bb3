//! Text of the roll as it stands in a signed line: one line, no control character, no separator.

use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// At most this many characters; what is longer ends with `…`.
const LONGEST: usize = 160;

/// A name, a corps or a title in one line: NFC, single spaces, without control or direction characters and without the
/// bar that separates the fields of a signed text. 0 to 160 characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OneLine(String);

/// The text is not in the form that [`OneLine::of`] gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not one plain line of text")]
pub struct OneLineError;

impl OneLine {
    /// The line that a text gives: unsuitable characters become spaces, spaces are joined, what is too long is cut.
    pub fn of(text: &str) -> Self {
        let plain: String = text.nfc().map(|c| if unsuitable(c) { ' ' } else { c }).collect();
        let mut line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() > LONGEST {
            line = line
                .chars()
                .take(LONGEST - 1)
                .collect::<String>()
                .trim_end()
                .to_owned();
            line.push('…');
        }
        Self(line)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for OneLine {
    type Error = OneLineError;

    fn try_from(text: String) -> Result<Self, OneLineError> {
        let line = Self::of(&text);
        if line.0 == text {
            Ok(line)
        } else {
            Err(OneLineError)
        }
    }
}

impl From<OneLine> for String {
    fn from(line: OneLine) -> Self {
        line.0
    }
}

impl fmt::Display for OneLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What hides or turns text, and the bar.
fn unsuitable(c: char) -> bool {
    c == '|' || hides_or_turns(c)
}

/// Controls, and the invisible characters that turn, join or hide text (Unicode “Bidi_Control”, zero widths).
pub(crate) fn hides_or_turns(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rc_08_what_could_forge_a_field_or_turn_a_line_becomes_a_space() {
        for (text, line) in [
            ("  Zoe\u{301}  Li\n", "Zoé Li"),
            ("a|b\u{202e}c\u{0}d", "a b c d"),
            ("<script>)\\(", "<script>)\\("),
        ] {
            assert_eq!(OneLine::of(text).as_str(), line);
        }
        let long = OneLine::of(&"é".repeat(10_000));
        assert_eq!(
            (long.as_str().chars().count(), long.as_str().ends_with('…')),
            (160, true)
        );
        assert_eq!(OneLine::of(long.as_str()), long);
    }

    #[test]
    fn a_line_that_was_shown_must_already_be_in_its_form() {
        assert!(OneLine::try_from("Claire Dupont".to_owned()).is_ok());
        for text in [" Claire", "Claire  Dupont", "Claire|Dupont", "e\u{301}"] {
            assert_eq!(OneLine::try_from(text.to_owned()), Err(OneLineError), "{text:?}");
        }
    }
}

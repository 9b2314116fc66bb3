//! What a person writes freely to the administration or to the help desk.

use crate::FieldError;
use crate::fold::is_hidden;
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization as _;

/// A text of a form: trimmed, NFC, without control or invisible characters but line feeds, and without anything of the voting code's
/// form. Personal data: an empty `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FreeText(String);

impl FreeText {
    /// Reads a field of one line, of at most `longest` characters.
    ///
    /// # Errors
    /// A [`FieldError`] on `field`, that never repeats what was typed.
    pub fn line(field: &'static str, typed: &str, longest: usize) -> Result<Self, FieldError> {
        Self::read(field, typed, longest, |_| false)
    }

    /// Reads a field of several lines, of at most `longest` characters.
    ///
    /// # Errors
    /// As [`FreeText::line`].
    pub fn lines(field: &'static str, typed: &str, longest: usize) -> Result<Self, FieldError> {
        Self::read(field, &typed.replace("\r\n", "\n"), longest, |c| c == '\n')
    }

    fn read(
        field: &'static str,
        typed: &str,
        longest: usize,
        may_stand: fn(char) -> bool,
    ) -> Result<Self, FieldError> {
        let text: String = typed.trim().nfc().collect();
        if text.is_empty() {
            return Err(FieldError::new(field, "Complétez ce champ."));
        }
        if text.chars().count() > longest {
            let reason = format!("Ce texte est trop long\u{a0}: {longest} caractères au maximum.");
            return Err(FieldError::new(field, reason));
        }
        if text.chars().any(|c| is_hidden(c) && !may_stand(c)) {
            return Err(FieldError::new(
                field,
                "Ce texte contient un caractère invisible\u{a0}: saisissez-le au clavier.",
            ));
        }
        if shows_a_voting_code(&text) {
            return Err(FieldError::new(field, "N'indiquez jamais votre code de vote."));
        }
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for FreeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FreeText")
    }
}

/// A code has 20 symbols.
const SYMBOLS: usize = 20;

/// Whether 20 symbols of a code's alphabet stand there, in one word or in equal groups, with a letter and a digit among them: nearly every
/// code has both (all but one in 2,000), and words or a phone number have one of them only.
fn shows_a_voting_code(text: &str) -> bool {
    let folded = text.nfkc().collect::<String>().to_ascii_uppercase();
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let is_code = |groups: &[&str]| {
        let alike = groups.iter().all(|group| group.len() * groups.len() == SYMBOLS);
        let symbols = groups.concat();
        alike
            && symbols.bytes().all(|b| b.is_ascii_alphanumeric() && b != b'U')
            && symbols.bytes().any(|b| b.is_ascii_digit())
            && symbols.bytes().any(|b| b.is_ascii_alphabetic())
    };
    [1, 2, 4, 5]
        .into_iter()
        .any(|groups| words.windows(groups).any(is_code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(typed: &str) -> Option<String> {
        FreeText::lines("message", typed, 200)
            .err()
            .map(|error| error.reason)
    }

    #[test]
    fn something_of_the_voting_codes_form_is_refused_however_it_is_grouped() {
        for typed in [
            "Mon code est 7K3QD-X90RA-B2ZZW-41HHT, il est refusé",
            "7k3qd x90ra b2zzw 41hht",
            "7K3QDX90RAB2ZZW41HHT.",
            "code:\n7K3Q DX90 RAB2 ZZW4 1HHT",
            "O1LID-X9ORA-B2ZZW-41HHT",
            "\u{ff17}K3QD–X90RA–B2ZZW–41HHT",
        ] {
            assert_eq!(
                reason(typed).as_deref(),
                Some("N'indiquez jamais votre code de vote."),
                "{typed}"
            );
        }
    }

    #[test]
    fn prose_a_phone_number_and_a_case_number_are_not_taken_for_a_code() {
        for typed in [
            "Madame, je ne parviens pas à activer mon compte depuis le 12/11 à 18 h.",
            "salut merci votre carte reste perdue",
            "01 44 62 40 40 ou 0612345678, 0712345678",
            "R-2022-004217, dossier 2022-11-30",
            "institutionnalisation",
        ] {
            assert_eq!(reason(typed), None, "{typed}");
        }
    }

    #[test]
    fn no_control_or_invisible_character_passes_but_line_feeds_between_lines() {
        for typed in ["a\u{1b}[2Jb", "a\rb", "a\0b", "a\u{202e}b", "a\u{200b}b", "a\tb"] {
            assert!(
                reason(typed).is_some_and(|reason| reason.contains("invisible")),
                "{typed:?}"
            );
        }
        assert_eq!(
            FreeText::lines("message", " a\r\nb\n", 9).unwrap().as_str(),
            "a\nb"
        );
        assert!(FreeText::line("last_name", "a\nb", 9).is_err());
    }

    #[test]
    fn a_text_is_bounded_in_characters_and_never_shown() {
        assert!(FreeText::lines("message", &"é".repeat(200), 200).is_ok());
        assert!(reason(&"é".repeat(201)).is_some_and(|reason| reason.contains("200 caractères")));
        assert!(reason(" \n ").is_some());
        assert_eq!(
            format!("{:?}", FreeText::line("x", "secret", 9).unwrap()),
            "FreeText"
        );
    }
}

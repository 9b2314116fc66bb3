//! A request for assistance (SCREENS V16): from anybody, voter or not, signed in or not. Nothing in it is believed.

use crate::{FieldError, FreeText, Identifier};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The most characters of the message.
pub const LONGEST: usize = 2_000;

/// What somebody has trouble with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub enum Difficulty {
    /// « Activation ».
    Activation,
    /// « Identifiant inconnu ».
    Identifier,
    /// « Mot de passe ».
    Password,
    /// « Code de vote / réassort ».
    VotingCode,
    /// « Vote ».
    Vote,
    /// « Autre ».
    Other,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssistanceState {
    /// To be answered.
    Open,
    /// Answered, or not to be.
    Closed,
}

/// What was typed, to be read by the help desk alone. An empty `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssistanceRequest {
    /// The last name.
    pub last_name: FreeText,
    /// The first name.
    pub first_name: FreeText,
    /// Where to answer: one plain address. The portal never writes to it.
    pub email: FreeText,
    /// A phone number, as typed.
    pub phone: Option<FreeText>,
    /// The establishment or the academy.
    pub establishment: FreeText,
    /// What is wrong.
    pub message: FreeText,
}

impl Difficulty {
    /// The words of the form.
    pub const fn in_french(self) -> &'static str {
        match self {
            Self::Activation => "Activation",
            Self::Identifier => "Identifiant inconnu",
            Self::Password => "Mot de passe",
            Self::VotingCode => "Code de vote / réassort",
            Self::Vote => "Vote",
            Self::Other => "Autre",
        }
    }
}

/// An address to answer to.
///
/// # Errors
/// A [`FieldError`] on `email` when it is not one plain address.
pub fn contact_email(typed: &str) -> Result<FreeText, FieldError> {
    if Identifier::parse(typed).is_err() {
        let reason = "Saisissez une adresse de messagerie au format nom@domaine.fr.";
        return Err(FieldError::new("email", reason));
    }
    FreeText::line("email", typed, 254)
}

/// A phone number to call back: digits, and what people write between them.
///
/// # Errors
/// A [`FieldError`] on `phone`.
pub fn contact_phone(typed: &str) -> Result<FreeText, FieldError> {
    let written = |c: char| c.is_ascii_digit() || " .-()+\u{a0}\u{202f}/".contains(c);
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    if !typed.chars().all(written) || !(4..=15).contains(&digits) {
        return Err(FieldError::new(
            "phone",
            "Saisissez un numéro de téléphone, ou laissez ce champ vide.",
        ));
    }
    FreeText::line("phone", typed, 30)
}

impl fmt::Debug for AssistanceRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AssistanceRequest")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_one_plain_address_and_a_number_one_can_call() {
        assert!(contact_email("claire@example.org").is_ok());
        for wrong in ["", "claire", "a@b.fr, c@d.fr", "a@b.fr\r\nBcc: c@d.fr"] {
            assert_eq!(contact_email(wrong).unwrap_err().field, "email", "{wrong:?}");
        }
        assert!(contact_phone("+33 (0)1 44.62-40 40").is_ok());
        for wrong in [
            "",
            "12",
            "=cmd|' /C calc'!A0",
            "06 12 34 56 78 ou le soir",
            "1234567890123456",
        ] {
            assert_eq!(contact_phone(wrong).unwrap_err().field, "phone", "{wrong:?}");
        }
    }
}

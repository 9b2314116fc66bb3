//! Passwords: how one is read, and which may be chosen (SCREENS V07; CNIL recommendation of 2022; ASVS 2.1).
//!
//! A password is at most 256 bytes as received, and is hashed exactly as received but for one thing: Unicode NFC, so that
//! the same « é » typed on two machines is the same password. Nothing is trimmed, cut or changed in case (LG-05, LG-07).

mod guessing;

use crate::fold::fold;
use crate::{FieldError, Identifier, Profile};
use std::fmt;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// The longest password read, in bytes as received.
pub const LONGEST: usize = 256;
/// The fewest characters of a password.
pub const SHORTEST: usize = 12;
/// The fewest characters of a phrase, where the event lets a phrase do without the four classes.
pub const PHRASE: usize = 20;

/// A password as typed at log-in. No `Display`, an empty `Debug`.
pub struct Password(Zeroizing<String>);

/// A password that the rules let a voter choose. No `Display`, an empty `Debug`.
pub struct NewPassword(Zeroizing<String>);

impl Password {
    /// Reads a password to check it.
    ///
    /// # Errors
    /// A [`FieldError`] on `password` when it is empty or longer than [`LONGEST`]: nothing is hashed then.
    pub fn read(typed: &str) -> Result<Self, FieldError> {
        if typed.is_empty() {
            return Err(refused("Saisissez votre mot de passe."));
        }
        if typed.len() > LONGEST {
            return Err(refused(
                "Ce mot de passe est trop long\u{a0}: 256 octets au maximum.",
            ));
        }
        Ok(Self(Zeroizing::new(typed.nfc().collect())))
    }

    /// The password in NFC, to compare it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl NewPassword {
    /// Lets a voter choose a password; `phrases` is the event's setting.
    ///
    /// # Errors
    /// A [`FieldError`] on `password` for each rule not met.
    pub fn choose(
        typed: &str,
        phrases: bool,
        profile: &Profile,
        identifier: &Identifier,
    ) -> Result<Self, Vec<FieldError>> {
        let Password(text) = Password::read(typed).map_err(|error| vec![error])?;
        let mut unmet = missing_classes(&text, phrases);
        if names_its_voter(&text, profile, identifier) {
            unmet.push(refused(
                "Votre mot de passe ne doit contenir ni votre nom, ni votre prénom, ni votre identifiant.",
            ));
        }
        // What is too short is told so, and nothing else about it.
        if text.chars().count() >= SHORTEST && guessing::is_easy(&text) {
            unmet.push(refused("Ce mot de passe est trop courant\u{a0}: évitez les mots connus, les années, les suites de touches et les répétitions."));
        }
        if unmet.is_empty() {
            Ok(Self(text))
        } else {
            Err(unmet)
        }
    }

    /// The password in NFC, to hash it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

macro_rules! opaque {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )*};
}

opaque!(Password, NewPassword);

fn missing_classes(text: &str, phrases: bool) -> Vec<FieldError> {
    let length = text.chars().count();
    if phrases && length >= PHRASE {
        return Vec::new();
    }
    let has = |class: fn(char) -> bool| text.chars().any(class);
    let rules = [
        (length >= SHORTEST, "12 caractères au minimum"),
        (has(char::is_uppercase), "1 majuscule au minimum"),
        (has(char::is_lowercase), "1 minuscule au minimum"),
        (has(char::is_numeric), "1 chiffre au minimum"),
        (has(|c| !c.is_alphanumeric()), "1 caractère spécial au minimum"),
    ];
    rules
        .into_iter()
        .filter(|(met, _)| !met)
        .map(|(_, rule)| refused(rule))
        .collect()
}

/// Names of one or two letters are in too many words to be refused.
fn names_its_voter(text: &str, profile: &Profile, identifier: &Identifier) -> bool {
    let folded = Zeroizing::new(fold(text));
    let local = identifier.expose().split('@').next().unwrap_or_default();
    [local, &profile.family_name, &profile.given_name]
        .map(fold)
        .iter()
        .any(|name| name.chars().count() >= 3 && folded.contains(name.as_str()))
}

fn refused(reason: &str) -> FieldError {
    FieldError::new("password", reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(typed: &str, phrases: bool) -> Result<NewPassword, Vec<FieldError>> {
        let profile = Profile {
            civility: "Mme".to_owned(),
            family_name: "LÉVÊQUE".to_owned(),
            given_name: "Zoé".to_owned(),
            corps: String::new(),
            establishment: String::new(),
            academy: String::new(),
        };
        NewPassword::choose(
            typed,
            phrases,
            &profile,
            &Identifier::parse("z.leveque2@ac-paris.fr").unwrap(),
        )
    }

    fn reasons(typed: &str) -> Vec<String> {
        choose(typed, false)
            .unwrap_err()
            .into_iter()
            .map(|error| error.reason)
            .collect()
    }

    #[test]
    fn each_rule_that_is_not_met_is_named() {
        assert_eq!(
            reasons("vkq"),
            [
                "12 caractères au minimum",
                "1 majuscule au minimum",
                "1 chiffre au minimum",
                "1 caractère spécial au minimum"
            ]
        );
        assert_eq!(reasons("VKQPLMRTZ83§2"), ["1 minuscule au minimum"]);
        assert!(choose("vKq8§plmrtz4", false).is_ok());
    }

    #[test]
    fn a_phrase_needs_no_classes_where_the_event_says_so() {
        let phrase = "quatre girafes mauves dansent";
        assert!(choose(phrase, true).is_ok());
        assert!(choose(phrase, false).is_err());
        assert!(
            choose("girafes mauves dans", true).is_err(),
            "19 characters are not a phrase"
        );
    }

    #[test]
    fn a_password_never_holds_the_voters_name_or_identifier() {
        for typed in [
            "xK8§leveque=42vq",
            "vq7+LÉVÊQUE-xkzt",
            "bQ4!zoe-vkmxtr9",
            "kT2#z.leveque2wq",
        ] {
            assert!(choose(typed, false).is_err(), "{typed}");
        }
    }

    #[test]
    fn lg_05_a_password_is_read_up_to_256_bytes_and_refused_beyond() {
        assert_eq!(Password::read(&"x".repeat(256)).unwrap().expose().len(), 256);
        for long in ["x".repeat(257), "x".repeat(1_000_000), "e\u{301}".repeat(100_000)] {
            assert!(Password::read(&long).is_err());
        }
        assert!(Password::read("").is_err());
    }

    #[test]
    fn lg_07_a_password_is_kept_whole_and_as_received_but_for_nfc() {
        let read = |text: &str| Password::read(text).unwrap().expose().to_owned();
        let first = "x".repeat(72);
        assert_ne!(read(&format!("{first}a")), read(&format!("{first}b")));
        assert_eq!(read(" \u{0}Ab\t "), " \u{0}Ab\t ");
        assert_eq!(read("e\u{301}"), read("é"));
        assert_ne!(read("ﬁ"), read("fi"));
    }

    #[test]
    fn a_refusal_never_repeats_what_was_typed_and_a_password_is_never_shown() {
        assert!(
            reasons("Zoé2022")
                .iter()
                .all(|reason| !reason.contains("Zoé2022"))
        );
        assert_eq!(format!("{:?}", Password::read("x").unwrap()), "Password");
    }
}

//! The challenge question (« question défi »): what counts as the same answer, and which answers may be chosen (AC-14).
//!
//! One normal form, made once: NFKC, lower case, accents dropped, what is neither a letter nor a digit dropped, French
//! articles dropped (voters fail on « é » and on « le »). « L'École  Jules-Ferry » and « ecole jules ferry » are one answer.

use crate::fold::{fold, is_hidden};
use crate::{FieldError, Identifier};
use std::collections::HashSet;
use std::fmt;
use zeroize::Zeroizing;

/// The longest answer read, in bytes as received. A longer one is refused, never cut.
pub const LONGEST: usize = 256;
/// The fewest letters and digits of an answer in its normal form.
pub const SHORTEST: usize = 3;

const ARTICLES: [&str; 10] = ["le", "la", "les", "l", "un", "une", "des", "du", "de", "d"];

/// An answer in its normal form. No `Display`, an empty `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer(Zeroizing<String>);

impl Answer {
    /// Reads an answer to compare it.
    ///
    /// # Errors
    /// A [`FieldError`] on `answer` when it is empty or longer than [`LONGEST`].
    pub fn read(typed: &str) -> Result<Self, FieldError> {
        if typed.len() > LONGEST {
            return Err(refused(
                "Votre réponse est trop longue\u{a0}: 256 octets au maximum.",
            ));
        }
        if typed.trim().is_empty() {
            return Err(refused("Saisissez votre réponse."));
        }
        let folded = Zeroizing::new(fold(typed));
        let words = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !ARTICLES.contains(word));
        Ok(Self(Zeroizing::new(words.collect())))
    }

    /// Reads an answer to keep it: long enough, and not what a stranger would try first.
    ///
    /// # Errors
    /// A [`FieldError`] on `answer`.
    pub fn choose(
        typed: &str,
        question: &str,
        password: &str,
        identifier: &Identifier,
    ) -> Result<Self, FieldError> {
        let answer = Self::read(typed)?;
        if typed.chars().any(is_hidden) {
            return Err(refused(
                "Votre réponse contient un caractère invisible\u{a0}: saisissez-la au clavier.",
            ));
        }
        if answer.0.chars().count() < SHORTEST || answer.0.chars().collect::<HashSet<_>>().len() < 2 {
            return Err(refused(
                "Votre réponse est trop courte\u{a0}: 3 lettres ou chiffres au minimum, sans compter les articles, et non un seul signe répété.",
            ));
        }
        let address = identifier.expose();
        let name = address.split('@').next().unwrap_or(address);
        for (easy, reason) in [
            (question, "Votre réponse ne peut pas être la question."),
            (password, "Votre réponse ne peut pas être votre mot de passe."),
            (address, "Votre réponse ne peut pas être votre identifiant."),
            (name, "Votre réponse ne peut pas être votre identifiant."),
        ] {
            if Self::read(easy).is_ok_and(|easy| easy == answer) {
                return Err(refused(reason));
            }
        }
        Ok(answer)
    }

    /// The normal form, to hash it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer")
    }
}

fn refused(reason: &str) -> FieldError {
    FieldError::new("answer", reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(typed: &str) -> Result<Answer, FieldError> {
        let identifier = Identifier::parse("claire.dupont@ac-paris.fr").unwrap();
        Answer::choose(
            typed,
            "Comment s'appelait votre premier animal ?",
            "Tournesol-Vert-42",
            &identifier,
        )
    }

    #[test]
    fn writings_that_a_person_takes_for_the_same_are_the_same_answer() {
        let written = Answer::read("L'École  Jules-Ferry").unwrap();
        for same in [
            "ecole jules ferry",
            "  L’ÉCOLE JULES FERRY. ",
            "e\u{301}cole Jules\u{a0}Ferry",
            "Ｅｃｏｌｅ julesferry",
            "école de Jules Ferry",
        ] {
            assert!(Answer::read(same).unwrap() == written, "{same:?}");
        }
        assert!(Answer::read("école Jules Verne").unwrap() != written);
        assert!(Answer::read("Cœur").unwrap() == Answer::read("coeur").unwrap());
        assert_eq!(format!("{written:?}"), "Answer");
    }

    #[test]
    fn ac_14_an_answer_that_is_easy_empty_hidden_or_too_long_is_refused_and_never_cut() {
        for bad in [
            "",
            "   ",
            "a",
            "le",
            "la la",
            "à è",
            "1️⃣",
            "🐶🐱🐭🐹",
            "!!!!",
            "zzzz",
            "Comment s'appelait votre premier animal ?",
            "comment s appelait votre premier animal",
            "Tournesol-Vert-42",
            "claire.dupont@ac-paris.fr",
            "Claire Dupont",
            "Médor\u{202e}",
            "Mé\u{0}dor",
            "Mé\u{200b}dor",
            &"x y".repeat(3_500),
            &format!("{}b", "a".repeat(256)),
        ] {
            assert!(choose(bad).is_err(), "{bad:?}");
        }
        for good in ["Médor", "القاهرة", "2004", "Le Petit Prince", &"ab".repeat(128)] {
            assert!(choose(good).is_ok(), "{good:?}");
        }
    }

    #[test]
    fn a_refusal_never_repeats_what_was_typed() {
        for bad in ["zq", "Tournesol-Vert-42", "claire.dupont@ac-paris.fr"] {
            let error = choose(bad).unwrap_err();
            assert!(
                error.field == "answer" && !error.reason.contains(bad),
                "{error:?}"
            );
        }
    }
}

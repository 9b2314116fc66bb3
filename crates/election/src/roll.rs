//! How the roll is shown to the voters who are on it, and searched (SCREENS V12).

use crate::account::portal_open;
use crate::fold::fold;
use crate::{Calendar, FieldError, Instant, Refusal};
use std::fmt;

/// A person's name, or how it begins, as the roll is searched: letters and digits only, without case, accents, spaces or marks; the family
/// name, then the given name. « D'Alméida » and « dalmeida » are one. Personal data: an empty `Debug`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RollName(String);

impl RollName {
    /// The fewest letters of a search.
    pub const SHORTEST: usize = 2;
    /// The most characters read.
    pub const LONGEST: usize = 100;

    /// The name of somebody on the roll.
    pub fn of(family_name: &str, given_name: &str) -> Self {
        Self([letters(family_name), letters(given_name)].concat())
    }

    /// How the names that are looked for begin. There is no wildcard: what is no letter or digit counts for nothing.
    ///
    /// # Errors
    /// A [`FieldError`] on `name` with fewer than [`RollName::SHORTEST`] letters, or more than [`RollName::LONGEST`] characters.
    pub fn search(typed: &str) -> Result<Self, FieldError> {
        if typed.chars().count() > Self::LONGEST {
            return Err(FieldError::new(
                "name",
                "Ce nom est trop long\u{a0}: 100 caractères au maximum.",
            ));
        }
        let name = letters(typed);
        if name.chars().count() < Self::SHORTEST {
            return Err(FieldError::new(
                "name",
                "Saisissez au moins les deux premières lettres du nom.",
            ));
        }
        Ok(Self(name))
    }

    /// Its first two letters: the drawer it stands in.
    pub fn drawer(&self) -> &str {
        let end = self
            .0
            .char_indices()
            .nth(Self::SHORTEST)
            .map_or(self.0.len(), |(at, _)| at);
        &self.0[..end]
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RollName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RollName")
    }
}

/// Part of the name of an establishment, searched in the same way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EstablishmentPart(String);

impl EstablishmentPart {
    /// Reads what was typed; nothing typed is part of every name.
    ///
    /// # Errors
    /// A [`FieldError`] on `establishment` with more than 200 characters.
    pub fn search(typed: &str) -> Result<Self, FieldError> {
        if typed.chars().count() > 200 {
            let reason = "Ce nom est trop long\u{a0}: 200 caractères au maximum.";
            return Err(FieldError::new("establishment", reason));
        }
        Ok(Self(letters(typed)))
    }

    /// Whether an establishment's name holds it.
    pub fn is_in(&self, establishment: &str) -> bool {
        letters(establishment).contains(&self.0)
    }
}

/// Lets the roll be read: from the opening of the portal until the end of its display.
///
/// # Errors
/// [`Refusal::PortalNotOpen`], [`Refusal::RollNotDisplayed`].
pub fn roll_displayed(calendar: &Calendar, now: Instant) -> Result<(), Refusal> {
    portal_open(calendar, now)?;
    let since = calendar.roll_displayed_until;
    if now < since {
        Ok(())
    } else {
        Err(Refusal::RollNotDisplayed { since })
    }
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_searched_without_case_accents_spaces_or_marks() {
        let name = RollName::of("LE GOFF-D'Alméida", "Hélène");
        assert_eq!((name.as_str(), name.drawer()), ("legoffdalmeidahelene", "le"));
        for typed in ["le goff", "LeGoff", "  Le-Goff d'ALMEIDA, hél", "Le\u{a0}Goff"] {
            let search = RollName::search(typed).unwrap();
            assert!(name.as_str().starts_with(search.as_str()), "{typed}");
            assert_eq!(search.drawer(), "le");
        }
        assert_eq!(RollName::of("O", "Œdipe").drawer(), "oo");
        assert_eq!(RollName::of("阮", "明").drawer(), "阮明");
        assert_eq!(format!("{name:?}"), "RollName");
    }

    #[test]
    fn en_04_one_letter_or_a_wildcard_searches_nothing() {
        for typed in ["", "d", "*", "%", "d*", "%%%", "..", "é ", "\u{301}\u{301}"] {
            assert_eq!(RollName::search(typed).unwrap_err().field, "name", "{typed:?}");
        }
        assert!(RollName::search(&"a".repeat(101)).is_err());
    }

    #[test]
    fn an_establishment_is_found_by_any_part_of_its_name() {
        let is_in = |typed: &str| {
            EstablishmentPart::search(typed)
                .unwrap()
                .is_in("Lycée Voltaire, Paris 11e")
        };
        assert!(
            ["", "voltaire", "LYCEE", "paris 11", "taire par"]
                .into_iter()
                .all(is_in)
        );
        assert!(!is_in("Rectorat"));
    }
}

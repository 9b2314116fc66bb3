//! What the roll says of a voter, and what a page may show of it before signing in.

use std::fmt;

/// What the roll says of a voter. Personal data: an empty `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Profile {
    /// `Mme` or `M.`, as the roll has it; may be empty.
    pub civility: String,
    /// The name used.
    pub family_name: String,
    /// The first name.
    pub given_name: String,
    /// The corps or grade.
    pub corps: String,
    /// Where the voter works.
    pub establishment: String,
    /// The académie, or the direction of the central administration; empty where the roll does not say it.
    pub academy: String,
}

impl Profile {
    /// `Mme D•••`: what the landing page of a link shows (SCREENS V06).
    pub fn masked_name(&self) -> String {
        let initial: String = self.family_name.chars().next().into_iter().collect();
        format!("{} {initial}•••", self.civility).trim_start().to_owned()
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Profile")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_name_shows_the_civility_and_one_letter() {
        for (civility, family_name, masked) in [
            ("Mme", "DUPONT", "Mme D•••"),
            ("", "Élie", "É•••"),
            ("M.", "", "M. •••"),
        ] {
            let profile = Profile {
                civility: civility.to_owned(),
                family_name: family_name.to_owned(),
                given_name: "Claire".to_owned(),
                corps: String::new(),
                establishment: String::new(),
                academy: String::new(),
            };
            assert_eq!(profile.masked_name(), masked);
            assert_eq!(format!("{profile:?}"), "Profile");
        }
    }
}

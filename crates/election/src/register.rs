//! The numbers of what is filed: `R-2022-004217` for a claim, `A-2022-000123` for a request for assistance.

use crate::identifiers::IdentifierError;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a number is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Register {
    /// Claims about the roll (« réclamations »).
    Claims,
    /// Requests for assistance.
    Assistance,
}

/// The number of something filed: a letter, the year of the vote, and a count of at least six digits. Not a secret; it opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RegisterNumber(String);

impl Register {
    const fn letter(self) -> char {
        match self {
            Self::Claims => 'R',
            Self::Assistance => 'A',
        }
    }
}

impl RegisterNumber {
    /// The `count`-th number of a register.
    pub fn of(register: Register, year: i16, count: u32) -> Self {
        Self(format!("{}-{year:04}-{count:06}", register.letter()))
    }

    /// Reads a number of this register, in exactly the form that [`RegisterNumber::of`] writes.
    ///
    /// # Errors
    /// [`IdentifierError`] for anything else.
    pub fn parse(register: Register, text: &str) -> Result<Self, IdentifierError> {
        let number = Self::try_from(text.to_owned())?;
        if text.starts_with(register.letter()) {
            Ok(number)
        } else {
            Err(MALFORMED)
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its place in the register, from 1.
    pub fn count(&self) -> u32 {
        read(&self.0).map_or(0, |(_, _, count)| count)
    }
}

const MALFORMED: IdentifierError = IdentifierError("number of something filed");

fn read(text: &str) -> Option<(Register, i16, u32)> {
    let mut parts = text.split('-');
    let (letter, year, count) = (parts.next()?, parts.next()?, parts.next()?);
    let register = match letter {
        "R" => Register::Claims,
        "A" => Register::Assistance,
        _ => return None,
    };
    let (year, count) = (year.parse().ok()?, count.parse().ok()?);
    (parts.next().is_none() && RegisterNumber::of(register, year, count).0 == text)
        .then_some((register, year, count))
}

impl TryFrom<String> for RegisterNumber {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, IdentifierError> {
        if read(&text).is_some() {
            Ok(Self(text))
        } else {
            Err(MALFORMED)
        }
    }
}

impl From<RegisterNumber> for String {
    fn from(number: RegisterNumber) -> Self {
        number.0
    }
}

impl fmt::Display for RegisterNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_and_read_in_one_form() {
        let number = RegisterNumber::of(Register::Claims, 2022, 4_217);
        assert_eq!((number.as_str(), number.count()), ("R-2022-004217", 4_217));
        assert_eq!(
            RegisterNumber::parse(Register::Claims, "R-2022-004217"),
            Ok(number)
        );
        assert_eq!(
            RegisterNumber::of(Register::Assistance, 2022, 1_234_567).as_str(),
            "A-2022-1234567"
        );
        for wrong in [
            "A-2022-004217",
            "R-2022-4217",
            "R-2022-0004217",
            "r-2022-004217",
            "R-2022-004217-1",
            " R-2022-004217",
            "R-2022-00421x",
            "",
        ] {
            assert!(
                RegisterNumber::parse(Register::Claims, wrong).is_err(),
                "{wrong:?}"
            );
        }
    }
}

//! The voting code printed on a voter's notice, and the credentials it gives in each election. Isoloir's own: verifiers
//! never see it. A program in another language reproduces it from this page.
//!
//! **Form.** 20 symbols of Crockford base 32 (`0123456789ABCDEFGHJKMNPQRSTVWXYZ`, values 0 to 31) in 4 groups of 5,
//! printed `XXXXX-XXXXX-XXXXX-XXXXX`. In each group the first 4 symbols are random (80 bits in all) and the last is a check.
//!
//! **From randomness.** The 10 bytes are one big-endian string of 80 bits, cut into 16 values of 5 bits, first bits
//! first: values 0–3 are the random symbols of group 1, 4–7 of group 2, and so on.
//!
//! **Check symbol.** Values are elements of GF(2^5), polynomials modulo x^5 + x^2 + 1, bit i being the coefficient of x^i; adding
//! is exclusive or, and multiplying by x is `v = v << 1; if v > 31 { v = v ^ 0b100101 }`. The five values of group k (k = 1
//! to 4) satisfy `s1·x^4 + s2·x^3 + s3·x^2 + s4·x + s5 = k`. The weights x^4, x^3, x^2, x, 1 are non-zero and distinct, so
//! a wrong symbol, or two symbols exchanged, always break the equation of their group; k makes exchanged groups visible too.
//!
//! **Reading.** Spaces (any Unicode white space, non-breaking included) and dashes (hyphen-minus, U+2010 to U+2015, minus
//! sign U+2212) are skipped, letters are read in either case, `O` as `0`, `I` and `L` as `1`. Every other character is refused.
//!
//! **Seed.** PBKDF2-HMAC-SHA-256, 100,000 iterations, 32 bytes; password = the 20 symbols in upper case without
//! separators; salt = UTF-8 of `"isoloir-voting-code|" || event || "|" || voter_number`.
//!
//! **Credential.** For each election, HKDF-SHA-256 (RFC 5869): empty salt, input = the 32 bytes of the seed, info = UTF-8 of
//! `"isoloir-credential|" || uuid`, 64 bytes; their big-endian integer modulo q is the private credential.

mod check_symbol;
mod derivation;

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

pub use derivation::VotingSeed;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 4;
const GROUP_LENGTH: usize = 5;
const LENGTH: usize = GROUPS * GROUP_LENGTH;

/// A voting code whose check symbols are right. Zeroized when dropped, never printed by `Debug`.
pub struct VotingCode([u8; LENGTH]);

/// Why a text is not a voting code. Nothing of the text is repeated: it may be almost a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VotingCodeError {
    /// A character that is neither a symbol nor a separator (`U` is none: it looks like `V`).
    #[error("character {position} cannot be part of a voting code")]
    Character {
        /// Place in the text typed, in characters, from 1.
        position: usize,
    },
    /// Not 20 symbols.
    #[error("{symbols} symbols instead of {LENGTH}")]
    Length {
        /// Number of symbols typed.
        symbols: usize,
    },
    /// The check symbol of these groups does not fit: a typing error is there.
    #[error("typing error in group {}", list(groups))]
    Groups {
        /// Numbers of the wrong groups, from 1 to 4, in order.
        groups: Vec<usize>,
    },
}

impl VotingCode {
    /// Number of random bytes in a code: 80 bits, all used, so that every code is equally likely.
    pub const RANDOMNESS: usize = 10;

    /// The code of 10 uniform secret bytes.
    pub fn from_randomness(bytes: &[u8; Self::RANDOMNESS]) -> Self {
        let mut values = [0; LENGTH];
        let mut widened = Zeroizing::new([0; 16]);
        widened[6..].copy_from_slice(bytes);
        let mut bits = u128::from_be_bytes(*widened);
        for (index, group) in values.chunks_exact_mut(GROUP_LENGTH).enumerate().rev() {
            for value in group[..GROUP_LENGTH - 1].iter_mut().rev() {
                *value = u8::try_from(bits & 31).expect("five bits");
                bits >>= 5;
            }
            group[GROUP_LENGTH - 1] = check_symbol::for_group(index + 1, group);
        }
        bits.zeroize();
        Self(values)
    }

    /// Reads what a voter typed.
    ///
    /// # Errors
    /// [`VotingCodeError`], see its cases; typing errors are located by group.
    pub fn parse(typed: &str) -> Result<Self, VotingCodeError> {
        let mut values = Zeroizing::new([0; LENGTH]);
        let mut symbols = 0;
        for (index, character) in typed.chars().enumerate() {
            if is_separator(character) {
                continue;
            }
            let value = value_of(character).ok_or(VotingCodeError::Character { position: index + 1 })?;
            if let Some(place) = values.get_mut(symbols) {
                *place = value;
            }
            symbols += 1;
        }
        if symbols != LENGTH {
            return Err(VotingCodeError::Length { symbols });
        }
        let groups = check_symbol::wrong_groups(&values);
        if groups.is_empty() {
            Ok(Self(*values))
        } else {
            Err(VotingCodeError::Groups { groups })
        }
    }

    /// The text to print on the notice: `XXXXX-XXXXX-XXXXX-XXXXX`.
    pub fn to_printed(&self) -> Zeroizing<String> {
        let symbols = self.symbols();
        let mut printed = Zeroizing::new(String::with_capacity(LENGTH + GROUPS - 1));
        for (index, symbol) in symbols.iter().enumerate() {
            if index > 0 && index % GROUP_LENGTH == 0 {
                printed.push('-');
            }
            printed.push(char::from(*symbol));
        }
        printed
    }

    /// The 20 symbols in upper case without separators.
    fn symbols(&self) -> Zeroizing<[u8; LENGTH]> {
        Zeroizing::new(self.0.map(|value| ALPHABET[usize::from(value)]))
    }
}

impl Drop for VotingCode {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for VotingCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("VotingCode")
    }
}

fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn value_of(character: char) -> Option<u8> {
    let symbol = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let value = ALPHABET.iter().position(|known| char::from(*known) == symbol)?;
    u8::try_from(value).ok()
}

fn list(groups: &[usize]) -> String {
    groups
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests;

//! Integers modulo q, the order of the group.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Neg, Sub};
use std::str::FromStr;

use curve25519_dalek::scalar::Scalar as Inner;
use subtle::{Choice, ConditionallySelectable};
use zeroize::Zeroize;

use crate::v1::json::serde_as_string;

/// An integer modulo q = 2^252 + 27742317777372353535851937790883648493.
///
/// Text form (`Display`, `FromStr`, JSON string): decimal, without leading zero or sign, below q. `Debug` prints only
/// the name, since many scalars are secrets. Arithmetic takes constant time; the text form does not and is for public values.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Scalar(pub(super) Inner);

/// Why a text is not a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScalarError {
    /// Not a plain decimal integer: empty, a sign, a space, an exponent, a leading zero, or too many digits.
    #[error("not a plain decimal integer")]
    Format,
    /// The integer is q or above.
    #[error("integer not below the order of the group")]
    NotReduced,
}

/// q has 76 digits.
const MAX_DIGITS: usize = 76;
/// Decimal digits handled at once: the largest power of ten below 2^64.
const CHUNK_DIGITS: usize = 19;
const CHUNK: u64 = 10_u64.pow(19);

impl Scalar {
    /// 0.
    pub const ZERO: Self = Self(Inner::ZERO);
    /// 1.
    pub const ONE: Self = Self(Inner::ONE);

    /// The 512-bit big-endian integer of `bytes`, modulo q: uniform when the bytes are.
    pub fn from_uniform(bytes: &[u8; 64]) -> Self {
        let mut little_endian = *bytes;
        little_endian.reverse();
        let scalar = Self(Inner::from_bytes_mod_order_wide(&little_endian));
        little_endian.zeroize();
        scalar
    }

    /// The 256-bit big-endian integer of a SHA-256 digest, modulo q (Belenios specification, “Hash to Z_q”).
    pub fn from_digest(digest: &[u8; 32]) -> Self {
        let mut little_endian = *digest;
        little_endian.reverse();
        let scalar = Self(Inner::from_bytes_mod_order(little_endian));
        little_endian.zeroize();
        scalar
    }

    /// The scalar of exactly 32 big-endian bytes, if the integer is below q.
    ///
    /// # Errors
    /// [`ScalarError::NotReduced`].
    pub fn from_bytes(big_endian: &[u8; 32]) -> Result<Self, ScalarError> {
        let mut little_endian = *big_endian;
        little_endian.reverse();
        let scalar = Option::from(Inner::from_canonical_bytes(little_endian)).map(Self);
        little_endian.zeroize();
        scalar.ok_or(ScalarError::NotReduced)
    }

    /// 32 big-endian bytes.
    pub fn to_bytes(&self) -> [u8; 32] {
        let mut bytes = self.0.to_bytes();
        bytes.reverse();
        bytes
    }

    /// 1/self modulo q.
    ///
    /// Returns `None` for zero.
    pub fn invert(&self) -> Option<Self> {
        (*self != Self::ZERO).then(|| Self(self.0.invert()))
    }

    /// `self` when `keep` is true, zero otherwise, in constant time.
    pub(crate) fn or_zero(self, keep: Choice) -> Self {
        Self(Inner::conditional_select(&Inner::ZERO, &self.0, keep))
    }
}

impl FromStr for Scalar {
    type Err = ScalarError;

    fn from_str(text: &str) -> Result<Self, ScalarError> {
        let digits = text.as_bytes();
        let plain = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
        if !plain || (digits[0] == b'0' && digits.len() > 1) || digits.len() > MAX_DIGITS {
            return Err(ScalarError::Format);
        }
        let mut limbs = [0_u64; 4];
        for chunk in chunks_from_the_right(digits) {
            let value = chunk
                .iter()
                .fold(0, |value, digit| value * 10 + u64::from(digit - b'0'));
            multiply_add(&mut limbs, CHUNK, value);
        }
        let mut bytes = [0; 32];
        for (place, limb) in bytes.chunks_exact_mut(8).zip(limbs) {
            place.copy_from_slice(&limb.to_le_bytes());
        }
        Option::from(Inner::from_canonical_bytes(bytes))
            .map(Self)
            .ok_or(ScalarError::NotReduced)
    }
}

/// The digits, most significant chunk first, every chunk but the first being full.
fn chunks_from_the_right(digits: &[u8]) -> impl Iterator<Item = &[u8]> {
    let (first, rest) = digits.split_at(digits.len() % CHUNK_DIGITS);
    std::iter::once(first).chain(rest.chunks_exact(CHUNK_DIGITS))
}

/// `limbs = limbs * factor + term`, little-endian; 76 digits cannot overflow 256 bits.
fn multiply_add(limbs: &mut [u64; 4], factor: u64, term: u64) {
    let mut carry = u128::from(term);
    for limb in limbs {
        carry += u128::from(*limb) * u128::from(factor);
        *limb = low_half(carry);
        carry >>= 64;
    }
}

/// `limbs /= divisor`; returns the remainder.
fn divide(limbs: &mut [u64; 4], divisor: u64) -> u64 {
    let mut remainder = 0_u128;
    for limb in limbs.iter_mut().rev() {
        let dividend = (remainder << 64) | u128::from(*limb);
        *limb = low_half(dividend / u128::from(divisor));
        remainder = dividend % u128::from(divisor);
    }
    low_half(remainder)
}

fn low_half(value: u128) -> u64 {
    u64::try_from(value & u128::from(u64::MAX)).expect("masked to 64 bits")
}

impl fmt::Display for Scalar {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.0.to_bytes();
        let mut limbs = [0_u64; 4];
        for (limb, place) in limbs.iter_mut().zip(bytes.chunks_exact(8)) {
            *limb = u64::from_le_bytes(place.try_into().expect("chunks of eight bytes"));
        }
        let mut digits = [b'0'; 4 * CHUNK_DIGITS];
        for chunk in digits.chunks_exact_mut(CHUNK_DIGITS).rev() {
            let mut value = divide(&mut limbs, CHUNK);
            for digit in chunk.iter_mut().rev() {
                *digit = b'0' + u8::try_from(value % 10).expect("a digit");
                value /= 10;
            }
        }
        let first = digits
            .iter()
            .position(|digit| *digit != b'0')
            .unwrap_or(digits.len() - 1);
        formatter.write_str(std::str::from_utf8(&digits[first..]).expect("ASCII digits"))
    }
}

serde_as_string!(Scalar, "a decimal integer below the order of the group");

impl fmt::Debug for Scalar {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Scalar")
    }
}

impl From<u64> for Scalar {
    fn from(value: u64) -> Self {
        Self(Inner::from(value))
    }
}

impl Zeroize for Scalar {
    fn zeroize(&mut self) {
        self.0.zeroize();
    }
}

impl Add for Scalar {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Scalar {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Scalar {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul for Scalar {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl Neg for Scalar {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Scalar {
    fn sum<I: Iterator<Item = Self>>(scalars: I) -> Self {
        scalars.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// q and q − 1 in decimal.
    const Q: &str = "7237005577332262213973186563042994240857116359379907606001950938285454250989";
    const Q_MINUS_1: &str = "7237005577332262213973186563042994240857116359379907606001950938285454250988";

    #[test]
    fn ba_13_zero_is_a_scalar_and_the_order_is_not() {
        assert_eq!("0".parse(), Ok(Scalar::ZERO));
        assert_eq!(Scalar::ZERO.to_string(), "0");
        assert_eq!(Q_MINUS_1.parse(), Ok(-Scalar::ONE));
        assert_eq!((-Scalar::ONE).to_string(), Q_MINUS_1);
        assert_eq!(Q.parse::<Scalar>(), Err(ScalarError::NotReduced));
        assert_eq!("9".repeat(76).parse::<Scalar>(), Err(ScalarError::NotReduced));
    }

    #[test]
    fn ba_05_only_plain_decimal_is_read() {
        for text in [
            "",
            "0123",
            "00",
            "+1",
            "-1",
            "1e3",
            " 1",
            "1 ",
            "1.0",
            "0x1",
            "１",
            "1_0",
            &"1".repeat(77),
        ] {
            assert_eq!(text.parse::<Scalar>(), Err(ScalarError::Format), "{text}");
        }
    }

    #[test]
    fn decimal_text_goes_round_trip_at_every_length() {
        for length in 1..76 {
            for digit in ["1", "9", "10", "58"] {
                let text = digit.repeat(length)[..length].to_owned();
                assert_eq!(text.parse::<Scalar>().unwrap().to_string(), text);
            }
        }
    }

    #[test]
    fn decimal_text_agrees_with_arithmetic() {
        let ten = Scalar::from(10);
        let mut power = Scalar::ONE;
        for exponent in 0..75 {
            assert_eq!(power.to_string(), format!("1{}", "0".repeat(exponent)));
            power = power * ten;
        }
    }

    #[test]
    fn digests_are_big_endian_integers() {
        let mut digest = [0; 32];
        digest[31] = 7;
        assert_eq!(Scalar::from_digest(&digest), Scalar::from(7));
        let mut uniform = [0; 64];
        uniform[62] = 1;
        assert_eq!(Scalar::from_uniform(&uniform), Scalar::from(256));
        assert_eq!(Scalar::from_bytes(&(-Scalar::ONE).to_bytes()), Ok(-Scalar::ONE));
        assert_eq!(Scalar::from_bytes(&[0xff; 32]), Err(ScalarError::NotReduced));
    }

    #[test]
    fn a_scalar_never_shows_in_debug_output() {
        assert_eq!(format!("{:?}", Scalar::from(42)), "Scalar");
    }
}

//! Elements of the group and their text form.

use std::fmt;
use std::iter::Product;
use std::ops::{Div, Mul, MulAssign};
use std::str::FromStr;

use curve25519_dalek::EdwardsPoint;
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::CompressedEdwardsY;
use curve25519_dalek::scalar::Scalar as InnerScalar;
use curve25519_dalek::traits::{Identity, IsIdentity, VartimeMultiscalarMul};

use super::Scalar;
use crate::v1::json::serde_as_string;

/// An element of the prime-order group. Every value of this type is on the curve and torsion-free.
///
/// Text form (`Display`, `FromStr`, JSON string): that of [`EncodedElement`]. Operations named `public_…` take
/// variable time and are for public values only.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Element(pub(super) EdwardsPoint);

/// The text of an element, in canonical form, not yet known to be one: 64 lowercase hexadecimal digits of the 256-bit
/// big-endian integer y + 2^255·(x mod 2) with y < p, which is the byte-reversed RFC 8032 encoding.
///
/// [`Element::decode`] finds out whether it is in the group; that costs 20 µs, so cheap refusals can go first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EncodedElement([u8; 32]);

/// Why a text is not an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ElementError {
    /// Not exactly 64 lowercase hexadecimal digits.
    #[error("not 64 lowercase hexadecimal digits")]
    Format,
    /// Another text of the same point exists: y not below p, or a sign on x = 0.
    #[error("not the canonical encoding of a point")]
    NotCanonical,
    /// No point of the curve has this y.
    #[error("not a point of the curve")]
    NotOnCurve,
    /// The point has a component of order 2, 4 or 8.
    #[error("not in the prime-order subgroup")]
    Torsion,
    /// The neutral element, where it is forbidden (a credential, a key, a ballot's alpha or beta).
    #[error("the neutral element is not allowed here")]
    Identity,
}

impl Element {
    /// The generator g: the base point of RFC 8032.
    pub const GENERATOR: Self = Self(ED25519_BASEPOINT_POINT);

    /// The neutral element.
    pub fn identity() -> Self {
        Self(EdwardsPoint::identity())
    }

    /// The element of an encoding: on the curve and torsion-free. The neutral element is accepted.
    ///
    /// # Errors
    /// [`ElementError::NotOnCurve`], [`ElementError::Torsion`].
    pub fn decode(encoded: &EncodedElement) -> Result<Self, ElementError> {
        let mut rfc_8032 = encoded.0;
        rfc_8032.reverse();
        let point = CompressedEdwardsY(rfc_8032)
            .decompress()
            .ok_or(ElementError::NotOnCurve)?;
        if is_torsion_free(&point) {
            Ok(Self(point))
        } else {
            Err(ElementError::Torsion)
        }
    }

    /// The element of an encoding already known to be torsion-free (it was decoded with [`Element::decode`] before it
    /// was stored): 4 µs instead of 25.
    pub(in crate::v1) fn decode_known(encoded: &EncodedElement) -> Result<Self, ElementError> {
        let mut rfc_8032 = encoded.0;
        rfc_8032.reverse();
        CompressedEdwardsY(rfc_8032)
            .decompress()
            .map(Self)
            .ok_or(ElementError::NotOnCurve)
    }

    /// As [`Element::decode`], and not the neutral element.
    ///
    /// # Errors
    /// [`ElementError::NotOnCurve`], [`ElementError::Torsion`], [`ElementError::Identity`].
    pub fn decode_non_identity(encoded: &EncodedElement) -> Result<Self, ElementError> {
        if *encoded == EncodedElement::IDENTITY {
            return Err(ElementError::Identity);
        }
        Self::decode(encoded)
    }

    /// `g^exponent`, in constant time (precomputed table).
    pub fn generator_pow(exponent: &Scalar) -> Self {
        Self(EdwardsPoint::mul_base(&exponent.0))
    }

    /// `g^generator_exponent * base^exponent` of public values, in variable time.
    pub fn public_double_pow(generator_exponent: &Scalar, base: &Self, exponent: &Scalar) -> Self {
        Self(EdwardsPoint::vartime_double_scalar_mul_basepoint(
            &exponent.0,
            &base.0,
            &generator_exponent.0,
        ))
    }

    /// The product of `base^exponent` over all terms, public values, in variable time.
    pub fn public_multi_pow<'a>(terms: impl IntoIterator<Item = (&'a Self, &'a Scalar)>) -> Self {
        let (points, exponents): (Vec<_>, Vec<_>) = terms
            .into_iter()
            .map(|(base, exponent)| (base.0, exponent.0))
            .unzip();
        Self(EdwardsPoint::vartime_multiscalar_mul(exponents, points))
    }

    /// The text forms of many elements, several times faster than one by one.
    pub fn encode_all(elements: &[Self]) -> Vec<EncodedElement> {
        let points: Vec<_> = elements.iter().map(|element| element.0).collect();
        EdwardsPoint::compress_batch_alloc(&points)
            .into_iter()
            .map(EncodedElement::from_rfc_8032)
            .collect()
    }

    /// `self^exponent`, in constant time.
    pub fn pow(&self, exponent: &Scalar) -> Self {
        Self(self.0 * exponent.0)
    }

    /// The inverse in the group.
    pub fn invert(&self) -> Self {
        Self(-self.0)
    }

    /// Whether this is the neutral element.
    pub fn is_identity(&self) -> bool {
        self.0.is_identity()
    }

    /// The text form.
    pub fn encode(&self) -> EncodedElement {
        EncodedElement::from_rfc_8032(self.0.compress())
    }
}

/// `[q]P = 0`, computed as `[q − 1]P = −P` because a scalar of the library is below q. The variable-time product
/// skips the many zero digits of q; points come from ballots, keys and archives, all public.
fn is_torsion_free(point: &EdwardsPoint) -> bool {
    let order_minus_one = -InnerScalar::ONE;
    EdwardsPoint::vartime_double_scalar_mul_basepoint(&order_minus_one, point, &InnerScalar::ZERO) == -point
}

impl EncodedElement {
    /// y = 1, x = 0.
    pub(crate) const IDENTITY: Self = {
        let mut bytes = [0; 32];
        bytes[31] = 1;
        Self(bytes)
    };

    /// The 32 big-endian bytes of the text.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn from_rfc_8032(compressed: CompressedEdwardsY) -> Self {
        let mut bytes = compressed.0;
        bytes.reverse();
        Self(bytes)
    }

    /// y < p = 2^255 − 19, and no sign bit on the two points with x = 0 (y = 1 and y = p − 1).
    fn is_canonical(&self) -> bool {
        let negative = self.0[0] & 0x80 != 0;
        let top = self.0[0] & 0x7f;
        let (middle, last) = (&self.0[1..31], self.0[31]);
        let near_p = top == 0x7f && middle.iter().all(|byte| *byte == 0xff);
        let near_zero = top == 0 && middle.iter().all(|byte| *byte == 0);
        let reduced = !(near_p && last >= 0xed);
        let signed_zero = negative && ((near_zero && last == 1) || (near_p && last == 0xec));
        reduced && !signed_zero
    }
}

impl FromStr for EncodedElement {
    type Err = ElementError;

    fn from_str(text: &str) -> Result<Self, ElementError> {
        let encoded = crate::v1::hash::parse_hex(text)
            .map(Self)
            .ok_or(ElementError::Format)?;
        if encoded.is_canonical() {
            Ok(encoded)
        } else {
            Err(ElementError::NotCanonical)
        }
    }
}

impl fmt::Display for EncodedElement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::v1::hash::write_hex(&self.0, formatter)
    }
}

impl fmt::Debug for EncodedElement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

serde_as_string!(
    EncodedElement,
    "64 lowercase hexadecimal digits of a group element"
);

impl FromStr for Element {
    type Err = ElementError;

    fn from_str(text: &str) -> Result<Self, ElementError> {
        Self::decode(&text.parse()?)
    }
}

impl fmt::Display for Element {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.encode(), formatter)
    }
}

impl fmt::Debug for Element {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

serde_as_string!(Element, "64 lowercase hexadecimal digits of a group element");

#[expect(
    clippy::suspicious_arithmetic_impl,
    reason = "the library writes the group additively, the protocol multiplicatively"
)]
impl Mul for Element {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

#[expect(
    clippy::suspicious_op_assign_impl,
    reason = "the library writes the group additively, the protocol multiplicatively"
)]
impl MulAssign for Element {
    fn mul_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

#[expect(
    clippy::suspicious_arithmetic_impl,
    reason = "the library writes the group additively, the protocol multiplicatively"
)]
impl Div for Element {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Product for Element {
    fn product<I: Iterator<Item = Self>>(elements: I) -> Self {
        elements.fold(Self::identity(), Mul::mul)
    }
}

impl<'a> Product<&'a Self> for Element {
    fn product<I: Iterator<Item = &'a Self>>(elements: I) -> Self {
        elements.copied().product()
    }
}

#[cfg(test)]
mod tests {
    use curve25519_dalek::constants::EIGHT_TORSION;

    use super::*;

    fn text_of(point: EdwardsPoint) -> String {
        EncodedElement::from_rfc_8032(point.compress()).to_string()
    }

    #[test]
    fn the_generator_reads_as_the_reversed_rfc_8032_base_point() {
        let text = "6666666666666666666666666666666666666666666666666666666666666658";
        assert_eq!(Element::GENERATOR.to_string(), text);
        assert_eq!(text.parse(), Ok(Element::GENERATOR));
    }

    #[test]
    fn ba_09_every_torsion_class_is_refused() {
        let element = Element::generator_pow(&Scalar::from(12_345));
        for torsion in &EIGHT_TORSION[1..] {
            assert_eq!(
                text_of(element.0 + torsion).parse::<Element>(),
                Err(ElementError::Torsion)
            );
            assert_eq!(text_of(*torsion).parse::<Element>(), Err(ElementError::Torsion));
        }
        assert_eq!(text_of(element.0).parse(), Ok(element));
    }

    #[test]
    fn ba_06_ba_07_vc_10_elements_not_reduced_and_edge_values_are_refused() {
        let p_minus_1 = format!("7f{}ec", "ff".repeat(30));
        assert_eq!(p_minus_1.parse::<Element>(), Err(ElementError::Torsion));
        for last in ["ed", "ee", "ef", "f0", "ff"] {
            for top in ["7f", "ff"] {
                let text = format!("{top}{}{last}", "ff".repeat(30));
                assert_eq!(text.parse::<Element>(), Err(ElementError::NotCanonical), "{text}");
            }
        }
        let signed_identity = format!("80{}01", "00".repeat(30));
        assert_eq!(
            signed_identity.parse::<Element>(),
            Err(ElementError::NotCanonical)
        );
        let signed_order_2 = format!("ff{}ec", "ff".repeat(30));
        assert_eq!(signed_order_2.parse::<Element>(), Err(ElementError::NotCanonical));
        let zero = "0".repeat(64);
        assert_eq!(zero.parse::<Element>(), Err(ElementError::Torsion));
        let two = format!("{}2", "0".repeat(63));
        assert_eq!(two.parse::<Element>(), Err(ElementError::NotOnCurve));
    }

    #[test]
    fn ba_07_the_identity_is_an_element_only_where_allowed() {
        let text = format!("{}1", "0".repeat(63));
        assert_eq!(text.parse(), Ok(Element::identity()));
        assert!(Element::identity().is_identity());
        assert_eq!(Element::identity().encode(), EncodedElement::IDENTITY);
        assert_eq!(
            Element::decode_non_identity(&text.parse().unwrap()),
            Err(ElementError::Identity)
        );
    }

    #[test]
    fn ba_11_hexadecimal_has_one_case_one_length_and_one_byte_order() {
        let text = Element::generator_pow(&Scalar::from(77)).to_string();
        let little_endian: String = (0..32)
            .rev()
            .map(|byte| &text[2 * byte..2 * byte + 2])
            .collect::<Vec<_>>()
            .concat();
        assert!(little_endian.parse::<Element>().is_err());
        let prefixed = format!("0x{}", &text[2..]);
        for wrong in [
            text.to_uppercase(),
            text[1..].to_owned(),
            format!("{text}0"),
            format!("0{text}"),
            prefixed,
        ] {
            assert_eq!(wrong.parse::<Element>(), Err(ElementError::Format), "{wrong}");
        }
    }

    #[test]
    fn powers_agree_however_they_are_computed() {
        let (a, b) = (Scalar::from_uniform(&[3; 64]), Scalar::from_uniform(&[5; 64]));
        let base = Element::generator_pow(&b);
        let expected = Element::GENERATOR.pow(&a) * base.pow(&b);
        assert_eq!(Element::public_double_pow(&a, &base, &b), expected);
        assert_eq!(
            Element::public_multi_pow([(&Element::GENERATOR, &a), (&base, &b)]),
            expected
        );
        assert_eq!(expected / base.pow(&b), Element::generator_pow(&a));
        assert_eq!(base * base.invert(), Element::identity());
        assert_eq!(
            Element::encode_all(&[base, expected]),
            [base.encode(), expected.encode()]
        );
        assert_eq!(
            [base, base].iter().product::<Element>(),
            base.pow(&Scalar::from(2))
        );
    }
}

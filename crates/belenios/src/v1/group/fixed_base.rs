//! Powers of one element used many times: the public key of an election.

use std::fmt;
use std::sync::OnceLock;

use curve25519_dalek::edwards::{EdwardsBasepointTable, VartimeEdwardsPrecomputation};
use curve25519_dalek::traits::{BasepointTable, VartimePrecomputedMultiscalarMul};

use super::{Element, Scalar};

/// An element with tables that make its powers as cheap as those of the generator.
///
/// The tables (30 KB to encrypt, 15 KB to check) are computed at their first use, in about a millisecond.
pub struct FixedBase {
    element: Element,
    secret: OnceLock<Box<EdwardsBasepointTable>>,
    public: OnceLock<VartimeEdwardsPrecomputation>,
}

impl FixedBase {
    /// Tables for the powers of `element`.
    pub fn new(element: Element) -> Self {
        Self {
            element,
            secret: OnceLock::new(),
            public: OnceLock::new(),
        }
    }

    /// The element itself.
    pub fn element(&self) -> &Element {
        &self.element
    }

    /// `self^exponent`, in constant time.
    pub fn pow(&self, exponent: &Scalar) -> Element {
        let table = self
            .secret
            .get_or_init(|| Box::new(EdwardsBasepointTable::create(&self.element.0)));
        Element(table.mul_base(&exponent.0))
    }

    /// `self^exponent * g^generator_exponent * other^other_exponent` of public values, in variable time.
    pub fn public_pow(
        &self,
        exponent: &Scalar,
        generator_exponent: &Scalar,
        other: &Element,
        other_exponent: &Scalar,
    ) -> Element {
        let table = self
            .public
            .get_or_init(|| VartimeEdwardsPrecomputation::new([self.element.0, Element::GENERATOR.0]));
        Element(table.vartime_mixed_multiscalar_mul(
            [exponent.0, generator_exponent.0],
            [other_exponent.0],
            [other.0],
        ))
    }
}

impl Clone for FixedBase {
    fn clone(&self) -> Self {
        Self::new(self.element)
    }
}

impl fmt::Debug for FixedBase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("FixedBase").field(&self.element).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_give_the_same_powers_as_plain_exponentiation() {
        let base = Element::generator_pow(&Scalar::from_uniform(&[9; 64]));
        let other = Element::generator_pow(&Scalar::from(5));
        let fixed = FixedBase::new(base);
        for byte in 0..20 {
            let (a, b) = (
                Scalar::from_uniform(&[byte; 64]),
                Scalar::from_uniform(&[255 - byte; 64]),
            );
            assert_eq!(fixed.pow(&a), base.pow(&a));
            let expected = base.pow(&a) * Element::generator_pow(&b) * other.pow(&(a * b));
            assert_eq!(fixed.public_pow(&a, &b, &other, &(a * b)), expected);
        }
    }
}

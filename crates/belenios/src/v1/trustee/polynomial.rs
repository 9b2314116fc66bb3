//! The secret polynomial of a trustee, and the same polynomial in the exponent. PROTOCOL §6, secret share.

use zeroize::Zeroizing;

use crate::v1::{Element, Scalar};

/// f(x) = a_0 + a_1 x + … modulo q.
pub(in crate::v1) struct Polynomial(Zeroizing<Vec<Scalar>>);

impl Polynomial {
    pub(in crate::v1) fn new(coefficients: Vec<Scalar>) -> Self {
        Self(Zeroizing::new(coefficients))
    }

    /// f(x).
    pub(in crate::v1) fn at(&self, x: u32) -> Scalar {
        let x = Scalar::from(u64::from(x));
        self.0
            .iter()
            .rev()
            .fold(Scalar::ZERO, |value, coefficient| value * x + *coefficient)
    }

    /// g^a_0, g^a_1, …
    pub(in crate::v1) fn commitments(&self) -> Vec<Element> {
        self.0.iter().map(Element::generator_pow).collect()
    }
}

/// g^f(x) from the commitments g^a_k, all public: the product of (g^a_k)^(x^k).
pub(in crate::v1) fn public_value(commitments: &[Element], x: u32) -> Element {
    let x = Scalar::from(u64::from(x));
    let powers: Vec<Scalar> = std::iter::successors(Some(Scalar::ONE), |power| Some(*power * x))
        .take(commitments.len())
        .collect();
    Element::public_multi_pow(commitments.iter().zip(&powers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_polynomial_in_the_exponent_agrees_with_the_secret_one() {
        let polynomial = Polynomial::new((1..5_u64).map(|n| Scalar::from(n * n * 1_000_003)).collect());
        for x in 0..6 {
            assert_eq!(
                public_value(&polynomial.commitments(), x),
                Element::generator_pow(&polynomial.at(x))
            );
        }
        assert_eq!(polynomial.at(0), Scalar::from(1_000_003));
    }
}

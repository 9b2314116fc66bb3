//! ElGamal ciphertexts with the message in the exponent.

use std::ops::{Mul, MulAssign};

use serde::{Deserialize, Serialize};

use super::{Element, FixedBase, Scalar};

/// An encryption of the integer m under the key y with randomness r: `alpha = g^r`, `beta = y^r * g^m`
/// (Belenios specification, “Ciphertexts”). JSON: `{"alpha":E,"beta":E}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ciphertext {
    /// `g^r`.
    pub alpha: Element,
    /// `y^r * g^m`.
    pub beta: Element,
}

impl Ciphertext {
    /// The encryption of 0 with randomness 0: the neutral ciphertext of a product.
    pub fn identity() -> Self {
        Self {
            alpha: Element::identity(),
            beta: Element::identity(),
        }
    }

    /// Encrypts `message` under `key`, in constant time.
    pub fn encrypt(key: &FixedBase, message: &Scalar, randomness: &Scalar) -> Self {
        let alpha = Element::generator_pow(randomness);
        let beta = key.pow(randomness) * Element::generator_pow(message);
        Self { alpha, beta }
    }
}

impl Mul for Ciphertext {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self {
            alpha: self.alpha * other.alpha,
            beta: self.beta * other.beta,
        }
    }
}

impl MulAssign for Ciphertext {
    fn mul_assign(&mut self, other: Self) {
        *self = *self * other;
    }
}

impl std::iter::Product for Ciphertext {
    fn product<I: Iterator<Item = Self>>(ciphertexts: I) -> Self {
        ciphertexts.fold(Self::identity(), Mul::mul)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_of_ciphertexts_decrypts_to_the_sum() {
        let secret = Scalar::from_uniform(&[7; 64]);
        let key = FixedBase::new(Element::generator_pow(&secret));
        let product: Ciphertext = (0..5_u64)
            .map(|m| Ciphertext::encrypt(&key, &Scalar::from(m), &Scalar::from(1_000 + m)))
            .product();
        assert_eq!(
            product.beta / product.alpha.pow(&secret),
            Element::generator_pow(&Scalar::from(10))
        );
    }
}

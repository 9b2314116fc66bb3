//! Zero-knowledge proofs, stored as (challenge, response): knowledge of a secret (Schnorr), equality of two logarithms
//! (Chaum–Pedersen), and membership of an encrypted value in a list ([`disjunction`]).

pub mod disjunction;
mod statement;

use serde::{Deserialize, Serialize};

use super::hash::hash_to_scalar;
use super::{Element, Scalar, ScalarRandomness};

pub use statement::Statement;

/// A proof, JSON `{"challenge":Z,"response":Z}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// c.
    pub challenge: Scalar,
    /// z.
    pub response: Scalar,
}

/// The proof does not hold for this statement and these elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the proof does not hold")]
pub struct ProofRefused;

impl Proof {
    /// Proves knowledge of `secret`, the logarithm of a public key, bound to `statement`:
    /// w random, `c = H(prefix || g^w)`, `z = w - secret * c`. Constant time in the secret.
    pub fn of_knowledge(statement: &Statement<'_>, secret: &Scalar, randomness: &ScalarRandomness) -> Self {
        let w = randomness.scalar();
        let commitment = Element::generator_pow(&w);
        Self::answer(
            hash_to_scalar(&format!("{}{commitment}", statement.prefix())),
            secret,
            &w,
        )
    }

    /// Proves that `public key = g^secret` and `factor = base^secret` have the same logarithm, bound to `statement`:
    /// `c = H(prefix || g^w || "," || base^w)`. Constant time in the secret.
    pub fn of_equality(
        statement: &Statement<'_>,
        secret: &Scalar,
        base: &Element,
        randomness: &ScalarRandomness,
    ) -> Self {
        let w = randomness.scalar();
        let commitments = [Element::generator_pow(&w), base.pow(&w)];
        Self::answer(hash_of_pair(statement, &commitments), secret, &w)
    }

    /// Checks [`Proof::of_knowledge`]: `c = H(prefix || g^z * public_key^c)`.
    ///
    /// # Errors
    /// [`ProofRefused`].
    pub fn check_knowledge(
        &self,
        statement: &Statement<'_>,
        public_key: &Element,
    ) -> Result<(), ProofRefused> {
        let commitment = Element::public_double_pow(&self.response, public_key, &self.challenge);
        self.compare(hash_to_scalar(&format!("{}{commitment}", statement.prefix())))
    }

    /// Checks [`Proof::of_equality`]: `c = H(prefix || g^z * public_key^c || "," || base^z * factor^c)`.
    ///
    /// # Errors
    /// [`ProofRefused`].
    pub fn check_equality(
        &self,
        statement: &Statement<'_>,
        public_key: &Element,
        base: &Element,
        factor: &Element,
    ) -> Result<(), ProofRefused> {
        let commitments = [
            Element::public_double_pow(&self.response, public_key, &self.challenge),
            Element::public_multi_pow([(base, &self.response), (factor, &self.challenge)]),
        ];
        self.compare(hash_of_pair(statement, &commitments))
    }

    fn answer(challenge: Scalar, secret: &Scalar, w: &Scalar) -> Self {
        Self {
            challenge,
            response: *w - *secret * challenge,
        }
    }

    fn compare(&self, challenge: Scalar) -> Result<(), ProofRefused> {
        if challenge == self.challenge {
            Ok(())
        } else {
            Err(ProofRefused)
        }
    }
}

fn hash_of_pair(statement: &Statement<'_>, commitments: &[Element; 2]) -> Scalar {
    let encoded = Element::encode_all(commitments);
    hash_to_scalar(&format!("{}{},{}", statement.prefix(), encoded[0], encoded[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_of_knowledge_holds_for_its_key_and_statement_only() {
        let secret = Scalar::from_uniform(&[1; 64]);
        let key = Element::generator_pow(&secret);
        let statement = Statement::Message { message: "hello" };
        let proof = Proof::of_knowledge(&statement, &secret, &ScalarRandomness::new([2; 64]));
        assert_eq!(proof.check_knowledge(&statement, &key), Ok(()));
        assert_eq!(proof.check_knowledge(&statement, &(key * key)), Err(ProofRefused));
        let other = Statement::Message { message: "hello!" };
        assert_eq!(proof.check_knowledge(&other, &key), Err(ProofRefused));
    }

    #[test]
    fn a_proof_of_equality_holds_for_equal_logarithms_only() {
        let secret = Scalar::from_uniform(&[1; 64]);
        let key = Element::generator_pow(&secret);
        let alpha = Element::generator_pow(&Scalar::from(99));
        let statement = Statement::ProofOfKnowledge { public_key: &key };
        let proof = Proof::of_equality(&statement, &secret, &alpha, &ScalarRandomness::new([2; 64]));
        let factor = alpha.pow(&secret);
        assert_eq!(proof.check_equality(&statement, &key, &alpha, &factor), Ok(()));
        assert_eq!(
            proof.check_equality(&statement, &key, &alpha, &(factor * key)),
            Err(ProofRefused)
        );
        let identity = Element::identity();
        assert_eq!(
            proof.check_equality(&statement, &key, &identity, &identity),
            Err(ProofRefused)
        );
    }

    #[test]
    fn a_proof_of_equality_over_the_identity_holds() {
        let secret = Scalar::from(3);
        let key = Element::generator_pow(&secret);
        let statement = Statement::ProofOfKnowledge { public_key: &key };
        let identity = Element::identity();
        let proof = Proof::of_equality(&statement, &secret, &identity, &ScalarRandomness::new([2; 64]));
        assert_eq!(
            proof.check_equality(&statement, &key, &identity, &identity),
            Ok(())
        );
    }

    #[test]
    fn a_proof_is_written_challenge_first() {
        let proof = Proof {
            challenge: Scalar::from(1),
            response: Scalar::from(2),
        };
        assert_eq!(
            crate::v1::json::to_canonical(&proof),
            br#"{"challenge":"1","response":"2"}"#
        );
    }
}

//! “This ciphertext encrypts one of these values”, over one or several ciphertexts (Belenios specification, “Proofs of
//! interval membership” and “Proofs of possibly-blank votes”; Cramer–Damgård–Schoenmakers composition).
//!
//! Each branch (ciphertext (a, b), value M) claims `a = g^r` and `b / g^M = y^r`. One branch is true, the others are
//! simulated; the challenges of all branches add up to the hash of all commitments, so at least one branch was not simulated.

use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use super::{Proof, ProofRefused};
use crate::v1::hash::hash_to_scalar;
use crate::v1::{Ciphertext, Element, FixedBase, Scalar};

/// One claim of a disjunction, as the verifier sees it: `ciphertext` encrypts `value`.
#[derive(Debug, Clone, Copy)]
pub struct Branch<'a> {
    /// The ciphertext.
    pub ciphertext: &'a Ciphertext,
    /// The value claimed.
    pub value: u64,
}

/// One claim of a disjunction, as the prover sees it: it knows what the ciphertext holds.
#[derive(Debug, Clone)]
pub struct OpenedBranch {
    /// r of the branch's ciphertext.
    pub randomness: Scalar,
    /// The message the ciphertext really encrypts.
    pub message: Scalar,
    /// The value claimed by this branch.
    pub value: u64,
}

/// The two scalars drawn for one branch: a simulated branch takes both; the true branch takes `response` as its w and
/// leaves `challenge` unused, so that the bytes drawn do not depend on the vote.
#[derive(Debug, Clone)]
pub struct BranchDraw {
    /// c of a simulated branch.
    pub challenge: Scalar,
    /// z of a simulated branch, w of the true one.
    pub response: Scalar,
}

impl Drop for OpenedBranch {
    fn drop(&mut self) {
        self.randomness.zeroize();
        self.message.zeroize();
    }
}

impl Drop for BranchDraw {
    fn drop(&mut self) {
        self.challenge.zeroize();
        self.response.zeroize();
    }
}

/// Proves that the branch numbered `true_branch` (from 0) holds, one proof per branch in order.
///
/// As the prover knows r and m of every branch, each commitment is a product of powers of g and y:
/// `A = g^(z + r*c)`, `B = y^(z + r*c) * g^((m - M)*c)`, with c = 0 for now and z = w on the true branch. Constant time
/// in the secrets and in `true_branch`.
///
/// A false `true_branch`, or lists of different lengths, give proofs that [`check`] refuses.
pub fn prove(
    key: &FixedBase,
    prefix: &str,
    branches: &[OpenedBranch],
    true_branch: usize,
    draws: &[BranchDraw],
) -> Vec<Proof> {
    let mut proofs = Vec::with_capacity(branches.len());
    let mut commitments = Vec::with_capacity(2 * branches.len());
    for (index, (branch, draw)) in branches.iter().zip(draws).enumerate() {
        let challenge = draw.challenge.or_zero(!index.ct_eq(&true_branch));
        let exponent = draw.response + branch.randomness * challenge;
        let difference = (branch.message - Scalar::from(branch.value)) * challenge;
        commitments.push(Element::generator_pow(&exponent));
        commitments.push(key.pow(&exponent) * Element::generator_pow(&difference));
        proofs.push(Proof {
            challenge,
            response: draw.response,
        });
    }
    let simulated: Scalar = proofs.iter().map(|proof| proof.challenge).sum();
    let remaining = hash_of(prefix, &commitments) - simulated;
    for (index, (proof, branch)) in proofs.iter_mut().zip(branches).enumerate() {
        let own = remaining.or_zero(index.ct_eq(&true_branch));
        proof.challenge += own;
        proof.response = proof.response - branch.randomness * own;
    }
    proofs
}

/// Checks that exactly one proof per branch is there and that the challenges add up to the hash of
/// `A = g^z * a^c` and `B = y^z * (b / g^M)^c` over all branches.
///
/// # Errors
/// [`ProofRefused`].
pub fn check(
    key: &FixedBase,
    prefix: &str,
    branches: &[Branch<'_>],
    proofs: &[Proof],
) -> Result<(), ProofRefused> {
    if branches.is_empty() || branches.len() != proofs.len() {
        return Err(ProofRefused);
    }
    let mut commitments = Vec::with_capacity(2 * branches.len());
    for (Branch { ciphertext, value }, Proof { challenge, response }) in branches.iter().zip(proofs) {
        commitments.push(Element::public_double_pow(response, &ciphertext.alpha, challenge));
        let shift = -(Scalar::from(*value) * *challenge);
        commitments.push(key.public_pow(response, &shift, &ciphertext.beta, challenge));
    }
    let sum: Scalar = proofs.iter().map(|proof| proof.challenge).sum();
    if sum == hash_of(prefix, &commitments) {
        Ok(())
    } else {
        Err(ProofRefused)
    }
}

/// `H(prefix || A_0 || "," || B_0 || "," || A_1 ...)`.
fn hash_of(prefix: &str, commitments: &[Element]) -> Scalar {
    let mut text = String::with_capacity(prefix.len() + 65 * commitments.len());
    text.push_str(prefix);
    for (index, commitment) in Element::encode_all(commitments).iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&commitment.to_string());
    }
    hash_to_scalar(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draws(count: u64) -> Vec<BranchDraw> {
        (0..count)
            .map(|n| BranchDraw {
                challenge: Scalar::from(1_000 + n),
                response: Scalar::from(2_000 + n),
            })
            .collect()
    }

    #[test]
    fn every_true_branch_can_be_proved_and_no_false_one() {
        let key = FixedBase::new(Element::generator_pow(&Scalar::from_uniform(&[4; 64])));
        let randomness = Scalar::from_uniform(&[5; 64]);
        for message in 0..5_u64 {
            let ciphertext = Ciphertext::encrypt(&key, &Scalar::from(message), &randomness);
            let values = [0, 1, 2];
            let opened = values.map(|value| OpenedBranch {
                randomness,
                message: Scalar::from(message),
                value,
            });
            let branches = values.map(|value| Branch {
                ciphertext: &ciphertext,
                value,
            });
            for claimed in 0..3 {
                let proofs = prove(&key, "prove|test|", &opened, claimed, &draws(3));
                let holds = check(&key, "prove|test|", &branches, &proofs).is_ok();
                assert_eq!(
                    holds,
                    claimed as u64 == message,
                    "message {message}, branch {claimed}"
                );
                assert_eq!(check(&key, "prove|other|", &branches, &proofs), Err(ProofRefused));
                assert_eq!(
                    check(&key, "prove|test|", &branches[..2], &proofs),
                    Err(ProofRefused)
                );
                assert_eq!(
                    check(&key, "prove|test|", &branches, &proofs[..2]),
                    Err(ProofRefused)
                );
            }
        }
        assert_eq!(check(&key, "prove|test|", &[], &[]), Err(ProofRefused));
    }
}

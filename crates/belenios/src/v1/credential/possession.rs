//! Proof that a voter holds a private credential now, without casting anything. Isoloir's own, not Belenios's.

use super::{PrivateCredential, PublicCredential};
use crate::v1::{ElectionUuid, Proof, ScalarRandomness, Statement};

/// The proof of possession does not hold for this election, credential and context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the proof of possession does not hold")]
pub struct PossessionRefused;

impl PrivateCredential {
    /// Proves possession of this credential in one election, for one context (the verifier's nonce):
    /// w random, `c = H("isoloir-possession|" || uuid || "|" || credential || "|" || context || "|" || g^w)`,
    /// `z = w - s * c`. Written as [`Proof`]: `{"challenge":c,"response":z}`.
    pub fn prove_possession(
        &self,
        election: &ElectionUuid,
        context: &str,
        randomness: &ScalarRandomness,
    ) -> Proof {
        let public = self.public();
        Proof::of_knowledge(&statement(&public, election, context), self.secret(), randomness)
    }
}

impl PublicCredential {
    /// Checks [`PrivateCredential::prove_possession`]. That the nonce in `context` is fresh is the caller's to know.
    ///
    /// # Errors
    /// [`PossessionRefused`].
    pub fn check_possession(
        &self,
        election: &ElectionUuid,
        context: &str,
        proof: &Proof,
    ) -> Result<(), PossessionRefused> {
        let checked = proof.check_knowledge(&statement(self, election, context), self.element());
        checked.map_err(|_| PossessionRefused)
    }
}

fn statement<'a>(
    credential: &'a PublicCredential,
    election: &'a ElectionUuid,
    context: &'a str,
) -> Statement<'a> {
    Statement::Possession {
        election_uuid: election.as_str(),
        credential: credential.element(),
        context,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::v1::Scalar;

    #[test]
    fn possession_is_proved_for_one_election_credential_and_context() {
        let credential = PrivateCredential::from_randomness(&ScalarRandomness::new([1; 64]));
        let other = PrivateCredential::from_randomness(&ScalarRandomness::new([2; 64]));
        let election: ElectionUuid = "R7AxU4XsA1pU7D".parse().unwrap();
        let next_year: ElectionUuid = "R7AxU4XsA1pU7E".parse().unwrap();
        let proof = credential.prove_possession(&election, "nonce|1", &ScalarRandomness::new([3; 64]));
        let public = credential.public();
        assert_eq!(public.check_possession(&election, "nonce|1", &proof), Ok(()));
        assert_eq!(
            public.check_possession(&election, "nonce|2", &proof),
            Err(PossessionRefused)
        );
        assert_eq!(
            public.check_possession(&next_year, "nonce|1", &proof),
            Err(PossessionRefused)
        );
        assert_eq!(
            other.public().check_possession(&election, "nonce|1", &proof),
            Err(PossessionRefused)
        );
        let altered = Proof {
            response: proof.response + Scalar::ONE,
            ..proof
        };
        assert_eq!(
            public.check_possession(&election, "nonce|1", &altered),
            Err(PossessionRefused)
        );
    }

    /// The vector a program in another language must reproduce; computed by one, with Python's integers and hashlib.
    #[test]
    fn a_known_proof_of_possession() {
        let credential = PrivateCredential::from_randomness(&ScalarRandomness::new([1; 64]));
        let election: ElectionUuid = "R7AxU4XsA1pU7D".parse().unwrap();
        let proof = credential.prove_possession(&election, "nonce", &ScalarRandomness::new([3; 64]));
        let json = String::from_utf8(crate::v1::json::to_canonical(&proof)).unwrap();
        insta::assert_snapshot!(json, @r#"{"challenge":"2529211541002297399640474090389306530444511056927626041805237917585333792136","response":"6297274682077750922803459427841984187297392091984467782137928979469488500944"}"#);
    }
}

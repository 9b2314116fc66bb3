//! A trustee who is always needed. PROTOCOL §6.

use serde::{Deserialize, Serialize};

use super::{Owner, TrusteesRefused};
use crate::v1::{Element, Proof, Scalar, ScalarRandomness, Statement};

/// `{"pok":P,"public_key":X[,"name":string]}` with c = H("pok|" || group || "|" || X || "|" || g^w).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SinglePublicKey {
    /// Proof that its owner knows the private key; without it a late trustee could cancel the others' keys.
    pub pok: Proof,
    /// X = g^x.
    pub public_key: Element,
    /// Who it is, for readers only.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub name: Option<String>,
}

impl SinglePublicKey {
    pub(super) fn of(secret: &Scalar, randomness: &ScalarRandomness) -> Self {
        let public_key = Element::generator_pow(secret);
        let pok = prove_knowledge(secret, &public_key, randomness);
        Self {
            pok,
            public_key,
            name: None,
        }
    }

    /// Checks the key and its proof, and gives the item's sub-key.
    pub(super) fn check(&self, owner: Owner) -> Result<Element, TrusteesRefused> {
        check_knowledge(&self.pok, &self.public_key, owner)?;
        Ok(self.public_key)
    }
}

/// Proves knowledge of the private key of `public_key`.
pub(in crate::v1) fn prove_knowledge(
    secret: &Scalar,
    public_key: &Element,
    randomness: &ScalarRandomness,
) -> Proof {
    Proof::of_knowledge(&Statement::ProofOfKnowledge { public_key }, secret, randomness)
}

pub(super) fn check_knowledge(
    pok: &Proof,
    public_key: &Element,
    owner: Owner,
) -> Result<(), TrusteesRefused> {
    if public_key.is_identity() {
        return Err(TrusteesRefused::IdentityKey);
    }
    pok.check_knowledge(&Statement::ProofOfKnowledge { public_key }, public_key)
        .map_err(|_| TrusteesRefused::ProofOfKnowledge { owner })
}

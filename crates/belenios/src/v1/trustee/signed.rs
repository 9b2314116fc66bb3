//! A text and its signature, as trustees exchange them. PROTOCOL §6, message M.

use serde::{Deserialize, Serialize};

use crate::v1::json::to_canonical;
use crate::v1::proof::ProofRefused;
use crate::v1::{Element, Proof, Scalar, ScalarRandomness, Statement};

/// `{"message":string,"signature":P}` with c = H("sigmsg|" || message || "|" || g^w).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedMessage {
    /// The text signed, itself JSON.
    pub message: String,
    /// The signature by the trustee's certified key.
    pub signature: Proof,
}

impl SignedMessage {
    /// Signs the canonical JSON of a value.
    pub(in crate::v1) fn sign<T: Serialize>(
        value: &T,
        key: &Scalar,
        randomness: impl Fn(&str) -> ScalarRandomness,
    ) -> Self {
        let message = String::from_utf8(to_canonical(value)).expect("JSON is UTF-8");
        let signature = sign_text(&message, key, &randomness(&message));
        Self { message, signature }
    }

    /// Checks that the holder of `key` signed it.
    ///
    /// # Errors
    /// [`ProofRefused`].
    pub fn check(&self, key: &Element) -> Result<(), ProofRefused> {
        check_text(&self.message, &self.signature, key)
    }
}

/// Signs a text as trustees do.
pub(in crate::v1) fn sign_text(message: &str, key: &Scalar, randomness: &ScalarRandomness) -> Proof {
    Proof::of_knowledge(&Statement::Message { message }, key, randomness)
}

/// Checks the signature of a text.
pub(in crate::v1) fn check_text(message: &str, signature: &Proof, key: &Element) -> Result<(), ProofRefused> {
    signature.check_knowledge(&Statement::Message { message }, key)
}

//! One trustee's part of the decryption, with the proof that it is honest.

use std::fmt;

use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use super::EncryptedTally;
use crate::v1::election::ElectionHash;
use crate::v1::json::{JsonError, parse_canonical, to_canonical};
use crate::v1::trustee::{Owner, TrusteeKey};
use crate::v1::{Element, HexDigest, Proof, ScalarRandomness, Statement};

/// `{"decryption_factors":[[E…]…],"decryption_proofs":[[P…]…]}`: alpha^x of every ciphertext of the tally, and the
/// proof that x is the private key of the trustee's verification key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartialDecryption {
    /// f = alpha^x.
    pub decryption_factors: Vec<Vec<Element>>,
    /// c = H("decrypt|" || phi || "|" || X || "|" || g^w || "," || alpha^w).
    pub decryption_proofs: Vec<Vec<Proof>>,
}

/// `{"owner":k,"payload":hash}`: whose partial decryption the data record of that hash is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnedDecryption {
    /// The trustee.
    pub owner: Owner,
    /// SHA-256 of the partial decryption.
    pub payload: HexDigest,
}

/// Why a partial decryption is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareFault {
    /// Not the canonical JSON of a partial decryption.
    #[error("it is {0}")]
    Json(#[from] JsonError),
    /// Not one factor and one proof for each ciphertext.
    #[error("it does not have one factor and one proof for each ciphertext")]
    Shape,
    /// A proof does not hold: a factor is false, or made with another key or for another tally.
    #[error("a proof does not hold")]
    Proof,
    /// The election has no trustee of that number.
    #[error("the election has no such trustee")]
    UnknownOwner,
    /// This trustee's part is already there.
    #[error("this trustee has already decrypted")]
    Repeated,
}

impl ShareFault {
    /// The stable, language-neutral code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Json(_) => "share_json",
            Self::Shape => "share_shape",
            Self::Proof => "share_proof",
            Self::UnknownOwner => "share_unknown_owner",
            Self::Repeated => "share_repeated",
        }
    }
}

/// 32 uniform secret bytes a trustee draws for one decryption.
pub struct DecryptionRandomness(Zeroizing<[u8; 32]>);

impl DecryptionRandomness {
    /// Number of bytes to draw.
    pub const LENGTH: usize = 32;

    /// Takes bytes drawn from the system's secure generator.
    #[must_use]
    pub fn new(uniform: [u8; 32]) -> Self {
        Self(Zeroizing::new(uniform))
    }

    /// w of one proof, bound to what is proved: the same bytes used for two tallies would not repeat it.
    fn draw(
        &self,
        tally: &HexDigest,
        phi: &ElectionHash,
        question: usize,
        choice: usize,
    ) -> ScalarRandomness {
        let mut bytes = [0; ScalarRandomness::LENGTH];
        let info = format!("decrypt|{phi}|{tally}|{question}|{choice}");
        Hkdf::<Sha256>::new(Some(b"isoloir-decryption-v1"), self.0.as_slice())
            .expand(info.as_bytes(), &mut bytes)
            .expect("64 bytes are less than HKDF's most");
        let drawn = ScalarRandomness::new(bytes);
        bytes.zeroize();
        drawn
    }
}

impl fmt::Debug for DecryptionRandomness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DecryptionRandomness")
    }
}

impl PartialDecryption {
    /// Decrypts a tally as far as one key can.
    ///
    /// The caller has recomputed the tally from the whole verified box: this function decrypts whatever it is given.
    #[must_use]
    pub fn create(
        key: &TrusteeKey,
        election: &ElectionHash,
        tally: &EncryptedTally,
        randomness: &DecryptionRandomness,
    ) -> Self {
        let public_key = key.public_key();
        let statement = Statement::Decryption {
            election_hash: election.digest(),
            public_key: &public_key,
        };
        let tally_hash = tally.hash();
        let (factors, proofs) = tally
            .ciphertexts()
            .iter()
            .enumerate()
            .map(|(question, ciphertexts)| {
                let decrypt = |(choice, ciphertext): (usize, &crate::v1::Ciphertext)| {
                    let w = randomness.draw(&tally_hash, election, question, choice);
                    let proof = Proof::of_equality(&statement, key.secret(), &ciphertext.alpha, &w);
                    (ciphertext.alpha.pow(key.secret()), proof)
                };
                ciphertexts
                    .iter()
                    .enumerate()
                    .map(decrypt)
                    .unzip::<_, _, Vec<_>, Vec<_>>()
            })
            .unzip();
        Self {
            decryption_factors: factors,
            decryption_proofs: proofs,
        }
    }

    /// Reads a partial decryption.
    ///
    /// # Errors
    /// [`ShareFault::Json`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ShareFault> {
        Ok(parse_canonical(bytes)?)
    }

    /// Its bytes: compact JSON.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }

    /// Checks every factor: A = g^z X^c, B = alpha^z f^c, c = H(… A, B).
    ///
    /// # Errors
    /// [`ShareFault::Shape`], [`ShareFault::Proof`].
    pub fn check(
        &self,
        election: &ElectionHash,
        tally: &EncryptedTally,
        verification_key: &Element,
    ) -> Result<(), ShareFault> {
        let shape = || tally.ciphertexts().iter().map(Vec::len);
        let factors = self.decryption_factors.iter().map(Vec::len);
        let proofs = self.decryption_proofs.iter().map(Vec::len);
        if !factors.eq(shape()) || !proofs.eq(shape()) {
            return Err(ShareFault::Shape);
        }
        let statement = Statement::Decryption {
            election_hash: election.digest(),
            public_key: verification_key,
        };
        let ciphertexts = tally.ciphertexts().iter().flatten();
        let shares = self
            .decryption_factors
            .iter()
            .flatten()
            .zip(self.decryption_proofs.iter().flatten());
        for (ciphertext, (factor, proof)) in ciphertexts.zip(shares) {
            proof
                .check_equality(&statement, verification_key, &ciphertext.alpha, factor)
                .map_err(|_| ShareFault::Proof)?;
        }
        Ok(())
    }

    /// The record that says whose it is.
    #[must_use]
    pub fn owned_by(&self, owner: Owner) -> OwnedDecryption {
        OwnedDecryption {
            owner,
            payload: HexDigest::of(&self.to_json()),
        }
    }
}

impl OwnedDecryption {
    /// Its bytes: compact JSON.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }
}

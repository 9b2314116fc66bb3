//! Why a trustees file is refused.

use super::Owner;
use crate::v1::json::JsonError;

/// The first thing wrong in a trustees file, and the trustee it concerns. PROTOCOL §6.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TrusteesRefused {
    /// Not the canonical JSON of a list of trustees; among others an element outside the group.
    #[error("the trustees file: {0}")]
    Json(#[from] JsonError),
    /// No trustee, or more than [`MAX_TRUSTEES`](super::MAX_TRUSTEES).
    #[error("there must be between 1 and 255 trustees")]
    Size,
    /// An item's lists don't have one length, or its threshold is not between 1 and that length.
    #[error("the item of trustee {owner} has inconsistent sizes or an impossible threshold")]
    Shape {
        /// First trustee of the item.
        owner: Owner,
    },
    /// A key is the neutral element: everybody would know its logarithm.
    #[error("a key is the neutral element")]
    IdentityKey,
    /// The proof that a trustee knows their private key does not hold (among others a rogue key).
    #[error("the proof of trustee {owner} does not show that they know their key")]
    ProofOfKnowledge {
        /// Whose proof.
        owner: Owner,
    },
    /// A certificate that is not canonical, or of another group, size, threshold or index.
    #[error("the certificate of trustee {owner} is not the one of their place")]
    Certificate {
        /// Whose certificate.
        owner: Owner,
    },
    /// The signature of a certificate does not hold.
    #[error("the certificate of trustee {owner} is not signed by them")]
    CertificateSignature {
        /// Whose certificate.
        owner: Owner,
    },
    /// The commitments to a polynomial are not canonical, not `threshold` elements, or hold the neutral element.
    #[error("the coefficients of trustee {owner} are malformed")]
    Coefficients {
        /// Whose coefficients.
        owner: Owner,
    },
    /// The signature of the commitments to a polynomial does not hold.
    #[error("the coefficients of trustee {owner} are not signed by them")]
    CoefficientsSignature {
        /// Whose coefficients.
        owner: Owner,
    },
    /// A trustee did not sign this list of certificates with these coefficients.
    #[error("trustee {owner} has not signed these certificates")]
    CertificatesSignature {
        /// Whose signature.
        owner: Owner,
    },
    /// A verification key is not the one that follows from all the coefficients.
    #[error("the verification key of trustee {owner} does not follow from the coefficients")]
    VerificationKey {
        /// Whose key.
        owner: Owner,
    },
    /// The signature of a verification key does not hold.
    #[error("the verification key of trustee {owner} is not signed by them")]
    VerificationKeySignature {
        /// Whose key.
        owner: Owner,
    },
    /// A trustee has the key of another.
    #[error("trustee {owner} has the key of another")]
    RepeatedKey {
        /// The second to have it.
        owner: Owner,
    },
}

impl TrusteesRefused {
    /// The stable, language-neutral code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Json(_) => "trustees_json",
            Self::Size => "trustees_size",
            Self::Shape { .. } => "trustees_shape",
            Self::IdentityKey => "trustees_identity_key",
            Self::ProofOfKnowledge { .. } => "trustees_proof_of_knowledge",
            Self::Certificate { .. } => "trustees_certificate",
            Self::CertificateSignature { .. } => "trustees_certificate_signature",
            Self::Coefficients { .. } => "trustees_coefficients",
            Self::CoefficientsSignature { .. } => "trustees_coefficients_signature",
            Self::CertificatesSignature { .. } => "trustees_certificates_signature",
            Self::VerificationKey { .. } => "trustees_verification_key",
            Self::VerificationKeySignature { .. } => "trustees_verification_key_signature",
            Self::RepeatedKey { .. } => "trustees_repeated_key",
        }
    }
}

//! The files trustees exchange: canonical JSON, versioned, each signed by its sender.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{EncryptedShare, EstablishmentError};
use crate::v1::json::{parse_canonical, to_canonical};
use crate::v1::proof::ProofRefused;
use crate::v1::trustee::{MAX_TRUSTEES, SignedMessage, VerificationKey, check_text, sign_text};
use crate::v1::{Element, HexDigest, Proof, Scalar, ScalarRandomness};

/// Which establishment this is: all its trustees must have agreed on it beforehand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EstablishmentContext {
    /// Names the ceremony and the item (say the event and "délégués"): messages of another one are refused.
    pub ceremony: String,
    /// m: how many trustees, 1 to 255.
    pub size: u32,
    /// t: how many of them must decrypt, 1 to m.
    pub threshold: u32,
}

impl EstablishmentContext {
    /// A context with possible numbers.
    ///
    /// # Errors
    /// [`EstablishmentError::Context`].
    pub fn new(ceremony: &str, size: u32, threshold: u32) -> Result<Self, EstablishmentError> {
        let context = Self {
            ceremony: ceremony.to_owned(),
            size,
            threshold,
        };
        if context.is_possible() {
            Ok(context)
        } else {
            Err(EstablishmentError::Context)
        }
    }

    pub(super) fn is_possible(&self) -> bool {
        (1..=MAX_TRUSTEES).contains(&(self.size as usize)) && (1..=self.size).contains(&self.threshold)
    }
}

/// What every message begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageHeader {
    /// Version of these messages: 1.
    pub version: u32,
    /// Round, from 1 to 4.
    pub round: u32,
    /// The establishment.
    pub context: EstablishmentContext,
    /// The sender's place, from 1.
    pub index: u32,
    /// SHA-256 over all messages of the earlier rounds, as the sender saw them.
    pub transcript: HexDigest,
}

/// Any message, signed by the key its sender certified in round 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedBody<T> {
    /// What is said.
    pub body: T,
    /// Signature of `"isoloir-establishment|"` and the canonical JSON of the body.
    pub signature: Proof,
}

/// Round 1: a certificate in Belenios's form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateBody {
    /// Who and what.
    pub header: MessageHeader,
    /// The certificate that will stand in the trustees file.
    pub cert: SignedMessage,
}

/// Round 2: the hash of what round 3 will show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentBody {
    /// Who and what.
    pub header: MessageHeader,
    /// SHA-256 over the establishment, the place and the signed commitments of round 3.
    pub commitment: HexDigest,
}

/// Round 3: the commitments to the polynomial, and the shares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContributionBody {
    /// Who and what.
    pub header: MessageHeader,
    /// The commitments that will stand in the trustees file.
    pub coefexps: SignedMessage,
    /// Signature of all certificates, that will stand in the trustees file.
    pub certs_signature: Proof,
    /// One share for each other trustee, in order.
    pub shares: Vec<EncryptedShare>,
}

/// Round 4: the verification key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerificationBody {
    /// Who and what.
    pub header: MessageHeader,
    /// The key that will stand in the trustees file.
    pub key: VerificationKey,
}

/// The message of round 1.
pub type CertificateMessage = SignedBody<CertificateBody>;
/// The message of round 2.
pub type CommitmentMessage = SignedBody<CommitmentBody>;
/// The message of round 3.
pub type ContributionMessage = SignedBody<ContributionBody>;
/// The message of round 4.
pub type VerificationMessage = SignedBody<VerificationBody>;

impl<T: Serialize + DeserializeOwned> SignedBody<T> {
    /// Reads a message file.
    ///
    /// # Errors
    /// [`EstablishmentError::Json`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, EstablishmentError> {
        Ok(parse_canonical(bytes)?)
    }

    /// The message file.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }

    pub(super) fn sign(body: T, key: &Scalar, draw: impl Fn(&str) -> ScalarRandomness) -> Self {
        let text = signed_text(&body);
        let signature = sign_text(&text, key, &draw(&text));
        Self { body, signature }
    }

    pub(super) fn check(&self, key: &Element) -> Result<(), ProofRefused> {
        check_text(&signed_text(&self.body), &self.signature, key)
    }
}

/// Gives the header of any message body.
pub(super) trait Body: Serialize + DeserializeOwned {
    /// The round the message belongs to.
    const ROUND: u32;
    fn header(&self) -> &MessageHeader;
}

macro_rules! body {
    ($type:ty, $round:literal) => {
        impl Body for $type {
            const ROUND: u32 = $round;
            fn header(&self) -> &MessageHeader {
                &self.header
            }
        }
    };
}
body!(CertificateBody, 1);
body!(CommitmentBody, 2);
body!(ContributionBody, 3);
body!(VerificationBody, 4);

/// The hash by which the trustee at `index` commits to `coefexps`. The commitments are random group elements, which
/// nobody can guess, so the hash needs no further blinding.
pub(super) fn commitment_of(
    context: &EstablishmentContext,
    index: u32,
    coefexps: &SignedMessage,
) -> HexDigest {
    HexDigest::of(&to_canonical(&("isoloir-commitment", context, index, coefexps)))
}

fn signed_text<T: Serialize>(body: &T) -> String {
    let json = String::from_utf8(to_canonical(body)).expect("JSON is UTF-8");
    format!("isoloir-establishment|{json}")
}

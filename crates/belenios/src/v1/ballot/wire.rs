//! The JSON form of a ballot, fields in the order of the specification.

use serde::{Deserialize, Serialize};

use crate::v1::election::{ElectionHash, ElectionUuid, Question};
use crate::v1::group::EncodedElement;
use crate::v1::json::to_canonical;
use crate::v1::{Base64Digest, Proof};

/// A whole ballot. Unknown fields are not refused by serde but by the comparison of bytes, which covers them all.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct WireBallot {
    pub(super) election_uuid: ElectionUuid,
    pub(super) election_hash: ElectionHash,
    pub(super) credential: EncodedElement,
    pub(super) answers: Vec<WireAnswer>,
    pub(super) signature: WireSignature,
}

/// A ballot before its signature: what the signature's hash covers.
#[derive(Serialize)]
pub(super) struct UnsignedBallot<'a> {
    pub(super) election_uuid: &'a ElectionUuid,
    pub(super) election_hash: &'a ElectionHash,
    pub(super) credential: &'a EncodedElement,
    pub(super) answers: &'a [WireAnswer],
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct WireSignature {
    pub(super) hash: Base64Digest,
    pub(super) proof: Proof,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct WireAnswer {
    pub(super) choices: Vec<WireCiphertext>,
    pub(super) individual_proofs: Vec<[Proof; 2]>,
    pub(super) overall_proof: Vec<Proof>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) blank_proof: Option<[Proof; 2]>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct WireCiphertext {
    pub(super) alpha: EncodedElement,
    pub(super) beta: EncodedElement,
}

impl WireBallot {
    /// The hash its signature must carry.
    pub(super) fn unsigned_digest(&self) -> Base64Digest {
        UnsignedBallot {
            election_uuid: &self.election_uuid,
            election_hash: &self.election_hash,
            credential: &self.credential,
            answers: &self.answers,
        }
        .digest()
    }
}

impl UnsignedBallot<'_> {
    pub(super) fn digest(&self) -> Base64Digest {
        Base64Digest::of(&to_canonical(self))
    }
}

/// Size in bytes of the largest ballot of an election: every scalar with 76 digits.
pub(in crate::v1) fn largest_size(uuid: &ElectionUuid, questions: &[Question]) -> usize {
    const ELEMENT: usize = 64;
    const DIGEST: usize = 43;
    const PROOF: usize = r#"{"challenge":"","response":""},"#.len() + 2 * 76;
    const CHOICE: usize = r#"{"alpha":"","beta":""},"#.len() + 2 * ELEMENT + "[],".len() + 2 * PROOF;
    const ANSWER: usize =
        r#"{"choices":[],"individual_proofs":[],"overall_proof":[],"blank_proof":[]},"#.len();
    const BALLOT: usize =
        r#"{"election_uuid":"","election_hash":"","credential":"","answers":[],"signature":}"#.len()
            + DIGEST
            + ELEMENT
            + r#"{"hash":"","proof":}"#.len()
            + DIGEST
            + PROOF;
    let answers = questions.iter().map(|question| {
        let blank = if question.blank { 2 * PROOF } else { 0 };
        ANSWER + question.choice_count() * CHOICE + question.overall_branch_count() * PROOF + blank
    });
    BALLOT + uuid.as_str().len() + answers.sum::<usize>()
}

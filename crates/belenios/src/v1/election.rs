//! The election: its description, whose raw bytes everything else is bound to, and its questions.

mod draft;
mod question;
mod uuid;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::group::GROUP_NAME;
use super::hash::DigestError;
use super::json::{JsonError, parse_canonical, serde_as_string, to_canonical};
use super::{Base64Digest, Element, FixedBase, HexDigest, ballot};

pub use draft::ElectionDraft;
pub use question::{MAX_ANSWERS, Question, QuestionError};
pub(crate) use uuid::BASE_58;
pub use uuid::{ElectionUuid, ElectionUuidError};

/// The hash of an election, phi: base 64 without padding of the SHA-256 of its raw bytes. Every ballot is bound to it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElectionHash(Base64Digest);

/// An election (Belenios specification, “Elections”), read from its raw bytes and checked, with its public key ready
/// for use (tables computed at their first use).
#[derive(Debug, Clone)]
pub struct Election {
    raw: Vec<u8>,
    hash: ElectionHash,
    wire: Wire,
    key: FixedBase,
}

/// Why bytes are not an election this crate accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ElectionError {
    /// Not the canonical JSON of an election (an unknown field, a space, a trailing newline, a wrong key or uuid…).
    #[error("the election is {0}")]
    Json(#[from] JsonError),
    /// Another version of the protocol than 1.
    #[error("protocol version {0} is not supported, only 1")]
    Version(u32),
    /// Another group than Ed25519.
    #[error("the group of the election is not Ed25519")]
    Group,
    /// The public key is the neutral element: everybody could decrypt.
    #[error("the public key of the election is the neutral element")]
    PublicKey,
    /// No question at all.
    #[error("the election has no question")]
    NoQuestion,
    /// A question cannot be voted on as it stands.
    #[error("question {question}: {cause}")]
    Question {
        /// Number of the question, from 0.
        question: usize,
        /// What is wrong with it.
        cause: QuestionError,
    },
    /// A ballot could exceed [`ballot::MAX_BALLOT_BYTES`] and be refused for its size.
    #[error(
        "a ballot of this election could reach {largest} bytes, above the limit of {}",
        ballot::MAX_BALLOT_BYTES
    )]
    BallotTooLarge {
        /// Size in bytes of the largest possible ballot.
        largest: usize,
    },
}

/// The JSON form, fields in the order of the specification.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    version: u32,
    description: String,
    name: String,
    group: String,
    public_key: Element,
    questions: Vec<Question>,
    uuid: ElectionUuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    administrator: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    credential_authority: Option<String>,
}

impl Election {
    /// Reads the raw bytes of `election.json` (no trailing newline).
    ///
    /// # Errors
    /// [`ElectionError`], see its cases.
    pub fn parse(raw: &[u8]) -> Result<Self, ElectionError> {
        Self::checked(parse_canonical(raw)?, raw.to_vec())
    }

    /// Writes a new election.
    ///
    /// # Errors
    /// [`ElectionError`] for a description that [`Election::parse`] would refuse.
    pub fn compose(draft: ElectionDraft) -> Result<Self, ElectionError> {
        let wire = Wire {
            version: 1,
            description: draft.description,
            name: draft.name,
            group: GROUP_NAME.to_owned(),
            public_key: draft.public_key,
            questions: draft.questions,
            uuid: draft.uuid,
            administrator: draft.administrator,
            credential_authority: draft.credential_authority,
        };
        let raw = to_canonical(&wire);
        Self::checked(wire, raw)
    }

    fn checked(wire: Wire, raw: Vec<u8>) -> Result<Self, ElectionError> {
        if wire.version != 1 {
            return Err(ElectionError::Version(wire.version));
        }
        if wire.group != GROUP_NAME {
            return Err(ElectionError::Group);
        }
        if wire.public_key.is_identity() {
            return Err(ElectionError::PublicKey);
        }
        if wire.questions.is_empty() {
            return Err(ElectionError::NoQuestion);
        }
        for (question, content) in wire.questions.iter().enumerate() {
            content
                .check()
                .map_err(|cause| ElectionError::Question { question, cause })?;
        }
        let largest = ballot::largest_size(&wire.uuid, &wire.questions);
        if largest > ballot::MAX_BALLOT_BYTES {
            return Err(ElectionError::BallotTooLarge { largest });
        }
        let hash = ElectionHash(Base64Digest::of(&raw));
        let key = FixedBase::new(wire.public_key);
        Ok(Self { raw, hash, wire, key })
    }

    /// The raw bytes, as hashed and archived.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// phi.
    pub fn hash(&self) -> &ElectionHash {
        &self.hash
    }

    /// The same hash in hexadecimal, as the archive names it.
    pub fn record_digest(&self) -> HexDigest {
        HexDigest::from_bytes(*self.hash.0.as_bytes())
    }

    /// The identifier.
    pub fn uuid(&self) -> &ElectionUuid {
        &self.wire.uuid
    }

    /// The title voters see.
    pub fn name(&self) -> &str {
        &self.wire.name
    }

    /// The longer description.
    pub fn description(&self) -> &str {
        &self.wire.description
    }

    /// The questions, in order; at least one.
    pub fn questions(&self) -> &[Question] {
        &self.wire.questions
    }

    /// The public key y.
    pub fn public_key(&self) -> &Element {
        self.key.element()
    }

    /// The public key y with its tables.
    pub fn key(&self) -> &FixedBase {
        &self.key
    }

    /// Who administers the election, if said.
    pub fn administrator(&self) -> Option<&str> {
        self.wire.administrator.as_deref()
    }

    /// Who made the credentials, if said.
    pub fn credential_authority(&self) -> Option<&str> {
        self.wire.credential_authority.as_deref()
    }
}

impl ElectionHash {
    /// The digest.
    pub fn digest(&self) -> &Base64Digest {
        &self.0
    }
}

impl FromStr for ElectionHash {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        text.parse().map(Self)
    }
}

impl fmt::Display for ElectionHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl fmt::Debug for ElectionHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

serde_as_string!(
    ElectionHash,
    "43 characters of base 64 of the hash of an election"
);

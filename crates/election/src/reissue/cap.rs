//! A higher cap on the réassorts of an election: an entry of the REISSUE log, approved by the bureau's members.

use super::event::VERSION;
use super::head::Head;
use crate::hex::sha256_hex;
use crate::{Calendar, ElectionId, EventId, Instant, KeyId, KeyList, Signature, SignatureError, SigningKey};
use serde::{Deserialize, Serialize};

/// A member of the bureau who approved a higher cap. The proof belongs to the ballots' side, which alone can check it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapApproval {
    /// The member's number among the trustees of the election, from 1.
    pub owner: u32,
    /// The member's name, for readers only.
    pub trustee: String,
    /// JSON of the proof (`{"challenge":…,"response":…}`) under the member's trustee key, made for election and both caps.
    pub proof: String,
}

/// The cap of an election was raised.
///
/// The canonical text, signed with Ed25519 by the re-issue authority, is one line without end of line:
/// `isoloir-reissue|v1|<event>|<election>|<sequence>|<previous>|<at>|cap|<from>|<to>|<approvals>|<key>`, with `at` in RFC 3339
/// UTC and `approvals` the SHA-256, in hex, of the JSON of the approvals as it stands in the entry, without spaces. It is
/// chained as every entry of the log is: see [`super::ReissueEvent`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapEvent {
    /// [`VERSION`].
    pub version: u32,
    /// The event the election belongs to.
    pub event: EventId,
    /// The election.
    pub election: ElectionId,
    /// From 1, without a gap, counted with all entries of the log.
    pub sequence: u64,
    /// The hash of the entry before, 64 hex digits.
    pub previous: String,
    /// When, to the minute.
    pub at: Instant,
    /// The cap that was in force.
    pub from: u64,
    /// The cap in force from now on.
    pub to: u64,
    /// Who approved it.
    pub approvals: Vec<CapApproval>,
    /// The name of the re-issue authority's public key.
    pub key: KeyId,
    /// The re-issue authority's signature of the canonical text.
    pub signature: Signature,
}

/// Why a cap can't be raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CapRefused {
    /// It would stay or fall: credentials may have been replaced up to the cap in force.
    #[error("le plafond en vigueur est déjà de {in_force}\u{a0}: il ne peut qu'être relevé")]
    NotHigher {
        /// The cap in force.
        in_force: u64,
    },
    /// Nobody can ask for a réassort any more.
    #[error("le vote est clos depuis le {}, il n'y a plus de réassort", .since.in_french())]
    VoteOver {
        /// Since when.
        since: Instant,
    },
}

/// The cap in force where the log stands at `head`, if it may be raised to `to` at `now`.
///
/// # Errors
/// [`CapRefused`].
pub fn may_raise(
    calendar: &Calendar,
    head: &Head,
    sealed: u64,
    to: u64,
    now: Instant,
) -> Result<u64, CapRefused> {
    let in_force = head.cap(sealed);
    if to <= in_force {
        Err(CapRefused::NotHigher { in_force })
    } else if now >= calendar.vote_closes {
        Err(CapRefused::VoteOver {
            since: calendar.vote_closes,
        })
    } else {
        Ok(in_force)
    }
}

impl CapEvent {
    /// The entry that follows `head`, signed by the authority. `at` is cut to the minute.
    pub fn next(
        head: &Head,
        scope: (&EventId, &ElectionId),
        at: Instant,
        (from, to): (u64, u64),
        approvals: Vec<CapApproval>,
        authority: &SigningKey,
    ) -> Self {
        let mut event = Self {
            version: VERSION,
            event: scope.0.clone(),
            election: scope.1.clone(),
            sequence: head.sequence + 1,
            previous: head.hash.clone(),
            at: at.minute(),
            from,
            to,
            approvals,
            key: authority.public().id(),
            signature: authority.sign(""),
        };
        event.signature = authority.sign(&event.canonical_text());
        event
    }

    /// The text that is signed.
    pub fn canonical_text(&self) -> String {
        let approvals =
            serde_json::to_string(&self.approvals).expect("approvals have only shapes JSON knows");
        format!(
            "isoloir-reissue|v{}|{}|{}|{}|{}|{}|cap|{}|{}|{}|{}",
            self.version,
            self.event,
            self.election,
            self.sequence,
            self.previous,
            self.at.rfc3339(),
            self.from,
            self.to,
            sha256_hex(&approvals),
            self.key,
        )
    }

    /// The hash that the next entry carries: SHA-256 of `<canonical text>|<signature>`, in hex.
    pub fn hash(&self) -> String {
        sha256_hex(&format!("{}|{}", self.canonical_text(), self.signature))
    }

    /// The log's head once this is its last entry, where it stood at `before`.
    pub fn head(&self, before: &Head) -> Head {
        Head {
            sequence: self.sequence,
            hash: self.hash(),
            reissues: before.reissues,
            raised_to: Some(self.to),
        }
    }

    /// Checks that the signature is that of one of the authority's keys. The approvals are checked elsewhere.
    ///
    /// # Errors
    /// [`SignatureError`].
    pub fn check_signature(&self, keys: &KeyList) -> Result<(), SignatureError> {
        keys.verify(&self.key, &self.canonical_text(), &self.signature)
    }
}

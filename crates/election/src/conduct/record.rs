//! One decision as it is recorded: signed, and chained to the one before.

use super::Decision;
use crate::hex::sha256_hex;
use crate::{EventId, Instant, KeyId, KeyList, Signature, SignatureError, SigningKey};
use serde::{Deserialize, Serialize};

/// The version of the record's form and canonical text.
const VERSION: u32 = 1;

/// Where an event's record of decisions stands: how many, and the hash of the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionHead {
    /// The sequence of the last decision; 0 when there is none.
    pub sequence: u64,
    /// [`DecisionRecord::hash`] of the last decision, or the hash of [`DecisionHead::start`].
    pub hash: String,
}

/// A decision of the bureau, signed with the key of the proofs of deposit, whose public part voters have.
///
/// The canonical text, signed with Ed25519 (RFC 8032), is one line without end of line:
/// `isoloir-decision|v1|<event>|<sequence>|<previous>|<at>|<decision>|<key>`, with `at` in RFC 3339 UTC and `decision` the
/// SHA-256, in hex, of the decision's JSON as it stands in the record, without spaces. A record's hash is the SHA-256 of
/// `<canonical text>|<signature>`, in hex: it is the next record's `previous`. The first record's `previous` is the
/// SHA-256 of `isoloir-decision|v1|<event>|start`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionRecord {
    /// 1.
    pub version: u32,
    /// The event.
    pub event: EventId,
    /// From 1, without a gap.
    pub sequence: u64,
    /// The hash of the record before, 64 hex digits.
    pub previous: String,
    /// When it was taken.
    pub at: Instant,
    /// What was decided.
    pub decision: Decision,
    /// The name of the key.
    pub key: KeyId,
    /// The signature of the canonical text.
    pub signature: Signature,
}

impl DecisionHead {
    /// The head of a record without decisions.
    pub fn start(event: &EventId) -> Self {
        Self {
            sequence: 0,
            hash: sha256_hex(&format!("isoloir-decision|v{VERSION}|{event}|start")),
        }
    }
}

impl DecisionRecord {
    /// The record that follows `head`.
    pub fn next(
        head: &DecisionHead,
        event: &EventId,
        at: Instant,
        decision: Decision,
        signer: &SigningKey,
    ) -> Self {
        let mut record = Self {
            version: VERSION,
            event: event.clone(),
            sequence: head.sequence + 1,
            previous: head.hash.clone(),
            at,
            decision,
            key: signer.public().id(),
            signature: signer.sign(""),
        };
        record.signature = signer.sign(&record.canonical_text());
        record
    }

    /// The text that is signed.
    pub fn canonical_text(&self) -> String {
        let decision = serde_json::to_string(&self.decision).expect("a decision has only shapes JSON knows");
        format!(
            "isoloir-decision|v{}|{}|{}|{}|{}|{}|{}",
            self.version,
            self.event,
            self.sequence,
            self.previous,
            self.at.rfc3339(),
            sha256_hex(&decision),
            self.key,
        )
    }

    /// The hash that the next record carries.
    pub fn hash(&self) -> String {
        sha256_hex(&format!("{}|{}", self.canonical_text(), self.signature))
    }

    /// The head once this record is the last.
    pub fn head(&self) -> DecisionHead {
        DecisionHead {
            sequence: self.sequence,
            hash: self.hash(),
        }
    }

    /// Checks that the record follows `head` and is signed with one of `keys`.
    ///
    /// # Errors
    /// [`SignatureError`].
    pub fn check(&self, head: &DecisionHead, keys: &KeyList) -> Result<(), SignatureError> {
        if self.sequence != head.sequence + 1 || self.previous != head.hash {
            return Err(SignatureError::Malformed);
        }
        keys.verify(&self.key, &self.canonical_text(), &self.signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records() -> (KeyList, EventId, Vec<DecisionRecord>) {
        let signer = SigningKey::from_seed(&[7; 32]);
        let event = EventId::parse("pro2022").unwrap();
        let suspend = serde_json::from_str(r#"{"kind":"suspend","reason":"Panne."}"#).unwrap();
        let at = Instant::from_unix(1_669_894_020);
        let first = DecisionRecord::next(&DecisionHead::start(&event), &event, at, suspend, &signer);
        let second = DecisionRecord::next(&first.head(), &event, at, Decision::Resume, &signer);
        (KeyList::new(vec![signer.public()]), event, vec![first, second])
    }

    #[test]
    fn the_chain_is_checked_from_its_start_by_anybody_who_has_the_key() {
        let (keys, event, records) = records();
        let mut head = DecisionHead::start(&event);
        for record in &records {
            let read: DecisionRecord = serde_json::from_str(&serde_json::to_string(record).unwrap()).unwrap();
            read.check(&head, &keys).unwrap();
            head = read.head();
        }
        assert_eq!(head.sequence, 2);
    }

    #[test]
    fn a_record_changed_removed_or_moved_is_seen() {
        let (keys, event, records) = records();
        let start = DecisionHead::start(&event);
        assert!(records[1].check(&start, &keys).is_err(), "the first was removed");
        let mut changed = records[0].clone();
        changed.decision = Decision::Withdraw;
        assert!(changed.check(&start, &keys).is_err());
        let mut moved = records[0].clone();
        moved.at = Instant::from_unix(1);
        assert!(moved.check(&start, &keys).is_err());
        assert!(records[1].check(&changed.head(), &keys).is_err());
    }
}

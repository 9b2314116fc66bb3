//! What is declared of a ballot box once it is sealed.

use crate::references::BatchSummary;
use crate::tables::EVENT;
use dynamo::{Key, Row, Table};
use serde::{Deserialize, Serialize};

/// Everything needed to write the same `.bel` archive, byte for byte, and to see that it is the same: with the sealed
/// parameters, the list of credentials and the ballots, there is one archive, and its last event is `head_hash`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub struct ClosingStatement {
    /// The election's uuid.
    pub election: String,
    /// When its last gate was closed, in seconds since the Unix epoch.
    pub closed_at: i64,
    /// Ballots in the ballot box.
    pub ballots: u64,
    /// Émargements on the roll: the same number, or nothing is published.
    pub emargements: u64,
    /// Réassorts logged: how many public credentials differ at most from the sealed list.
    pub reissues: u64,
    /// SHA-256 (hex) of the list of public credentials as the archive holds it.
    pub credentials: String,
    /// The timestamp of the archive's records: when the parameters were sealed.
    pub archive_timestamp: i64,
    /// Height of the archive's `EndBallots` event.
    pub head_height: u64,
    /// SHA-256 (hex) of the archive's `EndBallots` event.
    pub head_hash: String,
}

impl ClosingStatement {
    /// The text that the ballot box signs (Ed25519, with the key of the proofs of deposit): two different statements of one
    /// election are a proof of misconduct that can be shown to anyone (BB-07). Fields separated by bars, none of which
    /// can hold one.
    pub fn signed_text(&self) -> String {
        format!(
            "isoloir-closing|v1|{}|{}|{}|{}|{}|{}|{}|{}|{}",
            self.election,
            self.closed_at,
            self.ballots,
            self.emargements,
            self.reissues,
            self.credentials,
            self.archive_timestamp,
            self.head_height,
            self.head_hash
        )
    }
}

/// Who signed a statement: the key's name and the signature, as receipts write them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub struct Seal {
    /// First 16 hex digits of the SHA-256 of the public key.
    pub key: String,
    /// The signature of [`ClosingStatement::signed_text`], base 64 without padding.
    pub signature: String,
}

/// The row of a closing statement, and the summaries of the batches of references.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingRow {
    /// The election's uuid.
    pub event: String,
    /// Always `closing`.
    pub item: String,
    /// The statement.
    pub statement: ClosingStatement,
    /// Its signature.
    pub seal: Seal,
    /// The published batches.
    pub batches: Vec<BatchSummary>,
}

impl ClosingRow {
    pub(crate) const ITEM: &'static str = "closing";

    pub(crate) fn new(statement: ClosingStatement, seal: Seal, batches: Vec<BatchSummary>) -> Self {
        Self {
            event: statement.election.clone(),
            item: Self::ITEM.to_owned(),
            statement,
            seal,
            batches,
        }
    }

    pub(crate) fn key_of(election: &str) -> Key {
        Key::with_text(election, Self::ITEM)
    }
}

impl Row for ClosingRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Self::key_of(&self.event)
    }
}

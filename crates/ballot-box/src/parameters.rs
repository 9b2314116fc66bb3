//! The sealed parameters of an election: fixed before the vote opens, never changed afterwards.

use crate::fault::BallotBoxFault;
use crate::tables::EVENT;
use belenios::v1::{Election, HexDigest};
use dynamo::{ByteBuf, Key, Row, Table};
use serde::{Deserialize, Serialize};

/// The public keys that sign receipts, as texts of 64 hex digits, old ones included (RC-12).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub struct ReceiptKeys {
    /// Keys of the proofs of deposit.
    pub deposit: Vec<String>,
    /// Keys of the émargement certificates.
    pub emargement: Vec<String>,
}

/// The row of an election's sealed parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParametersRow {
    /// The election's uuid.
    pub event: String,
    /// Always `parameters`.
    pub item: String,
    /// The event the election belongs to.
    pub of_event: String,
    /// The exact bytes of `election.json`.
    pub election: ByteBuf,
    /// The exact bytes of `trustees.json`.
    pub trustees: ByteBuf,
    /// SHA-256 of the exact bytes of the list of public credentials, 64 hex digits.
    pub credentials: String,
    /// Who signs receipts.
    pub receipts: ReceiptKeys,
    /// When it was sealed, in seconds since the Unix epoch: also the timestamp of the `.bel` archive.
    pub sealed_at: i64,
}

impl ParametersRow {
    /// The name of the item.
    pub const ITEM: &'static str = "parameters";

    pub(crate) fn key_of(election: &str) -> Key {
        Key::with_text(election, Self::ITEM)
    }
}

impl Row for ParametersRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Self::key_of(&self.event)
    }
}

/// The sealed parameters, read and understood.
#[derive(Debug)]
pub struct Parameters {
    row: ParametersRow,
    election: Election,
    credentials: HexDigest,
}

impl Parameters {
    /// Reads a row.
    ///
    /// # Errors
    /// [`BallotBoxFault::Damaged`] when it does not hold an election of this protocol.
    pub fn read(row: ParametersRow) -> Result<Self, BallotBoxFault> {
        let damaged = |reason: String| BallotBoxFault::Damaged {
            what: "sealed parameters",
            election: row.event.clone(),
            reason,
        };
        let election = Election::parse(&row.election).map_err(|error| damaged(error.to_string()))?;
        if election.uuid().as_str() != row.event {
            return Err(damaged("they are those of another election".to_owned()));
        }
        let digest: Result<HexDigest, _> = row.credentials.parse();
        let credentials = digest.map_err(|error| damaged(error.to_string()))?;
        Ok(Self {
            row,
            election,
            credentials,
        })
    }

    /// The row as it is stored.
    pub fn row(&self) -> &ParametersRow {
        &self.row
    }

    /// The election.
    pub fn election(&self) -> &Election {
        &self.election
    }

    /// SHA-256 of the sealed list of public credentials.
    pub fn credentials(&self) -> HexDigest {
        self.credentials
    }
}

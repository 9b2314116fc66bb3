//! The result of an election, as it is shown: written once, from the final archive that our verifier accepted whole.

use crate::fault::BallotBoxFault;
use crate::storage::BallotBox;
use crate::tables::EVENT;
use dynamo::{Fault, Key, Row, Table, Write};
use serde::{Deserialize, Serialize};

/// The published result of one election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultRow {
    /// The election's uuid.
    pub event: String,
    /// Always [`ResultRow::ITEM`].
    pub item: String,
    /// The election's title, of the archive.
    pub title: String,
    /// Voters on the roll: credentials of the final list.
    pub registered: u64,
    /// Ballots in the box, as many as émargements.
    pub voters: u64,
    /// Blank votes; absent where none was offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank: Option<u64>,
    /// Votes expressed: for a list.
    pub expressed: u64,
    /// Seats to fill.
    pub seats: u64,
    /// The lists, in the order of the ballot.
    pub lists: Vec<ListResult>,
    /// Seats that votes and candidates leave undecided: the bureau draws them by lot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_lot: Option<SeatsByLot>,
    /// The archive all this was read from.
    pub archive: PublishedArchive,
}

/// What one list has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub struct ListResult {
    /// The list's title, of the archive.
    pub title: String,
    /// Its votes.
    pub votes: u64,
    /// Its seats, but those drawn by lot.
    pub seats: u64,
}

/// Seats that are drawn by lot among lists that nothing tells apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub struct SeatsByLot {
    /// How many.
    pub seats: u64,
    /// The places of the lists on the ballot, from 0.
    pub among: Vec<usize>,
}

/// What lets anybody see that they hold the archive of the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub struct PublishedArchive {
    /// Its file name.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// Hash of its last event, in hex: the minutes carry it.
    pub head: String,
}

impl ResultRow {
    /// The name of the item.
    pub const ITEM: &'static str = "result";

    fn key_of(election: &str) -> Key {
        Key::with_text(election, Self::ITEM)
    }
}

impl Row for ResultRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Self::key_of(&self.event)
    }
}

impl BallotBox {
    /// Publishes a result, once. Safe to repeat with the same.
    ///
    /// # Errors
    /// [`BallotBoxFault::AlreadyPublished`] when another stands, or a fault of the storage.
    pub async fn publish_result(&self, row: &ResultRow) -> Result<(), BallotBoxFault> {
        match self.dynamo.write(Write::put_if_absent(row)).await {
            Err(refused) if refused.at(0) => match self.result(&row.event).await? {
                Some(standing) if standing == *row => Ok(()),
                _ => Err(BallotBoxFault::AlreadyPublished(row.event.clone())),
            },
            other => Ok(other?),
        }
    }

    /// The published result of an election.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn result(&self, election: &str) -> Result<Option<ResultRow>, Fault> {
        self.dynamo.get(&ResultRow::key_of(election)).await
    }
}

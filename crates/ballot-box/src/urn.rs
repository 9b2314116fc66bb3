//! The rows of the ballot box.

use crate::deflate::{InflateError, deflate, inflate};
use crate::shard::Shard;
use crate::tables::URN;
use dynamo::{ByteBuf, Key, Row, Table};
use serde::{Deserialize, Serialize};

/// One ballot. No time, no voter, no address, no request: a row tells nothing but the ballot.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrnRow {
    /// `<election>#<shard>`.
    pub shard: String,
    /// The public credential, as Belenios writes it (64 hex digits).
    pub credential: String,
    /// The ballot's exact bytes, deflated.
    pub ballot: ByteBuf,
}

impl UrnRow {
    pub(crate) fn new(election: &str, credential: &str, ballot: &[u8]) -> Self {
        Self {
            shard: Shard::of(credential).partition(election),
            credential: credential.to_owned(),
            ballot: ByteBuf::from(deflate(ballot)),
        }
    }

    /// The ballot's exact bytes.
    ///
    /// # Errors
    /// [`InflateError`] when the row was damaged.
    pub fn bytes(&self) -> Result<Vec<u8>, InflateError> {
        inflate(&self.ballot)
    }
}

impl Row for UrnRow {
    const TABLE: Table = URN;

    fn key(&self) -> Key {
        Key::with_text(&self.shard, &self.credential)
    }
}

pub(crate) fn key(election: &str, credential: &str) -> Key {
    Key::with_text(Shard::of(credential).partition(election), credential)
}

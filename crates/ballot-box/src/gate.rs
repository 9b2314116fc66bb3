//! The 64 gates of a ballot box. A cast demands that its shard's gate is open, in the transaction that deposits the
//! ballot: once the gates are closed, no ballot can enter, whatever any clock says (CA-11, CA-19, OP-09).

use crate::shard::Shard;
use crate::tables::EVENT;
use dynamo::{Key, Row, Table, Write};
use serde::{Deserialize, Serialize};

/// Whether ballots may enter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateState {
    /// Ballots enter, as the calendar says.
    Open,
    /// The bureau suspended the vote: it may open again.
    Suspended,
    /// Closed for good: no gate ever leaves this state.
    Closed,
}

/// What a gate says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Its state.
    pub state: GateState,
    /// Since when, in seconds since the Unix epoch.
    pub since: i64,
}

/// The row of one gate.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GateRow {
    /// The election's uuid.
    pub event: String,
    /// `gate#00` to `gate#3f`.
    pub item: String,
    /// The state.
    pub state: GateState,
    /// Since when, in seconds since the Unix epoch.
    pub since: i64,
}

impl Row for GateRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Key::with_text(&self.event, &self.item)
    }
}

impl From<&GateRow> for Gate {
    fn from(row: &GateRow) -> Self {
        Self {
            state: row.state,
            since: row.since,
        }
    }
}

/// The first row of a gate, open, where none stands.
pub(crate) fn first(election: &str, shard: Shard, since: i64) -> Write {
    let row = GateRow {
        event: election.to_owned(),
        item: item(shard),
        state: GateState::Open,
        since,
    };
    Write::put_if_absent(&row)
}

/// Demands, within a commit, that the gate of a credential's shard is open.
pub(crate) fn demand_open(election: &str, shard: Shard) -> Write {
    Write::check(EVENT, &key(election, shard))
        .name("#state", "state")
        .value(":open", GateState::Open)
        .when("#state = :open")
}

/// Turns a gate, if it is in a state from which that may happen: closed never changes, and a gate that is already so
/// keeps its date.
pub(crate) fn turn(election: &str, shard: Shard, to: GateState, now: i64) -> Write {
    let write = Write::update(EVENT, &key(election, shard), "SET #state = :to, #since = :now")
        .name("#state", "state")
        .name("#since", "since")
        .value(":to", to)
        .value(":now", now);
    match to {
        GateState::Open => write.value(":from", GateState::Suspended).when("#state = :from"),
        GateState::Suspended => write.value(":from", GateState::Open).when("#state = :from"),
        GateState::Closed => write.when("attribute_exists(#state)").when("#state <> :to"),
    }
}

pub(crate) fn key(election: &str, shard: Shard) -> Key {
    Key::with_text(election, item(shard))
}

fn item(shard: Shard) -> String {
    format!("gate#{shard}")
}

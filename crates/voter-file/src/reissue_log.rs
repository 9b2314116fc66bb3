//! The REISSUE log: one row per event, one marker per added credential, one head per election. No voter anywhere.

use crate::file::VoterFile;
use crate::tables::{EVENT, REISSUES};
use dynamo::{Fault, Key, Row, Table, Write};
use election::ElectionId;
use election::reissue::{CredentialText, Head, ReissueEvent};
use serde::{Deserialize, Serialize};

/// One event of an election's log, as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReissueRow {
    /// The election.
    pub election: String,
    /// The event's sequence, from 1.
    pub sequence: u64,
    /// The event's JSON.
    pub event: String,
}

/// The marker of a credential that a réassort added: it may never be added again (decision 10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddedCredentialRow {
    /// `<election>#<credential>`.
    pub election: String,
    /// Always 0.
    pub sequence: u64,
}

/// The head of an election's log: the one row that every réassort of the election changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReissueHeadRow {
    /// The election.
    pub event: String,
    /// Always `reissue-head`.
    pub item: String,
    /// How many events the log holds: the sequence of the last.
    pub sequence: u64,
    /// The hash of the last event.
    pub hash: String,
}

impl Row for ReissueRow {
    const TABLE: Table = REISSUES;

    fn key(&self) -> Key {
        Key::with_number(&self.election, self.sequence)
    }
}

impl Row for AddedCredentialRow {
    const TABLE: Table = REISSUES;

    fn key(&self) -> Key {
        Key::with_number(&self.election, self.sequence)
    }
}

impl Row for ReissueHeadRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        head_key(&self.event)
    }
}

impl VoterFile {
    /// The head of an election's log; that of an empty log when nothing was re-issued yet.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn reissue_head(&self, election: &ElectionId) -> Result<Head, Fault> {
        let row: Option<ReissueHeadRow> = self.dynamo.get(&head_key(election.as_str())).await?;
        Ok(row.map_or_else(
            || Head::start(&self.event, election),
            |row| Head {
                sequence: row.sequence,
                hash: row.hash,
            },
        ))
    }

    /// The events of an election's log, in order. A row that is not an event is a fault.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn reissue_events(&self, election: &ElectionId) -> Result<Vec<ReissueEvent>, Fault> {
        let rows: Vec<ReissueRow> = self.dynamo.partition(election.as_str()).await?;
        rows.iter()
            .map(|row| {
                serde_json::from_str(&row.event).map_err(|error| Fault {
                    operation: "Query",
                    table: REISSUES.name,
                    reason: format!("event {} of the log is damaged: {error}", row.sequence),
                })
            })
            .collect()
    }

    /// How many events an election's log holds, as its rows say, unread.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn count_reissues(&self, election: &ElectionId) -> Result<u64, Fault> {
        self.dynamo.count(REISSUES, election.as_str(), None).await
    }

    /// The writes that append `event` to its election's log where the log stands at `head` and holds fewer than `cap`
    /// events: the event's row, the marker of its added credential, the head. In this order: see [`LOG_WRITES`].
    pub fn append_to_log(&self, event: &ReissueEvent, head: &Head, cap: u64) -> [Write; LOG_WRITES] {
        let election = event.election.as_str();
        let row = ReissueRow {
            election: election.to_owned(),
            sequence: event.sequence,
            event: serde_json::to_string(event).expect("an event has only shapes JSON knows"),
        };
        let next = event.head();
        let change = Write::update(EVENT, &head_key(election), "SET #sequence = :next, #hash = :hash")
            .name("#sequence", "sequence")
            .name("#hash", "hash")
            .value(":next", next.sequence)
            .value(":hash", &next.hash);
        let change = if head.sequence == 0 {
            change.when("attribute_not_exists(#sequence)")
        } else {
            change
                .value(":was", &head.hash)
                .value(":cap", cap)
                .when("#hash = :was")
                .when("#sequence < :cap")
        };
        [
            Write::put_if_absent(&row),
            Write::put_if_absent(&marker(election, &event.added)),
            change,
        ]
    }
}

/// How many writes append an event: the row (0), the marker (1) and the head (2).
pub const LOG_WRITES: usize = 3;

fn marker(election: &str, credential: &CredentialText) -> AddedCredentialRow {
    AddedCredentialRow {
        election: format!("{election}#{credential}"),
        sequence: 0,
    }
}

fn head_key(election: &str) -> Key {
    Key::with_text(election, "reissue-head")
}

//! The REISSUE log: one row per entry, one marker per added credential, one head per election. No voter anywhere.

use crate::conduct::Decided;
use crate::event::ElectionRow;
use crate::file::VoterFile;
use crate::tables::{EVENT, REISSUES};
use dynamo::{Fault, Key, Refused, Row, Table, Write};
use election::ElectionId;
use election::reissue::{CapEvent, CredentialText, Head, LogEntry, ReissueEvent};
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

/// A raise of an election's cap, in the place it has in the log. Its attribute has another name than an event's, so that
/// events can be counted alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapRow {
    /// The election.
    pub election: String,
    /// The entry's sequence.
    pub sequence: u64,
    /// The entry's JSON.
    pub cap: String,
}

/// A row of the log's partition, whichever it is.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum EntryRow {
    Event(ReissueRow),
    Cap(CapRow),
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
    /// How many entries the log holds: the sequence of the last.
    pub sequence: u64,
    /// The hash of the last entry.
    pub hash: String,
    /// How many credentials were replaced.
    pub reissues: u64,
    /// The cap of the last raise; absent while the sealed one is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised_to: Option<u64>,
}

impl Row for ReissueRow {
    const TABLE: Table = REISSUES;

    fn key(&self) -> Key {
        Key::with_number(&self.election, self.sequence)
    }
}

impl Row for CapRow {
    const TABLE: Table = REISSUES;

    fn key(&self) -> Key {
        Key::with_number(&self.election, self.sequence)
    }
}

impl Row for EntryRow {
    const TABLE: Table = REISSUES;

    fn key(&self) -> Key {
        match self {
            Self::Event(row) => row.key(),
            Self::Cap(row) => row.key(),
        }
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
                reissues: row.reissues,
                raised_to: row.raised_to,
            },
        ))
    }

    /// The cap that was sealed with the election; `None` when it was never imported. Read anew: nothing is kept of it.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn sealed_reissue_cap(&self, election: &ElectionId) -> Result<Option<u64>, Fault> {
        let key = Key::with_text(self.event.as_str(), ElectionRow::item_of(election));
        let row: Option<ElectionRow> = self.dynamo.get(&key).await?;
        Ok(row.map(|row| row.max_reissues))
    }

    /// The entries of an election's log, in order. A row that is no entry is a fault.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn reissue_log(&self, election: &ElectionId) -> Result<Vec<LogEntry>, Fault> {
        let rows: Vec<EntryRow> = self.dynamo.partition(election.as_str()).await?;
        let read = |(sequence, entry): (u64, serde_json::Result<LogEntry>)| {
            entry.map_err(|error| Fault {
                operation: "Query",
                table: REISSUES.name,
                reason: format!("entry {sequence} of the log is damaged: {error}"),
            })
        };
        rows.iter()
            .map(|row| match row {
                EntryRow::Event(row) => {
                    let event = serde_json::from_str(&row.event).map(LogEntry::Reissue);
                    read((row.sequence, event))
                }
                EntryRow::Cap(row) => read((row.sequence, serde_json::from_str(&row.cap).map(LogEntry::Cap))),
            })
            .collect()
    }

    /// How many credentials an election's log replaced, as its rows say, unread. Raises of the cap stand in the same partition,
    /// without this attribute.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn count_reissues(&self, election: &ElectionId) -> Result<u64, Fault> {
        let of_events = Some("event");
        self.dynamo.count(REISSUES, election.as_str(), of_events).await
    }

    /// The writes that append `event` to its election's log where the log stands at `head` and fewer than `cap` credentials
    /// were replaced: the event's row, the marker of its added credential, the head. In this order: see [`LOG_WRITES`].
    pub fn append_to_log(&self, event: &ReissueEvent, head: &Head, cap: u64) -> [Write; LOG_WRITES] {
        let election = event.election.as_str();
        let row = ReissueRow {
            election: election.to_owned(),
            sequence: event.sequence,
            event: serde_json::to_string(event).expect("an event has only shapes JSON knows"),
        };
        let mut change = move_head(election, head, &event.head(head), "SET ");
        if head.sequence > 0 {
            change = change.value(":cap", cap).when("#reissues < :cap");
        }
        [
            Write::put_if_absent(&row),
            Write::put_if_absent(&marker(election, &event.added)),
            change,
        ]
    }

    /// Records a raise of the cap where the log stands at `head`: every réassort decided before and not yet written is
    /// decided again.
    ///
    /// # Errors
    /// [`Refused::Busy`], [`Refused::Fault`]: read what stands, then repeat.
    pub async fn record_cap(&self, event: &CapEvent, head: &Head) -> Result<Decided, Refused> {
        let election = event.election.as_str();
        let row = CapRow {
            election: election.to_owned(),
            sequence: event.sequence,
            cap: serde_json::to_string(event).expect("an entry has only shapes JSON knows"),
        };
        let change = move_head(election, head, &event.head(head), "SET #raised_to = :raised_to, ")
            .name("#raised_to", "raised_to")
            .value(":raised_to", event.to);
        let writes = vec![Write::put_if_absent(&row), change];
        match self.dynamo.commit(None, writes).await {
            Ok(()) => Ok(Decided::Recorded),
            Err(Refused::Condition(_)) => Ok(Decided::Overtaken),
            Err(refused) => Err(refused),
        }
    }
}

/// Moves the head from where it was read to `next`, if it still stands there. `set` begins the expression: a réassort's role may not
/// write the cap.
fn move_head(election: &str, head: &Head, next: &Head, set: &str) -> Write {
    let set = format!("{set}#sequence = :next, #hash = :hash, #reissues = :reissues");
    let change = Write::update(EVENT, &head_key(election), &set)
        .name("#sequence", "sequence")
        .name("#hash", "hash")
        .name("#reissues", "reissues")
        .value(":next", next.sequence)
        .value(":hash", &next.hash)
        .value(":reissues", next.reissues);
    if head.sequence == 0 {
        change.when("attribute_not_exists(#sequence)")
    } else {
        change.value(":was", &head.hash).when("#hash = :was")
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

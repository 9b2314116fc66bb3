//! What the bureau decided of the vote under way: the row that voters' pages read, and the signed record of every decision.

use crate::file::VoterFile;
use crate::tables::EVENT;
use dynamo::{Fault, Key, Refused, Row, Table, Write};
use election::conduct::{Conduct, Decision, DecisionHead, DecisionRecord};
use election::{EventId, Instant, SigningKey};
use serde::{Deserialize, Serialize};

/// What voters read of the vote under way, and where the record of decisions stands. Absent until the first decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConductRow {
    /// The event's id.
    pub event: EventId,
    /// Always [`ConductRow::ITEM`].
    pub item: String,
    /// How many decisions the record holds.
    pub sequence: u64,
    /// The hash of the last.
    pub hash: String,
    /// What voters read.
    pub conduct: Conduct,
}

/// One decision of the record: put once, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionRow {
    /// `<event id>#decisions`.
    pub event: String,
    /// The sequence, six digits.
    pub item: String,
    /// JSON of the [`DecisionRecord`].
    pub record: String,
}

/// What came of recording a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It stands, in its place.
    Recorded,
    /// Another decision came first: read again, decide again.
    Overtaken,
}

impl ConductRow {
    /// The name of the item.
    pub const ITEM: &'static str = "conduct";

    pub(crate) fn key_of(event: &EventId) -> Key {
        Key::with_text(event.as_str(), Self::ITEM)
    }
}

impl Row for ConductRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Self::key_of(&self.event)
    }
}

impl Row for DecisionRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Key::with_text(&self.event, &self.item)
    }
}

impl VoterFile {
    /// What voters read of the vote under way as it is stored now, and the head of the record.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn standing_conduct(&self) -> Result<(Conduct, DecisionHead), Fault> {
        let row: Option<ConductRow> = self.dynamo.get(&ConductRow::key_of(&self.event)).await?;
        Ok(row.map_or_else(
            || (Conduct::default(), DecisionHead::start(&self.event)),
            |row| {
                let head = DecisionHead {
                    sequence: row.sequence,
                    hash: row.hash,
                };
                (row.conduct, head)
            },
        ))
    }

    /// Records a decision after `head` and, in the same transaction, what voters read from now on.
    ///
    /// # Errors
    /// [`Refused::Busy`], [`Refused::Fault`]: read what stands, then repeat.
    pub async fn record_decision(
        &self,
        head: &DecisionHead,
        (decision, conduct): (Decision, Conduct),
        now: Instant,
        signer: &SigningKey,
    ) -> Result<Decided, Refused> {
        let record = DecisionRecord::next(head, &self.event, now, decision, signer);
        let row = DecisionRow {
            event: decisions(&self.event),
            item: format!("{:06}", record.sequence),
            record: serde_json::to_string(&record).expect("a record has only shapes JSON knows"),
        };
        let next = record.head();
        let standing = ConductRow {
            event: self.event.clone(),
            item: ConductRow::ITEM.to_owned(),
            sequence: next.sequence,
            hash: next.hash,
            conduct,
        };
        let change = if head.sequence == 0 {
            Write::put_if_absent(&standing)
        } else {
            Write::put(&standing)
                .name("#hash", "hash")
                .value(":was", &head.hash)
                .when("#hash = :was")
        };
        match self
            .dynamo
            .commit(None, vec![Write::put_if_absent(&row), change])
            .await
        {
            Ok(()) => Ok(Decided::Recorded),
            Err(Refused::Condition(_)) => Ok(Decided::Overtaken),
            Err(refused) => Err(refused),
        }
    }

    /// The record of decisions, oldest first.
    ///
    /// # Errors
    /// A [`Fault`] of the storage, or of a row that is not a decision.
    pub async fn decisions(&self) -> Result<Vec<DecisionRecord>, Fault> {
        let rows: Vec<DecisionRow> = self.dynamo.partition(&decisions(&self.event)).await?;
        rows.iter()
            .map(|row| {
                serde_json::from_str(&row.record).map_err(|error| Fault {
                    operation: "Query",
                    table: EVENT.name,
                    reason: format!("decision {} of the record is damaged: {error}", row.item),
                })
            })
            .collect()
    }
}

fn decisions(event: &EventId) -> String {
    format!("{event}#decisions")
}

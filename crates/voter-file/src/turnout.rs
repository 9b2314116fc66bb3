//! The turnout that the bureau publishes: counts, never who.

use crate::file::VoterFile;
use crate::tables::{EVENT, RIGHTS};
use dynamo::{Fault, Key, Refused, Row, Table, Write};
use election::{ElectionId, EventId, Instant};
use serde::{Deserialize, Serialize};

/// The last turnout published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TurnoutRow {
    /// The event's id.
    pub event: EventId,
    /// Always `turnout`.
    pub item: String,
    /// When the émargements were counted.
    pub at: Instant,
    /// One per election, in the event's order.
    pub elections: Vec<ElectionTurnout>,
}

/// The turnout in one election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionTurnout {
    /// The election.
    pub election: ElectionId,
    /// Voters on the roll.
    pub registered: u64,
    /// Émargements.
    pub voters: u64,
}

impl TurnoutRow {
    const ITEM: &'static str = "turnout";

    pub(crate) fn key_of(event: &EventId) -> Key {
        Key::with_text(event.as_str(), Self::ITEM)
    }
}

impl Row for TurnoutRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Self::key_of(&self.event)
    }
}

impl VoterFile {
    /// Counts the roll and the émargements of an election.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn count_turnout(&self, election: &ElectionId) -> Result<ElectionTurnout, Fault> {
        Ok(ElectionTurnout {
            election: election.clone(),
            registered: self.count_rights(election, None).await?,
            voters: self.count_emargements(election).await?,
        })
    }

    /// Counts the émargements of an election.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn count_emargements(&self, election: &ElectionId) -> Result<u64, Fault> {
        self.count_rights(election, Some("voted_at")).await
    }

    async fn count_rights(&self, election: &ElectionId, holding: Option<&str>) -> Result<u64, Fault> {
        let mut total = 0;
        for shard in Self::right_shards(election) {
            total += self.dynamo.count(RIGHTS, &shard, holding).await?;
        }
        Ok(total)
    }

    /// Publishes the counts of a moment, in place of those before; one counted earlier never replaces one counted later.
    ///
    /// # Errors
    /// [`Refused::Busy`], [`Refused::Fault`].
    pub async fn publish_turnout(&self, at: Instant, elections: Vec<ElectionTurnout>) -> Result<(), Refused> {
        let row = TurnoutRow {
            event: self.event.clone(),
            item: TurnoutRow::ITEM.to_owned(),
            at,
            elections,
        };
        let write = Write::put(&row)
            .name("#at", "at")
            .value(":at", at)
            .when("(attribute_not_exists(#at) OR #at <= :at)");
        match self.dynamo.write(write).await {
            Err(Refused::Condition(_)) => Ok(()),
            other => other,
        }
    }
}

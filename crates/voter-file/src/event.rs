//! The people's items of `event`: the event itself and its elections. Read often, changed by the bureau only.

use crate::file::VoterFile;
use crate::tables::EVENT;
use dynamo::{Fault, Key, Row, Table};
use election::{Calendar, ElectionId, EventId, Instant};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The event: all the elections held together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventRow {
    /// The event's id.
    pub event: EventId,
    /// Always [`EventRow::ITEM`].
    pub item: String,
    /// Shown to voters.
    pub title: String,
    /// What is open when.
    pub calendar: Calendar,
    /// The challenge questions, in their order.
    pub questions: Vec<ChallengeQuestion>,
    /// What the messages, the passwords and the réassort need to know.
    pub settings: Settings,
    /// The elections, in the order shown to voters.
    pub elections: Vec<ElectionId>,
}

/// A challenge question (« question défi »).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeQuestion {
    /// Its name in requests and rows.
    pub id: String,
    /// The question, in French.
    pub text: String,
}

/// What the bureau set for the event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Domains of the employer's mailboxes, lower case.
    pub employer_domains: Vec<String>,
    /// The name that messages come from.
    pub sender_name: String,
    /// The name that SMS come from.
    pub sms_sender: String,
    /// Whether a phrase of 20 characters is a password without the four classes (SCREENS V07).
    #[serde(default)]
    pub phrase_passwords: bool,
}

/// One election (scrutin).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionRow {
    /// The event's id.
    pub event: EventId,
    /// `election#<uuid>`.
    pub item: String,
    /// The Belenios uuid.
    pub election: ElectionId,
    /// Shown to voters.
    pub title: String,
    /// The kind of body elected.
    pub body: String,
    /// Seats to fill.
    pub seats: u32,
    /// The lists, in their order on the ballot.
    pub lists: Vec<List>,
    /// Whether a blank vote is offered.
    pub blank: bool,
    /// Fewest lists to choose.
    pub min: u32,
    /// Most lists to choose.
    pub max: u32,
    /// Sealed cap on réassorts.
    pub max_reissues: u64,
    /// Below this number of ballots the trustees do not decrypt.
    pub min_ballots: u64,
    /// The order in which lists are shown.
    pub list_order: ListOrder,
}

/// A list of candidates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Its title, exactly as the union wrote it.
    pub title: String,
    /// The union it is affiliated to; may be empty.
    pub affiliation: String,
}

/// The order in which lists are shown to a voter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub enum ListOrder {
    /// That of the ballot.
    Sealed,
    /// Drawn for each voter by the page.
    Random,
}

impl EventRow {
    /// The name of the item.
    pub const ITEM: &'static str = "event";
}

impl ElectionRow {
    /// The name of an election's item.
    pub fn item_of(election: &ElectionId) -> String {
        format!("election#{election}")
    }
}

impl Row for EventRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Key::with_text(self.event.as_str(), &self.item)
    }
}

impl Row for ElectionRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Key::with_text(self.event.as_str(), &self.item)
    }
}

/// How long a warm process may go on with what it read, before the parameters are sealed. Afterwards nothing changes.
const KEPT: Duration = Duration::from_secs(60);

#[derive(Clone, Debug, Default)]
pub(crate) struct EventCache(Arc<Mutex<Cached>>);

#[derive(Debug, Default)]
struct Cached {
    event: Option<(Instant, Arc<EventRow>)>,
    elections: HashMap<ElectionId, (Instant, Arc<ElectionRow>)>,
}

impl EventCache {
    fn with<T>(&self, act: impl FnOnce(&mut Cached) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl VoterFile {
    /// The event. Kept in memory for a minute, and for good once its parameters are sealed.
    ///
    /// # Errors
    /// A [`Fault`] of the storage, or when the event was not imported.
    pub async fn event(&self, now: Instant) -> Result<Arc<EventRow>, Fault> {
        let kept = self.cache.with(|cached| cached.event.clone());
        if let Some((read_at, event)) = kept
            && (now.since(read_at) < KEPT || read_at >= event.calendar.sealed)
        {
            return Ok(event);
        }
        let row = self
            .dynamo
            .get(&Key::with_text(self.event.as_str(), EventRow::ITEM))
            .await?;
        let event = Arc::new(row.ok_or_else(|| not_imported(EventRow::ITEM))?);
        self.cache
            .with(|cached| cached.event = Some((now, Arc::clone(&event))));
        Ok(event)
    }

    /// One election of the event, or `None`. Kept in memory as the event is.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn election(
        &self,
        election: &ElectionId,
        now: Instant,
    ) -> Result<Option<Arc<ElectionRow>>, Fault> {
        let sealed = self.event(now).await?.calendar.sealed;
        let kept = self.cache.with(|cached| cached.elections.get(election).cloned());
        if let Some((read_at, row)) = kept
            && (now.since(read_at) < KEPT || read_at >= sealed)
        {
            return Ok(Some(row));
        }
        let key = Key::with_text(self.event.as_str(), ElectionRow::item_of(election));
        let row = self.dynamo.get::<ElectionRow>(&key).await?.map(Arc::new);
        if let Some(row) = &row {
            self.cache
                .with(|cached| cached.elections.insert(election.clone(), (now, Arc::clone(row))));
        }
        Ok(row)
    }

    /// Elections of the event, in the order given.
    ///
    /// # Errors
    /// A [`Fault`] of the storage, or when one was not imported.
    pub async fn elections(
        &self,
        wanted: &[ElectionId],
        now: Instant,
    ) -> Result<Vec<Arc<ElectionRow>>, Fault> {
        let mut elections = Vec::with_capacity(wanted.len());
        for election in wanted {
            let row = self.election(election, now).await?;
            elections.push(row.ok_or_else(|| not_imported(&ElectionRow::item_of(election)))?);
        }
        Ok(elections)
    }
}

fn not_imported(item: &str) -> Fault {
    Fault {
        operation: "read the event",
        table: EVENT.name,
        reason: format!("there is no item {item:?}: import the event first"),
    }
}

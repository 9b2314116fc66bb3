//! What is public of the event, as any function may read it: without a key, without a voter.

use crate::conduct::ConductRow;
use crate::event::{ElectionRow, EventRow};
use crate::file::VoterFile;
use crate::lists::ListRow;
use crate::tables::EVENT;
use crate::turnout::TurnoutRow;
use dynamo::{Dynamo, Fault, Key};
use election::conduct::Conduct;
use election::{ElectionId, EventId, Instant};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The public items of one event. Cheap to clone; clones share what was read.
#[derive(Clone, Debug)]
pub struct EventFile {
    dynamo: Dynamo,
    event: EventId,
    cache: EventCache,
}

/// How long a warm process may go on with what it read, before the parameters are sealed. Afterwards nothing changes.
const KEPT: Duration = Duration::from_secs(60);
/// How long it may go on with what the bureau decided of the vote under way: a suspension is told within these seconds.
const FRESH: Duration = Duration::from_secs(5);

#[derive(Clone, Debug, Default)]
struct EventCache(Arc<Mutex<Cached>>);

#[derive(Debug, Default)]
struct Cached {
    event: Option<(Instant, Arc<EventRow>)>,
    elections: HashMap<ElectionId, (Instant, Arc<ElectionRow>)>,
    conduct: Option<(Instant, Arc<Conduct>)>,
}

impl EventCache {
    fn with<T>(&self, act: impl FnOnce(&mut Cached) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl EventFile {
    /// The public items of one event.
    pub fn new(dynamo: Dynamo, event: EventId) -> Self {
        Self {
            dynamo,
            event,
            cache: EventCache::default(),
        }
    }

    /// Whose items these are.
    pub fn event_id(&self) -> &EventId {
        &self.event
    }

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

    /// What the bureau decided of the vote under way. Kept in memory for five seconds, whatever was sealed.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn conduct(&self, now: Instant) -> Result<Arc<Conduct>, Fault> {
        let kept = self.cache.with(|cached| cached.conduct.clone());
        if let Some((read_at, conduct)) = kept
            && now >= read_at
            && now.since(read_at) < FRESH
        {
            return Ok(conduct);
        }
        let row: Option<ConductRow> = self.dynamo.get(&ConductRow::key_of(&self.event)).await?;
        let conduct = Arc::new(row.map(|row| row.conduct).unwrap_or_default());
        self.cache
            .with(|cached| cached.conduct = Some((now, Arc::clone(&conduct))));
        Ok(conduct)
    }

    /// The candidates and documents of each list of an election, in the order of the ballot. A list of which the bureau
    /// brought nothing has an empty row.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn lists(&self, election: &ElectionRow) -> Result<Vec<ListRow>, Fault> {
        let mut lists = Vec::with_capacity(election.lists.len());
        for index in 0..election.lists.len() {
            let row = self
                .dynamo
                .get(&ListRow::key_of(&self.event, &election.election, index))
                .await?;
            lists.push(row.unwrap_or_else(|| ListRow::empty(&self.event, &election.election, index)));
        }
        Ok(lists)
    }

    /// The last turnout that the bureau published.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn turnout(&self) -> Result<Option<TurnoutRow>, Fault> {
        self.dynamo.get(&TurnoutRow::key_of(&self.event)).await
    }
}

impl VoterFile {
    /// What is public of the event.
    pub fn public(&self) -> &EventFile {
        &self.public
    }

    /// As [`EventFile::event`].
    ///
    /// # Errors
    /// As [`EventFile::event`].
    pub async fn event(&self, now: Instant) -> Result<Arc<EventRow>, Fault> {
        self.public.event(now).await
    }

    /// As [`EventFile::conduct`].
    ///
    /// # Errors
    /// As [`EventFile::conduct`].
    pub async fn conduct(&self, now: Instant) -> Result<Arc<Conduct>, Fault> {
        self.public.conduct(now).await
    }

    /// As [`EventFile::election`].
    ///
    /// # Errors
    /// As [`EventFile::election`].
    pub async fn election(
        &self,
        election: &ElectionId,
        now: Instant,
    ) -> Result<Option<Arc<ElectionRow>>, Fault> {
        self.public.election(election, now).await
    }

    /// As [`EventFile::elections`].
    ///
    /// # Errors
    /// As [`EventFile::elections`].
    pub async fn elections(
        &self,
        wanted: &[ElectionId],
        now: Instant,
    ) -> Result<Vec<Arc<ElectionRow>>, Fault> {
        self.public.elections(wanted, now).await
    }
}

fn not_imported(item: &str) -> Fault {
    Fault {
        operation: "read the event",
        table: EVENT.name,
        reason: format!("there is no item {item:?}: import the event first"),
    }
}

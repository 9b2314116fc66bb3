//! The voters' file as a function holds it.

use crate::argon::{HashCost, HashMeter};
use crate::event_file::EventFile;
use crate::keys::VoterKeys;
use dynamo::Dynamo;
use election::EventId;

/// The voters' file: its tables, one event, and the keys this function may hold. Cheap to clone; clones share what was
/// read of the event.
#[derive(Clone, Debug)]
pub struct VoterFile {
    pub(crate) dynamo: Dynamo,
    pub(crate) event: EventId,
    pub(crate) keys: VoterKeys,
    pub(crate) cost: HashCost,
    pub(crate) hashes: HashMeter,
    pub(crate) public: EventFile,
}

impl VoterFile {
    /// The file of one event. Passwords cost [`HashCost::STANDARD`].
    pub fn new(dynamo: Dynamo, event: EventId, keys: VoterKeys) -> Self {
        Self {
            public: EventFile::new(dynamo.clone(), event.clone()),
            dynamo,
            event,
            keys,
            cost: HashCost::STANDARD,
            hashes: HashMeter::default(),
        }
    }

    /// The same file with another cost for the hashes made from now on: tests make it small, a bureau may make it larger.
    #[must_use]
    pub fn with_hash_cost(mut self, cost: HashCost) -> Self {
        self.cost = cost;
        self
    }

    /// How many passwords and answers this file and its clones hashed, the work for nobody included (LG-01, EN-03).
    pub fn hashes_computed(&self) -> u64 {
        self.hashes.total()
    }

    pub(crate) fn hashing(&self) -> (HashCost, &HashMeter) {
        (self.cost, &self.hashes)
    }

    /// The event whose voters these are.
    pub fn event_id(&self) -> &EventId {
        &self.event
    }

    /// The storage, to commit writes that this file and others prepared.
    pub fn dynamo(&self) -> &Dynamo {
        &self.dynamo
    }
}

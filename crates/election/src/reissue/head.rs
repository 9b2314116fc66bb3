//! Where an election's log stands.

use super::event::VERSION;
use crate::hex::sha256_hex;
use crate::{ElectionId, EventId};
use serde::{Deserialize, Serialize};

/// Where an election's log stands: how many entries, the hash of the last, and what they come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The sequence of the last entry; 0 when there is none.
    pub sequence: u64,
    /// The hash of the last entry, or that of [`Head::start`].
    pub hash: String,
    /// How many credentials were replaced.
    pub reissues: u64,
    /// The cap of the last raise; `None` while the sealed one is in force.
    pub raised_to: Option<u64>,
}

impl Head {
    /// The head of a log without entries.
    pub fn start(event: &EventId, election: &ElectionId) -> Self {
        let text = format!("isoloir-reissue|v{VERSION}|{event}|{election}|start");
        Self {
            sequence: 0,
            hash: sha256_hex(&text),
            reissues: 0,
            raised_to: None,
        }
    }

    /// The cap in force, where `sealed` is that of the event's settings.
    pub fn cap(&self, sealed: u64) -> u64 {
        self.raised_to.unwrap_or(sealed)
    }
}

//! An entry of the REISSUE log, whichever it is: both are signed by one authority and stand in one chain.

use super::cap::CapEvent;
use super::event::ReissueEvent;
use super::head::Head;
use crate::{ElectionId, EventId, Instant, KeyList, SignatureError};
use serde::{Deserialize, Serialize};

/// An entry of the log. Its JSON is that of what it holds: the fields tell which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum LogEntry {
    /// A credential was replaced.
    Reissue(ReissueEvent),
    /// The cap was raised.
    Cap(CapEvent),
}

/// What every entry says.
pub(super) struct Place<'a> {
    pub(super) version: u32,
    pub(super) scope: (&'a EventId, &'a ElectionId),
    pub(super) sequence: u64,
    pub(super) previous: &'a str,
    pub(super) at: Instant,
}

impl LogEntry {
    /// The log's head once this is its last entry, where it stood at `before`.
    pub fn head(&self, before: &Head) -> Head {
        match self {
            Self::Reissue(event) => event.head(before),
            Self::Cap(event) => event.head(before),
        }
    }

    /// Checks that the signature is that of one of the authority's keys.
    ///
    /// # Errors
    /// [`SignatureError`].
    pub fn check_signature(&self, keys: &KeyList) -> Result<(), SignatureError> {
        match self {
            Self::Reissue(event) => event.check_signature(keys),
            Self::Cap(event) => event.check_signature(keys),
        }
    }

    pub(super) fn place(&self) -> Place<'_> {
        match self {
            Self::Reissue(one) => Place {
                version: one.version,
                scope: (&one.event, &one.election),
                sequence: one.sequence,
                previous: &one.previous,
                at: one.at,
            },
            Self::Cap(one) => Place {
                version: one.version,
                scope: (&one.event, &one.election),
                sequence: one.sequence,
                previous: &one.previous,
                at: one.at,
            },
        }
    }
}

impl From<ReissueEvent> for LogEntry {
    fn from(event: ReissueEvent) -> Self {
        Self::Reissue(event)
    }
}

impl From<CapEvent> for LogEntry {
    fn from(event: CapEvent) -> Self {
        Self::Cap(event)
    }
}

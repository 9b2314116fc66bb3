//! Checking the log of an election: everything from its events and the authority's public keys.

use super::cap::CapEvent;
use super::entry::LogEntry;
use super::event::{CredentialText, Replacement, VERSION};
use super::head::Head;
use crate::{ElectionId, EventId, KeyList};
use std::collections::BTreeSet;

/// A log whose chain, signatures and order were checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedLog {
    replacements: Vec<Replacement>,
    /// Of each replacement, the sequence of its event.
    sequences: Vec<u64>,
    raises: Vec<CapEvent>,
    head: Head,
}

/// Why a log is not an election's log. `sequence` is that of the first event refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// The event is of another version of the log.
    #[error("REISSUE event {sequence}: version {version} is not {VERSION}")]
    Version {
        /// The event's sequence.
        sequence: u64,
        /// The version it claims.
        version: u32,
    },
    /// The event is of another election, or of another event's election.
    #[error("REISSUE event {sequence} belongs to another election")]
    WrongElection {
        /// The event's sequence.
        sequence: u64,
    },
    /// An event is missing, or comes twice, or out of order.
    #[error("REISSUE event {expected} is missing: event {found} stands in its place")]
    Missing {
        /// The sequence expected.
        expected: u64,
        /// The sequence found.
        found: u64,
    },
    /// The event does not follow the one before it.
    #[error("REISSUE event {sequence} does not carry the hash of the event before it")]
    BrokenChain {
        /// The event's sequence.
        sequence: u64,
    },
    /// The signature is not the re-issue authority's.
    #[error("REISSUE event {sequence} is not signed by the re-issue authority")]
    WrongSignature {
        /// The event's sequence.
        sequence: u64,
    },
    /// The event's time is before that of the event before it, or not a whole minute.
    #[error("REISSUE event {sequence} has an impossible time")]
    Time {
        /// The event's sequence.
        sequence: u64,
    },
    /// The event adds a credential that was already in the election, or removes one that was not.
    #[error("REISSUE event {sequence} replaces a credential that is not valid, or by one already seen")]
    Credential {
        /// The event's sequence.
        sequence: u64,
    },
    /// The event replaces a credential although the cap in force at that moment was reached. ATTACKS RE-21.
    #[error("REISSUE event {sequence} is above the cap in force, {cap}")]
    AboveCap {
        /// The event's sequence.
        sequence: u64,
        /// The cap in force.
        cap: u64,
    },
    /// The entry does not raise the cap that was in force to a higher one.
    #[error("entry {sequence} of the REISSUE log does not raise the cap in force")]
    Cap {
        /// The entry's sequence.
        sequence: u64,
    },
    /// The log does not end where it should: events are missing at its end, or were added.
    #[error("the log ends at event {found}, not at the recorded head (event {expected})")]
    Head {
        /// The recorded sequence.
        expected: u64,
        /// The log's last sequence.
        found: u64,
    },
}

/// Checks the entries of one election, in order from the first: version, scope, no gap, chain, signatures, times, that a
/// credential is removed at most once and never added twice, and that no replacement went above the cap in force at that
/// moment: `sealed_cap`, until an entry raised it. That a raise was approved by enough of the bureau's members is checked
/// by whoever has their keys, from [`VerifiedLog::raises`].
///
/// A log cut at its end is still a log: compare [`VerifiedLog::head`] with the recorded head by [`VerifiedLog::ends_at`].
///
/// # Errors
/// [`LogError`], the first that is met.
pub fn verify_log(
    scope: (&EventId, &ElectionId),
    sealed_cap: u64,
    entries: &[LogEntry],
    keys: &KeyList,
) -> Result<VerifiedLog, LogError> {
    let mut log = VerifiedLog {
        replacements: Vec::new(),
        sequences: Vec::new(),
        raises: Vec::new(),
        head: Head::start(scope.0, scope.1),
    };
    let mut at = None;
    let (mut removed, mut added) = (BTreeSet::new(), BTreeSet::new());
    for entry in entries {
        let place = entry.place();
        let (sequence, head) = (place.sequence, &log.head);
        if place.version != VERSION {
            return Err(LogError::Version {
                sequence,
                version: place.version,
            });
        }
        if place.scope != scope {
            return Err(LogError::WrongElection { sequence });
        }
        if sequence != head.sequence + 1 {
            return Err(LogError::Missing {
                expected: head.sequence + 1,
                found: sequence,
            });
        }
        if place.previous != head.hash {
            return Err(LogError::BrokenChain { sequence });
        }
        if entry.check_signature(keys).is_err() {
            return Err(LogError::WrongSignature { sequence });
        }
        if place.at != place.at.minute() || at.is_some_and(|before| place.at < before) {
            return Err(LogError::Time { sequence });
        }
        let cap = head.cap(sealed_cap);
        match entry {
            LogEntry::Reissue(one) => {
                let fresh = !removed.contains(&one.added)
                    && one.added != one.removed
                    && added.insert(one.added.clone());
                if !fresh || !removed.insert(one.removed.clone()) {
                    return Err(LogError::Credential { sequence });
                }
                if head.reissues >= cap {
                    return Err(LogError::AboveCap { sequence, cap });
                }
                log.replacements.push(one.replacement());
                log.sequences.push(sequence);
            }
            LogEntry::Cap(one) if one.from == cap && one.to > cap => log.raises.push(one.clone()),
            LogEntry::Cap(_) => return Err(LogError::Cap { sequence }),
        }
        at = Some(place.at);
        log.head = entry.head(&log.head);
    }
    Ok(log)
}

impl VerifiedLog {
    /// The replacements, oldest first.
    pub fn replacements(&self) -> &[Replacement] {
        &self.replacements
    }

    /// The log's head.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// How many credentials were replaced.
    pub fn count(&self) -> u64 {
        self.head.reissues
    }

    /// The raises of the cap, oldest first.
    pub fn raises(&self) -> &[CapEvent] {
        &self.raises
    }

    /// Checks that the log ends at a recorded head, so that nothing is missing at its end.
    ///
    /// # Errors
    /// [`LogError::Head`].
    pub fn ends_at(&self, head: &Head) -> Result<(), LogError> {
        if &self.head == head {
            Ok(())
        } else {
            Err(LogError::Head {
                expected: head.sequence,
                found: self.head.sequence,
            })
        }
    }

    /// The credentials valid at the end of the log, from those of the sealed list (`L0`).
    ///
    /// # Errors
    /// [`LogError::Credential`] when an event removes a credential that is not valid at its turn, or adds one of `L0`.
    pub fn apply(
        &self,
        sealed: impl IntoIterator<Item = CredentialText>,
    ) -> Result<BTreeSet<CredentialText>, LogError> {
        let mut valid: BTreeSet<_> = sealed.into_iter().collect();
        // A credential removed from L0 and added again is refused by verify_log; one that is still in L0, here.
        for (sequence, change) in self.sequences.iter().copied().zip(&self.replacements) {
            if !valid.remove(&change.removed) || !valid.insert(change.added.clone()) {
                return Err(LogError::Credential { sequence });
            }
        }
        Ok(valid)
    }
}

#[cfg(test)]
#[path = "log_tests.rs"]
mod tests;

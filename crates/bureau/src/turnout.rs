//! The turnout: counts of émargements, published when the bureau decides so. Never who, never what.

use crate::operations::Operations;
use dynamo::{Fault, Refused};
use election::Instant;
use voter_file::ElectionTurnout;

/// Why the turnout is not published.
#[derive(Debug, thiserror::Error)]
pub enum TurnoutError {
    /// Nobody may have voted yet.
    #[error("le vote ouvre le {}\u{a0}: il n'y a pas encore de participation", .opens.in_french())]
    TooEarly {
        /// When it opens.
        opens: Instant,
    },
    /// The storage.
    #[error("le stockage n'a pas répondu comme il faut ({0})")]
    Storage(#[from] Refused),
}

impl From<Fault> for TurnoutError {
    fn from(fault: Fault) -> Self {
        Self::Storage(fault.into())
    }
}

/// Counts the émargements of every election and publishes the counts, in place of those published before.
///
/// # Errors
/// [`TurnoutError`].
pub async fn turnout(operations: &Operations, now: Instant) -> Result<Vec<ElectionTurnout>, TurnoutError> {
    let voters = &operations.voters;
    let event = voters.event(now).await?;
    let opens = event.calendar.vote_opens;
    if now < opens {
        return Err(TurnoutError::TooEarly { opens });
    }
    let mut elections = Vec::with_capacity(event.elections.len());
    for election in &event.elections {
        elections.push(voters.count_turnout(election).await?);
    }
    voters.publish_turnout(now, elections.clone()).await?;
    Ok(elections)
}

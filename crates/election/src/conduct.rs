//! The conduct of the vote (« déroulement du vote »): what the bureau decides while it lasts, and what voters then read.
//! A suspension or an announcement never touches what was sealed.

mod decision;
mod record;
mod shown;
mod words;

pub use decision::{Decision, DecisionError};
pub use record::{DecisionHead, DecisionRecord};
pub use shown::{ShownAnnouncement, ShownSuspension};
pub use words::{Words, WordsError};

use crate::{Instant, Refusal};
use serde::{Deserialize, Serialize};

/// What voters read of the conduct of the vote. Made by decisions and nothing else: see [`Conduct::after`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conduct {
    /// The vote is suspended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspension: Option<Suspension>,
    /// What the bureau announces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announcement: Option<Announcement>,
}

/// The vote is suspended (SCREENS §2, P4b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    /// Since when.
    pub since: Instant,
    /// Why, as voters read it.
    pub reason: Words,
    /// When the bureau will say more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_information: Option<Instant>,
}

/// What the bureau announces to everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announcement {
    /// The text, in French.
    pub text: Words,
    /// When it was published.
    pub published_at: Instant,
}

impl Conduct {
    /// Whether what only a vote under way allows may go on: the voting space, the réassort. Casting does not ask here: the
    /// gates of the ballot box decide, in the transaction that deposits the ballot.
    ///
    /// # Errors
    /// [`Refusal::VoteSuspended`].
    pub fn vote_goes_on(&self) -> Result<(), Refusal> {
        match &self.suspension {
            Some(suspension) => Err(Refusal::VoteSuspended {
                since: Some(suspension.since),
            }),
            None => Ok(()),
        }
    }
}

//! A claim about the roll (« réclamation », SCREENS V15): what it says, and what becomes of it.
//!
//! ```text
//!   Received ──► InProgress ──► Accepted | Rejected
//!      └───────────────────────►
//! ```

use crate::account::portal_open;
use crate::{Calendar, Instant, Refusal};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The most characters of a claim's message.
pub const LONGEST: usize = 2_000;
/// The most characters of the reason of an answer.
pub const LONGEST_REASON: usize = 1_000;
/// How soon the administration answers.
const ANSWERED_WITHIN: Duration = Duration::from_secs(3 * 86_400);

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub enum ClaimSubject {
    /// « Je suis absent de la liste ».
    Absent,
    /// « Je suis inscrit à tort ».
    WronglyListed,
    /// « Erreur dans mes informations ».
    WrongDetails,
    /// « Autre ».
    Other,
}

/// What became of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub enum ClaimState {
    /// Filed, and not read yet.
    Received,
    /// Somebody is looking into it.
    InProgress,
    /// The roll is or will be corrected.
    Accepted,
    /// It is not; the reason says why.
    Rejected,
}

impl ClaimSubject {
    /// The words of the form.
    pub const fn in_french(self) -> &'static str {
        match self {
            Self::Absent => "Je suis absent de la liste",
            Self::WronglyListed => "Je suis inscrit à tort",
            Self::WrongDetails => "Erreur dans mes informations",
            Self::Other => "Autre",
        }
    }
}

impl ClaimState {
    /// The word of the page.
    pub const fn in_french(self) -> &'static str {
        match self {
            Self::Received => "Reçue",
            Self::InProgress => "En cours",
            Self::Accepted => "Acceptée",
            Self::Rejected => "Rejetée",
        }
    }

    /// Whether nothing more becomes of it.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Accepted | Self::Rejected)
    }

    /// Whether a claim may go from this state to another.
    pub const fn may_become(self, next: Self) -> bool {
        match (self, next) {
            (Self::Received, Self::InProgress) => true,
            (Self::Received | Self::InProgress, next) => next.is_final(),
            (Self::Accepted | Self::Rejected, _) => false,
        }
    }
}

/// By when a claim filed at a moment is answered.
pub fn answered_by(filed_at: Instant) -> Instant {
    filed_at.after(ANSWERED_WITHIN)
}

/// Lets claims be filed: from the opening of the portal until the calendar's date.
///
/// # Errors
/// [`Refusal::PortalNotOpen`], [`Refusal::ClaimsClosed`].
pub fn claims_open(calendar: &Calendar, now: Instant) -> Result<(), Refusal> {
    portal_open(calendar, now)?;
    let since = calendar.claims_until;
    if now < since {
        Ok(())
    } else {
        Err(Refusal::ClaimsClosed { since })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ClaimState::{Accepted, InProgress, Received, Rejected};

    #[test]
    fn an_answered_claim_stays_answered_and_none_goes_back() {
        let states = [Received, InProgress, Accepted, Rejected];
        let allowed: Vec<_> = states
            .into_iter()
            .flat_map(|from| states.map(|to| (from, to)))
            .filter(|(from, to)| from.may_become(*to))
            .collect();
        assert_eq!(
            allowed,
            [
                (Received, InProgress),
                (Received, Accepted),
                (Received, Rejected),
                (InProgress, Accepted),
                (InProgress, Rejected),
            ]
        );
    }

    #[test]
    fn a_claim_is_answered_within_three_days() {
        assert_eq!(
            answered_by(Instant::from_unix(10)),
            Instant::from_unix(10 + 259_200)
        );
    }
}

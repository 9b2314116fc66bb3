//! The states of a voter's account.
//!
//! ```text
//!   Invited ──activate──► Active ──change_password──► Active
//! ```
//! There is no locked state: tries are limited by bucket, and the link to the mailbox always remains (LG-02).

use crate::{Calendar, Instant, Phase, Refusal};

/// A voter's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// On the roll; no password yet.
    Invited,
    /// Has a password and a challenge answer.
    Active {
        /// Since when.
        since: Instant,
    },
}

impl Account {
    /// Activates the account: its password and challenge answer are chosen now.
    ///
    /// # Errors
    /// [`Refusal::LinkUsed`] when it is active already, whatever link was shown (AC-10).
    pub const fn activate(self, now: Instant) -> Result<Self, Refusal> {
        match self {
            Self::Invited => Ok(Self::Active { since: now }),
            Self::Active { .. } => Err(Refusal::LinkUsed),
        }
    }

    /// Changes the password through the mailbox.
    ///
    /// # Errors
    /// [`Refusal::LinkUnknown`] when the account was never activated: there is nothing to change.
    pub const fn change_password(self) -> Result<Self, Refusal> {
        match self {
            Self::Invited => Err(Refusal::LinkUnknown),
            Self::Active { .. } => Ok(self),
        }
    }
}

/// Lets voters in: from the opening of the portal, and after the vote to read and to fetch certificates (SCREENS §2).
///
/// # Errors
/// [`Refusal::PortalNotOpen`].
pub fn portal_open(calendar: &Calendar, now: Instant) -> Result<(), Refusal> {
    if calendar.phase(now) == Phase::BeforePortal {
        Err(Refusal::PortalNotOpen {
            opens: calendar.portal_opens,
        })
    } else {
        Ok(())
    }
}

/// Lets accounts be activated and passwords be chosen: from the opening of the portal to the closing of the vote (V40).
///
/// # Errors
/// [`Refusal::PortalNotOpen`], [`Refusal::VoteClosed`].
pub fn accounts_open(calendar: &Calendar, now: Instant) -> Result<(), Refusal> {
    portal_open(calendar, now)?;
    if calendar.phase(now) == Phase::VoteClosed {
        Err(Refusal::VoteClosed {
            since: calendar.vote_closes,
        })
    } else {
        Ok(())
    }
}

/// Lets the challenge question be chosen anew: from the opening of the portal until the parameters are sealed (SCREENS V11).
///
/// # Errors
/// [`Refusal::PortalNotOpen`], [`Refusal::ChallengeSealed`].
pub fn challenge_open(calendar: &Calendar, now: Instant) -> Result<(), Refusal> {
    portal_open(calendar, now)?;
    if now >= calendar.sealed {
        Err(Refusal::ChallengeSealed {
            since: calendar.sealed,
        })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Account::{Active, Invited};

    const NOW: Instant = Instant::from_unix(90);
    const SINCE: Instant = Instant::from_unix(60);

    #[test]
    fn ac_10_an_account_is_activated_once_and_only_an_active_one_changes_its_password() {
        for (from, activated, changed) in [
            (Invited, Ok(Active { since: NOW }), Err(Refusal::LinkUnknown)),
            (
                Active { since: SINCE },
                Err(Refusal::LinkUsed),
                Ok(Active { since: SINCE }),
            ),
        ] {
            assert_eq!(from.activate(NOW), activated, "{from:?}");
            assert_eq!(from.change_password(), changed, "{from:?}");
        }
    }

    #[test]
    fn each_phase_lets_in_whom_the_calendar_says() {
        let at = Instant::from_unix;
        let calendar = Calendar {
            portal_opens: at(100),
            lists_published: at(200),
            sealed: at(300),
            vote_opens: at(400),
            vote_closes: at(500),
            grace_minutes: 0,
            claims_until: at(300),
            roll_displayed_until: at(500),
        };
        let early = Err(Refusal::PortalNotOpen { opens: at(100) });
        let late = Err(Refusal::VoteClosed { since: at(500) });
        let sealed = Err(Refusal::ChallengeSealed { since: at(300) });
        for (now, portal, accounts, challenge) in [
            (99, early.clone(), early.clone(), early.clone()),
            (100, Ok(()), Ok(()), Ok(())),
            (299, Ok(()), Ok(()), Ok(())),
            (300, Ok(()), Ok(()), sealed.clone()),
            (499, Ok(()), Ok(()), sealed.clone()),
            (500, Ok(()), late, sealed),
        ] {
            assert_eq!(portal_open(&calendar, at(now)), portal, "{now}");
            assert_eq!(accounts_open(&calendar, at(now)), accounts, "{now}");
            assert_eq!(challenge_open(&calendar, at(now)), challenge, "{now}");
        }
    }
}

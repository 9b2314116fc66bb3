//! What the bureau can decide, when, and what it changes.

use super::{Announcement, Conduct, Suspension, Words};
use crate::{Calendar, Instant};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A decision of the bureau on the conduct of the vote. A closed list: nothing else changes what voters read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Decision {
    /// Suspend the vote, or say more of a suspension under way.
    Suspend {
        /// Why.
        reason: Words,
        /// When the bureau will say more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next_information: Option<Instant>,
    },
    /// Let the vote go on.
    Resume,
    /// Announce something to everybody, in place of what was announced before.
    Announce {
        /// What.
        text: Words,
    },
    /// Withdraw the announcement.
    Withdraw,
}

/// Why the bureau's decision can't be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecisionError {
    /// There is no vote left to suspend.
    #[error("le vote est clos depuis le {}, il ne se suspend plus", .since.in_french())]
    VoteOver {
        /// Since when nobody may cast.
        since: Instant,
    },
    /// The next information would come in the past.
    #[error("l'heure de la prochaine information est déjà passée")]
    InformationPast,
}

impl Conduct {
    /// What voters read once `decision` is taken at `now`; `None` when they read that already and nothing changes. A
    /// suspension that is told again with another reason keeps its beginning.
    ///
    /// # Errors
    /// [`DecisionError`].
    pub fn after(
        &self,
        decision: &Decision,
        calendar: &Calendar,
        now: Instant,
    ) -> Result<Option<Self>, DecisionError> {
        let mut next = self.clone();
        match decision {
            Decision::Suspend {
                reason,
                next_information,
            } => {
                let same = |standing: &Suspension| {
                    (&standing.reason, &standing.next_information) == (reason, next_information)
                };
                if self.suspension.as_ref().is_some_and(same) {
                    return Ok(None);
                }
                suspendable(calendar, now)?;
                if next_information.is_some_and(|next| next <= now) {
                    return Err(DecisionError::InformationPast);
                }
                next.suspension = Some(Suspension {
                    since: self.suspension.as_ref().map_or(now, |standing| standing.since),
                    reason: reason.clone(),
                    next_information: *next_information,
                });
            }
            Decision::Resume => next.suspension = None,
            Decision::Announce { text } => {
                let same = |standing: &Announcement| standing.text == *text;
                if !self.announcement.as_ref().is_some_and(same) {
                    next.announcement = Some(Announcement {
                        text: text.clone(),
                        published_at: now,
                    });
                }
            }
            Decision::Withdraw => next.announcement = None,
        }
        Ok((next != *self).then_some(next))
    }
}

/// The vote can be suspended until the last moment at which somebody may cast, grace included; before the opening too,
/// which then does not happen until the bureau resumes.
fn suspendable(calendar: &Calendar, now: Instant) -> Result<(), DecisionError> {
    let grace = Duration::from_secs(u64::from(calendar.grace_minutes) * 60);
    let since = calendar.vote_closes.after(grace);
    if now < since {
        Ok(())
    } else {
        Err(DecisionError::VoteOver { since })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Refusal;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn calendar() -> Calendar {
        Calendar {
            portal_opens: at("2022-10-13T08:00:00+02:00"),
            lists_published: at("2022-11-16T08:00:00+01:00"),
            sealed: at("2022-11-30T18:00:00+01:00"),
            vote_opens: at("2022-12-01T08:00:00+01:00"),
            vote_closes: at("2022-12-08T17:00:00+01:00"),
            claims_until: at("2022-11-30T18:00:00+01:00"),
            roll_displayed_until: at("2022-12-08T17:00:00+01:00"),
            grace_minutes: 15,
        }
    }

    fn suspend(reason: &str, next_information: Option<Instant>) -> Decision {
        Decision::Suspend {
            reason: Words::parse(reason).unwrap(),
            next_information,
        }
    }

    #[test]
    fn a_suspension_keeps_its_beginning_when_it_is_told_again_and_ends_by_resuming() {
        let (noon, later) = (at("2022-12-02T12:00:00+01:00"), at("2022-12-02T13:00:00+01:00"));
        let open = Conduct::default();
        let first = open
            .after(&suspend("Panne.", None), &calendar(), noon)
            .unwrap()
            .unwrap();
        assert_eq!(
            first.vote_goes_on(),
            Err(Refusal::VoteSuspended { since: Some(noon) })
        );
        let next = Some(at("2022-12-02T15:30:00+01:00"));
        let told = first
            .after(&suspend("Panne réseau.", next), &calendar(), later)
            .unwrap()
            .unwrap();
        let suspension = told.suspension.clone().unwrap();
        assert_eq!((suspension.since, suspension.next_information), (noon, next));
        assert_eq!(
            told.after(&suspend("Panne réseau.", next), &calendar(), later),
            Ok(None)
        );
        assert_eq!(
            told.after(&Decision::Resume, &calendar(), later),
            Ok(Some(open.clone()))
        );
        assert_eq!(open.after(&Decision::Resume, &calendar(), later), Ok(None));
        assert_eq!(open.vote_goes_on(), Ok(()));
    }

    #[test]
    fn the_vote_is_suspended_until_the_end_of_its_grace_and_not_after() {
        let open = Conduct::default();
        let decided = |now| open.after(&suspend("Panne.", None), &calendar(), at(now));
        assert!(
            decided("2022-11-30T20:00:00+01:00").is_ok(),
            "the eve: the opening does not happen"
        );
        assert!(decided("2022-12-08T17:14:59+01:00").is_ok());
        assert_eq!(
            decided("2022-12-08T17:15:00+01:00"),
            Err(DecisionError::VoteOver {
                since: at("2022-12-08T17:15:00+01:00")
            })
        );
    }

    #[test]
    fn the_next_information_is_to_come() {
        let now = at("2022-12-02T12:00:00+01:00");
        assert_eq!(
            Conduct::default().after(&suspend("Panne.", Some(now)), &calendar(), now),
            Err(DecisionError::InformationPast)
        );
    }

    #[test]
    fn an_announcement_replaces_the_one_before_and_is_withdrawn_whatever_the_suspension() {
        let now = at("2022-12-02T12:00:00+01:00");
        let announce = |text: &str| Decision::Announce {
            text: Words::parse(text).unwrap(),
        };
        let suspended = Conduct::default()
            .after(&suspend("Panne.", None), &calendar(), now)
            .unwrap()
            .unwrap();
        let first = suspended
            .after(&announce("Un."), &calendar(), now)
            .unwrap()
            .unwrap();
        assert_eq!(
            first.after(&announce("Un."), &calendar(), at("2022-12-03T12:00:00+01:00")),
            Ok(None)
        );
        let second = first
            .after(&announce("Deux."), &calendar(), now)
            .unwrap()
            .unwrap();
        assert_eq!(second.announcement.as_ref().unwrap().text.as_str(), "Deux.");
        assert_eq!(
            second.after(&Decision::Withdraw, &calendar(), now),
            Ok(Some(suspended))
        );
    }
}

//! What is open when (SCREENS §2). All comparisons are between instants.

use crate::instant::Instant;
use serde::{Deserialize, Serialize};

/// The dates of an event. The vote is open from `vote_opens` (included) to `vote_closes` (excluded).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// The portal opens: activation, log-in, profile, roll.
    pub portal_opens: Instant,
    /// The lists and their manifestos are published.
    pub lists_published: Instant,
    /// The parameters are sealed: nothing of the event changes afterwards.
    pub sealed: Instant,
    /// The vote opens.
    pub vote_opens: Instant,
    /// The vote closes.
    pub vote_closes: Instant,
    /// Minutes after closing during which a voter who was signed in before it may finish, 0 to 30.
    pub grace_minutes: u32,
    /// Claims about the roll are received until this moment (excluded); never after the vote closes.
    pub claims_until: Instant,
    /// The roll is shown to its voters until this moment (excluded).
    pub roll_displayed_until: Instant,
}

/// A calendar, as pages read it: dates in RFC 3339.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = Calendar))]
pub struct ShownCalendar {
    portal_opens: String,
    lists_published: String,
    sealed: String,
    vote_opens: String,
    vote_closes: String,
    grace_minutes: u32,
    claims_until: String,
    roll_displayed_until: String,
}

/// Where an event stands in its calendar, by the server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub enum Phase {
    /// P0: the portal has not opened.
    BeforePortal,
    /// P1: the portal is open.
    PortalOpen,
    /// P2: lists and manifestos are published.
    ListsPublished,
    /// P3: sealed, the eve.
    Sealed,
    /// P4: the vote is open.
    VoteOpen,
    /// P5: the vote is closed.
    VoteClosed,
}

/// The dates are not in order, or the grace is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the calendar's {0} is not after what comes before it, or is out of its bounds")]
pub struct CalendarError(pub &'static str);

impl Calendar {
    /// Checks the order of the dates and the bound of the grace.
    ///
    /// # Errors
    /// [`CalendarError`] naming the first date that is out of order.
    pub fn check(&self) -> Result<(), CalendarError> {
        let ordered = [
            ("lists_published", self.portal_opens <= self.lists_published),
            ("sealed", self.lists_published <= self.sealed),
            ("vote_opens", self.sealed <= self.vote_opens),
            ("vote_closes", self.vote_opens < self.vote_closes),
            ("grace_minutes", self.grace_minutes <= 30),
            (
                "claims_until",
                (self.portal_opens..=self.vote_closes).contains(&self.claims_until),
            ),
            (
                "roll_displayed_until",
                self.portal_opens <= self.roll_displayed_until,
            ),
        ];
        ordered
            .into_iter()
            .find(|(_, ok)| !ok)
            .map_or(Ok(()), |(name, _)| Err(CalendarError(name)))
    }

    /// The phase at `now`.
    pub fn phase(&self, now: Instant) -> Phase {
        let starts = [
            (self.vote_closes, Phase::VoteClosed),
            (self.vote_opens, Phase::VoteOpen),
            (self.sealed, Phase::Sealed),
            (self.lists_published, Phase::ListsPublished),
            (self.portal_opens, Phase::PortalOpen),
        ];
        starts
            .into_iter()
            .find(|(start, _)| now >= *start)
            .map_or(Phase::BeforePortal, |(_, phase)| phase)
    }

    /// The last instant (excluded) at which somebody signed in since `signed_in` may cast a ballot.
    pub fn casting_ends(&self, signed_in: Instant) -> Instant {
        if signed_in < self.vote_closes {
            self.vote_closes
                .after(std::time::Duration::from_secs(u64::from(self.grace_minutes) * 60))
        } else {
            self.vote_closes
        }
    }

    /// When nobody may cast a ballot any more, the minutes of grace included.
    pub fn all_casting_ends(&self) -> Instant {
        self.casting_ends(self.vote_opens)
    }

    /// As pages read it.
    pub fn shown(&self) -> ShownCalendar {
        ShownCalendar {
            portal_opens: self.portal_opens.rfc3339(),
            lists_published: self.lists_published.rfc3339(),
            sealed: self.sealed.rfc3339(),
            vote_opens: self.vote_opens.rfc3339(),
            vote_closes: self.vote_closes.rfc3339(),
            grace_minutes: self.grace_minutes,
            claims_until: self.claims_until.rfc3339(),
            roll_displayed_until: self.roll_displayed_until.rfc3339(),
        }
    }

    /// The same calendar moved by some seconds: for a local run whose election opens now.
    #[must_use]
    pub fn shifted(&self, seconds: i64) -> Self {
        let shift = |at: Instant| Instant::from_unix(at.unix().saturating_add(seconds));
        Self {
            portal_opens: shift(self.portal_opens),
            lists_published: shift(self.lists_published),
            sealed: shift(self.sealed),
            vote_opens: shift(self.vote_opens),
            vote_closes: shift(self.vote_closes),
            grace_minutes: self.grace_minutes,
            claims_until: shift(self.claims_until),
            roll_displayed_until: shift(self.roll_displayed_until),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            grace_minutes: 15,
            claims_until: at("2022-11-30T18:00:00+01:00"),
            roll_displayed_until: at("2022-12-08T17:00:00+01:00"),
        }
    }

    #[test]
    fn each_phase_begins_at_its_date_and_ends_at_the_next() {
        for (now, phase) in [
            ("2022-10-13T07:59:59+02:00", Phase::BeforePortal),
            ("2022-10-13T08:00:00+02:00", Phase::PortalOpen),
            ("2022-11-16T08:00:00+01:00", Phase::ListsPublished),
            ("2022-11-30T18:00:00+01:00", Phase::Sealed),
            ("2022-12-01T07:59:59+01:00", Phase::Sealed),
            ("2022-12-01T08:00:00+01:00", Phase::VoteOpen),
            ("2022-12-08T16:59:59+01:00", Phase::VoteOpen),
            ("2022-12-08T17:00:00+01:00", Phase::VoteClosed),
        ] {
            assert_eq!(calendar().phase(at(now)), phase, "{now}");
        }
    }

    #[test]
    fn grace_is_for_those_who_were_signed_in_before_closing() {
        let closes = calendar().vote_closes;
        assert_eq!(
            calendar().casting_ends(at("2022-12-08T16:59:59+01:00")).unix(),
            closes.unix() + 900
        );
        assert_eq!(calendar().casting_ends(closes), closes);
    }

    #[test]
    fn dates_out_of_order_are_refused_by_name() {
        let wrong = Calendar {
            vote_closes: at("2022-11-30T17:00:00+01:00"),
            ..calendar()
        };
        assert_eq!(wrong.check(), Err(CalendarError("vote_closes")));
        assert_eq!(
            Calendar {
                grace_minutes: 31,
                ..calendar()
            }
            .check(),
            Err(CalendarError("grace_minutes"))
        );
        for claims_until in ["2022-10-13T07:59:59+02:00", "2022-12-08T17:00:01+01:00"] {
            let wrong = Calendar {
                claims_until: at(claims_until),
                ..calendar()
            };
            assert_eq!(
                wrong.check(),
                Err(CalendarError("claims_until")),
                "{claims_until}"
            );
        }
        let wrong = Calendar {
            roll_displayed_until: at("2022-10-13T07:59:59+02:00"),
            ..calendar()
        };
        assert_eq!(wrong.check(), Err(CalendarError("roll_displayed_until")));
        let long = Calendar {
            roll_displayed_until: at("2023-01-08T17:00:00+01:00"),
            ..calendar()
        };
        assert_eq!(long.check(), Ok(()), "the roll may be shown until the result");
    }

    #[test]
    fn ca_12_a_vote_that_closes_the_day_the_clocks_change_closes_at_one_instant_everywhere() {
        // On 26 March 2023 at 2 h, Paris goes from +01:00 to +02:00: 1 h 59 is followed by 3 h.
        let spring = Calendar {
            vote_opens: at("2023-03-20T08:00:00+01:00"),
            vote_closes: at("2023-03-26T03:30:00+02:00"),
            ..calendar()
        };
        assert_eq!(spring.vote_closes, at("2023-03-26T01:30:00Z"));
        assert_eq!(spring.phase(at("2023-03-26T01:59:59+01:00")), Phase::VoteOpen);
        assert_eq!(spring.phase(at("2023-03-25T15:29:59-10:00")), Phase::VoteOpen);
        assert_eq!(spring.phase(at("2023-03-25T15:30:00-10:00")), Phase::VoteClosed);
        assert_eq!(spring.phase(at("2023-03-26T13:30:00+12:00")), Phase::VoteClosed);
        assert_eq!(
            spring.vote_closes.in_french(),
            "dimanche 26 mars 2023 à 3\u{a0}h\u{a0}30 (heure de Paris)"
        );
    }
}

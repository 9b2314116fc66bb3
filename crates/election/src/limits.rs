//! How many tries, in how long a time (LG-01, AC-13, RE-01). No account is ever locked: a limit belongs to a bucket.

use crate::{Instant, Refusal};
use std::time::Duration;

/// At most `tries` in a window that begins with the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many tries a window grants.
    pub tries: u32,
    /// How long a window lasts.
    pub window: Duration,
}

impl Limit {
    /// So many tries in 24 hours.
    pub const fn per_day(tries: u32) -> Self {
        Self::per_minutes(tries, 24 * 60)
    }

    /// So many tries in so many minutes.
    pub const fn per_minutes(tries: u32, minutes: u64) -> Self {
        Self {
            tries,
            window: Duration::from_secs(minutes * 60),
        }
    }
}

/// Passwords tried on one account by devices that never signed in to it (CNIL, recommendation of 2022, case 2).
pub const PASSWORDS_PER_ACCOUNT: Limit = Limit::per_day(25);
/// Passwords tried on one account by one device that has signed in to it before: a stranger can't use this bucket up (LG-02).
pub const PASSWORDS_PER_DEVICE: Limit = Limit::per_day(25);
/// Challenge answers tried on one account to choose a new password.
pub const ANSWERS_PER_ACCOUNT: Limit = Limit::per_day(5);
/// Links sent to one mailbox, for each purpose (SCREENS V05).
pub const LINKS_PER_ACCOUNT: Limit = Limit::per_day(3);
/// Passwords tried from one network: a whole establishment may stand behind one address.
pub const PASSWORDS_PER_NETWORK: Limit = Limit::per_minutes(300, 5);
/// Accounts activated, or passwords chosen anew, from one network (AC-13).
pub const ACTIVATIONS_PER_NETWORK: Limit = Limit::per_minutes(60, 5);
/// Links asked for from one network.
pub const LINKS_PER_NETWORK: Limit = Limit::per_minutes(60, 5);

/// Searches of the roll by one voter: enough to look colleagues up, too few to copy a large roll in days (EN-04).
pub const ROLL_SEARCHES_PER_ACCOUNT: Limit = Limit::per_day(120);
/// Claims filed by one voter.
pub const CLAIMS_PER_ACCOUNT: Limit = Limit::per_day(5);
/// Requests for assistance from one network.
pub const ASSISTANCE_PER_NETWORK: Limit = Limit::per_minutes(30, 60);
/// Requests for assistance from everywhere: what a help desk can read, and no more mail to it than that.
pub const ASSISTANCE_IN_ALL: Limit = Limit::per_minutes(100, 10);

/// What reserving a try in a bucket gave. The try is counted before the costly work, so that tries made at the same
/// moment can't pass together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Reservation {
    /// The try may be made; so many are left after it.
    Granted {
        /// Tries left.
        remaining: u32,
    },
    /// The window's tries are used up.
    Exhausted {
        /// When the window ends.
        until: Instant,
    },
}

impl Reservation {
    /// What a counter that was just raised to `count` means, in a window that ends at `until`.
    pub const fn of(count: u32, limit: Limit, until: Instant) -> Self {
        match limit.tries.checked_sub(count) {
            Some(remaining) => Self::Granted { remaining },
            None => Self::Exhausted { until },
        }
    }

    /// For the buckets of an account: the tries left.
    ///
    /// # Errors
    /// [`Refusal::TooManyTries`] when there was none.
    pub const fn tries_left(self) -> Result<u32, Refusal> {
        match self {
            Self::Granted { remaining } => Ok(remaining),
            Self::Exhausted { until } => Err(Refusal::TooManyTries { until }),
        }
    }

    /// For the buckets of a network.
    ///
    /// # Errors
    /// [`Refusal::TooManyRequests`] with the seconds to wait, when there was no try left.
    pub fn let_through(self, now: Instant) -> Result<(), Refusal> {
        match self {
            Self::Granted { .. } => Ok(()),
            Self::Exhausted { until } => {
                let seconds = u32::try_from(until.since(now).as_secs()).unwrap_or(u32::MAX);
                Err(Refusal::TooManyRequests {
                    retry_after: seconds.max(1),
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_granted_try_leaves_none_and_the_next_is_refused_until_the_window_ends() {
        let (limit, until) = (Limit::per_day(5), Instant::from_unix(86_400));
        for (count, expected) in [
            (1, Ok(4)),
            (5, Ok(0)),
            (6, Err(Refusal::TooManyTries { until })),
            (u32::MAX, Err(Refusal::TooManyTries { until })),
        ] {
            assert_eq!(
                Reservation::of(count, limit, until).tries_left(),
                expected,
                "{count}"
            );
        }
    }

    #[test]
    fn a_network_is_told_how_many_seconds_to_wait() {
        let (limit, until) = (ACTIVATIONS_PER_NETWORK, Instant::from_unix(300));
        assert_eq!(
            Reservation::of(60, limit, until).let_through(Instant::from_unix(0)),
            Ok(())
        );
        let refused = |now| Reservation::of(61, limit, until).let_through(Instant::from_unix(now));
        assert_eq!(refused(280), Err(Refusal::TooManyRequests { retry_after: 20 }));
        assert_eq!(refused(300), Err(Refusal::TooManyRequests { retry_after: 1 }));
    }
}

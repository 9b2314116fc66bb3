//! How long a session lives (SE-03). Decided here at each use; the table's own expiry only sweeps.

use crate::Instant;
use std::time::Duration;

/// A session unused for this long is over (SCREENS §4).
pub const IDLE: Duration = Duration::from_secs(15 * 60);
/// A session this old is over, however much used.
pub const LONGEST: Duration = Duration::from_secs(8 * 3_600);
/// How much later a use must come to be written down: the idle time is known to the minute.
pub const TOUCH: Duration = Duration::from_secs(60);
/// Sessions one voter may hold at once; opening one more ends the oldest.
pub const AT_ONCE: usize = 8;

/// When a session was opened and last used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionTimes {
    /// When it was opened.
    pub created_at: Instant,
    /// When it was last used, to the minute or so.
    pub last_seen: Instant,
}

/// What a session is at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// It lives, and its last use is recent enough to stand.
    Fresh,
    /// It lives, and this use is to be written down.
    ToTouch,
    /// It is over.
    Over,
}

impl SessionTimes {
    /// What the session is at `now`.
    pub fn state(&self, now: Instant) -> SessionState {
        if now >= self.ends() || now >= self.last_seen.after(IDLE) {
            SessionState::Over
        } else if now.since(self.last_seen) >= TOUCH {
            SessionState::ToTouch
        } else {
            SessionState::Fresh
        }
    }

    /// When it is over at the latest.
    pub fn ends(&self) -> Instant {
        self.created_at.after(LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SessionState::{Fresh, Over, ToTouch};

    #[test]
    fn se_03_a_session_ends_after_fifteen_idle_minutes_or_eight_hours_to_the_second() {
        for (last_seen, now, expected) in [
            (0, 0, Fresh),
            (0, 59, Fresh),
            (0, 60, ToTouch),
            (0, 899, ToTouch),
            (0, 900, Over),
            (28_700, 28_799, ToTouch),
            (28_790, 28_799, Fresh),
            (28_790, 28_800, Over),
            (28_799, 90_000, Over),
        ] {
            let times = SessionTimes {
                created_at: Instant::from_unix(0),
                last_seen: Instant::from_unix(last_seen),
            };
            assert_eq!(
                times.state(Instant::from_unix(now)),
                expected,
                "last seen at {last_seen}, now {now}"
            );
        }
    }

    #[test]
    fn cp_10_a_clock_that_is_a_little_behind_ends_no_session() {
        let times = SessionTimes {
            created_at: Instant::from_unix(30),
            last_seen: Instant::from_unix(30),
        };
        assert_eq!(times.state(Instant::from_unix(0)), Fresh);
    }
}

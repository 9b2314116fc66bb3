//! The local run's clock: the real one, one that started elsewhere, or one that stands still.

use election::Instant;
use http_edge::Clock;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// A clock that the local run can set. Clones are the same clock.
#[derive(Clone, Debug)]
pub struct LocalClock(Arc<Mutex<Setting>>);

#[derive(Clone, Copy, Debug)]
enum Setting {
    /// Runs, this many seconds away from the system's clock.
    Running(i64),
    Frozen(Instant),
}

impl LocalClock {
    /// The system's clock.
    pub fn real() -> Self {
        Self(Arc::new(Mutex::new(Setting::Running(0))))
    }

    /// Starts at `start` and runs.
    pub fn starting_at(start: Instant) -> Self {
        Self(Arc::new(Mutex::new(Setting::Running(start.unix() - system()))))
    }

    /// Stands still at `at`.
    pub fn frozen_at(at: Instant) -> Self {
        Self(Arc::new(Mutex::new(Setting::Frozen(at))))
    }

    /// Moves to `at`; a running clock goes on from there, a frozen one stays there.
    pub fn set(&self, at: Instant) {
        let mut setting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *setting = match *setting {
            Setting::Running(_) => Setting::Running(at.unix() - system()),
            Setting::Frozen(_) => Setting::Frozen(at),
        };
    }

    /// What it shows.
    pub fn now(&self) -> Instant {
        match *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Setting::Running(offset) => Instant::from_unix(system() + offset),
            Setting::Frozen(at) => at,
        }
    }

    /// The same clock, as the seam the actions take.
    pub fn seam(&self) -> Clock {
        let clock = self.clone();
        Clock::new(move || clock.now())
    }
}

fn system() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frozen_clock_moves_only_when_it_is_set() {
        let clock = LocalClock::frozen_at(Instant::from_unix(1_000));
        let seam = clock.seam();
        assert_eq!(seam.now(), Instant::from_unix(1_000));
        clock.set(Instant::from_unix(2_000));
        assert_eq!(seam.now(), Instant::from_unix(2_000));
    }

    #[test]
    fn a_clock_that_started_elsewhere_runs_from_there() {
        let clock = LocalClock::starting_at(Instant::from_unix(1_669_852_800));
        assert!((0..60).contains(&(clock.now().unix() - 1_669_852_800)));
    }
}

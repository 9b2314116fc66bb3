//! The clock seam: it stands still where a test puts it.

use election::Instant;
use http_edge::Clock;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that stands still until it is set. Clones are the same clock.
#[derive(Clone, Debug)]
pub struct SetClock(Arc<AtomicI64>);

impl SetClock {
    /// A clock at this moment.
    pub fn at(now: Instant) -> Self {
        Self(Arc::new(AtomicI64::new(now.unix())))
    }

    /// Puts the clock at this moment, earlier or later.
    pub fn set(&self, now: Instant) {
        self.0.store(now.unix(), Ordering::SeqCst);
    }

    /// What it shows.
    pub fn now(&self) -> Instant {
        Instant::from_unix(self.0.load(Ordering::SeqCst))
    }

    /// The same clock as actions read it.
    pub fn seam(&self) -> Clock {
        let clock = self.clone();
        Clock::new(move || clock.now())
    }
}

//! The real clock and the real randomness.

use election::Instant;
use http_edge::{Clock, Randomness};
use std::time::{SystemTime, UNIX_EPOCH};

/// The system's clock.
pub fn system_clock() -> Clock {
    Clock::new(|| {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("the clock is after 1970");
        Instant::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    })
}

/// The system's random generator. Without it nothing may go on: a failure stops the call.
pub fn system_randomness() -> Randomness {
    Randomness::new(|bytes| getrandom::fill(bytes).expect("the system gives random bytes"))
}

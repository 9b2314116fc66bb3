//! Activation, réassort and vote within a day: what somebody would do who took an account over. A voter who had put all off
//! does the same, so it is allowed, and told to the bureau (RE-23).

use crate::Instant;
use std::time::Duration;

/// Below this time between activation and vote, the bureau is told.
pub const QUICK: Duration = Duration::from_secs(24 * 60 * 60);

/// Whether a vote after a réassort came less than [`QUICK`] after the account's activation. The réassort needs no moment of its
/// own: it came between the two. An émargement is kept to the minute, so it may seem to come before the activation.
pub fn is_quick(activated_at: Instant, voted_at: Instant) -> bool {
    voted_at < activated_at.after(QUICK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn re_23_a_chain_is_quick_until_a_day_has_passed_since_the_activation() {
        let at = |text| Instant::parse(text).unwrap();
        let activated = at("2022-12-02T10:00:30+01:00");
        for (voted, quick) in [
            ("2022-12-02T10:00:00+01:00", true),
            ("2022-12-02T10:30:00+01:00", true),
            ("2022-12-03T10:00:00+01:00", true),
            ("2022-12-03T10:01:00+01:00", false),
        ] {
            assert_eq!(is_quick(activated, at(voted)), quick, "{voted}");
        }
    }
}

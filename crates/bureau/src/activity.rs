//! When accounts were activated: a burst shows somebody who opens the mail of many (AC-13). Hours and counts, no name.

use crate::event_folder::EventFolder;
use crate::every_voter::every_voter;
use crate::operations::Operations;
use dynamo::Fault;
use election::{Instant, VoterKey};
use std::collections::BTreeMap;
use voter_file::VoterFile;

const HOUR: i64 = 60 * 60;
/// The firewall's and the function's own limits count in five minutes too.
const BURST: i64 = 5 * 60;

/// The accounts activated in one hour of the clock, Paris time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActiveHour {
    /// Its start.
    pub hour: Instant,
    /// How many accounts.
    pub activated: usize,
    /// How many of them within the five minutes, from any of them on, that saw most.
    pub burst: usize,
}

/// Every hour in which an account of the roll was activated, in order.
///
/// # Errors
/// A [`Fault`] of the storage.
pub async fn activity(operations: &Operations, folder: &EventFolder) -> Result<Vec<ActiveHour>, Fault> {
    Ok(by_hour(every_voter(operations, folder, activation_of).await?))
}

async fn activation_of(voters: VoterFile, voter: VoterKey) -> Result<Vec<Instant>, Fault> {
    let row = voters.voter(&voter).await?;
    Ok(row.and_then(|row| row.activated_at).into_iter().collect())
}

/// Paris is whole hours from UTC, in summer and in winter: its hours begin when those of UTC do.
fn by_hour(mut moments: Vec<Instant>) -> Vec<ActiveHour> {
    moments.sort_unstable();
    let mut hours: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for moment in moments {
        let seconds = moment.unix();
        let hour = hours.entry(seconds - seconds.rem_euclid(HOUR));
        hour.or_default().push(seconds);
    }
    let told = hours.into_iter().map(|(hour, within)| ActiveHour {
        hour: Instant::from_unix(hour),
        activated: within.len(),
        burst: burst(&within),
    });
    told.collect()
}

/// The most moments within five minutes, of moments in order.
fn burst(moments: &[i64]) -> usize {
    let from = |first: usize| {
        let until = moments[first] + BURST;
        moments[first..].partition_point(|moment| *moment < until)
    };
    (0..moments.len()).map(from).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ac_13_a_burst_shows_beside_the_quiet_hours() {
        let at = |text: &str| Instant::parse(text).unwrap().unix();
        let alone = at("2022-10-13T08:59:59+02:00");
        let crowd = at("2022-10-13T11:02:00+02:00");
        let mut moments = vec![crowd + 1_500, alone];
        // A hundred in a minute and a half.
        moments.extend((0..100).map(|n| crowd + n));
        let told = by_hour(moments.into_iter().map(Instant::from_unix).collect());
        let hours: Vec<_> = told
            .iter()
            .map(|one| (one.hour.rfc3339(), one.activated, one.burst))
            .collect();
        assert_eq!(
            hours,
            [
                ("2022-10-13T06:00:00Z".to_owned(), 1, 1),
                ("2022-10-13T09:00:00Z".to_owned(), 101, 100)
            ]
        );
    }

    #[test]
    fn five_minutes_end_before_the_sixth_begins() {
        assert_eq!(burst(&[0, 299]), 2);
        assert_eq!(burst(&[0, 300]), 1);
        assert_eq!(burst(&[]), 0);
    }
}

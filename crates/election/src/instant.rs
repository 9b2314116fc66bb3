//! Moments, and how a French voter reads them.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;

/// A moment, in whole seconds since 1970-01-01T00:00:00Z. JSON: the number. Compared in UTC, shown in Paris time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

/// The text is not a moment with an offset.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a date and time with an offset, for example 2022-12-01T08:00:00+01:00")]
pub struct InstantError(String);

impl Instant {
    /// From seconds since the Unix epoch.
    pub const fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// From RFC 3339 text with an offset.
    ///
    /// # Errors
    /// [`InstantError`] when it is anything else.
    pub fn parse(text: &str) -> Result<Self, InstantError> {
        text.parse::<Timestamp>()
            .map(|t| Self(t.as_second()))
            .map_err(|_| InstantError(text.to_owned()))
    }

    /// Seconds since the Unix epoch.
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// The start of this moment's minute: all that is kept of the time of a vote.
    #[must_use]
    pub const fn minute(self) -> Self {
        Self(self.0 - self.0.rem_euclid(60))
    }

    /// This moment plus a duration, in whole seconds.
    #[must_use]
    pub fn after(self, duration: Duration) -> Self {
        Self(self.0.saturating_add_unsigned(duration.as_secs()))
    }

    /// How long ago `earlier` was; zero when it is not in the past.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_secs(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or_default())
    }

    /// RFC 3339 in UTC, for example `2022-12-01T11:47:00Z`.
    pub fn rfc3339(self) -> String {
        Timestamp::from_second(self.0).map_or_else(|_| self.0.to_string(), |t| t.to_string())
    }

    /// `jeudi 1er décembre 2022 à 12 h 47 (heure de Paris)`, with its no-break spaces.
    pub fn in_french(self) -> String {
        let moment = self.in_paris();
        format!(
            "{} à {} (heure de Paris)",
            french_day(&moment),
            french_hour(&moment)
        )
    }

    /// Midnight, in Paris, at the start of this moment's day.
    #[must_use]
    pub fn day(self) -> Self {
        self.in_paris()
            .start_of_day()
            .map_or(self, |start| Self(start.timestamp().as_second()))
    }

    /// `jeudi 1er décembre 2022`: the day in Paris.
    pub fn day_in_french(self) -> String {
        french_day(&self.in_paris())
    }

    /// The year in Paris, for example 2022.
    pub fn year(self) -> i16 {
        self.in_paris().year()
    }

    /// `12 h 47 (heure de Paris)`, with its no-break spaces.
    pub fn hour_in_french(self) -> String {
        format!("{} (heure de Paris)", french_hour(&self.in_paris()))
    }

    fn in_paris(self) -> jiff::ZonedDateTime {
        Timestamp::from_second(self.0)
            .unwrap_or(Timestamp::UNIX_EPOCH)
            .to_zoned_datetime(PARIS.clone())
    }
}

/// The one time zone that is ever said: its rules are part of the program, and no other's.
static PARIS: TimeZone = jiff::tz::get!("Europe/Paris");

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

const DAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];
const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

fn french_day(moment: &jiff::ZonedDateTime) -> String {
    let position = |n: i8| usize::try_from(n).unwrap_or_default();
    let weekday = DAYS
        .get(position(moment.weekday().to_monday_zero_offset()))
        .copied()
        .unwrap_or_default();
    let month = MONTHS
        .get(position(moment.month() - 1))
        .copied()
        .unwrap_or_default();
    // Imprimerie nationale: « 1er » for the first day of a month only.
    let day = if moment.day() == 1 {
        "1er".to_owned()
    } else {
        moment.day().to_string()
    };
    format!("{weekday} {day} {month} {}", moment.year())
}

fn french_hour(moment: &jiff::ZonedDateTime) -> String {
    match moment.minute() {
        0 => format!("{}\u{a0}h", moment.hour()),
        minute => format!("{}\u{a0}h\u{a0}{minute:02}", moment.hour()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_in_paris_time_with_the_first_day_as_1er() {
        let vote = Instant::parse("2022-12-01T11:47:12Z").unwrap();
        assert_eq!(
            vote.in_french(),
            "jeudi 1er décembre 2022 à 12\u{a0}h\u{a0}47 (heure de Paris)"
        );
        let close = Instant::parse("2022-12-08T17:00:00+01:00").unwrap();
        assert_eq!(
            close.in_french(),
            "jeudi 8 décembre 2022 à 17\u{a0}h (heure de Paris)"
        );
    }

    #[test]
    fn a_minute_forgets_the_seconds_and_nothing_else() {
        for (at, minute) in [(119, 60), (120, 120), (-1, -60)] {
            assert_eq!(Instant::from_unix(at).minute(), Instant::from_unix(minute));
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_paris_on_every_day_of_the_year() {
        for (at, day) in [
            ("2022-12-01T00:00:00+01:00", "2022-12-01T00:00:00+01:00"),
            ("2022-12-01T23:30:00Z", "2022-12-02T00:00:00+01:00"),
            ("2022-10-30T12:00:00+01:00", "2022-10-30T00:00:00+02:00"),
        ] {
            assert_eq!(
                Instant::parse(at).unwrap().day(),
                Instant::parse(day).unwrap(),
                "{at}"
            );
        }
        assert_eq!(
            Instant::parse("2022-12-01T23:30:00Z").unwrap().day_in_french(),
            "vendredi 2 décembre 2022"
        );
    }

    #[test]
    fn a_date_without_an_offset_is_refused() {
        assert!(Instant::parse("2022-12-01T08:00:00").is_err());
    }
}

//! What every message of a portal has in common.

use crate::letters::reissue_sms;
use crate::sms::septets;

/// What every message of a portal has in common: where links lead, who writes, who answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stationery {
    /// The portal's origin, for example `https://vote.example.fr`: the only host a link ever carries (AC-11).
    pub origin: String,
    /// The event's title, for example `Élections professionnelles 2022`.
    pub event_title: String,
    /// The address mails come from, verified with SES.
    pub sender: String,
    /// The address answers go to.
    pub help_desk: String,
    /// The SES configuration set; for réassort, one without events and without suppression (LO-08).
    pub configuration_set: Option<String>,
    /// The name text messages come from: 3 to 11 letters or digits, with a letter (French operators refuse numbers).
    pub sms_sender: Option<String>,
}

/// A part of the stationery is not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct StationeryError(&'static str);

impl Stationery {
    /// Checks every part.
    ///
    /// # Errors
    /// [`StationeryError`] with the first part that is not fit, and what it should be.
    pub fn check(&self) -> Result<(), StationeryError> {
        let one_line = |text: &str| !text.is_empty() && !text.chars().any(char::is_control);
        let address = |text: &str| {
            text.is_ascii()
                && one_line(text)
                && text.matches('@').count() == 1
                && !text.contains([' ', '<', '>', ',', ';'])
        };
        let sms_sender = |name: &String| {
            (3..=11).contains(&name.len())
                && name.bytes().all(|b| b.is_ascii_alphanumeric())
                && name.bytes().any(|b| b.is_ascii_alphabetic())
        };
        // The longest text message of this portal: a token is always 22 characters, a delay two digits.
        let sms = reissue_sms(&self.origin, &"A".repeat(22), 99);
        let parts = [
            (
                one_line(&self.event_title),
                "the event's title is one line of text",
            ),
            (address(&self.sender), "the sender is one plain mail address"),
            (
                address(&self.help_desk),
                "the help desk is one plain mail address",
            ),
            (
                self.sms_sender.iter().all(sms_sender),
                "the SMS sender is 3 to 11 letters or digits, with a letter",
            ),
            (
                septets(&sms).is_some_and(|n| n <= 160),
                "the origin is so long that the SMS of a réassort needs two parts",
            ),
        ];
        parts
            .into_iter()
            .find(|(fit, _)| !fit)
            .map_or(Ok(()), |(_, problem)| Err(StationeryError(problem)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stationery() -> Stationery {
        Stationery {
            origin: "https://vote.example.fr".into(),
            event_title: "Élections professionnelles 2022".into(),
            sender: "vote@example.fr".into(),
            help_desk: "assistance@example.fr".into(),
            configuration_set: None,
            sms_sender: Some("ELECTIONS".into()),
        }
    }

    #[test]
    fn stationery_that_could_break_a_message_is_refused_before_any_is_sent() {
        assert_eq!(stationery().check(), Ok(()));
        for wrong in [
            Stationery {
                event_title: "Élections\r\nBcc: x@y.fr".into(),
                ..stationery()
            },
            Stationery {
                sender: "vote@example.fr, x@y.fr".into(),
                ..stationery()
            },
            Stationery {
                help_desk: "assistance".into(),
                ..stationery()
            },
            Stationery {
                sms_sender: Some("0612345678".into()),
                ..stationery()
            },
            Stationery {
                sms_sender: Some("Élections".into()),
                ..stationery()
            },
            Stationery {
                origin: format!("https://{}.fr", "a".repeat(80)),
                ..stationery()
            },
        ] {
            assert!(wrong.check().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn an_origin_of_60_characters_still_fits_one_text_message() {
        let origin = format!("https://{}.fr", "a".repeat(49));
        assert_eq!(
            (
                origin.len(),
                Stationery {
                    origin,
                    ..stationery()
                }
                .check()
            ),
            (60, Ok(()))
        );
    }
}

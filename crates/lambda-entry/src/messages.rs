//! The stationery that the environment describes.

use crate::fault::StartFault;
use courier::Stationery;

/// Reads the stationery; `read` gives a variable's text.
pub(crate) fn stationery(
    origin: &str,
    read: impl Fn(&'static str) -> Option<String>,
) -> Result<Stationery, StartFault> {
    let sender =
        read("ISOLOIR_SENDER").ok_or_else(|| StartFault::variable("ISOLOIR_SENDER", "is not set"))?;
    Ok(Stationery {
        origin: origin.to_owned(),
        event_title: read("ISOLOIR_EVENT_TITLE").unwrap_or_else(|| "Élections professionnelles".to_owned()),
        help_desk: read("ISOLOIR_HELP_DESK").unwrap_or_else(|| sender.clone()),
        sender,
        configuration_set: read("ISOLOIR_CONFIGURATION_SET"),
        sms_sender: read("ISOLOIR_SMS_SENDER"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_that_writes_names_its_sender_and_answers_go_there_unless_told_otherwise() {
        let found = stationery("https://vote.example.fr", |name| {
            (name == "ISOLOIR_SENDER").then(|| "vote@example.fr".into())
        });
        assert_eq!(found.unwrap().help_desk, "vote@example.fr");
        let fault = stationery("https://vote.example.fr", |_| None).unwrap_err();
        assert_eq!(fault.to_string(), "ISOLOIR_SENDER is not set");
    }
}

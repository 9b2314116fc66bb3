//! `/dev/outbox/examples`: one of each message that the portal and the bureau can send, for reviewers and translators.

use crate::portal::Portal;
use bureau::EventFolder;
use courier::SendFault;
use courier::examples::Examples;
use election::reissue::{Channel, PhoneNumber, PrivateEmail};

/// Writes them as the first voter of the roll would have them; to nobody when the roll is empty.
///
/// # Errors
/// The first [`SendFault`].
pub(crate) async fn write_examples(portal: &Portal, folder: &EventFolder) -> Result<(), SendFault> {
    let Some(voter) = folder.roll.voters.first() else {
        return Ok(());
    };
    let titles = folder
        .event
        .elections
        .iter()
        .map(|election| election.title.clone());
    let phone = PhoneNumber::parse("06 12 34 56 42").expect("a French mobile number");
    let mailbox = PrivateEmail::parse("claire.dupont@exemple.net", &voter.identifier, &[]);
    let private = [
        Channel::Sms(phone),
        Channel::Email(mailbox.expect("a private mailbox")),
    ];
    Examples::about(titles.collect())
        .send(&portal.examples, &voter.identifier, &private)
        .await
}

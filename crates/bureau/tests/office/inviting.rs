//! The opening mail.

use crate::prepared::{Prepared, portal};
use bureau::{Sending, invite};
use courier::trap::{Account, Mood, Trap};
use courier::{Courier, Stationery};
use election::Instant;
use election::link::LinkToken;

#[tokio::test]
async fn a_voter_is_sent_a_link_that_opens_their_account_and_the_newest_one_counts() {
    let prepared = Prepared::new();
    let (emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    let trap = Trap::start(Account {
        verified: vec!["vote.example.fr".to_owned()],
        quota: 100,
    })
    .await;
    let stationery = Stationery {
        origin: "https://vote.example.fr".to_owned(),
        event_title: "Élections professionnelles 2022".to_owned(),
        sender: "elections@vote.example.fr".to_owned(),
        help_desk: "aide@vote.example.fr".to_owned(),
        configuration_set: None,
        sms_sender: None,
    };
    let courier = Courier::local(trap.endpoint(), stationery).unwrap();
    let folder = prepared.folder();
    let claire = &folder.roll.voters[0];
    let now = Instant::parse("2022-10-13T08:00:00+02:00").unwrap();
    let (first, second, lost) = (
        LinkToken::new([1; 16]),
        LinkToken::new([2; 16]),
        LinkToken::new([3; 16]),
    );
    for token in [&first, &second] {
        let sent = invite(&operations, &courier, &folder, claire, token, now)
            .await
            .unwrap();
        assert!(matches!(sent, Sending::Sent), "{sent:?}");
    }
    let mails = trap.mails_to("claire.dupont@ac-paris.fr");
    assert!(
        mails[0].text.contains(first.expose().as_str()) && mails[1].text.contains(second.expose().as_str())
    );
    // The program that sends links can't read one: the voter's side does.
    let voters = crate::prepared::others(&emulator).voters;
    assert!(voters.link(&first).await.unwrap().unwrap().link.replaced);
    assert!(!voters.link(&second).await.unwrap().unwrap().link.replaced);
    trap.be(Mood::Throttling);
    let refused = invite(&operations, &courier, &folder, claire, &lost, now)
        .await
        .unwrap();
    assert!(matches!(refused, Sending::NotSent(_)), "{refused:?}");
}

//! Messages through the real SDKs to the trap.

use courier::trap::{Account, Mail, Mood, Sent, Trap};
use courier::{Courier, Message, SendFaultKind, Stationery};
use election::link::LinkToken;
use election::reissue::{Channel, PhoneNumber, PrivateEmail};
use election::{Identifier, Instant};

const AT: Instant = Instant::from_unix(1_669_894_020);

fn stationery() -> Stationery {
    Stationery {
        origin: "https://vote.example.fr".into(),
        event_title: "Élections professionnelles 2022".into(),
        sender: "vote@example.fr".into(),
        help_desk: "assistance@example.fr".into(),
        configuration_set: Some("portal-reissue".into()),
        sms_sender: Some("ELECTIONS".into()),
    }
}

async fn trap_and_courier() -> (Trap, Courier) {
    let trap = Trap::start(Account {
        verified: vec!["example.fr".into()],
        quota: 5,
    })
    .await;
    let courier = Courier::local(trap.endpoint(), stationery()).expect("the stationery is fit");
    (trap, courier)
}

fn claire() -> Identifier {
    Identifier::parse("claire.dupont@ac-paris.fr").expect("an address")
}

fn phone() -> Channel {
    Channel::Sms(PhoneNumber::parse("06 12 34 56 78").expect("a mobile number"))
}

fn mailbox() -> Channel {
    Channel::Email(PrivateEmail::parse("Claire@example.org", &claire(), &[]).expect("a private address"))
}

fn link() -> LinkToken {
    LinkToken::new([9; 16])
}

#[tokio::test]
async fn a_mail_has_one_recipient_and_answers_go_to_the_help_desk() {
    let (trap, courier) = trap_and_courier().await;
    courier
        .write(
            &claire(),
            &Message::ActivationLink {
                link: &link(),
                expires: AT,
            },
        )
        .await
        .unwrap();
    let [mail] = &trap.mails_to("claire.dupont@ac-paris.fr")[..] else {
        panic!("one mail")
    };
    assert_eq!(mail.to, ["claire.dupont@ac-paris.fr"]);
    assert_eq!(mail.reply_to, ["assistance@example.fr"]);
    assert_eq!(
        mail.from,
        "=?UTF-8?B?w4lsZWN0aW9ucyBwcm9mZXNzaW9ubmVsbGVzIDIwMjI=?= <vote@example.fr>"
    );
    assert_eq!(mail.subject, "Votre nouveau lien d'activation");
    assert_eq!(mail.configuration_set.as_deref(), Some("portal-reissue"));
    assert_eq!(mail.token().as_deref(), Some(link().expose().as_str()));
    assert!(mail.html.contains("<html lang=\"fr\">"));
}

#[tokio::test]
async fn the_link_of_a_reissue_goes_by_text_message_or_mail_as_the_voter_chose() {
    let (trap, courier) = trap_and_courier().await;
    courier.send_reissue_link(&phone(), &link(), 30).await.unwrap();
    courier.send_reissue_link(&mailbox(), &link(), 30).await.unwrap();
    let [Sent::Sms(sms), Sent::Mail(Mail { to, .. })] = &trap.sent()[..] else {
        panic!("one of each")
    };
    assert_eq!(
        (sms.to.as_str(), sms.sender.as_deref(), sms.parts),
        ("+33612345678", Some("ELECTIONS"), 1)
    );
    assert_eq!(sms.token().as_deref(), Some(link().expose().as_str()));
    assert_eq!(to, &["claire@example.org"]);
}

#[tokio::test]
async fn re_06_an_address_that_is_not_plain_ascii_never_reaches_the_carrier() {
    let (trap, courier) = trap_and_courier().await;
    let written = Identifier::parse("hélène@ac-paris.fr").expect("an identifier");
    let fault = courier
        .write(&written, &Message::AccountActivated { at: AT })
        .await
        .unwrap_err();
    assert_eq!(
        (fault.kind, fault.code.as_str()),
        (SendFaultKind::Refused, "NotAPlainAddress")
    );
    assert_eq!(trap.sent(), []);
}

#[tokio::test]
async fn re_17_what_is_said_of_a_failure_holds_neither_the_address_nor_the_link() {
    let trap = Trap::start(Account {
        verified: vec!["other.fr".into()],
        quota: 5,
    })
    .await;
    let courier = Courier::local(trap.endpoint(), stationery()).expect("the stationery is fit");
    let fault = courier
        .send_reissue_link(&mailbox(), &link(), 30)
        .await
        .unwrap_err();
    assert_eq!(
        (fault.kind, fault.code.as_str()),
        (SendFaultKind::Refused, "MessageRejected")
    );
    assert_eq!(
        fault.to_string(),
        "SES did not take reissue-email: Refused (MessageRejected)"
    );
    assert_eq!(
        format!("{:?}", (mailbox(), phone(), link())),
        "(Email(PrivateEmail), Sms(PhoneNumber), LinkToken)"
    );
}

#[tokio::test]
async fn re_18_a_carrier_that_fails_is_asked_once_and_its_failure_is_named() {
    for (mood, kind, left) in [
        (Mood::Throttling, SendFaultKind::Throttled, 0),
        (Mood::FailingBefore, SendFaultKind::Unknown, 0),
        (Mood::FailingAfter, SendFaultKind::Unknown, 1),
        (Mood::Silent, SendFaultKind::Unknown, 1),
    ] {
        for channel in [phone(), mailbox()] {
            let (trap, courier) = trap_and_courier().await;
            trap.be(mood);
            let fault = courier
                .send_reissue_link(&channel, &link(), 30)
                .await
                .unwrap_err();
            assert_eq!(fault.kind, kind, "{mood:?}: {fault}");
            // Never twice by itself: the voter who types the address again makes at most one duplicate.
            assert_eq!(trap.sent().len(), left, "{mood:?}");
            trap.be(Mood::Well);
            courier.send_reissue_link(&channel, &link(), 30).await.unwrap();
            assert_eq!(trap.sent().len(), left + 1, "{mood:?}");
        }
    }
}

#[tokio::test]
async fn op_05_a_carrier_that_is_not_there_is_an_unknown_outcome() {
    let courier = Courier::local("http://127.0.0.1:9", stationery()).expect("the stationery is fit");
    let fault = courier
        .send_reissue_link(&phone(), &link(), 30)
        .await
        .unwrap_err();
    assert_eq!((fault.carrier, fault.kind), ("SNS", SendFaultKind::Unknown));
}

#[tokio::test]
async fn the_trap_refuses_beyond_the_accounts_quota_as_aws_does() {
    let (trap, courier) = trap_and_courier().await;
    for _ in 0..5 {
        courier
            .write(&claire(), &Message::PasswordChanged { at: AT })
            .await
            .unwrap();
    }
    let fault = courier
        .write(&claire(), &Message::PasswordChanged { at: AT })
        .await
        .unwrap_err();
    assert_eq!(fault.kind, SendFaultKind::Throttled);
    assert_eq!(trap.sent().len(), 5);
}

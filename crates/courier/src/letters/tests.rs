use super::*;
use crate::sms::septets;
use election::{Register, RegisterNumber};

fn stationery() -> Stationery {
    Stationery {
        origin: "https://vote.example.fr".into(),
        event_title: "Élections professionnelles 2022".into(),
        sender: "vote@example.fr".into(),
        help_desk: "assistance@example.fr".into(),
        configuration_set: None,
        sms_sender: None,
    }
}

fn every_letter(stationery: &Stationery, elections: &[String]) -> Vec<Letter> {
    let link = &LinkToken::new([9; 16]);
    let at = Instant::parse("2022-12-01T12:47:00+01:00").unwrap();
    let claim = RegisterNumber::of(Register::Claims, 2022, 4_217);
    let election = elections.first().map_or("CAPN", String::as_str);
    let messages = [
        Message::Opening {
            link,
            expires: Instant::parse("2022-11-12T12:27:00+01:00").unwrap(),
            vote_opens: Instant::parse("2022-12-01T08:00:00+01:00").unwrap(),
            vote_closes: Instant::parse("2022-12-08T17:00:00+01:00").unwrap(),
        },
        Message::ActivationLink { link, expires: at },
        Message::AlreadyActive { at },
        Message::AccountActivated { at },
        Message::ReissueRequested { at },
        Message::ReissueDone { at, elections },
        Message::PasswordLink { link, expires: at },
        Message::PasswordChanged { at },
        Message::ChallengeChanged { at },
        Message::ClaimReceived {
            number: &claim,
            election,
            at,
            answered_by: at.after(std::time::Duration::from_secs(3 * 86_400)),
        },
        Message::ClaimAnswered {
            number: &claim,
            election,
            accepted: false,
            reason: "Votre affectation au 1er septembre relève d'une autre académie.",
        },
        Message::ActivationReminder {
            link,
            expires: at,
            vote_opens: Instant::parse("2022-12-01T08:00:00+01:00").unwrap(),
            vote_closes: Instant::parse("2022-12-08T17:00:00+01:00").unwrap(),
        },
        Message::VoteReminder {
            elections,
            vote_closes: Instant::parse("2022-12-08T17:00:00+01:00").unwrap(),
        },
        Message::ParticipationRecorded { elections },
    ];
    let written = messages.iter().map(|message| write(stationery, message));
    let notice = Notice::AssistanceAsked {
        number: &RegisterNumber::of(Register::Assistance, 2022, 123),
        difficulty: "Code de vote / réassort",
    };
    let others = [
        reissue_letter(stationery, link, 30),
        write_to_help_desk(stationery, &notice),
    ];
    written.chain(others).collect()
}

fn titles() -> Vec<String> {
    vec![
        "CAPN des IA-IPR, IEN et IJS".to_owned(),
        "CSA de proximité de Paris".to_owned(),
    ]
}

#[test]
fn each_letter_reads_as_it_was_approved() {
    for letter in every_letter(&stationery(), &titles()) {
        let whole = format!(
            "Objet : {}\n\n{}\n---\n{}",
            letter.subject, *letter.text, *letter.html
        );
        insta::assert_snapshot!(letter.message, whole);
    }
}

#[test]
fn a_letter_has_no_remote_image_no_script_and_no_other_host_than_the_portals() {
    for letter in every_letter(&stationery(), &titles()) {
        let (text, html) = (letter.text.as_str(), letter.html.as_str());
        for sign in [
            "<img", "<script", "<link", "<iframe", "src=", "url(", "@import", "http://",
        ] {
            assert!(!html.contains(sign), "{}: {sign}", letter.message);
        }
        for line in [text, html] {
            for url in line.split("https://").skip(1) {
                assert!(url.starts_with("vote.example.fr/"), "{}: {url}", letter.message);
            }
        }
    }
}

#[test]
fn a_link_is_shown_in_full_with_its_token_in_the_fragment() {
    let token = LinkToken::new([9; 16]).expose();
    for (name, page) in [
        ("opening", 'a'),
        ("activation-link", 'a'),
        ("activation-reminder", 'a'),
        ("password-link", 'm'),
        ("reissue-email", 'r'),
    ] {
        let letters = every_letter(&stationery(), &[]);
        let letter = letters.iter().find(|letter| letter.message == name).unwrap();
        let link = format!("https://vote.example.fr/{page}#{}", *token);
        assert!(letter.text.contains(&link), "{name}");
        assert!(
            letter.html.contains(&format!("<a href=\"{link}\">{link}</a>")),
            "{name}"
        );
    }
    for letter in every_letter(&stationery(), &[]) {
        assert!(!letter.subject.contains(token.as_str()), "{}", letter.message);
    }
}

#[test]
fn an_accepted_and_a_rejected_claim_are_told_apart_and_the_reason_is_given() {
    let answered = |accepted| {
        let number = RegisterNumber::of(Register::Claims, 2022, 1);
        let message = Message::ClaimAnswered {
            number: &number,
            election: "CAPN",
            accepted,
            reason: "Vu l'arrêté.",
        };
        write(&stationery(), &message)
    };
    for (accepted, word) in [(true, "acceptée"), (false, "rejetée")] {
        let letter = answered(accepted);
        for body in [&letter.text, &letter.html] {
            assert!(body.contains(word) && body.contains("arrêté."), "{word}");
        }
    }
}

#[test]
fn re_06_markup_in_a_title_is_text_in_the_letter() {
    let titles = ["<script>alert(1)</script> & \"CSA\"".to_owned()];
    let stationery = Stationery {
        event_title: "<b>Élections</b>".into(),
        ..stationery()
    };
    for letter in every_letter(&stationery, &titles) {
        assert!(
            !letter.html.contains("<script>") && !letter.html.contains("<b>"),
            "{}",
            letter.message
        );
    }
}

#[test]
fn the_text_message_of_a_reissue_is_one_part_of_the_gsm_alphabet() {
    let token = LinkToken::new([0xff; 16]).expose();
    let sms = reissue_sms("https://elections.education.gouv.fr", &token, 30);
    insta::assert_snapshot!("reissue-sms", sms.as_str());
    assert!(
        septets(&sms).is_some_and(|septets| septets <= 160),
        "{}",
        sms.as_str()
    );
}

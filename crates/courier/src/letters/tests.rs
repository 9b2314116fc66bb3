use super::*;
use crate::examples::Examples;
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
    let examples = Examples::about(elections.to_vec());
    let written: Vec<Letter> = examples
        .messages()
        .iter()
        .map(|message| write(stationery, message))
        .collect();
    let others = [
        reissue_letter(stationery, examples.link(), 30),
        write_to_help_desk(stationery, &examples.notice()),
    ];
    written.into_iter().chain(others).collect()
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

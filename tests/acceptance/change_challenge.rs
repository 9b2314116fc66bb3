//! `POST /api/account/challenge`.

use election::link::{LinkPurpose, LinkToken};
use serde_json::{Value, json};
use tests::{Person, Portal};

const OCTOBER: &str = "2022-10-20T09:00:00+02:00";
const PATH: &str = "/api/account/challenge";
const ANSWER: &str = "Zyxwv-sur-Loire";

#[tokio::test]
async fn lo_01_the_new_answer_is_the_one_that_counts_and_the_mailbox_is_told() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    claire
        .post(PATH, &form(claire.password(), ANSWER))
        .await
        .expect_done();
    let mail = portal.trap.mails_to("claire.dupont@ac-paris.fr").pop().unwrap();
    assert!(mail.subject.contains("question Défi"), "{}", mail.subject);
    let kept = format!("{:?} {:?} {}", portal.trap.sent(), portal.rows(), portal.logs());
    assert!(!kept.contains(ANSWER) && !kept.contains(claire.password()));
    claire.get("/api/portal").await.expect_done();
    for (answer, code) in [(claire.answer(), Some("AUT-104")), ("zyxwv sur loire", None)] {
        let reset = json!({"token": link(&portal, &claire).await, "answer": answer, "password": "Encre-violette-609"});
        let reply = claire.elsewhere().post("/api/password", &reset).await;
        match code {
            Some(code) => drop(reply.expect_refusal(code)),
            None => drop(reply.expect_done()),
        }
    }
}

#[tokio::test]
async fn lg_01_a_wrong_current_password_counts_with_those_of_logging_in_and_changes_nothing() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let before = portal.rows();
    for _ in 0..25 {
        claire
            .post(PATH, &form("Faux-passe-000!", ANSWER))
            .await
            .expect_refusal("AUT-106");
    }
    claire
        .post(PATH, &form(claire.password(), ANSWER))
        .await
        .expect_refusal("AUT-102");
    claire.logs_in().await.expect_refusal("AUT-102");
    portal.assert_unchanged(&before, &["limits"]);
}

#[tokio::test]
async fn the_answer_follows_the_rules_of_activation_and_costs_no_try() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let before = portal.rows();
    for (field, value) in [
        ("answer", "x"),
        ("answer", claire.password()),
        ("answer", "claire.dupont"),
        ("question", "autre"),
        ("current_password", ""),
    ] {
        let mut wrong = form(claire.password(), ANSWER);
        wrong[field] = json!(value);
        let problem = claire.post(PATH, &wrong).await.expect_refusal("REQ-007");
        assert_eq!(problem["fields"][0]["field"], field);
    }
    portal.assert_unchanged(&before, &[]);
}

#[tokio::test]
async fn the_question_is_fixed_once_the_parameters_are_sealed() {
    let portal = Portal::opening("2022-11-30T17:59:59+01:00").await;
    let claire = portal.voter("claire").signed_in().await;
    claire
        .post(PATH, &form(claire.password(), ANSWER))
        .await
        .expect_done();
    portal.set_clock("2022-11-30T18:00:00+01:00");
    let before = portal.rows();
    let problem = claire
        .post(PATH, &form(claire.password(), "Autre réponse"))
        .await
        .expect_refusal("AUT-107");
    assert!(
        problem["title"]
            .as_str()
            .unwrap()
            .contains("mercredi 30 novembre 2022 à 18\u{a0}h")
    );
    portal.assert_unchanged(&before, &[]);
    portal
        .visitor()
        .post(PATH, &form("x", ANSWER))
        .await
        .expect_refusal("AUT-103");
}

/// A fresh link to choose a password, as the mail brings it.
async fn link(portal: &Portal, voter: &Person) -> String {
    let token = LinkToken::new(portal.edge.randomness.bytes());
    let row = portal
        .voters
        .voter(&voter.key())
        .await
        .expect("a row to read")
        .expect("a voter");
    let expires = portal.clock.now().after(election::link::PASSWORD);
    portal
        .voters
        .create_link(&row, LinkPurpose::Password, &token, expires)
        .await
        .expect("an active account");
    token.expose().to_string()
}

fn form(password: &str, answer: &str) -> Value {
    json!({"current_password": password, "question": "ville", "answer": answer})
}

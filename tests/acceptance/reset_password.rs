//! `POST /api/password`.

use election::link::{LinkPurpose, LinkToken};
use serde_json::{Value, json};
use tests::{Person, Portal};

const OCTOBER: &str = "2022-10-20T09:00:00+02:00";
const NEW: &str = "Encre-violette-609";

#[tokio::test]
async fn se_02_a_new_password_ends_every_session_at_once_and_the_mailbox_is_told() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let phone = claire.elsewhere();
    phone.logs_in().await.expect_done();
    let link = sent(&portal, &claire, 1).await;
    claire
        .elsewhere()
        .post("/api/password", &form(&claire, &link))
        .await
        .expect_done();
    claire.get("/api/portal").await.expect_refusal("AUT-103");
    phone.get("/api/portal").await.expect_refusal("AUT-103");
    assert!(portal.rows()["sessions"].is_empty());
    claire.elsewhere().logs_in().await.expect_refusal("AUT-101");
    claire.elsewhere().logs_in_with(NEW).await.expect_done();
    let told = portal.trap.mails_to("claire.dupont@ac-paris.fr").pop().unwrap();
    assert_eq!(told.token(), None);
    let kept = format!("{told:?} {:?} {}", portal.rows(), portal.logs());
    assert!(!kept.contains(NEW) && !kept.contains(link.expose().as_str()));
}

#[tokio::test]
async fn a_password_link_serves_once_and_only_for_an_hour() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    claire.activates().await.expect_done();
    let first = sent(&portal, &claire, 1).await;
    portal.set_clock("2022-10-20T10:00:00+02:00");
    claire
        .post("/api/password", &form(&claire, &first))
        .await
        .expect_refusal("ACT-201");
    let second = sent(&portal, &claire, 2).await;
    claire
        .post("/api/password", &form(&claire, &second))
        .await
        .expect_done();
    let before = portal.rows();
    claire
        .post("/api/password", &form(&claire, &second))
        .await
        .expect_refusal("ACT-204");
    portal.assert_unchanged(&before, &["limits"]);
}

#[tokio::test]
async fn five_wrong_answers_a_day_are_compared_and_the_link_still_serves_the_next_day() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    claire.activates().await.expect_done();
    let link = sent(&portal, &claire, 1).await;
    let mut wrong = form(&claire, &link);
    wrong["answer"] = json!("Quimper");
    for left in (0..5).rev() {
        let problem = claire
            .post("/api/password", &wrong)
            .await
            .expect_refusal("AUT-104");
        assert!(problem["title"].as_str().unwrap().contains(if left == 0 {
            "plus d'essai"
        } else {
            "Il vous reste"
        }));
    }
    let before = portal.rows();
    claire
        .post("/api/password", &form(&claire, &link))
        .await
        .expect_refusal("AUT-102");
    portal.assert_unchanged(&before, &["limits"]);
    portal.set_clock("2022-10-21T09:00:00+02:00");
    let link = sent(&portal, &claire, 2).await;
    claire
        .post("/api/password", &form(&claire, &link))
        .await
        .expect_done();
}

#[tokio::test]
async fn an_answer_written_otherwise_is_the_same_answer() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    claire.activates().await.expect_done();
    let link = sent(&portal, &claire, 1).await;
    let mut typed = form(&claire, &link);
    typed["answer"] = json!("  PLOUMANAC’H ");
    claire.post("/api/password", &typed).await.expect_done();
}

#[tokio::test]
async fn a_weak_new_password_spends_no_try_and_changes_nothing() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    claire.activates().await.expect_done();
    let link = sent(&portal, &claire, 1).await;
    let before = portal.rows();
    let mut weak = form(&claire, &link);
    for password in ["court", "Motdepasse2022!", "Claire-vqk-8351"] {
        weak["password"] = json!(password);
        let problem = claire
            .post("/api/password", &weak)
            .await
            .expect_refusal("REQ-007");
        assert_eq!(problem["fields"][0]["field"], "password");
    }
    portal.assert_unchanged(&before, &["limits"]);
    claire
        .post("/api/password", &form(&claire, &link))
        .await
        .expect_done();
}

/// A password link, as the mail brings it.
async fn sent(portal: &Portal, voter: &Person, number: u8) -> LinkToken {
    let token = LinkToken::new([number; 16]);
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
    token
}

fn form(voter: &Person, link: &LinkToken) -> Value {
    json!({"token": *link.expose(), "answer": voter.answer(), "password": NEW})
}

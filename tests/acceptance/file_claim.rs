//! `POST /api/claims` and `GET /api/claims`.

use election::FreeText;
use election::claim::ClaimState;
use serde_json::{Value, json};
use tests::{CAPN, CSA_PARIS, Person, Portal};
use voter_file::ClaimAnswer;

const OCTOBER: &str = "2022-10-20T09:00:00+02:00";
const CLAIRE: &str = "claire.dupont@ac-paris.fr";
const ONE: &str = "0123456789abcdef0123456789abcdef";
const OTHER: &str = "fedcba9876543210fedcba9876543210";

#[tokio::test]
async fn lo_01_a_claim_gets_a_number_and_a_date_the_mailbox_is_told_and_its_words_are_kept_sealed() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let filed = claire
        .post("/api/claims", &form(ONE, "Zyxwv : mon corps est faux.\nMerci."))
        .await
        .expect_done()
        .json();
    assert_eq!(
        filed,
        json!({
            "number": "R-2022-000001",
            "filed_at": "2022-10-20T07:00:00Z",
            "answered_by": "2022-10-23T07:00:00Z",
        })
    );
    let mail = portal.trap.mails_to(CLAIRE).pop().unwrap();
    assert!(mail.text.contains("R-2022-000001") && mail.text.contains("CAPN des IA-IPR, IEN et IJS"));
    assert!(mail.text.contains("dimanche 23 octobre 2022"));
    let kept = format!("{mail:?} {:?} {}", portal.rows(), portal.logs());
    assert!(!kept.contains("Zyxwv"));
    let stored = portal.voters.claims().await.unwrap();
    let message = portal.voters.claim_message(&stored[0]).unwrap();
    assert_eq!(message, "Zyxwv : mon corps est faux.\nMerci.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_is_one_claim_with_one_answer_and_one_mail_whenever_it_comes() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let sent = portal.trap.mails_to(CLAIRE).len();
    let clicks: Vec<_> = (0..5)
        .map(|_| {
            let claire = claire.clone();
            tokio::spawn(async move { claire.post("/api/claims", &form(ONE, "Je manque.")).await })
        })
        .collect();
    let mut answers = Vec::new();
    for click in clicks {
        answers.push(click.await.unwrap().expect_done().body);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
    assert_eq!(portal.voters.claims().await.unwrap().len(), 1);
    portal.set_clock("2022-11-30T18:00:00+01:00");
    claire.logs_in().await.expect_done();
    let late = claire.post("/api/claims", &form(ONE, "Je manque.")).await;
    assert_eq!(late.expect_done().body, answers[0]);
    assert_eq!(portal.trap.mails_to(CLAIRE).len(), sent + 1);
}

#[tokio::test]
async fn claims_are_received_until_their_date_and_then_say_until_when_they_were() {
    let portal = Portal::opening("2022-11-30T17:59:59+01:00").await;
    let claire = portal.voter("claire").signed_in().await;
    claire
        .post("/api/claims", &form(ONE, "Je manque."))
        .await
        .expect_done();
    portal.set_clock("2022-11-30T18:00:00+01:00");
    let before = portal.rows();
    let problem = claire
        .post("/api/claims", &form(OTHER, "Je manque."))
        .await
        .expect_refusal("LIS-702");
    let title = problem["title"].as_str().unwrap();
    assert!(title.contains("mercredi 30 novembre 2022 à 18\u{a0}h"), "{title}");
    portal.assert_unchanged(&before, &[]);
    assert_eq!(own(&claire).await["claims"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn se_05_a_voter_sees_and_repeats_their_own_claims_only() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let paul = portal.voter("paul").signed_in().await;
    let mut absent = form(ONE, "Je suis absent de cette liste.");
    absent["subject"] = json!("absent");
    for (voter, number) in [(&claire, "R-2022-000001"), (&paul, "R-2022-000002")] {
        let filed = voter.post("/api/claims", &absent).await.expect_done().json();
        assert_eq!(filed["number"], number, "a request is its voter's own");
        let claims = own(voter).await["claims"].clone();
        assert_eq!(claims.as_array().unwrap().len(), 1);
        assert_eq!(claims[0]["number"], number);
    }
    portal
        .visitor()
        .get("/api/claims")
        .await
        .expect_refusal("AUT-103");
    portal
        .visitor()
        .post("/api/claims", &absent)
        .await
        .expect_refusal("AUT-103");
}

#[tokio::test]
async fn a_voter_follows_a_claim_to_its_answer() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let mut second = form(OTHER, "Mon établissement est faux.");
    second["election"] = json!(CSA_PARIS);
    claire
        .post("/api/claims", &form(ONE, "Mon corps est faux."))
        .await
        .expect_done();
    claire.post("/api/claims", &second).await.expect_done();
    let first = portal.voters.claims().await.unwrap().remove(0);
    let answer = ClaimAnswer {
        state: ClaimState::Rejected,
        reason: Some(FreeText::line("reason", "Votre corps est celui de l'arrêté.", 100).unwrap()),
    };
    portal.set_clock("2022-10-20T09:05:00+02:00");
    portal
        .voters
        .answer_claim(&first, &answer, portal.clock.now())
        .await
        .unwrap();
    let claim = |number: &str, election: &str, state: &str| {
        json!({
            "number": number,
            "election": election,
            "subject": "wrong_details",
            "filed_at": "2022-10-20T07:00:00Z",
            "answered_by": "2022-10-23T07:00:00Z",
            "state": state,
        })
    };
    let mut answered = claim("R-2022-000001", CAPN, "rejected");
    answered["answered_at"] = json!("2022-10-20T07:05:00Z");
    answered["reason"] = json!("Votre corps est celui de l'arrêté.");
    let received = claim("R-2022-000002", CSA_PARIS, "received");
    assert_eq!(
        own(&claire).await,
        json!({"now": "2022-10-20T07:05:00Z", "claims": [received, answered]})
    );
}

#[tokio::test]
async fn a_form_that_is_not_fit_is_refused_field_by_field_and_costs_nothing() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let before = portal.rows();
    let long = "é".repeat(2_001);
    for (field, value) in [
        ("message", ""),
        ("message", long.as_str()),
        ("message", "mon code : 7K3QD-X90RA-B2ZZW-41HHT"),
        ("message", "a\u{1b}[2J"),
        ("election", "R7AxU4XsA1pU7D"),
        ("election", "x"),
    ] {
        let mut wrong = form(ONE, "Je manque.");
        wrong[field] = json!(value);
        let reply = claire.post("/api/claims", &wrong).await;
        assert_eq!(reply.expect_refusal("REQ-007")["fields"][0]["field"], field);
        assert!(!reply.text().contains("7K3QD"), "nothing typed comes back");
    }
    for (field, value) in [
        ("request_id", json!("0123")),
        ("request_id", json!(ONE.to_uppercase())),
        ("request_id", json!(7)),
        ("subject", json!("vote")),
        ("attachment", json!("JVBERi0=")),
    ] {
        let mut wrong = form(ONE, "Je manque.");
        wrong[field] = value;
        claire.post("/api/claims", &wrong).await.expect_refusal("REQ-001");
    }
    portal.assert_unchanged(&before, &[]);
    claire
        .post("/api/claims", &form(ONE, &"🗳".repeat(2_000)))
        .await
        .expect_done();
}

#[tokio::test]
async fn a_voter_files_five_claims_a_day() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    for number in 0..5 {
        claire
            .post("/api/claims", &form(&format!("{number:032x}"), "Encore."))
            .await
            .expect_done();
    }
    let before = portal.rows();
    claire
        .post("/api/claims", &form(ONE, "Encore."))
        .await
        .expect_refusal("AUT-102");
    portal.assert_unchanged(&before, &["limits"]);
    claire
        .post("/api/claims", &form(&format!("{:032x}", 0), "Encore."))
        .await
        .expect_done();
}

async fn own(voter: &Person) -> Value {
    voter.get("/api/claims").await.expect_done().json()
}

fn form(request_id: &str, message: &str) -> Value {
    json!({"request_id": request_id, "election": CAPN, "subject": "wrong_details", "message": message})
}

use crate::scene::{Answered, CAPN, Scene, answered, deposit_key, get, post};
use belenios::v1::{BallotReference, Choice};
use election::{DepositReceipt, ElectionId, EventId, Instant, KeyList, ShownEmargement, SigningKey};
use http_edge::Action as _;
use issue_receipt::{Titles, deposit_sheet, render};
use serde_json::Value;

/// Casts, and gives the proof of deposit alone.
async fn receipt_of(scene: &Scene, voter: u32, choice: Choice) -> Value {
    let ballot = scene.ballot(0, voter, choice, "a");
    let mut answer = scene.casts(voter, &ballot).await.json();
    answer.as_object_mut().unwrap().remove("emargement").unwrap();
    answer
}

async fn drawn(scene: &Scene, receipt: &Value) -> Answered {
    let request = post("/api/receipts/deposit", None, receipt.to_string().into_bytes());
    answered(scene.actions.receipt.handle(request).await)
}

async fn emargement(scene: &Scene, session: u32, accept: &str) -> Answered {
    let request = get(
        &format!("/api/elections/{CAPN}/emargement"),
        Some(session),
        accept,
    );
    answered(scene.actions.receipt.handle(request).await)
}

fn is_pdf(answer: &Answered) -> bool {
    answer.status.as_u16() == 200 && answer.body.starts_with(b"%PDF-1.7")
}

#[tokio::test]
async fn a_receipt_of_the_ballot_box_is_drawn_and_always_with_the_same_bytes() {
    let scene = Scene::open(1).await;
    let receipt = receipt_of(&scene, 0, Choice::list(1)).await;
    let first = drawn(&scene, &receipt).await;
    assert!(is_pdf(&first));
    assert_eq!(drawn(&scene, &receipt).await, first);
}

#[tokio::test]
async fn rc_01_a_receipt_that_the_ballot_box_did_not_sign_is_not_drawn() {
    let scene = Scene::open(1).await;
    let receipt = receipt_of(&scene, 0, Choice::list(1)).await;
    let other = DepositReceipt::sign(
        EventId::parse("pro2022").unwrap(),
        ElectionId::parse(CAPN).unwrap(),
        election::BallotReference::parse(receipt["reference"].as_str().unwrap()).unwrap(),
        Instant::from_unix(1_669_894_020),
        &SigningKey::from_seed(&[99; 32]),
    );
    let mut edited = [receipt.clone(), receipt.clone(), receipt.clone()];
    edited[0]["deposited_at"] = "2022-12-01T11:28:00Z".into();
    edited[1]["election"] = "R7AxU4XsA1pU7E".into();
    edited[2]["reference"] = BallotReference::of(b"other").to_string().into();
    for forged in edited.into_iter().chain([serde_json::to_value(other).unwrap()]) {
        assert_eq!(
            drawn(&scene, &forged).await.outcome(),
            (422, "REC-601".to_owned()),
            "{forged}"
        );
    }
    let mut named = receipt;
    named["name"] = "Claire".into();
    assert_eq!(drawn(&scene, &named).await.outcome(), (400, "REQ-001".to_owned()));
}

#[tokio::test]
async fn rc_05_the_server_keeps_no_proof_of_deposit_and_nothing_that_leads_from_a_voter_to_a_reference() {
    let scene = Scene::open(1).await;
    let receipt = receipt_of(&scene, 0, Choice::list(1)).await;
    drawn(&scene, &receipt).await;
    let asked = get("/api/receipts/deposit", Some(0), "application/json");
    assert_eq!(
        answered(scene.actions.receipt.handle(asked).await).outcome(),
        (405, "REQ-005".to_owned())
    );
    let mut rows = scene.rows();
    let urn = rows.remove("urn").unwrap();
    let credential = urn[0]["credential"]["S"].as_str().unwrap().to_owned();
    let reference: BallotReference = receipt["reference"].as_str().unwrap().parse().unwrap();
    let dump = format!("{rows:?}");
    for needle in [
        reference.to_string(),
        reference.record_digest().to_string(),
        credential,
    ] {
        assert!(!dump.contains(&needle), "{needle}");
    }
}

#[tokio::test]
async fn rc_06_an_emargement_is_the_same_each_time_and_names_no_ballot() {
    let scene = Scene::open(2).await;
    assert_eq!(
        emargement(&scene, 0, "application/json").await.outcome(),
        (404, "REQ-006".to_owned())
    );
    let receipt = receipt_of(&scene, 0, Choice::list(1)).await;
    let first = emargement(&scene, 0, "application/json").await;
    let drawn = emargement(&scene, 0, "application/pdf").await;
    assert!(is_pdf(&drawn));
    scene.set_clock("2022-12-01T12:36:00+01:00");
    for _ in 0..5 {
        assert_eq!(emargement(&scene, 0, "application/json").await, first);
        assert_eq!(emargement(&scene, 0, "application/pdf").await, drawn);
    }
    let shown: ShownEmargement = serde_json::from_slice(&first.body).unwrap();
    let keys = KeyList::new(vec![crate::scene::emargement_key().public()]);
    assert_eq!(
        shown.verify(&keys).unwrap().voted_at().rfc3339(),
        "2022-12-01T11:27:00Z"
    );
    let text = String::from_utf8(first.body).unwrap();
    assert!(!text.contains(receipt["reference"].as_str().unwrap()));
    // Somebody else's session shows nothing of it (SE-05).
    assert_eq!(
        emargement(&scene, 1, "application/json").await.outcome(),
        (404, "REQ-006".to_owned())
    );
}

#[tokio::test]
async fn an_emargement_comes_in_the_form_that_accept_prefers_and_a_form_that_does_not_exist_is_refused() {
    let scene = Scene::open(1).await;
    receipt_of(&scene, 0, Choice::list(1)).await;
    for (accept, pdf) in [
        ("*/*", false),
        ("application/*", false),
        ("application/json", false),
        ("application/json, application/pdf", false),
        ("application/json;q=0.4, application/pdf;q=0.5", true),
        ("text/html, application/pdf;q=0.9, */*;q=0.8", true),
    ] {
        let answer = emargement(&scene, 0, accept).await;
        assert_eq!((answer.status.as_u16(), is_pdf(&answer)), (200, pdf), "{accept}");
    }
    let before = scene.rows();
    assert_eq!(
        emargement(&scene, 0, "text/html, application/pdf;q=0")
            .await
            .outcome(),
        (406, "REQ-009".to_owned())
    );
    assert_eq!(scene.rows(), before);
}

#[tokio::test]
async fn rc_07_two_receipts_of_different_choices_differ_by_their_reference_alone() {
    let scene = Scene::open(2).await;
    let mut masked = Vec::new();
    for (voter, choice) in [(0, Choice::list(3)), (1, Choice::Blank)] {
        let mut receipt = receipt_of(&scene, voter, choice).await;
        let length = receipt.to_string().len();
        receipt["reference"] = "".into();
        receipt["signature"] = "".into();
        masked.push((receipt, length));
    }
    assert_eq!(masked[0], masked[1]);
}

#[test]
fn rc_08_titles_are_drawn_as_text_and_a_pdf_runs_nothing() {
    let receipt = DepositReceipt::sign(
        EventId::parse("pro2022").unwrap(),
        ElectionId::parse(CAPN).unwrap(),
        election::BallotReference::parse(&BallotReference::of(b"ballot").to_string()).unwrap(),
        Instant::from_unix(1_669_894_020),
        &deposit_key(),
    );
    for title in [
        "a) Tj (\\",
        "<script>alert(1)</script>",
        "\u{202e}egnarg",
        "李明 ✓ \u{0}",
        "é".repeat(10_000).as_str(),
    ] {
        let titles = Titles {
            event: title.to_owned(),
            election: title.to_owned(),
        };
        let pdf = render(&deposit_sheet(&receipt, &titles)).unwrap();
        for forbidden in [&b"/JavaScript"[..], b"/JS", b"/OpenAction", b"/Launch"] {
            assert!(
                !pdf.windows(forbidden.len()).any(|window| window == forbidden),
                "{title:.20}"
            );
        }
    }
}

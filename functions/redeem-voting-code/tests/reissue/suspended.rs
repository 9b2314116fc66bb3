//! While the bureau suspends the vote (SCREENS §2, P4b): nobody opens the voting space or replaces a code, and every code stays.

use crate::scene::{Person, Scene, authority, claim, private, redemption};
use election::conduct::{Conduct, Decision, Words};
use http::StatusCode;
use http_edge::proof_of_work::Purpose;
use serde_json::{Value, json};
use voter_file::Decided;

const NEW: [(usize, u16); 3] = [(0, 101), (1, 102), (2, 103)];

/// The bureau decides; five seconds later every warm process knows.
async fn decides(scene: &Scene, decision: Decision, known_at: &str) {
    let (standing, head) = scene.voters.standing_conduct().await.unwrap();
    let event = scene.voters.event(scene.now()).await.unwrap();
    let next: Conduct = standing
        .after(&decision, &event.calendar, scene.now())
        .unwrap()
        .unwrap();
    let recorded = scene
        .voters
        .record_decision(&head, (decision, next), scene.now(), &authority())
        .await
        .unwrap();
    assert_eq!(recorded, Decided::Recorded);
    scene.set_clock(known_at);
}

fn suspend() -> Decision {
    Decision::Suspend {
        reason: Words::parse("Panne du réseau.").unwrap(),
        next_information: None,
    }
}

fn asking(scene: &Scene, person: &Person) -> Value {
    json!({
        "answer": person.answer,
        "datum": person.datum,
        "channel": "email",
        "address": "claire@example.org",
        "proof_of_work": scene.work(person, Purpose::VotingCode),
    })
}

async fn opening(scene: &Scene, person: &Person) -> Value {
    let nonce = scene.session(person).await.unwrap().nonce;
    let proofs: Vec<Value> = (0..3)
        .zip([1, 2, 3])
        .map(|(n, code)| claim(n, &private(code), &nonce))
        .collect();
    json!({"nonce": nonce, "proofs": proofs, "proof_of_work": scene.work(person, Purpose::VotingSpace)})
}

#[tokio::test]
async fn while_the_vote_is_suspended_no_code_is_asked_for_shown_or_replaced_and_afterwards_all_is_as_before()
{
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let link = scene.link(&claire).await;
    let before = scene.lasting_rows();
    let started = scene.now();
    decides(
        &scene,
        suspend(),
        &started.after(std::time::Duration::from_secs(5)).rfc3339(),
    )
    .await;
    let standing = scene.lasting_rows();
    assert!(standing != before, "the decision is a row");

    let nonce = scene.session(&claire).await.unwrap().nonce;
    let asked = scene
        .send(
            &scene.request(),
            &claire,
            "/api/voting-code/requests",
            &asking(&scene, &claire),
        )
        .await;
    let shown = scene
        .send(
            &scene.open(),
            &claire,
            "/api/voting-space",
            &opening(&scene, &claire).await,
        )
        .await;
    let redeemed = scene
        .send(
            &scene.redeem(),
            &claire,
            "/api/voting-code",
            &redemption(&link, &nonce, &NEW),
        )
        .await;
    for reply in [&asked, &shown, &redeemed] {
        assert_eq!(
            (reply.status, reply.code()),
            (StatusCode::CONFLICT, "VOT-505"),
            "{:?}",
            reply.body
        );
        let hour = started.hour_in_french();
        let title = reply.body["title"].as_str().unwrap();
        assert!(
            title.contains(&hour) && title.contains("Aucun vote n'a été enregistré"),
            "{title}"
        );
    }
    assert!(scene.lasting_rows() == standing, "a refusal changed a row");
    assert!(scene.trap.mails_to("claire@example.org").is_empty());

    let later = scene.now().after(std::time::Duration::from_secs(5)).rfc3339();
    decides(&scene, Decision::Resume, &later).await;
    let shown = scene
        .send(
            &scene.open(),
            &claire,
            "/api/voting-space",
            &opening(&scene, &claire).await,
        )
        .await;
    assert_eq!(shown.status, StatusCode::OK, "{:?}", shown.body);
    let redeemed = scene.redeems(&claire, &link, &NEW).await;
    assert_eq!(redeemed.status, StatusCode::OK, "{:?}", redeemed.body);
}

#[tokio::test]
async fn a_reissue_whose_answer_was_lost_is_answered_again_even_while_the_vote_is_suspended() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let link = scene.link(&claire).await;
    let nonce = scene.session(&claire).await.unwrap().nonce;
    let body = redemption(&link, &nonce, &NEW);
    let first = scene
        .send(&scene.redeem(), &claire, "/api/voting-code", &body)
        .await;
    assert_eq!(first.status, StatusCode::OK, "{:?}", first.body);
    let later = scene.now().after(std::time::Duration::from_secs(5)).rfc3339();
    decides(&scene, suspend(), &later).await;
    let again = scene
        .send(&scene.redeem(), &claire, "/api/voting-code", &body)
        .await;
    assert_eq!(again.body, first.body);
}

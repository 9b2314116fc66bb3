use crate::scene::{Answered, CAPN, Scene, answered, casts, deposit_key, get, post};
use belenios::v1::{BallotReference, Choice};
use dynamo::Write;
use election::KeyList;
use http_edge::Action as _;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use voter_file::{CapRow, ReissueRow};

async fn seal(scene: &Scene) -> Value {
    let request = post(
        &format!("/operations/elections/{CAPN}/seal"),
        None,
        b"{}".to_vec(),
    );
    answered(scene.actions.seal.handle(request).await).json()
}

async fn references(scene: &Scene, rest: &str) -> Answered {
    let request = get(
        &format!("/api/elections/{CAPN}/references{rest}"),
        None,
        "application/json",
    );
    answered(scene.actions.references.handle(request).await)
}

/// A box of some ballots, after the hour; the answers of the seal and of the end of the draining.
async fn closed(ballots: u32) -> Scene {
    let scene = Scene::open(ballots + 1).await;
    for voter in 0..ballots {
        let ballot = scene.ballot(0, voter, Choice::list(voter as usize % 4), "a");
        assert_eq!(scene.casts(voter, &ballot).await.status.as_u16(), 200);
    }
    scene.set_clock("2022-12-08T17:15:00+01:00");
    scene
}

#[tokio::test]
async fn op_09_a_box_is_sealed_step_by_step_and_a_late_seal_gives_the_same_box() {
    let scene = closed(3).await;
    scene.set_clock("2022-12-08T17:14:59+01:00");
    let before = scene.rows();
    assert_eq!(
        seal(&scene).await,
        json!({"state": "open", "closes_at": "2022-12-08T16:15:00Z"})
    );
    assert_eq!(scene.rows(), before);
    scene.set_clock("2022-12-08T17:15:00+01:00");
    for _ in 0..2 {
        assert_eq!(
            seal(&scene).await,
            json!({"state": "closing", "ready_at": "2022-12-08T16:16:00Z"})
        );
    }
    // Nothing enters any more, whatever the clock of the instance that casts.
    scene.set_clock("2022-12-08T16:59:00+01:00");
    scene.signs_in_again(3, 50).await;
    let late = scene.ballot(0, 3, Choice::Blank, "late");
    assert_eq!(
        casts(&scene.actions, CAPN, 50, &late).await.outcome(),
        (409, "VOT-502".to_owned())
    );
    scene.set_clock("2022-12-09T09:00:00+01:00");
    let sealed = seal(&scene).await;
    assert_eq!(sealed["state"], "sealed");
    assert_eq!(
        (&sealed["ballots"], &sealed["emargements"], &sealed["closed_at"]),
        (&json!(3), &json!(3), &json!(1_670_516_100))
    );
    let rows = scene.rows();
    assert_eq!(seal(&scene).await, sealed);
    assert_eq!(scene.rows(), rows);
}

#[tokio::test]
async fn op_10_two_seals_at_once_publish_the_same_signed_statement() {
    let scene = closed(5).await;
    seal(&scene).await;
    scene.set_clock("2022-12-08T17:16:00+01:00");
    let (one, two) = tokio::join!(seal(&scene), seal(&scene));
    assert_eq!(one, two);
    let row = scene.actions.seal.ballots.closing(CAPN).await.unwrap().unwrap();
    let (key, signature) = (row.seal.key.parse().unwrap(), row.seal.signature.parse().unwrap());
    let keys = KeyList::new(vec![deposit_key().public()]);
    assert_eq!(
        keys.verify(&key, &row.statement.signed_text(), &signature),
        Ok(())
    );
    let parameters = scene
        .actions
        .seal
        .ballots
        .parameters(CAPN)
        .await
        .unwrap()
        .unwrap();
    let credentials = scene.credentials(&scene.elections[0]);
    let written = scene
        .actions
        .seal
        .ballots
        .write_archive(Vec::new(), &parameters, &credentials)
        .await
        .unwrap();
    assert_eq!(one["head_hash"], written.1.hash.to_string());
    assert_eq!(
        belenios::v1::verify::verify(written.0.as_slice())
            .unwrap()
            .ballots(),
        5
    );
}

#[tokio::test]
async fn ta_18_a_box_with_one_ballot_too_many_is_not_published_and_the_counts_are_told() {
    let scene = closed(3).await;
    let stray = scene.ballot(0, 3, Choice::Blank, "stray");
    let checked = belenios::v1::ReceivedBallot::parse(&stray)
        .unwrap()
        .check(&scene.elections[0])
        .unwrap();
    scene
        .dynamo
        .write(scene.actions.cast.ballots.deposit(&checked))
        .await
        .unwrap();
    seal(&scene).await;
    scene.set_clock("2022-12-08T17:16:00+01:00");
    let before = scene.rows();
    let answer = seal(&scene).await;
    assert_eq!(
        (&answer["state"], &answer["ballots"], &answer["emargements"]),
        (&json!("discrepancy"), &json!(4), &json!(3))
    );
    assert_eq!(scene.rows(), before);
    assert_eq!(
        references(&scene, "").await.json(),
        json!({"state": "not_sealed", "count": 0, "batches": []})
    );
    assert_eq!(
        references(&scene, "/0").await.outcome(),
        (404, "REQ-006".to_owned())
    );
}

#[tokio::test]
async fn after_a_reissue_the_seal_waits_for_the_final_list_of_credentials() {
    let scene = closed(1).await;
    scene.dynamo.write(Write::put(&reissue(CAPN))).await.unwrap();
    scene.dynamo.write(Write::put(&raise(CAPN))).await.unwrap();
    seal(&scene).await;
    scene.set_clock("2022-12-08T17:16:00+01:00");
    assert_eq!(
        seal(&scene).await,
        json!({"state": "credentials_needed", "reissues": 1})
    );
    let order = json!({"credentials": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"});
    let request = post(
        &format!("/operations/elections/{CAPN}/seal"),
        None,
        order.to_string().into_bytes(),
    );
    let sealed = answered(scene.actions.seal.handle(request).await).json();
    assert_eq!(
        (&sealed["state"], &sealed["reissues"], &sealed["credentials"]),
        (&json!("sealed"), &json!(1), &order["credentials"])
    );
}

#[tokio::test]
async fn the_references_are_public_sorted_and_for_good_once_the_box_is_sealed() {
    let scene = closed(6).await;
    let mut expected: Vec<String> = (0..6)
        .map(|voter| scene.ballot(0, voter, Choice::list(voter as usize % 4), "a"))
        .map(|ballot| BallotReference::of(&ballot).to_string())
        .collect();
    expected.sort();
    seal(&scene).await;
    scene.set_clock("2022-12-08T17:16:00+01:00");
    seal(&scene).await;
    let listed = references(&scene, "").await.json();
    assert_eq!(
        (&listed["state"], &listed["count"], &listed["batches"][0]["count"]),
        (&json!("sealed"), &json!(6), &json!(6))
    );
    assert_eq!(
        references(&scene, "/0").await.json(),
        json!({"references": expected})
    );
    for absent in ["/1", "/00", "/-1", "/x"] {
        assert_eq!(
            references(&scene, absent).await.outcome(),
            (404, "REQ-006".to_owned()),
            "{absent}"
        );
    }
    let request = get(
        &format!("/api/elections/{CAPN}/references/0"),
        None,
        "application/json",
    );
    let response = scene.actions.references.handle(request).await;
    assert_eq!(
        response.headers()["cache-control"],
        "public, max-age=31536000, immutable"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn ca_11_every_ballot_acknowledged_while_the_box_closes_is_in_the_sealed_box() {
    let scene = Scene::open(60).await;
    scene.set_clock("2022-12-08T16:59:00+01:00");
    for voter in 0..60 {
        scene.signs_in_again(voter, 100 + voter).await;
    }
    let mut under_way = JoinSet::new();
    for voter in 0..60_u32 {
        let (actions, ballot) = (scene.actions.clone(), scene.ballot(0, voter, Choice::Blank, "a"));
        under_way.spawn(async move {
            let answer = casts(&actions, CAPN, 100 + voter, &ballot).await;
            (answer, BallotReference::of(&ballot).to_string())
        });
    }
    scene
        .actions
        .cast
        .ballots
        .turn_gates(CAPN, ballot_box::GateState::Closed, 1_670_515_200)
        .await
        .unwrap();
    let answers = under_way.join_all().await;
    scene.set_clock("2022-12-08T17:20:00+01:00");
    assert_eq!(seal(&scene).await["state"], "sealed");
    let published = references(&scene, "").await.json()["count"].as_u64().unwrap();
    let mut acknowledged: Vec<&String> = Vec::new();
    for (answer, reference) in &answers {
        match answer.outcome() {
            (200, _) => acknowledged.push(reference),
            outcome => assert_eq!(outcome, (409, "VOT-502".to_owned())),
        }
    }
    acknowledged.sort();
    assert_eq!(acknowledged.len() as u64, published);
    if published > 0 {
        assert_eq!(
            references(&scene, "/0").await.json()["references"],
            json!(acknowledged)
        );
    }
}

fn reissue(election: &str) -> ReissueRow {
    ReissueRow {
        election: election.to_owned(),
        sequence: 1,
        event: "{}".to_owned(),
    }
}

/// A raise of the cap: an entry of the same log that replaces nothing.
fn raise(election: &str) -> CapRow {
    CapRow {
        election: election.to_owned(),
        sequence: 2,
        cap: "{}".to_owned(),
    }
}

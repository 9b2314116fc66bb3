//! Opening the voting space.

use crate::scene::{ELECTIONS, Person, Reply, Scene, claim, election, private};
use http::StatusCode;
use http_edge::proof_of_work::Purpose;
use serde_json::{Value, json};

const PATH: &str = "/api/voting-space";

/// Shows a code: the private credential of each number, in the order of the elections.
async fn shows(scene: &Scene, person: &Person, code: [u16; 3]) -> Reply {
    let nonce = scene.session(person).await.unwrap().nonce;
    let body = showing(scene, person, &nonce, code);
    scene.send(&scene.open(), person, PATH, &body).await
}

fn showing(scene: &Scene, person: &Person, nonce: &str, code: [u16; 3]) -> Value {
    let proofs: Vec<Value> = (0..3)
        .zip(code)
        .map(|(n, code)| claim(n, &private(code), nonce))
        .collect();
    json!({"nonce": nonce, "proofs": proofs, "proof_of_work": scene.work(person, Purpose::VotingSpace)})
}

#[tokio::test]
async fn vc_01_the_voter_s_code_opens_the_space_by_proofs_alone_and_changes_nothing() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let before = scene.lasting_rows();
    for _ in 0..10 {
        let reply = shows(&scene, &claire, [1, 2, 3]).await;
        assert_eq!(reply.status, StatusCode::OK, "{:?}", reply.body);
        let open = |n: usize| json!({"election": ELECTIONS[n], "state": "open"});
        assert_eq!(reply.body, json!({"elections": [open(0), open(1), open(2)]}));
    }
    assert!(scene.lasting_rows() == before);
    let with_code = {
        let mut body = showing(
            &scene,
            &claire,
            &scene.session(&claire).await.unwrap().nonce,
            [1, 2, 3],
        );
        body["code"] = "7QK2X-9F3MV-T4B8J-6WNHZ".into();
        body
    };
    assert_eq!(
        scene.send(&scene.open(), &claire, PATH, &with_code).await.code(),
        "REQ-001"
    );
}

#[tokio::test]
async fn vc_02_wrong_codes_are_limited_per_session_and_account_and_casting_never_is() {
    let scene = Scene::opening(5).await;
    let mut claire = scene.claire().await;
    for session in 0..5 {
        for left in (0..5).rev() {
            let reply = shows(&scene, &claire, [50, 51, 52]).await;
            assert_eq!(reply.code(), "COD-302", "session {session}, {left} left");
        }
        assert_eq!(shows(&scene, &claire, [50, 51, 52]).await.code(), "AUT-102");
        scene.sign_in(&mut claire).await;
    }
    assert_eq!(shows(&scene, &claire, [1, 2, 3]).await.code(), "AUT-102");
    // The right code still votes.
    scene.vote(&claire, 0).await;
    scene.set_clock("2022-12-02T09:01:00+01:00");
    scene.sign_in(&mut claire).await;
    assert_eq!(shows(&scene, &claire, [1, 2, 3]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn vc_04_vc_05_somebody_else_s_code_is_answered_like_a_random_one_and_stays_good() {
    let scene = Scene::opening(5).await;
    let (claire, paul) = (scene.claire().await, scene.paul().await);
    let random = shows(&scene, &claire, [50, 51, 52]).await;
    assert_eq!(random.code(), "COD-302");
    let pauls = shows(&scene, &claire, [11, 12, 13]).await;
    assert_eq!(pauls.body["type"], random.body["type"]);
    assert_eq!(
        pauls.body["title"],
        "Ce code de vote n'est pas reconnu. Il vous reste 3\u{a0}essais."
    );
    // Proofs made for another election, and a code given in part.
    let nonce = scene.session(&claire).await.unwrap().nonce;
    let mut crossed = showing(&scene, &claire, &nonce, [1, 2, 3]);
    crossed["proofs"][0]["election"] = "DDDDDDDDDDDDDD".into();
    assert_eq!(
        scene.send(&scene.open(), &claire, PATH, &crossed).await.code(),
        "COD-302"
    );
    assert_eq!(shows(&scene, &claire, [1, 2, 50]).await.code(), "COD-302");
    assert_eq!(shows(&scene, &paul, [11, 12, 13]).await.status, StatusCode::OK);
    assert_eq!(shows(&scene, &claire, [1, 2, 3]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn vc_06_a_proof_serves_one_session_and_once() {
    let scene = Scene::opening(5).await;
    let mut claire = scene.claire().await;
    let nonce = scene.session(&claire).await.unwrap().nonce;
    let body = showing(&scene, &claire, &nonce, [1, 2, 3]);
    assert_eq!(
        scene.send(&scene.open(), &claire, PATH, &body).await.status,
        StatusCode::OK
    );
    // The same bytes; then the old proof with fresh work; then under the session's new nonce.
    assert_eq!(
        scene.send(&scene.open(), &claire, PATH, &body).await.code(),
        "COD-306"
    );
    let mut again = showing(&scene, &claire, &nonce, [1, 2, 3]);
    assert_eq!(
        scene.send(&scene.open(), &claire, PATH, &again).await.code(),
        "COD-306"
    );
    again["nonce"] = scene.session(&claire).await.unwrap().nonce.into();
    assert_eq!(
        scene.send(&scene.open(), &claire, PATH, &again).await.code(),
        "COD-302"
    );
    scene.sign_in(&mut claire).await;
    assert_eq!(
        scene.send(&scene.open(), &claire, PATH, &body).await.code(),
        "E-CAP"
    );
    // Spent work under a good proof.
    let mut spent = showing(
        &scene,
        &claire,
        &scene.session(&claire).await.unwrap().nonce,
        [1, 2, 3],
    );
    assert_eq!(
        scene.send(&scene.open(), &claire, PATH, &spent).await.status,
        StatusCode::OK
    );
    let fresh = showing(
        &scene,
        &claire,
        &scene.session(&claire).await.unwrap().nonce,
        [1, 2, 3],
    );
    spent["nonce"] = fresh["nonce"].clone();
    spent["proofs"] = fresh["proofs"].clone();
    assert_eq!(
        scene.send(&scene.open(), &claire, PATH, &spent).await.code(),
        "E-CAP"
    );
}

#[tokio::test]
async fn vc_08_a_replaced_code_is_told_to_its_owner_only() {
    let scene = Scene::opening(5).await;
    let (claire, paul) = (scene.claire().await, scene.paul().await);
    let link = scene.link(&claire).await;
    let new = [(0, 101), (1, 102), (2, 103)];
    assert_eq!(scene.redeems(&claire, &link, &new).await.status, StatusCode::OK);
    let told = shows(&scene, &claire, [1, 2, 3]).await;
    assert_eq!(told.code(), "COD-303");
    assert_eq!(
        told.body["title"],
        "Ce code a été remplacé le jeudi 1er décembre 2022 par un réassort. Utilisez le dernier code reçu."
    );
    assert_eq!(shows(&scene, &paul, [1, 2, 3]).await.code(), "COD-302");
    assert_eq!(
        shows(&scene, &claire, [101, 102, 103]).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn vc_09_a_code_used_in_one_election_opens_the_others_and_none_when_all_are_voted() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    scene.vote(&claire, 0).await;
    let reply = shows(&scene, &claire, [1, 2, 3]).await;
    assert_eq!(
        reply.body["elections"][0],
        json!({"election": election(0), "state": "voted"})
    );
    assert_eq!(reply.body["elections"][1]["state"], "open");
    scene.vote(&claire, 1).await;
    scene.vote(&claire, 2).await;
    assert_eq!(shows(&scene, &claire, [1, 2, 3]).await.code(), "COD-305");
}

#[tokio::test]
async fn vc_10_the_identity_and_points_outside_the_group_are_no_credential() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let identity = format!("{}1", "0".repeat(63));
    let order_two = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec".to_owned();
    for credential in [identity, order_two, "0".repeat(64), "f".repeat(64)] {
        let nonce = scene.session(&claire).await.unwrap().nonce;
        let mut body = showing(&scene, &claire, &nonce, [1, 2, 3]);
        body["proofs"][0]["credential"] = credential.clone().into();
        assert_eq!(
            scene.send(&scene.open(), &claire, PATH, &body).await.code(),
            "COD-302",
            "{credential}"
        );
    }
}

#[tokio::test]
async fn the_space_is_not_open_before_the_vote_nor_after_it() {
    for (clock, code) in [
        ("2022-12-01T07:59:59+01:00", "VOT-500"),
        ("2022-12-08T17:00:00+01:00", "VOT-502"),
    ] {
        let scene = Scene::opening(5).await;
        scene.set_clock(clock);
        let claire = scene.claire().await;
        assert_eq!(shows(&scene, &claire, [1, 2, 3]).await.code(), code);
    }
}

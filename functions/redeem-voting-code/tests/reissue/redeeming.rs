//! Redeeming a link.

use crate::scene::{Person, Scene, authority, election, names, private, redemption};
use ballot_box::GateState;
use dynamo::testing::Schedule;
use election::KeyList;
use election::reissue::{CapEvent, CredentialText, verify_log};
use http::StatusCode;
use serde_json::{Value, json};
use std::sync::Arc;
use voter_file::Decided;

const PATH: &str = "/api/voting-code";
const NEW: [(usize, u16); 3] = [(0, 101), (1, 102), (2, 103)];

/// Sends a redemption that must be refused with this code and leave every row as it was.
async fn refused(scene: &Scene, person: &Person, body: &Value, code: &str) {
    let before = scene.lasting_rows();
    let reply = scene.send(&scene.redeem(), person, PATH, body).await;
    assert_eq!(reply.code(), code, "{:?}", reply.body);
    assert!(scene.lasting_rows() == before, "a refusal changed a row");
}

async fn nonce(scene: &Scene, person: &Person) -> String {
    scene.session(person).await.unwrap().nonce
}

async fn commitment_is(scene: &Scene, person: &Person, n: usize, credential: u16) -> bool {
    let voter = names().voter_key(&person.identifier);
    let right = scene.voters.right(&voter, &election(n)).await.unwrap().unwrap();
    let public = private(credential).public().to_string();
    right.commitment == scene.voters.commitment(&voter, &election(n), &public).unwrap()
}

#[tokio::test]
async fn re_19_re_22_a_redeemed_link_replaces_every_credential_logs_each_change_and_tells_the_mailbox() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let link = scene.link(&claire).await;
    let reply = scene.redeems(&claire, &link, &NEW).await;
    assert_eq!(reply.status, StatusCode::OK, "{:?}", reply.body);
    let all: Vec<_> = (0..3).map(|n| election(n).to_string()).collect();
    assert_eq!(reply.body, json!({"replaced": all, "kept": []}));
    for (n, new) in NEW {
        assert!(commitment_is(&scene, &claire, n, new).await);
        let events = scene.voters.reissue_log(&election(n)).await.unwrap();
        let keys = KeyList::new(vec![authority().public()]);
        let scope = (scene.voters.event_id(), &election(n));
        let log = verify_log(scope, 5, &events, &keys).unwrap();
        assert_eq!(log.count(), 1);
        assert_eq!(
            log.ends_at(&scene.voters.reissue_head(&election(n)).await.unwrap()),
            Ok(())
        );
        let change = &log.replacements()[0];
        assert_eq!(change.removed.as_str(), claire.code[n].public().to_string());
        assert_eq!(change.added.as_str(), private(new).public().to_string());
    }
    let mails = scene.trap.mails_to("claire.dupont@ac-paris.fr");
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0].text.contains("Scrutin 0") && mails[0].text.contains("Scrutin 2"),
        "{}",
        mails[0].text
    );
    let right = scene
        .voters
        .right(&names().voter_key(&claire.identifier), &election(0))
        .await
        .unwrap();
    let mark = right.unwrap().reissued.unwrap();
    assert_eq!(
        (mark.count, mark.at),
        (1, crate::scene::at("2022-12-01T00:00:00+01:00"))
    );
}

#[tokio::test]
async fn re_11_after_a_vote_only_the_other_elections_are_replaced_and_the_voter_is_told() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    scene.vote(&claire, 0).await;
    let link = scene.link(&claire).await;
    let body = redemption(&link, &nonce(&scene, &claire).await, &NEW);
    refused(&scene, &claire, &body, "REA-409").await;
    let reply = scene.redeems(&claire, &link, &NEW[1..]).await;
    assert_eq!(
        reply.body,
        json!({
            "replaced": [election(1), election(2)],
            "kept": [{"election": election(0), "voted_at": "2022-12-01T08:00:00Z"}],
        })
    );
    assert!(commitment_is(&scene, &claire, 0, 1).await);
    scene.set_clock("2022-12-01T09:10:00+01:00");
    let mut claire = claire;
    claire.code = vec![private(1), private(102), private(103)];
    scene.vote(&claire, 1).await;
    scene.vote(&claire, 2).await;
    let link = scene.link(&claire).await;
    let body = redemption(&link, &nonce(&scene, &claire).await, &[]);
    refused(&scene, &claire, &body, "COD-305").await;
}

#[tokio::test]
async fn re_09_a_link_is_nothing_without_a_session_or_in_somebody_else_s() {
    let scene = Scene::opening(5).await;
    let (claire, paul) = (scene.claire().await, scene.paul().await);
    let link = scene.link(&claire).await;
    let body = redemption(&link, &nonce(&scene, &paul).await, &NEW);
    refused(&scene, &paul, &body, "REA-406").await;
    let nobody = Person {
        browser: http_edge::SessionToken::new([77; 32]),
        ..claire
    };
    refused(&scene, &nobody, &body, "AUT-103").await;
}

#[tokio::test]
async fn re_10_a_link_serves_once_in_time_and_for_its_purpose() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let link = scene.link(&claire).await;
    let nonce_now = nonce(&scene, &claire).await;
    for wrong in ["", &link[..21], &format!("{link}="), "AAAAAAAAAAAAAAAAAAAAAA"] {
        refused(&scene, &claire, &redemption(wrong, &nonce_now, &NEW), "REA-406").await;
    }
    for clock in [
        "2022-12-01T09:14:00+01:00",
        "2022-12-01T09:28:00+01:00",
        "2022-12-01T09:30:00+01:00",
    ] {
        scene.set_clock(clock);
        assert!(
            scene.session(&claire).await.is_some(),
            "the session is kept alive"
        );
    }
    refused(&scene, &claire, &redemption(&link, &nonce_now, &NEW), "REA-406").await;
    let link = scene.link(&claire).await;
    scene.set_clock("2022-12-01T09:44:00+01:00");
    assert!(scene.session(&claire).await.is_some());
    scene.set_clock("2022-12-01T09:59:00+01:00");
    refused(&scene, &claire, &redemption(&link, &nonce_now, &NEW), "AUT-103").await;
    let mut claire = claire;
    scene.sign_in(&mut claire).await;
    scene.set_clock("2022-12-01T09:59:59+01:00");
    assert_eq!(scene.redeems(&claire, &link, &NEW).await.status, StatusCode::OK);
    let other = redemption(
        &link,
        &nonce(&scene, &claire).await,
        &[(0, 111), (1, 112), (2, 113)],
    );
    refused(&scene, &claire, &other, "REA-406").await;
}

#[tokio::test]
async fn re_10_two_hundred_simultaneous_uses_of_a_link_have_one_effect() {
    let scene = Arc::new(Scene::opening(500).await);
    let claire = Arc::new(scene.claire().await);
    let link = scene.link(&claire).await;
    let nonce = nonce(&scene, &claire).await;
    // Straight to the emulator, without sockets: two hundred connections at once would measure loopback.
    let dynamo = scene.emulator.spoilt(&Schedule::new(|_| None));
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..200_u16 {
        let (scene, claire, redeem) = (
            scene.clone(),
            claire.clone(),
            scene.redeem_through(dynamo.clone()),
        );
        // Each request has its own three credentials.
        let new = [0, 1, 2].map(|at| (usize::from(at), 1_000 + 3 * n + at));
        let body = redemption(&link, &nonce, &new);
        tasks.spawn(async move { (n, scene.send(&redeem, &claire, PATH, &body).await) });
    }
    let mut winners = Vec::new();
    while let Some(done) = tasks.join_next().await {
        let (n, reply) = done.unwrap();
        match reply.status {
            StatusCode::OK => winners.push(n),
            _ => assert!(
                ["REA-406", "COD-306", "SYS-901"].contains(&reply.code()),
                "{:?}",
                reply.body
            ),
        }
    }
    assert_eq!(winners.len(), 1, "{winners:?}");
    for n in 0..3 {
        let events = scene.voters.reissue_log(&election(n)).await.unwrap();
        assert_eq!(events.len(), 1);
    }
}

#[tokio::test]
async fn re_13_a_credential_of_the_sealed_list_or_added_before_is_refused() {
    let scene = Scene::opening(5).await;
    let (claire, paul) = (scene.claire().await, scene.paul().await);
    let link = scene.link(&claire).await;
    let now = nonce(&scene, &claire).await;
    // Paul's, with his help; her own old one.
    for other in [11, 1] {
        refused(
            &scene,
            &claire,
            &redemption(&link, &now, &[(0, other), (1, 102), (2, 103)]),
            "REA-409",
        )
        .await;
    }
    assert_eq!(scene.redeems(&claire, &link, &NEW).await.status, StatusCode::OK);
    let link = scene.link(&paul).await;
    let body = redemption(
        &link,
        &nonce(&scene, &paul).await,
        &[(0, 101), (1, 112), (2, 113)],
    );
    refused(&scene, &paul, &body, "REA-409").await;
    // One that was added, then replaced, does not come back either.
    let link = scene.link(&claire).await;
    assert_eq!(
        scene
            .redeems(&claire, &link, &[(0, 121), (1, 122), (2, 123)])
            .await
            .status,
        StatusCode::OK
    );
    let link = scene.link(&claire).await;
    refused(
        &scene,
        &claire,
        &redemption(&link, &nonce(&scene, &claire).await, &NEW),
        "REA-409",
    )
    .await;
}

#[tokio::test]
async fn re_13_two_voters_who_bring_the_same_credential_at_once_do_not_both_get_it() {
    let scene = Scene::opening(50).await;
    let (claire, paul) = (scene.claire().await, scene.paul().await);
    let (hers, his) = (scene.link(&claire).await, scene.link(&paul).await);
    let (first, second) = tokio::join!(
        scene.redeems(&claire, &hers, &NEW),
        scene.redeems(&paul, &his, &NEW)
    );
    let codes = [first.code(), second.code()];
    assert!(codes == ["", "REA-409"] || codes == ["REA-409", ""], "{codes:?}");
    assert_eq!(scene.voters.reissue_log(&election(0)).await.unwrap().len(), 1);
}

#[tokio::test]
async fn re_14_a_key_that_is_none_or_without_its_own_fresh_proof_is_refused() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let link = scene.link(&claire).await;
    let now = nonce(&scene, &claire).await;
    let good = redemption(&link, &now, &NEW);
    let with = |field: &str, value: &str| {
        let mut body = good.clone();
        body["credentials"][0][field] = value.into();
        body
    };
    let identity = format!("{}1", "0".repeat(63));
    let order_two = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec";
    let not_reduced = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee";
    let upper = private(101).public().to_string().to_uppercase();
    let other = private(104).public().to_string();
    for credential in [
        &identity,
        order_two,
        not_reduced,
        &upper,
        &other,
        "",
        &"0".repeat(64),
    ] {
        refused(&scene, &claire, &with("credential", credential), "REA-409").await;
    }
    refused(&scene, &claire, &with("challenge", "1"), "REA-409").await;
    refused(&scene, &claire, &with("response", "0"), "REA-409").await;
    refused(&scene, &claire, &with("challenge", "01"), "REQ-001").await;
    // A proof made for another nonce, under this session's.
    let mut replayed = redemption(&link, "nonce-of-yesterday", &NEW);
    refused(&scene, &claire, &replayed, "COD-306").await;
    replayed["nonce"] = now.into();
    refused(&scene, &claire, &replayed, "REA-409").await;
    // The proof of another election.
    let mut crossed = good.clone();
    crossed["credentials"][0]["election"] = good["credentials"][1]["election"].clone();
    crossed["credentials"][1]["election"] = good["credentials"][0]["election"].clone();
    refused(&scene, &claire, &crossed, "REA-409").await;
}

#[tokio::test]
async fn re_15_partial_duplicate_foreign_and_oversized_sets_are_refused() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let link = scene.link(&claire).await;
    let now = nonce(&scene, &claire).await;
    for set in [
        &NEW[..2],
        &[],
        &[(0, 101), (0, 102), (1, 103)],
        &[(0, 101), (1, 101), (2, 103)],
        &[(0, 101), (1, 102), (2, 103), (2, 104)],
        &[
            (0, 101),
            (1, 102),
            (2, 103),
            (0, 104),
            (0, 105),
            (0, 106),
            (0, 107),
            (0, 108),
        ],
    ] {
        refused(&scene, &claire, &redemption(&link, &now, set), "REA-409").await;
    }
    let mut foreign = redemption(&link, &now, &NEW);
    foreign["credentials"][2]["election"] = "DDDDDDDDDDDDDD".into();
    refused(&scene, &claire, &foreign, "REA-409").await;
    let mut extra = redemption(&link, &now, &NEW);
    extra["voter"] = "paul".into();
    refused(&scene, &claire, &extra, "REQ-001").await;
}

#[tokio::test]
async fn re_16_outside_the_voting_period_or_behind_a_closed_gate_nothing_is_reissued() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let link = scene.link(&claire).await;
    let now = nonce(&scene, &claire).await;
    for (state, code) in [(GateState::Suspended, "VOT-505"), (GateState::Closed, "REA-407")] {
        scene.set_gates(1, state).await;
        refused(&scene, &claire, &redemption(&link, &now, &NEW), code).await;
    }
    for clock in ["2022-12-08T17:00:00+01:00", "2022-12-01T07:59:59+01:00"] {
        let scene = Scene::opening(5).await;
        scene.set_clock(clock);
        let claire = scene.claire().await;
        let link = scene.link(&claire).await;
        refused(
            &scene,
            &claire,
            &redemption(&link, &nonce(&scene, &claire).await, &NEW),
            "REA-407",
        )
        .await;
    }
}

#[tokio::test]
async fn re_21_beyond_the_sealed_cap_nothing_is_reissued() {
    let scene = Scene::opening(1).await;
    let (claire, paul) = (scene.claire().await, scene.paul().await);
    let link = scene.link(&claire).await;
    assert_eq!(scene.redeems(&claire, &link, &NEW).await.status, StatusCode::OK);
    let link = scene.link(&paul).await;
    let body = redemption(
        &link,
        &nonce(&scene, &paul).await,
        &[(0, 111), (1, 112), (2, 113)],
    );
    refused(&scene, &paul, &body, "REA-408").await;
}

#[tokio::test]
async fn re_21_a_raised_cap_lets_reissues_go_on_up_to_it_in_the_same_chain() {
    let scene = Scene::opening(1).await;
    let (claire, paul) = (scene.claire().await, scene.paul().await);
    let raise = async |n: usize, caps: (u64, u64)| {
        let head = scene.voters.reissue_head(&election(n)).await.unwrap();
        let id = election(n);
        let scope = (scene.voters.event_id(), &id);
        let entry = CapEvent::next(&head, scope, scene.now(), caps, Vec::new(), &authority());
        scene.voters.record_cap(&entry, &head).await.unwrap()
    };
    // One is raised before its first réassort: the log begins with it.
    assert_eq!(raise(2, (1, 2)).await, Decided::Recorded);
    let link = scene.link(&claire).await;
    assert_eq!(scene.redeems(&claire, &link, &NEW).await.status, StatusCode::OK);
    let his = [(0, 111), (1, 112), (2, 113)];
    let link = scene.link(&paul).await;
    raise(0, (1, 2)).await;
    let body = redemption(&link, &nonce(&scene, &paul).await, &his);
    // One of his elections is still at its cap.
    refused(&scene, &paul, &body, "REA-408").await;
    raise(1, (1, 2)).await;
    assert_eq!(scene.redeems(&paul, &link, &his).await.status, StatusCode::OK);
    let link = scene.link(&claire).await;
    let again = [(0, 121), (1, 122), (2, 123)];
    let body = redemption(&link, &nonce(&scene, &claire).await, &again);
    refused(&scene, &claire, &body, "REA-408").await;
    let keys = KeyList::new(vec![authority().public()]);
    for n in 0..3 {
        let entries = scene.voters.reissue_log(&election(n)).await.unwrap();
        let log = verify_log((scene.voters.event_id(), &election(n)), 1, &entries, &keys).unwrap();
        assert_eq!((log.count(), log.head().sequence), (2, 3));
        let head = scene.voters.reissue_head(&election(n)).await.unwrap();
        assert_eq!(log.ends_at(&head), Ok(()));
    }
}

#[tokio::test]
async fn re_21_a_raise_decided_before_another_entry_of_the_log_is_not_recorded() {
    let scene = Scene::opening(1).await;
    let claire = scene.claire().await;
    let link = scene.link(&claire).await;
    let id = election(0);
    let head = scene.voters.reissue_head(&id).await.unwrap();
    assert_eq!(scene.redeems(&claire, &link, &NEW).await.status, StatusCode::OK);
    let before = scene.lasting_rows();
    let scope = (scene.voters.event_id(), &id);
    let entry = CapEvent::next(&head, scope, scene.now(), (1, 2), Vec::new(), &authority());
    let late = scene.voters.record_cap(&entry, &head).await.unwrap();
    assert_eq!(late, Decided::Overtaken);
    assert!(scene.lasting_rows() == before);
}

#[tokio::test]
async fn se_02_a_reissue_ends_the_voter_s_other_sessions_and_leaves_its_own() {
    let scene = Scene::opening(5).await;
    let mut claire = scene.claire().await;
    let identifier = claire.identifier.clone();
    let stolen = Person {
        code: Vec::new(),
        identifier,
        browser: claire.browser.clone(),
        ..claire
    };
    scene.sign_in(&mut claire).await;
    let link = scene.link(&claire).await;
    assert_eq!(scene.redeems(&claire, &link, &NEW).await.status, StatusCode::OK);
    assert!(scene.session(&stolen).await.is_none());
    assert!(scene.session(&claire).await.is_some());
}

#[tokio::test]
async fn the_same_redemption_sent_again_is_answered_alike_and_changes_nothing() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let link = scene.link(&claire).await;
    let body = redemption(&link, &nonce(&scene, &claire).await, &NEW);
    let first = scene.send(&scene.redeem(), &claire, PATH, &body).await;
    assert_eq!(first.status, StatusCode::OK);
    let after = scene.rows();
    assert_eq!(scene.send(&scene.redeem(), &claire, PATH, &body).await, first);
    assert!(scene.rows() == after);
}

#[tokio::test]
async fn re_19_the_log_of_a_chain_of_reissues_explains_the_final_list() {
    let scene = Scene::opening(20).await;
    let (claire, paul) = (scene.claire().await, scene.paul().await);
    for round in 0..3_u16 {
        for (person, first) in [(&claire, 100), (&paul, 200)] {
            let link = scene.link(person).await;
            let new: Vec<_> = (0..3_u16)
                .map(|n| (usize::from(n), first + 3 * round + n))
                .collect();
            assert_eq!(scene.redeems(person, &link, &new).await.status, StatusCode::OK);
        }
    }
    let text = |n: u16| CredentialText::parse(&private(n).public().to_string()).unwrap();
    for n in 0..3_u16 {
        let at = election(usize::from(n));
        let events = scene.voters.reissue_log(&at).await.unwrap();
        let keys = KeyList::new(vec![authority().public()]);
        let log = verify_log((scene.voters.event_id(), &at), 20, &events, &keys).unwrap();
        assert_eq!(log.count(), 6);
        let valid = log.apply([text(1 + n), text(11 + n)]).unwrap();
        assert_eq!(valid, [text(106 + n), text(206 + n)].into());
    }
}

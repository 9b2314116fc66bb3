//! A suspended vote (SCREENS §2, P4b): decided by the bureau, told to everybody, felt by whoever votes, and undone.

use belenios::v1::Choice;
use bureau::{decisions, decree};
use election::conduct::{Decision, Words};
use http::StatusCode;
use serde_json::json;
use tests::{CAPN, CSA_PARIS, Person, Portal, Reply};

const NOON: &str = "2022-12-01T12:27:00+01:00";

async fn casts(voter: &Person, election: &str) -> Reply {
    let ballot = voter.ballot(election, Choice::list(0), "x");
    voter
        .post_bytes(&format!("/api/elections/{election}/ballots"), ballot)
        .await
}

fn suspend() -> Decision {
    Decision::Suspend {
        reason: Words::parse("Panne du réseau.").expect("plain words"),
        next_information: election::Instant::parse("2022-12-01T15:30:00+01:00").ok(),
    }
}

#[tokio::test]
async fn while_the_vote_is_suspended_voters_log_in_read_why_and_keep_their_receipts_but_cast_nothing() {
    let portal = Portal::opening(NOON).await;
    let claire = portal.voter("claire").signed_in().await;
    let cast = casts(&claire, CAPN).await.expect_done();
    decree(&portal.bureau(), &suspend(), portal.clock.now())
        .await
        .unwrap();
    portal.set_clock("2022-12-01T12:27:05+01:00");

    let told = json!({
        "since": "2022-12-01T11:27:00Z",
        "reason": "Panne du réseau.",
        "next_information": "2022-12-01T14:30:00Z",
    });
    let public = portal.visitor().get("/api/event").await.expect_done().json();
    assert_eq!(
        (&public["suspension"], &public["phase"]),
        (&told, &json!("vote_open"))
    );
    claire.logs_in().await.expect_done();
    let page = claire.get("/api/portal").await.expect_done().json();
    assert_eq!(page["suspension"], told);
    assert_eq!(page["elections"][0]["state"], "voted");
    assert_eq!(page["elections"][1]["state"], "suspended");

    let before = portal.rows();
    let refused = casts(&claire, CSA_PARIS).await;
    let problem = refused.expect_refusal("VOT-505");
    assert_eq!(
        problem["title"],
        "Le vote est suspendu par le bureau de vote depuis 12\u{a0}h\u{a0}27 (heure de Paris). Aucun vote n'a été enregistré par cette action."
    );
    portal.assert_unchanged(&before, &["sessions"]);
    assert_eq!(
        casts(&claire, CAPN).await.expect_done().body,
        cast.body,
        "the same receipt again"
    );
    let emargement = claire.get(&format!("/api/elections/{CAPN}/emargement")).await;
    assert_eq!(emargement.status, StatusCode::OK);

    decree(&portal.bureau(), &Decision::Resume, portal.clock.now())
        .await
        .unwrap();
    portal.set_clock("2022-12-01T12:27:10+01:00");
    casts(&claire, CSA_PARIS).await.expect_done();
    let page = claire.get("/api/portal").await.expect_done().json();
    assert_eq!(page["suspension"], json!(null));
    assert_eq!(page["elections"][2]["state"], "open");
    assert_eq!(decisions(&portal.bureau()).await.unwrap().lines().count(), 2);
}

#[tokio::test]
async fn a_suspension_that_lasts_beyond_the_closing_leaves_the_elections_closed() {
    let portal = Portal::opening("2022-12-08T16:59:00+01:00").await;
    let decided = Decision::Suspend {
        reason: Words::parse("Panne du réseau.").unwrap(),
        next_information: None,
    };
    decree(&portal.bureau(), &decided, portal.clock.now())
        .await
        .unwrap();
    let claire = portal.voter("claire").signed_in().await;
    portal.set_clock("2022-12-08T17:00:00+01:00");
    let page = claire.get("/api/portal").await.expect_done().json();
    assert_eq!(page["elections"][0]["state"], "closed");
}

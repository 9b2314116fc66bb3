//! `GET /api/proof-of-work/{purpose}`.

use http::StatusCode;
use http_edge::proof_of_work::Purpose;
use tests::{Portal, solve};

const NOON: &str = "2022-12-01T12:27:00+01:00";

#[tokio::test]
async fn anybody_gets_a_fresh_challenge_for_a_purpose_of_anybodys_and_no_row_is_written() {
    let portal = Portal::opening(NOON).await;
    let before = portal.rows();
    for purpose in ["log-in", "activation-link", "password-link", "assistance"] {
        let path = format!("/api/proof-of-work/{purpose}");
        let (one, other) = (
            portal.visitor().get(&path).await,
            portal.visitor().get(&path).await,
        );
        assert_eq!(
            (one.status, one.headers["cache-control"].as_bytes()),
            (StatusCode::OK, &b"no-store"[..])
        );
        assert_eq!(one.json()["parameters"]["data"]["purpose"], purpose);
        assert_ne!(
            one.json()["parameters"]["nonce"],
            other.json()["parameters"]["nonce"]
        );
    }
    portal.assert_unchanged(&before, &[]);
}

#[tokio::test]
async fn cp_02_a_challenge_for_a_voter_needs_the_voters_session() {
    let portal = Portal::opening(NOON).await;
    for purpose in ["voting-space", "voting-code"] {
        let reply = portal
            .visitor()
            .get(&format!("/api/proof-of-work/{purpose}"))
            .await;
        reply.expect_refusal("AUT-103");
        assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn a_purpose_that_is_none_is_not_found() {
    let portal = Portal::opening(NOON).await;
    for purpose in ["log-out", "LOG-IN", "log-in%00", "..", "%F0%9F%97%B3"] {
        portal
            .visitor()
            .get(&format!("/api/proof-of-work/{purpose}"))
            .await
            .expect_refusal("REQ-006");
    }
}

#[tokio::test]
async fn cp_04_a_solved_challenge_is_accepted_until_it_expires() {
    let portal = Portal::opening(NOON).await;
    let challenge = portal.visitor().get("/api/proof-of-work/log-in").await.json();
    let payload = solve(&challenge);
    let verify = || {
        portal
            .edge
            .proof_of_work
            .verify(&payload, Purpose::LogIn, None, portal.clock.now())
    };
    assert_eq!(
        challenge["parameters"]["nonce"],
        verify().expect("solved in time").id
    );
    portal.set_clock("2022-12-01T12:36:59+01:00");
    assert!(verify().is_ok());
    portal.set_clock("2022-12-01T12:37:00+01:00");
    assert!(verify().is_err());
}

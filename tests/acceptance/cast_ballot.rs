//! `POST /api/elections/{election}/ballots`, from a browser that skips what it likes.

use belenios::v1::Choice;
use serde_json::json;
use tests::{CAPN, Person, Portal, Reply};

const NOON: &str = "2022-12-01T12:27:00+01:00";

async fn casts(voter: &Person, ballot: Vec<u8>) -> Reply {
    voter
        .post_bytes(&format!("/api/elections/{CAPN}/ballots"), ballot)
        .await
}

#[tokio::test]
async fn ca_15_a_ballot_sent_without_opening_the_voting_space_counts_once_and_no_more() {
    let portal = Portal::opening(NOON).await;
    let claire = portal.voter("claire").signed_in().await;
    let first = casts(&claire, claire.ballot(CAPN, Choice::list(0), "first"))
        .await
        .expect_done();
    let rows = portal.rows();
    casts(&claire, claire.ballot(CAPN, Choice::list(1), "second"))
        .await
        .expect_refusal("VOT-501");
    portal.assert_unchanged(&rows, &["sessions"]);
    let again = casts(&claire, claire.ballot(CAPN, Choice::list(0), "first"))
        .await
        .expect_done();
    assert_eq!(again.body, first.body);
}

#[tokio::test]
async fn ca_15_without_a_session_nothing_is_cast_whatever_is_sent() {
    let portal = Portal::opening(NOON).await;
    let claire = portal.voter("claire");
    let rows = portal.rows();
    casts(&claire, claire.ballot(CAPN, Choice::Blank, "x"))
        .await
        .expect_refusal("AUT-103");
    portal.assert_unchanged(&rows, &[]);
}

#[tokio::test]
async fn ca_20_a_vote_is_final_no_address_replaces_or_deletes_it() {
    let portal = Portal::opening(NOON).await;
    let claire = portal.voter("claire").signed_in().await;
    casts(&claire, claire.ballot(CAPN, Choice::list(2), "x"))
        .await
        .expect_done();
    let rows = portal.rows();
    let path = format!("/api/elections/{CAPN}/ballots");
    for method in [
        http::Method::DELETE,
        http::Method::PUT,
        http::Method::PATCH,
        http::Method::GET,
    ] {
        let request = claire.request(method, &path, bytes::Bytes::from(json!({}).to_string()));
        claire.send(request).await.expect_refusal("REQ-005");
    }
    portal.assert_unchanged(&rows, &[]);
}

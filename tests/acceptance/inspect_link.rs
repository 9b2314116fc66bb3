//! `POST /api/links/inspect`.

use election::link::{LinkPurpose, LinkToken};
use serde_json::json;
use tests::Portal;

const OCTOBER: &str = "2022-10-20T09:00:00+02:00";

#[tokio::test]
async fn ac_03_a_link_that_was_looked_at_fifty_times_still_serves() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let link = claire.invited().await;
    let before = portal.rows();
    for _ in 0..50 {
        let reply = portal
            .visitor()
            .post("/api/links/inspect", &json!({"token": *link.expose()}))
            .await
            .expect_done();
        assert_eq!(
            reply.json(),
            json!({"purpose": "activation", "state": "valid", "masked_name": "Mme D•••"})
        );
    }
    portal.assert_unchanged(&before, &[]);
    claire
        .post("/api/activation", &claire.activation(&link))
        .await
        .expect_done();
}

#[tokio::test]
async fn a_password_link_shows_which_question_will_be_asked() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    claire.activates().await.expect_done();
    let row = portal.voters.voter(&claire.key()).await.unwrap().unwrap();
    let link = LinkToken::new([3; 16]);
    let expires = portal.clock.now().after(election::link::PASSWORD);
    portal
        .voters
        .create_link(&row, LinkPurpose::Password, &link, expires)
        .await
        .unwrap();
    let reply = portal
        .visitor()
        .post("/api/links/inspect", &json!({"token": *link.expose()}))
        .await
        .expect_done();
    assert_eq!(reply.json()["purpose"], "password");
    assert_eq!(
        reply.json()["question"],
        "Dans quelle ville vos parents se sont-ils rencontrés\u{202f}?"
    );
}

#[tokio::test]
async fn a_reassort_link_shows_nothing_of_its_voter() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let row = portal.voters.voter(&claire.key()).await.unwrap().unwrap();
    let link = LinkToken::new([4; 16]);
    let expires = portal.clock.now().after(election::link::PASSWORD);
    portal
        .voters
        .create_link(&row, LinkPurpose::VotingCode, &link, expires)
        .await
        .unwrap();
    let reply = portal
        .visitor()
        .post("/api/links/inspect", &json!({"token": *link.expose()}))
        .await
        .expect_done();
    assert_eq!(reply.json(), json!({"purpose": "voting_code", "state": "valid"}));
}

#[tokio::test]
async fn a_link_says_whether_it_is_unknown_used_or_replaced() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let older = claire.invited().await;
    let newer = claire.invited().await;
    let inspect = async |token: &LinkToken| {
        portal
            .visitor()
            .post("/api/links/inspect", &json!({"token": *token.expose()}))
            .await
    };
    inspect(&LinkToken::new([9; 16])).await.expect_refusal("ACT-203");
    inspect(&older).await.expect_refusal("ACT-201");
    inspect(&newer).await.expect_done();
    claire
        .post("/api/activation", &claire.activation(&newer))
        .await
        .expect_done();
    inspect(&newer).await.expect_refusal("ACT-202");
}

//! `POST /api/password/link`.

use http_edge::proof_of_work::Purpose;
use serde_json::json;
use tests::{Portal, Reply, Visitor};

const OCTOBER: &str = "2022-10-20T09:00:00+02:00";
const CLAIRE: &str = "claire.dupont@ac-paris.fr";

#[tokio::test]
async fn the_password_and_the_sessions_stay_until_a_new_password_is_chosen() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let reply = asks(&portal.visitor(), CLAIRE).await.expect_done();
    assert_eq!(reply.json(), json!({"masked": "c•••@ac-paris.fr"}));
    claire.get("/api/portal").await.expect_done();
    claire.elsewhere().logs_in().await.expect_done();
}

#[tokio::test]
async fn en_02_the_answer_is_the_same_for_an_unknown_address_and_nothing_is_sent_to_it() {
    let portal = Portal::opening(OCTOBER).await;
    portal.voter("claire").activates().await.expect_done();
    let sent = portal.trap.sent().len();
    let (known, unknown) = (
        asks(&portal.visitor(), CLAIRE).await,
        asks(&portal.visitor(), "c.dupond@ac-paris.fr").await,
    );
    assert_eq!(
        (known.status, &known.headers, &known.body),
        (unknown.status, &unknown.headers, &unknown.body)
    );
    assert_eq!(portal.trap.sent().len(), sent + 1);
}

#[tokio::test]
async fn a_voter_who_never_activated_gets_an_activation_link() {
    let portal = Portal::opening(OCTOBER).await;
    asks(&portal.visitor(), CLAIRE).await.expect_done();
    let token = portal.trap.mails_to(CLAIRE)[0].token().unwrap();
    let inspected = portal
        .visitor()
        .post("/api/links/inspect", &json!({"token": token}))
        .await
        .expect_done();
    assert_eq!(inspected.json()["purpose"], "activation");
}

#[tokio::test]
async fn three_links_a_day_are_sent_to_a_mailbox() {
    let portal = Portal::opening(OCTOBER).await;
    portal.voter("claire").activates().await.expect_done();
    for _ in 0..3 {
        asks(&portal.visitor(), CLAIRE).await.expect_done();
    }
    asks(&portal.visitor(), CLAIRE).await.expect_refusal("AUT-102");
}

async fn asks(visitor: &Visitor, identifier: &str) -> Reply {
    let work = visitor.works(Purpose::PasswordLink).await;
    visitor
        .post(
            "/api/password/link",
            &json!({"identifier": identifier, "proof_of_work": work}),
        )
        .await
}

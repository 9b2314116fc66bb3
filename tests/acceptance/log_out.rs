//! `POST /api/session/end`.

use serde_json::json;
use tests::{Portal, Reply};

const OCTOBER: &str = "2022-10-20T09:00:00+02:00";

#[tokio::test]
async fn se_02_a_cookie_copied_before_logging_out_opens_nothing_afterwards() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let stolen = claire.cookies()["__Host-session"].clone();
    let reply = claire.post("/api/session/end", &json!({})).await.expect_done();
    assert_eq!(reply.status.as_u16(), 204);
    assert!(!claire.cookies().contains_key("__Host-session"));
    let thief = portal.visitor();
    thief.set_cookie("__Host-session", Some(&stolen));
    thief.get("/api/portal").await.expect_refusal("AUT-103");
    thief
        .post("/api/session/end", &json!({"others": true}))
        .await
        .expect_refusal("AUT-103");
    assert!(portal.rows()["sessions"].is_empty());
}

#[tokio::test]
async fn logging_out_and_nothing_else_has_the_browser_forget_what_it_kept_of_the_portal() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    claire.elsewhere().logs_in().await.expect_done();
    let forgets = |reply: &Reply| reply.headers.get_all("clear-site-data").iter().count();
    let home = claire.get("/api/portal").await.expect_done();
    let others = claire
        .post("/api/session/end", &json!({"others": true}))
        .await
        .expect_done();
    assert_eq!((forgets(&home), forgets(&others)), (0, 0));
    let reply = claire.post("/api/session/end", &json!({})).await.expect_done();
    assert_eq!(forgets(&reply), 1);
    assert_eq!(reply.headers["clear-site-data"], "\"cache\", \"storage\"");
    assert_eq!(reply.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn se_09_the_sessions_of_other_devices_are_listed_and_end_at_once() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let (phone, school) = (claire.elsewhere(), claire.elsewhere());
    portal.set_clock("2022-10-20T09:05:00+02:00");
    phone.logs_in().await.expect_done();
    portal.set_clock("2022-10-20T09:06:00+02:00");
    school.logs_in().await.expect_done();
    let sessions = claire.get("/api/portal").await.expect_done().json()["sessions"].clone();
    assert_eq!(
        sessions,
        json!([
            {"created_at": "2022-10-20T07:00:00Z", "last_seen": "2022-10-20T07:06:00Z", "current": true},
            {"created_at": "2022-10-20T07:05:00Z", "last_seen": "2022-10-20T07:05:00Z", "current": false},
            {"created_at": "2022-10-20T07:06:00Z", "last_seen": "2022-10-20T07:06:00Z", "current": false},
        ])
    );
    claire
        .post("/api/session/end", &json!({"others": true}))
        .await
        .expect_done();
    phone.get("/api/portal").await.expect_refusal("AUT-103");
    school.get("/api/portal").await.expect_refusal("AUT-103");
    let left = claire.get("/api/portal").await.expect_done().json()["sessions"].clone();
    assert_eq!(left.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn logging_out_needs_a_session_and_its_own_form() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let before = portal.rows();
    portal
        .visitor()
        .post("/api/session/end", &json!({}))
        .await
        .expect_refusal("AUT-103");
    claire
        .post("/api/session/end", &json!({"session": "another"}))
        .await
        .expect_refusal("REQ-001");
    portal.assert_unchanged(&before, &[]);
}

#[tokio::test]
async fn opening_a_ninth_session_ends_the_oldest() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    for minute in 1..=8 {
        portal.set_clock(&format!("2022-10-20T09:{minute:02}:00+02:00"));
        claire.elsewhere().logs_in().await.expect_done();
    }
    claire.get("/api/portal").await.expect_refusal("AUT-103");
    assert_eq!(portal.rows()["sessions"].len(), 8);
}

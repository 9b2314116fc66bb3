//! `GET /api/portal`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use dynamo::{ByteBuf, Key, Write};
use serde_json::json;
use tests::{Person, Portal};
use voter_file::tables::SESSIONS;

const NOON: &str = "2022-12-01T12:27:00+01:00";

#[tokio::test]
async fn the_signed_in_home_shows_the_voter_the_elections_and_the_servers_time() {
    let portal = Portal::opening(NOON).await;
    let paul = portal.voter("paul").signed_in().await;
    let mut page = paul.get("/api/portal").await.expect_done().json();
    let nonce = page["possession_nonce"].take();
    assert_eq!(nonce.as_str().unwrap().len(), 32);
    insta::assert_json_snapshot!(page);
}

#[tokio::test]
async fn the_last_login_shown_is_the_one_before_this_session() {
    let portal = Portal::opening("2022-12-01T12:28:00+01:00").await;
    let claire = portal.voter("claire").signed_in().await;
    assert_eq!(claire.get("/api/portal").await.json()["last_login"], json!(null));
    portal.set_clock("2022-12-02T08:00:00+01:00");
    claire.logs_in().await.expect_done();
    assert_eq!(
        claire.get("/api/portal").await.json()["last_login"],
        "2022-12-01T11:28:00Z"
    );
}

#[tokio::test]
async fn the_identifier_comes_back_to_the_browser_that_typed_it_and_stands_in_no_row() {
    let portal = Portal::opening(NOON).await;
    let claire = portal.voter("claire").signed_in().await;
    let typed = claire.identifier();
    let elsewhere = claire.elsewhere();
    elsewhere.logs_in().await.expect_done();
    for browser in [&claire, &elsewhere] {
        let page = browser.get("/api/portal").await.expect_done().json();
        assert_eq!(page["voter"]["identifier"], typed.expose());
    }
    let rows = portal.rows();
    assert_eq!(rows["sessions"].len(), 2);
    assert!(!format!("{rows:?}").contains(typed.expose()));
    assert!(!portal.logs().contains(typed.expose()));
}

#[tokio::test]
async fn se_05_an_identifier_put_into_another_session_is_a_fault_and_shows_nothing() {
    let portal = Portal::opening(NOON).await;
    let (claire, paul) = (
        portal.voter("claire").signed_in().await,
        portal.voter("paul").signed_in().await,
    );
    let rows = portal.rows()["sessions"].clone();
    let of = |voter: &Person| {
        let key = voter.key();
        let row = rows.iter().find(|row| row["voter"]["S"] == key.as_str()).unwrap();
        let sealed = row["sealed_identifier"]["B"].as_str().unwrap();
        (
            row["session"]["S"].as_str().unwrap().to_owned(),
            STANDARD.decode(sealed).unwrap(),
        )
    };
    let ((session, _), (_, sealed)) = (of(&paul), of(&claire));
    let put = Write::update(SESSIONS, &Key::of(&session), "SET #sealed = :other")
        .name("#sealed", "sealed_identifier")
        .value(":other", ByteBuf::from(sealed));
    portal.dynamo.write(put).await.unwrap();
    let answer = paul.get("/api/portal").await;
    answer.expect_refusal("SYS-900");
    assert!(!answer.text().contains("@"));
    claire.get("/api/portal").await.expect_done();
}

#[tokio::test]
async fn lists_are_shown_from_their_publication() {
    let portal = Portal::opening("2022-11-16T07:59:59+01:00").await;
    let claire = portal.voter("claire").signed_in().await;
    let lists = async || {
        claire.get("/api/portal").await.json()["elections"][0]["lists"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(lists().await, 0);
    portal.set_clock("2022-11-16T08:00:00+01:00");
    assert_eq!(lists().await, 4);
}

#[tokio::test]
async fn an_election_is_upcoming_open_voted_or_closed() {
    let portal = Portal::opening("2022-11-30T08:00:00+01:00").await;
    let claire = portal.voter("claire").signed_in().await;
    let election = election::ElectionId::parse(tests::CAPN).unwrap();
    let right = portal
        .voters
        .right(&claire.key(), &election)
        .await
        .unwrap()
        .unwrap();
    for (now, state) in [
        ("2022-12-01T07:59:59+01:00", "upcoming"),
        ("2022-12-01T08:00:00+01:00", "open"),
        ("2022-12-08T16:59:59+01:00", "open"),
        ("2022-12-08T17:00:00+01:00", "closed"),
    ] {
        portal.set_clock(now);
        claire.logs_in().await.expect_done();
        assert_eq!(
            claire.get("/api/portal").await.json()["elections"][0]["state"],
            state,
            "{now}"
        );
    }
    let mark = portal
        .voters
        .mark(&claire.key(), &election, &right.commitment, portal.clock.now());
    portal.dynamo.write(mark).await.unwrap();
    let page = claire.get("/api/portal").await.json();
    assert_eq!(page["elections"][0]["state"], "voted");
    assert_eq!(page["elections"][0]["voted_at"], "2022-12-08T16:00:00Z");
    assert_eq!(page["elections"][1]["state"], "closed");
}

#[tokio::test]
async fn se_03_a_session_ends_after_fifteen_idle_minutes_and_after_eight_hours() {
    let portal = Portal::opening(NOON).await;
    let claire = portal.voter("claire").signed_in().await;
    portal.set_clock("2022-12-01T12:41:59+01:00");
    claire.get("/api/portal").await.expect_done();
    portal.set_clock("2022-12-01T12:56:59+01:00");
    let before = portal.rows();
    claire.get("/api/portal").await.expect_refusal("AUT-103");
    portal.assert_unchanged(&before, &[]);
    assert_eq!(
        portal.rows()["sessions"].len(),
        1,
        "the row is still there: nothing waits for the sweep"
    );
    let busy = claire.elsewhere();
    busy.logs_in().await.expect_done();
    for minute in (10..480).step_by(10) {
        let at = portal_time(12 * 60 + 56 + minute);
        portal.set_clock(&at);
        busy.get("/api/portal").await.expect_done();
    }
    portal.set_clock(&portal_time(12 * 60 + 56 + 479));
    busy.get("/api/portal").await.expect_done();
    portal.set_clock(&portal_time(12 * 60 + 57 + 480));
    busy.get("/api/portal").await.expect_refusal("AUT-103");
}

#[tokio::test]
async fn se_04_a_cookie_with_any_character_changed_is_nobodys() {
    let portal = Portal::opening(NOON).await;
    let claire = portal.voter("claire").signed_in().await;
    let cookie = claire.cookies()["__Host-session"].clone();
    let before = portal.rows();
    let thief = portal.visitor();
    for position in (0..cookie.len()).step_by(7) {
        let mut forged = cookie.clone().into_bytes();
        forged[position] = if forged[position] == b'A' { b'B' } else { b'A' };
        thief.set_cookie("__Host-session", Some(&String::from_utf8(forged).unwrap()));
        thief.get("/api/portal").await.expect_refusal("AUT-103");
    }
    for forged in [
        "",
        "e30.e30.",
        "eyJhbGciOiJub25lIn0.e30.",
        &format!("{cookie}A"),
        &cookie[1..],
    ] {
        thief.set_cookie("__Host-session", Some(forged));
        thief.get("/api/portal").await.expect_refusal("AUT-103");
    }
    portal.assert_unchanged(&before, &[]);
}

#[tokio::test]
async fn se_05_en_06_the_voter_is_taken_from_the_session_whatever_the_request_says() {
    let portal = Portal::opening(NOON).await;
    let (claire, paul) = (
        portal.voter("claire").signed_in().await,
        portal.voter("paul").signed_in().await,
    );
    let own = paul.get("/api/portal").await.expect_done().json();
    let asked = format!(
        "/api/portal?voter={}&voter_number={}",
        claire.key(),
        claire.number()
    );
    assert_eq!(paul.get(&asked).await.expect_done().json(), own);
    let text = own.to_string();
    for other in [
        "claire",
        "DUPONT",
        claire.number(),
        claire.key().as_str(),
        tests::CAPN,
        paul.key().as_str(),
        paul.numen(),
    ] {
        assert!(!text.contains(other), "{other}");
    }
}

#[tokio::test]
async fn se_07_the_page_is_read_and_only_read() {
    let portal = Portal::opening(NOON).await;
    let claire = portal.voter("claire").signed_in().await;
    let before = portal.rows();
    claire
        .post("/api/portal", &json!({}))
        .await
        .expect_refusal("REQ-005");
    claire.get("/api/session").await.expect_refusal("REQ-005");
    claire.get("/api/portal").await.expect_done();
    portal.assert_unchanged(&before, &[]);
}

/// Minutes since midnight on the first day of the vote.
fn portal_time(minutes: u32) -> String {
    format!("2022-12-01T{:02}:{:02}:00+01:00", minutes / 60, minutes % 60)
}

//! `GET /api/event`.

use bureau::decree;
use election::conduct::{Decision, Words};
use serde_json::{Value, json};
use tests::Portal;

const NOON: &str = "2022-12-01T12:27:00+01:00";

async fn event(portal: &Portal) -> Value {
    portal.visitor().get("/api/event").await.expect_done().json()
}

#[tokio::test]
async fn anybody_reads_the_servers_time_the_calendar_and_the_questions_without_a_cookie() {
    let portal = Portal::opening(NOON).await;
    let before = portal.rows();
    let visitor = portal.visitor();
    let reply = visitor.get("/api/event").await.expect_done();
    assert!(visitor.cookies().is_empty(), "no cookie before log-in");
    assert_eq!(reply.headers["cache-control"], "public, max-age=5");
    assert_eq!(
        reply.json(),
        json!({
            "now": "2022-12-01T11:27:00Z",
            "phase": "vote_open",
            "event": {"id": "pro2022", "title": "Élections professionnelles 2022"},
            "calendar": {
                "portal_opens": "2022-10-13T06:00:00Z",
                "lists_published": "2022-11-16T07:00:00Z",
                "sealed": "2022-11-30T17:00:00Z",
                "vote_opens": "2022-12-01T07:00:00Z",
                "vote_closes": "2022-12-08T16:00:00Z",
                "grace_minutes": 15,
                "claims_until": "2022-11-30T17:00:00Z",
                "roll_displayed_until": "2022-12-08T16:00:00Z",
            },
            "questions": [
                {"id": "ville", "text": "Dans quelle ville vos parents se sont-ils rencontrés\u{202f}?"}
            ],
            "phrase_passwords": false,
        })
    );
    portal.assert_unchanged(&before, &[]);
}

#[tokio::test]
async fn the_event_is_shown_before_the_portal_opens_and_after_the_vote() {
    for (now, phase) in [
        ("2022-09-01T08:00:00+02:00", "before_portal"),
        ("2022-10-13T08:00:00+02:00", "portal_open"),
        ("2022-12-08T17:00:00+01:00", "vote_closed"),
    ] {
        let portal = Portal::opening(now).await;
        assert_eq!(event(&portal).await["phase"], phase, "{now}");
    }
}

#[tokio::test]
async fn an_announcement_is_read_within_five_seconds_and_until_it_is_withdrawn() {
    let portal = Portal::opening(NOON).await;
    assert_eq!(event(&portal).await["announcement"], Value::Null);
    let text = Words::parse("L'assistance répond aussi samedi <b>matin</b>.").unwrap();
    let now = portal.clock.now();
    decree(&portal.bureau(), &Decision::Announce { text }, now)
        .await
        .unwrap();
    portal.set_clock("2022-12-01T12:27:05+01:00");
    assert_eq!(
        event(&portal).await["announcement"],
        json!({
            "text": "L'assistance répond aussi samedi <b>matin</b>.",
            "published_at": "2022-12-01T11:27:00Z",
        })
    );
    decree(&portal.bureau(), &Decision::Withdraw, portal.clock.now())
        .await
        .unwrap();
    portal.set_clock("2022-12-01T12:27:10+01:00");
    assert_eq!(event(&portal).await["announcement"], Value::Null);
}

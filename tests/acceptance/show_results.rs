//! `GET /api/results`.

use ballot_box::{ListResult, PublishedArchive, ResultRow};
use belenios::v1::Choice;
use bureau::{TurnoutError, turnout};
use serde_json::{Value, json};
use tests::{CAPN, CSA_MJS, CSA_PARIS, Portal};

const NOON: &str = "2022-12-01T12:27:00+01:00";
const PROCLAIMED: &str = "2022-12-08T20:00:00+01:00";

async fn results(portal: &Portal) -> Value {
    portal.visitor().get("/api/results").await.expect_done().json()
}

/// A row as `isoloir publish` writes it; from an archive, in crates/bureau/tests/office/closing.rs.
fn row(election: &str) -> ResultRow {
    let list = |title: &str, votes, seats| ListResult {
        title: title.to_owned(),
        votes,
        seats,
    };
    ResultRow {
        event: election.to_owned(),
        item: ResultRow::ITEM.to_owned(),
        title: "CAPN des IA-IPR, IEN et IJS".to_owned(),
        registered: 30,
        voters: 24,
        blank: Some(3),
        expressed: 21,
        seats: 3,
        lists: vec![
            list("Liste 1", 11, 2),
            list("Liste 2", 6, 1),
            list("Liste 3", 4, 0),
        ],
        by_lot: None,
        archive: PublishedArchive {
            name: format!("{election}.bel"),
            bytes: 1_000,
            sha256: "0a".repeat(32),
            head: "0b".repeat(32),
        },
    }
}

#[tokio::test]
async fn before_the_proclamation_there_is_nothing_but_the_turnout_that_the_bureau_published() {
    let portal = Portal::opening(NOON).await;
    let claire = portal.voter("claire").signed_in().await;
    let nothing = json!({"now": "2022-12-01T11:27:00Z", "state": "not_published", "elections": []});
    assert_eq!(results(&portal).await, nothing);
    let ballot = claire.ballot(CAPN, Choice::list(0), "x");
    claire
        .post_bytes(&format!("/api/elections/{CAPN}/ballots"), ballot)
        .await
        .expect_done();
    assert_eq!(
        results(&portal).await,
        nothing,
        "nobody is counted until the bureau says so"
    );
    turnout(&portal.bureau(), portal.clock.now()).await.unwrap();
    let page = results(&portal).await;
    assert_eq!(page["state"], "not_published");
    let of = |id: &str, title: &str, registered: u64, voters: u64| json!({"id": id, "title": title, "registered": registered, "voters": voters});
    assert_eq!(
        page["turnout"],
        json!({
            "at": "2022-12-01T11:27:00Z",
            "elections": [
                of(CAPN, "CAPN des IA-IPR, IEN et IJS", 3, 1),
                of(CSA_PARIS, "CSA de proximité de Paris", 3, 0),
                of(CSA_MJS, "CSA ministériel jeunesse et sports", 2, 0),
            ],
        })
    );
}

#[tokio::test]
async fn no_turnout_is_published_before_the_opening() {
    let portal = Portal::opening("2022-12-01T07:59:59+01:00").await;
    let before = portal.rows();
    let refused = turnout(&portal.bureau(), portal.clock.now()).await;
    assert!(
        matches!(refused, Err(TurnoutError::TooEarly { .. })),
        "{refused:?}"
    );
    portal.assert_unchanged(&before, &[]);
}

#[tokio::test]
async fn each_election_is_shown_once_it_is_proclaimed_and_its_result_never_changes() {
    let portal = Portal::opening(PROCLAIMED).await;
    portal.ballots.publish_result(&row(CAPN)).await.unwrap();
    let visitor = portal.visitor();
    let reply = visitor.get("/api/results").await.expect_done();
    assert_eq!(reply.headers["cache-control"], "public, max-age=15");
    let page = reply.json();
    assert_eq!(page["state"], "partly_published");
    assert_eq!(
        page["elections"],
        json!([{
            "id": CAPN,
            "title": "CAPN des IA-IPR, IEN et IJS",
            "registered": 30,
            "voters": 24,
            "blank": 3,
            "expressed": 21,
            "seats": 3,
            "lists": [
                {"title": "Liste 1", "votes": 11, "seats": 2},
                {"title": "Liste 2", "votes": 6, "seats": 1},
                {"title": "Liste 3", "votes": 4, "seats": 0},
            ],
            "archive": {
                "name": format!("{CAPN}.bel"),
                "bytes": 1_000,
                "sha256": "0a".repeat(32),
                "head": "0b".repeat(32),
            },
        }])
    );
    let other = ResultRow {
        voters: 25,
        ..row(CAPN)
    };
    portal.ballots.publish_result(&other).await.unwrap_err();
    for election in [CAPN, CSA_PARIS, CSA_MJS] {
        portal.ballots.publish_result(&row(election)).await.unwrap();
    }
    let page = results(&portal).await;
    assert_eq!(
        (&page["state"], &page["elections"][0]["voters"]),
        (&json!("published"), &json!(24))
    );
}

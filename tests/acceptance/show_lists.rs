//! `GET /api/elections/{election}/lists`.

use election::{ElectionId, EventId};
use serde_json::json;
use tests::{CAPN, EVENT, Portal};
use voter_file::{Candidate, Document, DocumentKind, ListRow};

const PUBLISHED: &str = "2022-11-16T08:00:00+01:00";

fn path(election: &str) -> String {
    format!("/api/elections/{election}/lists")
}

/// The first list, with a candidate and a manifesto.
fn first_list() -> ListRow {
    let (event, election) = (
        EventId::parse(EVENT).expect("an event"),
        ElectionId::parse(CAPN).expect("a uuid"),
    );
    ListRow {
        candidates: vec![
            Candidate {
                rank: 1,
                name: "Mme Hélène LE GOFF".to_owned(),
                corps: Some("IA-IPR".to_owned()),
            },
            Candidate {
                rank: 2,
                name: "M. Karim BENALI".to_owned(),
                corps: None,
            },
        ],
        documents: vec![Document {
            kind: DocumentKind::Manifesto,
            href: format!("/documents/{CAPN}/1-profession-de-foi.pdf"),
            bytes: 430_080,
            sha256: "0a".repeat(32),
        }],
        ..ListRow::empty(&event, &election, 0)
    }
}

#[tokio::test]
async fn lists_are_shown_to_anybody_from_their_publication_with_candidates_and_documents() {
    let portal = Portal::opening("2022-11-16T07:59:59+01:00").await;
    portal.voters.import_list(&first_list()).await.unwrap();
    let visitor = portal.visitor();
    visitor.get(&path(CAPN)).await.expect_refusal("REQ-006");
    portal.set_clock(PUBLISHED);
    let reply = visitor.get(&path(CAPN)).await.expect_done();
    assert!(visitor.cookies().is_empty());
    assert_eq!(reply.headers["cache-control"], "public, max-age=60");
    let page = reply.json();
    assert_eq!(
        (&page["id"], &page["title"], &page["seats"]),
        (&json!(CAPN), &json!("CAPN des IA-IPR, IEN et IJS"), &json!(10))
    );
    assert_eq!(
        page["lists"][0],
        json!({
            "index": 0,
            "title": "Liste 1",
            "affiliation": "",
            "candidates": [
                {"rank": 1, "name": "Mme Hélène LE GOFF", "corps": "IA-IPR"},
                {"rank": 2, "name": "M. Karim BENALI"},
            ],
            "documents": [{
                "kind": "manifesto",
                "href": format!("/documents/{CAPN}/1-profession-de-foi.pdf"),
                "bytes": 430_080,
                "sha256": "0a".repeat(32),
            }],
        })
    );
    assert_eq!(page["lists"].as_array().unwrap().len(), 4);
    assert_eq!(page["lists"][3]["candidates"], json!([]));
}

#[tokio::test]
async fn an_election_of_nobody_s_has_no_lists_and_a_sealed_one_may_be_kept_for_an_hour() {
    let portal = Portal::opening("2022-12-01T12:27:00+01:00").await;
    let visitor = portal.visitor();
    for unknown in ["R7AxU4XsA1pU7D", "x", "..%2f"] {
        visitor.get(&path(unknown)).await.expect_refusal("REQ-006");
    }
    let reply = visitor.get(&path(CAPN)).await.expect_done();
    assert_eq!(reply.headers["cache-control"], "public, max-age=3600");
}

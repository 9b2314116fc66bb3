use crate::scene::{Answered, CAPN, CSA, Scene, answered, casts, credential, post};
use belenios::v1::Choice;
use http::Request;
use http_edge::Action as _;

/// Sends bytes and demands a refusal that changed nothing.
async fn refused(scene: &Scene, election: &str, session: u32, body: &[u8]) -> (u16, String) {
    let before = scene.rows();
    let answer = casts(&scene.actions, election, session, body).await;
    assert_eq!(scene.rows(), before);
    answer.outcome()
}

fn told(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[tokio::test]
async fn ba_01_ba_03_ba_04_what_is_not_the_canonical_text_of_a_ballot_is_refused() {
    let scene = Scene::open(1).await;
    let ballot = String::from_utf8(scene.ballot(0, 0, Choice::list(1), "a")).unwrap();
    let mut bodies: Vec<String> = (0..ballot.len())
        .step_by(97)
        .map(|cut| ballot[..cut].to_owned())
        .collect();
    bodies.extend([
        format!(" {ballot}"),
        format!("{ballot}\n"),
        format!("\u{feff}{ballot}"),
        ballot.replacen(":", ": ", 1),
        ballot.replacen('{', "{\"name\":\"Claire\",", 1),
        ballot.replacen("\"alpha\"", "\"\\u0061lpha\"", 1),
        ballot.replacen("\"challenge\":\"", "\"challenge\":\"0", 1),
        ballot.replacen("\"challenge\":\"", "\"challenge\":\"+", 1),
        "[".repeat(60_000),
        "null".to_owned(),
    ]);
    for body in bodies {
        assert_eq!(
            refused(&scene, CAPN, 0, body.as_bytes()).await,
            told(400, "VOT-510"),
            "{body:.60}"
        );
    }
    assert_eq!(
        casts(&scene.actions, CAPN, 0, ballot.as_bytes())
            .await
            .status
            .as_u16(),
        200
    );
}

#[tokio::test]
async fn ba_02_more_than_sixty_four_kibibytes_or_a_compressed_body_is_not_read() {
    let scene = Scene::open(1).await;
    assert_eq!(
        refused(&scene, CAPN, 0, &vec![b' '; 64 * 1024 + 1]).await,
        told(413, "REQ-003")
    );
    let ballot = scene.ballot(0, 0, Choice::Blank, "a");
    let (mut parts, body) = post(&format!("/api/elections/{CAPN}/ballots"), Some(0), ballot).into_parts();
    parts.headers.insert("content-encoding", "gzip".parse().unwrap());
    let answer = answered(scene.actions.cast.handle(Request::from_parts(parts, body)).await);
    assert_eq!((answer.outcome(), scene.counts()), (told(415, "REQ-002"), (0, 0)));
}

#[tokio::test]
async fn bp_10_a_ballot_of_one_election_sent_to_another_is_refused() {
    let scene = Scene::open(1).await;
    let ballot = scene.ballot(0, 0, Choice::list(1), "a");
    assert_eq!(refused(&scene, CSA, 0, &ballot).await, told(422, "VOT-511"));
    // The same bytes with the uuid edited carry another election's hash.
    let edited = String::from_utf8(ballot).unwrap().replacen(CAPN, CSA, 1);
    assert_eq!(
        refused(&scene, CSA, 0, edited.as_bytes()).await,
        told(422, "VOT-511")
    );
}

#[tokio::test]
async fn bp_14_a_ballot_with_the_signature_of_another_is_refused() {
    let scene = Scene::open(1).await;
    let ballot = String::from_utf8(scene.ballot(0, 0, Choice::list(1), "a")).unwrap();
    let other = String::from_utf8(scene.ballot(0, 0, Choice::list(2), "b")).unwrap();
    let field = "\"signature\":";
    let signature = |text: &str| text[text.find(field).unwrap()..].to_owned();
    let swapped = ballot.replace(&signature(&ballot), &signature(&other));
    assert_eq!(
        refused(&scene, CAPN, 0, swapped.as_bytes()).await,
        told(422, "VOT-512")
    );
}

#[tokio::test]
async fn bp_15_bp_18_a_ballot_of_a_credential_that_is_not_the_voters_is_refused() {
    let scene = Scene::open(2).await;
    let somebody_elses = scene.ballot(0, 1, Choice::list(1), "a");
    assert_eq!(
        refused(&scene, CAPN, 0, &somebody_elses).await,
        told(403, "VOT-513")
    );
    let nobodys = scene.ballot_of(0, &credential("nobody", 0), Choice::list(1), "b");
    assert_eq!(refused(&scene, CAPN, 0, &nobodys).await, told(403, "VOT-513"));
    // Once its owner has cast it, it is still not this voter's, and no receipt of it is given.
    assert_eq!(
        casts(&scene.actions, CAPN, 1, &somebody_elses)
            .await
            .status
            .as_u16(),
        200
    );
    assert_eq!(
        refused(&scene, CAPN, 0, &somebody_elses).await,
        told(403, "VOT-513")
    );
}

#[tokio::test]
async fn ca_04_a_second_ballot_is_refused_in_a_later_session_too() {
    let scene = Scene::open(1).await;
    let first = scene.ballot(0, 0, Choice::list(1), "a");
    assert_eq!(scene.casts(0, &first).await.status.as_u16(), 200);
    scene.set_clock("2022-12-02T09:00:00+01:00");
    scene.signs_in_again(0, 50).await;
    let second = scene.ballot(0, 0, Choice::list(2), "b");
    assert_eq!(refused(&scene, CAPN, 50, &second).await, told(409, "VOT-501"));
    assert_eq!(
        scene.casts(50, &second).await.json()["voted_at"],
        "2022-12-01T11:27:00Z"
    );
}

#[tokio::test]
async fn ca_13_who_is_not_on_the_roll_of_an_election_does_not_vote_in_it() {
    let scene = Scene::open(2).await;
    let ballot = scene.ballot(1, 1, Choice::list(1), "a");
    assert_eq!(refused(&scene, CSA, 1, &ballot).await, told(403, "VOT-514"));
}

#[tokio::test]
async fn without_a_live_session_or_an_election_nothing_is_read() {
    let scene = Scene::open(1).await;
    let ballot = scene.ballot(0, 0, Choice::list(1), "a");
    assert_eq!(refused(&scene, CAPN, 77, &ballot).await, told(401, "AUT-103"));
    assert_eq!(
        refused(&scene, "R7AxU4XsA1pU7E", 0, &ballot).await,
        told(404, "REQ-006")
    );
    assert_eq!(
        refused(&scene, "no-election", 0, &ballot).await,
        told(404, "REQ-006")
    );
    let anonymous = post(&format!("/api/elections/{CAPN}/ballots"), None, ballot);
    let answer: Answered = answered(scene.actions.cast.handle(anonymous).await);
    assert_eq!(answer.outcome(), told(401, "AUT-103"));
}

#[tokio::test]
async fn ca_20_a_vote_has_no_address_to_replace_or_delete_it() {
    let scene = Scene::open(1).await;
    let path = format!("/api/elections/{CAPN}/ballots");
    for method in ["PUT", "DELETE", "PATCH", "GET"] {
        let (mut parts, body) = post(&path, Some(0), Vec::new()).into_parts();
        parts.method = method.parse().unwrap();
        let answer = answered(scene.actions.cast.handle(Request::from_parts(parts, body)).await);
        assert_eq!(answer.outcome(), told(405, "REQ-005"), "{method}");
    }
}

//! Ballots made by belenios-tool, with credentials in its own format, through the portal's door and back to the tool.

#[path = "../../crates/belenios/tests/belenios_tool/tool.rs"]
#[expect(dead_code, reason = "shared with the tests of the protocol")]
mod tool;
#[path = "../../crates/belenios/tests/belenios_tool/tool_election.rs"]
#[expect(dead_code, reason = "shared with the tests of the protocol")]
mod tool_election;

use ballot_box::ParametersRow;
use belenios::v1::archive::Stage;
use belenios::v1::verify::verify;
use belenios::v1::{HexDigest, PrivateCredential};
use dynamo::ByteBuf;
use election::ElectionId;
use serde_json::{Value, json};
use tests::{CAPN, Person, Portal, Reply};
use tool_election::ToolElection;
use voter_file::RightEntry;

const NOON: &str = "2022-12-01T12:27:00+01:00";

/// Each voter, and what the tool is told to encrypt: the blank vote, then the four lists.
const VOTES: [(&str, [u8; 5]); 4] = [
    ("claire", [0, 1, 0, 0, 0]),
    ("karim", [0, 0, 0, 1, 0]),
    ("helene", [1, 0, 0, 0, 0]),
    ("paul", [0, 0, 0, 1, 0]),
];

/// What [`VOTES`] add up to.
const RESULT: [u64; 5] = [1, 1, 0, 2, 0];

/// The portal at noon with one more election, of the tool's making.
async fn opening() -> (Portal, ToolElection) {
    let poll = ToolElection::make(4, VOTES.len());
    let portal = Portal::opening(NOON).await;
    import(&portal, &poll).await;
    (portal, poll)
}

/// Brings the tool's election in: whose credential is whose, the sealed list and the sealed parameters.
async fn import(portal: &Portal, poll: &ToolElection) {
    let (election, list) = (poll.set_up.election(), poll.set_up.credentials());
    let rights = VOTES.iter().zip(&poll.codes).map(|((name, _), code)| {
        assert_eq!(code.replace('-', "").len(), 22);
        let credential =
            PrivateCredential::from_tool_format(code, election.uuid()).expect("a code of the tool");
        let credential = credential.public();
        assert!(list.contains(&credential), "the same credential as the tool's");
        RightEntry {
            voter: portal.voter(name).key(),
            election: ElectionId::parse(poll.uuid()).expect("a uuid"),
            credential: credential.encoded().to_string(),
        }
    });
    let rights: Vec<RightEntry> = rights.collect();
    let imported = portal.voters.import_rights(&rights).await.expect("the rights");
    assert_eq!(imported.written, VOTES.len() as u64);
    let seal = portal.ballots.seal_credentials(poll.uuid(), list.iter());
    seal.await.expect("the sealed list");
    let standing = portal.ballots.parameters(CAPN).await.expect("the ballot box");
    let row = ParametersRow {
        event: poll.uuid().to_owned(),
        election: ByteBuf::from(election.raw()),
        trustees: ByteBuf::from(poll.set_up.trustees().to_json()),
        credentials: HexDigest::of(&list.to_json()).to_string(),
        ..standing.expect("a sealed election").row().clone()
    };
    let seal = portal.ballots.seal_parameters(row);
    seal.await.expect("the sealed parameters");
}

async fn casts(voter: &Person, poll: &ToolElection, ballot: &str) -> Reply {
    let path = format!("/api/elections/{}/ballots", poll.uuid());
    voter.post_bytes(&path, ballot.to_owned()).await
}

/// After the hour, the operator's two calls: close, then count and publish.
async fn seals(portal: &Portal, poll: &ToolElection) -> Value {
    let path = format!("/operations/elections/{}/seal", poll.uuid());
    let mut state = json!(null);
    for (now, expected) in [
        ("2022-12-08T17:15:00+01:00", "closing"),
        ("2022-12-08T17:16:00+01:00", "sealed"),
    ] {
        portal.set_clock(now);
        state = portal
            .visitor()
            .post(&path, &json!({}))
            .await
            .expect_done()
            .json();
        assert_eq!(state["state"], expected, "{state}");
    }
    state
}

/// The archive of the sealed box, counted by us as far as the encrypted tally, then by the tool.
async fn counted(portal: &Portal, poll: &ToolElection, sealed: &Value) -> Vec<u8> {
    let parameters = portal
        .ballots
        .parameters(poll.uuid())
        .await
        .expect("the ballot box");
    let parameters = parameters.expect("a sealed election");
    let list = poll.set_up.credentials().to_json();
    let archive = portal.ballots.write_archive(Vec::new(), &parameters, &list);
    let (mut archive, head) = archive.await.expect("an archive");
    assert_eq!(sealed["head_hash"], head.hash.to_string());
    let closed = verify(archive.as_slice()).expect("a valid archive");
    assert_eq!(closed.stage(), Stage::Closed);
    let (tally, sized) = (closed.tally(), closed.sized_tally());
    let written = closed.resume(&mut archive).encrypted_tally(tally, sized);
    written.expect("a place in memory");
    poll.finish(&archive, &[tally.to_json(), sized.to_json()])
}

#[tokio::test]
async fn bp_19_ballots_made_by_belenios_tool_are_cast_sealed_and_tallied_and_the_tool_accepts_the_result() {
    let (portal, poll) = opening().await;
    let mut trackers = Vec::new();
    for (place, (name, values)) in VOTES.into_iter().enumerate() {
        let voter = portal.voter(name).signed_in().await;
        let ballot = poll.ballot(place, &values);
        let receipt = casts(&voter, &poll, &ballot).await.expect_done();
        assert_eq!(receipt.status, 200);
        let tracker = poll.tracker(&ballot);
        assert_eq!(receipt.json()["reference"], tracker);
        trackers.push(tracker);
    }
    let sealed = seals(&portal, &poll).await;
    assert_eq!(
        (&sealed["ballots"], &sealed["emargements"]),
        (&json!(4), &json!(4))
    );
    let path = format!("/api/elections/{}/references/0", poll.uuid());
    let published = portal.visitor().get(&path).await.expect_done().json();
    trackers.sort();
    assert_eq!(published, json!({ "references": trackers }));

    let finished = counted(&portal, &poll, &sealed).await;
    let finished = verify(finished.as_slice()).expect("what the tool accepted is valid here");
    assert_eq!((finished.stage(), finished.ballots()), (Stage::Finished, 4));
    assert_eq!(finished.result().expect("a result").counts(), [RESULT]);
}

#[tokio::test]
async fn bp_19_a_ballot_of_belenios_tool_altered_on_its_way_is_refused_and_then_itself_accepted() {
    let (portal, poll) = opening().await;
    let claire = portal.voter("claire").signed_in().await;
    let ballot = poll.ballot(0, &VOTES[0].1);
    let rows = portal.rows();
    for (altered, code) in [
        (
            with_another_digit(&ballot, ballot.find("\"response\"")),
            "VOT-512",
        ),
        (
            with_another_digit(&ballot, ballot.rfind("\"response\"")),
            "VOT-512",
        ),
        (with_two_choices_exchanged(&ballot), "VOT-512"),
        (ballot.replace(poll.uuid(), CAPN), "VOT-511"),
        (format!("{ballot}\n"), "VOT-510"),
        (poll.ballot(1, &VOTES[1].1), "VOT-513"),
    ] {
        assert_ne!(altered, ballot);
        casts(&claire, &poll, &altered).await.expect_refusal(code);
        portal.assert_unchanged(&rows, &[]);
    }
    let receipt = casts(&claire, &poll, &ballot).await.expect_done().json();
    assert_eq!(receipt["reference"], poll.tracker(&ballot));
}

/// The ballot with another last digit in the response that begins here.
fn with_another_digit(ballot: &str, response: Option<usize>) -> String {
    let start = response.expect("a ballot has proofs") + "\"response\":\"".len();
    let last = start + ballot[start..].find('"').expect("a text ends") - 1;
    let digit = if ballot[last..].starts_with('1') { "2" } else { "1" };
    format!("{}{digit}{}", &ballot[..last], &ballot[last + 1..])
}

/// The ballot with the ciphertexts of its first two choices exchanged: the text of a ballot still, with proofs of another.
fn with_two_choices_exchanged(ballot: &str) -> String {
    let choices = ballot.find("{\"alpha\"").expect("a ballot has choices");
    let mut ends = ballot[choices..]
        .match_indices('}')
        .map(|(end, _)| choices + end + 1);
    let first = ends.next().expect("a first choice");
    let second = ends.next().expect("a second choice");
    let (one, two) = (&ballot[choices..first], &ballot[first + 1..second]);
    format!("{}{two},{one}{}", &ballot[..choices], &ballot[second..])
}

//! Closing, the archive, and the whole way from files to a verified result.

use crate::prepared::{Prepared, others, portal};
use belenios::v1::{Ballot, BallotRandomness, Choice, ReceivedBallot};
use bureau::{
    CloseError, Closing, Operations, PublishError, close, import_lists, publish, reissue_log, write_archive,
};
use ceremony::decryption::{Expected, combine, decrypt_verified};
use ceremony::verification::verify_file;
use dynamo::testing::Emulator;
use election::{ElectionId, Instant};
use std::path::Path;
use std::time::Duration;

const UUID: &str = "CSAproximiteParis22";

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn election() -> ElectionId {
    ElectionId::parse(UUID).unwrap()
}

/// After the grace of the seed's calendar.
fn after_the_vote() -> Instant {
    at("2022-12-08T17:15:00+01:00")
}

/// Casts a ballot as the casting function does: one transaction on both sides. `None` is a blank vote.
async fn cast(prepared: &Prepared, emulator: &Emulator, number: &str, choice: Option<usize>) {
    let operations = others(emulator);
    let parameters = operations.ballots.parameters(UUID).await.unwrap().unwrap();
    let belenios = parameters.election();
    let notice = prepared
        .codes
        .notices
        .iter()
        .find(|notice| notice.number == number)
        .unwrap();
    let credential = notice.code.seed("pro2022", number).credential(belenios.uuid());
    let mut bytes = vec![0; BallotRandomness::length(belenios)];
    getrandom::fill(&mut bytes).unwrap();
    let choice = choice.map_or(Choice::Blank, Choice::list);
    let ballot = Ballot::create(belenios, &credential, &[choice], &BallotRandomness::new(bytes)).unwrap();
    let checked = ReceivedBallot::parse(ballot.bytes())
        .unwrap()
        .check(belenios)
        .unwrap();
    let credential = checked.credential().to_string();
    let voter = prepared
        .folder()
        .roll
        .voters
        .into_iter()
        .find(|voter| voter.number.as_str() == number)
        .unwrap();
    let (voters, key) = (&operations.voters, operations.names.voter_key(&voter.identifier));
    let commitment = voters.commitment(&key, &election(), &credential).unwrap();
    let writes = vec![
        operations.ballots.deposit(&checked),
        voters.mark(&key, &election(), &commitment, at("2022-12-01T12:47:00+01:00")),
        operations.ballots.gate_open(UUID, &credential),
    ];
    voters.dynamo().commit(None, writes).await.unwrap();
}

#[tokio::test]
async fn an_election_goes_from_files_to_a_verified_result() {
    let mut prepared = Prepared::new();
    let (emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    for (number, choice) in [
        ("165805501", Some(0)),
        ("165805502", None),
        ("165805506", Some(3)),
        ("165805511", Some(0)),
    ] {
        cast(&prepared, &emulator, number, choice).await;
    }
    let list = prepared.list(UUID);
    let during = close(&operations, &election(), &list, at("2022-12-08T17:14:59+01:00")).await;
    assert!(matches!(during, Err(CloseError::TooEarly { ends }) if ends == after_the_vote()));
    assert!(
        write_archive(&operations, &election(), &list, prepared.files.path())
            .await
            .is_err()
    );

    let Closing::Draining { ready_at } = close(&operations, &election(), &list, after_the_vote())
        .await
        .unwrap()
    else {
        panic!("what is under way is waited for")
    };
    let ready = Instant::from_unix(ready_at);
    let Closing::Sealed(statement) = close(&operations, &election(), &list, ready).await.unwrap() else {
        panic!("nothing is under way any more")
    };
    assert_eq!(
        (statement.ballots, statement.emargements, statement.reissues),
        (4, 4, 0)
    );
    let much_later = ready.after(Duration::from_secs(86_400));
    assert_eq!(
        close(&operations, &election(), &list, much_later).await.unwrap(),
        Closing::Sealed(statement.clone())
    );

    let file = write_archive(&operations, &election(), &list, prepared.files.path())
        .await
        .unwrap();
    let verified = verify_file(&file, |source| source).unwrap();
    let expected = Expected {
        ballots: statement.ballots,
        head: statement.head_hash.parse().unwrap(),
    };
    let shares = [0, 2, 4]
        .map(|trustee| decrypt_verified(&verified, &mut prepared.room.states[trustee], &expected).unwrap());
    let results = tempfile::tempdir().unwrap();
    let combined = combine(&file, &shares, results.path()).unwrap();
    assert_eq!(
        combined.verified.result().unwrap().counts(),
        [vec![1, 2, 0, 0, 1, 0, 0]]
    );
    let log = reissue_log(&operations, &election(), 200).await.unwrap();
    assert_eq!((log.lines.as_str(), log.reissues, log.cap), ("", 0, 200));

    proclaim(&prepared, &operations, (&file, &combined.archive), results.path()).await;
}

/// What the results page shows comes from the final archive alone, once.
async fn proclaim(
    prepared: &Prepared,
    operations: &Operations,
    (closed, finished): (&Path, &Path),
    folder: &Path,
) {
    import_lists(&prepared.folder(), &operations.voters, after_the_vote())
        .await
        .unwrap();
    let out = folder.join("published");
    let early = publish(operations, closed, &out, after_the_vote()).await;
    assert!(
        matches!(early, Err(PublishError::Archive(_))),
        "no result yet: {early:?}"
    );
    let mut bytes = std::fs::read(finished).unwrap();
    let result = bytes
        .windows(10)
        .rposition(|window| window == b"{\"result\":")
        .unwrap();
    let digit = result + b"{\"result\":[[".len();
    assert_eq!(bytes[digit], b'1', "the blank votes");
    bytes[digit] = b'0';
    let forged = folder.join("forged.bel");
    std::fs::write(&forged, &bytes).unwrap();
    let refused = publish(operations, &forged, &out, after_the_vote()).await;
    assert!(matches!(refused, Err(PublishError::Archive(_))), "{refused:?}");
    assert_eq!(operations.ballots.result(UUID).await.unwrap(), None);

    let proclaimed = publish(operations, finished, &out, after_the_vote())
        .await
        .unwrap();
    let row = operations.ballots.result(UUID).await.unwrap().unwrap();
    assert_eq!(row, proclaimed.result);
    assert_eq!(
        (row.registered, row.voters, row.blank, row.expressed, row.seats),
        (11, 4, Some(1), 3, 10)
    );
    let lists: Vec<_> = row.lists.iter().map(|list| (list.votes, list.seats)).collect();
    assert_eq!(lists, [(2, 7), (0, 0), (0, 0), (1, 3), (0, 0), (0, 0)]);
    assert_eq!(row.by_lot, None);
    let published = std::fs::read(out.join(&row.archive.name)).unwrap();
    assert_eq!(row.archive.bytes, published.len() as u64);
    assert_eq!(
        row.archive.sha256,
        belenios::v1::HexDigest::of(&published).to_string()
    );
    assert_eq!(row.archive.head, proclaimed.summary.head);
    let again = publish(operations, finished, &out, after_the_vote())
        .await
        .unwrap();
    assert_eq!(again.result, row);
}

#[tokio::test]
async fn ta_18_an_urn_that_differs_from_the_emargements_is_not_declared() {
    let prepared = Prepared::new();
    let (emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    cast(&prepared, &emulator, "165805501", Some(0)).await;
    let voter = &prepared.folder().roll.voters[1];
    let key = operations.names.voter_key(&voter.identifier);
    let right = operations.voters.right(&key, &election()).await.unwrap().unwrap();
    let signed_for_nothing = operations
        .voters
        .mark(&key, &election(), &right.commitment, after_the_vote());
    others(&emulator)
        .voters
        .dynamo()
        .write(signed_for_nothing)
        .await
        .unwrap();
    let list = prepared.list(UUID);
    close(&operations, &election(), &list, after_the_vote())
        .await
        .unwrap();
    let later = after_the_vote().after(Duration::from_secs(600));
    let refused = close(&operations, &election(), &list, later).await.unwrap_err();
    assert!(
        matches!(
            refused,
            CloseError::Discrepancy {
                ballots: 1,
                emargements: 2
            }
        ),
        "{refused}"
    );
    assert!(
        !emulator.rows()["event"]
            .iter()
            .any(|row| row["item"]["S"] == "closing")
    );
    assert!(
        write_archive(&operations, &election(), &list, prepared.files.path())
            .await
            .is_err()
    );
}

#[tokio::test]
async fn an_archive_is_not_written_with_another_list_of_credentials() {
    let prepared = Prepared::new();
    let (_emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    let other = prepared.list("CAPNzinspect2z22pro");
    let refused = close(
        &operations,
        &election(),
        &other,
        after_the_vote().after(Duration::from_secs(600)),
    )
    .await;
    assert!(matches!(refused, Ok(Closing::Draining { .. })), "{refused:?}");
    let refused = close(
        &operations,
        &election(),
        &other,
        after_the_vote().after(Duration::from_secs(1200)),
    )
    .await;
    assert!(
        matches!(refused, Err(CloseError::OtherCredentials)),
        "{refused:?}"
    );
}

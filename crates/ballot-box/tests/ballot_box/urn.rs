use crate::scene::{Scene, UUID, credential};
use ballot_box::{BallotBoxFault, Shard, UrnRow};
use belenios::v1::Choice;
use dynamo::{ByteBuf, Write};

#[tokio::test]
async fn a_ballot_is_stored_once_and_comes_back_byte_for_byte() {
    let scene = Scene::sealed(2).await;
    let ballot = scene.ballot(0, Choice::list(1), "a");
    scene.deposit(&ballot).await.unwrap();
    let text = credential(0).public().to_string();
    assert_eq!(
        scene.ballot_box.ballot(UUID, &text).await.unwrap().as_deref(),
        Some(ballot.bytes())
    );
    let before = scene.emulator.rows();
    let other = scene.ballot(0, Choice::Blank, "b");
    assert!(scene.deposit(&other).await.unwrap_err().at(0));
    assert_eq!(scene.emulator.rows(), before);
    let absent = credential(1).public().to_string();
    assert_eq!(scene.ballot_box.ballot(UUID, &absent).await.unwrap(), None);
}

#[tokio::test]
async fn an_urn_row_holds_the_ballot_and_nothing_that_tells_who_or_when() {
    let scene = Scene::sealed(1).await;
    scene
        .deposit(&scene.ballot(0, Choice::list(0), "a"))
        .await
        .unwrap();
    let rows = &scene.emulator.rows()["urn"];
    let attributes: Vec<&str> = rows[0].keys().map(String::as_str).collect();
    assert_eq!(
        (rows.len(), attributes),
        (1, vec!["ballot", "credential", "shard"])
    );
}

#[tokio::test]
async fn each_shard_counts_its_own_ballots() {
    let scene = Scene::sealed(20).await;
    let mut expected = vec![0; 64];
    for voter in 0..20 {
        scene
            .deposit(&scene.ballot(voter, Choice::Blank, "a"))
            .await
            .unwrap();
        expected[Shard::of(&credential(voter).public().to_string()).index()] += 1;
    }
    assert_eq!(scene.ballot_box.count(UUID).await.unwrap(), expected);
}

#[tokio::test]
async fn a_row_that_is_not_what_was_deposited_stops_the_walk() {
    let scene = Scene::sealed(2).await;
    let ballot = scene.ballot(0, Choice::list(0), "a");
    scene.deposit(&ballot).await.unwrap();
    let row: UrnRow = UrnRow {
        shard: Shard::of(&credential(1).public().to_string()).partition(UUID),
        credential: credential(1).public().to_string(),
        ballot: ByteBuf::from(b"\x4b\x04\x00".to_vec()),
    };
    scene.dynamo.write(Write::put(&row)).await.unwrap();
    let walked = scene.ballot_box.walk(UUID, |_| Ok(())).await;
    assert!(
        matches!(
            walked,
            Err(BallotBoxFault::Damaged {
                what: "ballot box",
                ..
            })
        ),
        "{walked:?}"
    );
}

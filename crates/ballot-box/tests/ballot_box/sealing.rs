use crate::scene::{SEALED_AT, Scene, UUID};
use ballot_box::{BallotBox, BallotBoxFault, Closure, Count, GateState, Published, Seal};
use belenios::v1::verify::verify;
use belenios::v1::{Choice, HexDigest};

const CLOSED_AT: i64 = 1_670_515_200;

/// An election whose voters cast in the order given, closed.
async fn closed(voters: u32, order: impl IntoIterator<Item = u32>) -> Scene {
    let scene = Scene::sealed(voters).await;
    for voter in order {
        let choice = if voter % 3 == 0 {
            Choice::Blank
        } else {
            Choice::list(voter as usize % 4)
        };
        scene.deposit(&scene.ballot(voter, choice, "a")).await.unwrap();
    }
    scene
        .ballot_box
        .turn_gates(UUID, GateState::Closed, CLOSED_AT)
        .await
        .unwrap();
    scene
}

fn count(scene: &Scene, emargements: u64) -> Count {
    Count {
        closed_at: CLOSED_AT,
        emargements,
        reissues: 0,
        credentials: HexDigest::of(&scene.credentials),
    }
}

async fn publish(scene: &Scene, ballot_box: &BallotBox, emargements: u64) -> Published {
    let parameters = ballot_box.parameters(UUID).await.unwrap().unwrap();
    let sign = |text: &str| Seal {
        key: "key".to_owned(),
        signature: HexDigest::of(text.as_bytes()).to_string(),
    };
    ballot_box
        .publish(&parameters, count(scene, emargements), sign)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_box_is_counted_only_after_it_has_rested() {
    let scene = Scene::sealed(1).await;
    let at = |now| {
        let ballot_box = scene.ballot_box.clone();
        async move { ballot_box.closure(UUID, now).await.unwrap() }
    };
    assert_eq!(at(CLOSED_AT).await, None);
    scene
        .ballot_box
        .turn_gates(UUID, GateState::Closed, CLOSED_AT)
        .await
        .unwrap();
    assert_eq!(
        at(CLOSED_AT + 59).await,
        Some(Closure::Draining {
            ready_at: CLOSED_AT + 60
        })
    );
    assert_eq!(
        at(CLOSED_AT + 60).await,
        Some(Closure::Closed { closed_at: CLOSED_AT })
    );
    // A clock that runs behind waits; it never counts early.
    assert_eq!(
        at(CLOSED_AT - 600).await,
        Some(Closure::Draining {
            ready_at: CLOSED_AT + 60
        })
    );
}

#[tokio::test]
async fn a_box_closes_when_it_is_first_asked_to_and_keeps_that_hour() {
    let scene = Scene::sealed(1).await;
    let close = async |now| scene.ballot_box.close(UUID, now).await.unwrap();
    let ready_at = CLOSED_AT + 60;
    assert_eq!(close(CLOSED_AT).await, Closure::Draining { ready_at });
    assert_eq!(close(CLOSED_AT + 30).await, Closure::Draining { ready_at });
    assert_eq!(close(ready_at).await, Closure::Closed { closed_at: CLOSED_AT });
}

#[tokio::test]
async fn a_box_without_its_gates_is_never_said_to_be_closed() {
    let scene = Scene::before_sealing(1).await;
    let refused = scene.ballot_box.close(UUID, CLOSED_AT).await;
    assert!(
        matches!(refused, Err(BallotBoxFault::GatesMissing(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn the_archive_is_the_one_the_statement_declares_and_every_check_of_it_holds() {
    let scene = closed(12, 0..10).await;
    let Published::Sealed(closing) = publish(&scene, &scene.ballot_box, 10).await else {
        panic!("urn and roll agree")
    };
    let parameters = scene.ballot_box.parameters(UUID).await.unwrap().unwrap();
    let (archive, head) = scene
        .ballot_box
        .write_archive(Vec::new(), &parameters, &scene.credentials)
        .await
        .unwrap();
    let statement = &closing.statement;
    assert_eq!(
        (head.height, head.hash.to_string()),
        (statement.head_height, statement.head_hash.clone())
    );
    assert_eq!(
        (statement.ballots, statement.emargements, statement.head_height),
        (10, 10, 11)
    );
    let verified = verify(archive.as_slice()).unwrap();
    assert_eq!((verified.ballots(), verified.head()), (10, head));
    assert_eq!(verified.timestamp(), SEALED_AT as u64);
}

#[tokio::test]
async fn bb_12_the_archive_is_the_same_whatever_the_order_of_voting() {
    let mut archives = Vec::new();
    for order in [(0..20).collect::<Vec<u32>>(), (0..20).rev().collect()] {
        let scene = closed(20, order).await;
        let parameters = scene.ballot_box.parameters(UUID).await.unwrap().unwrap();
        let (archive, _) = scene
            .ballot_box
            .write_archive(Vec::new(), &parameters, &scene.credentials)
            .await
            .unwrap();
        let Published::Sealed(closing) = publish(&scene, &scene.ballot_box, 20).await else {
            panic!("urn and roll agree")
        };
        archives.push((archive, closing));
    }
    assert_eq!(archives[0], archives[1]);
}

#[tokio::test]
async fn op_10_two_processes_that_seal_publish_the_same_bytes() {
    let scene = closed(8, 0..8).await;
    let others: Vec<BallotBox> = (0..4).map(|_| BallotBox::new(scene.dynamo.clone())).collect();
    let (a, b, c, d) = tokio::join!(
        publish(&scene, &others[0], 8),
        publish(&scene, &others[1], 8),
        publish(&scene, &others[2], 8),
        publish(&scene, &others[3], 8)
    );
    assert!([&b, &c, &d].into_iter().all(|other| *other == a));
    let before = scene.emulator.rows();
    assert_eq!(publish(&scene, &scene.ballot_box, 8).await, a);
    assert_eq!(scene.emulator.rows(), before);
    let batch = scene.ballot_box.references(UUID, 0).await.unwrap().unwrap();
    assert_eq!((batch.texts().len(), batch.texts().is_sorted()), (8, true));
    assert!(scene.ballot_box.references(UUID, 1).await.unwrap().is_none());
}

#[tokio::test]
async fn ta_18_a_box_that_does_not_agree_with_the_roll_is_not_published() {
    let scene = closed(8, 0..8).await;
    let before = scene.emulator.rows();
    for emargements in [7, 9] {
        let Published::Discrepancy { ballots } = publish(&scene, &scene.ballot_box, emargements).await else {
            panic!("urn and roll differ")
        };
        assert_eq!((ballots.len(), ballots.iter().sum::<u64>()), (64, 8));
        assert_eq!(scene.emulator.rows(), before);
    }
}

use crate::scene::{SEALED_AT, Scene, UUID};
use ballot_box::{BallotBoxFault, Gate, GateState};
use belenios::v1::Choice;
use dynamo::ByteBuf;

#[tokio::test]
async fn a_closed_gate_never_opens_again_and_keeps_its_date() {
    let scene = Scene::sealed(1).await;
    let gates = || async { scene.ballot_box.gates(UUID).await.unwrap() };
    let all = |state, since| vec![Gate { state, since }; 64];
    assert_eq!(gates().await, all(GateState::Open, SEALED_AT));
    for (to, now, expected) in [
        (GateState::Suspended, 10, all(GateState::Suspended, 10)),
        (GateState::Suspended, 11, all(GateState::Suspended, 10)),
        (GateState::Open, 12, all(GateState::Open, 12)),
        (GateState::Open, 13, all(GateState::Open, 12)),
        (GateState::Closed, 14, all(GateState::Closed, 14)),
        (GateState::Open, 15, all(GateState::Closed, 14)),
        (GateState::Suspended, 16, all(GateState::Closed, 14)),
        (GateState::Closed, 17, all(GateState::Closed, 14)),
    ] {
        scene.ballot_box.turn_gates(UUID, to, now).await.unwrap();
        assert_eq!(gates().await, expected, "{to:?} at {now}");
    }
}

#[tokio::test]
async fn ca_11_no_ballot_passes_a_gate_that_is_not_open() {
    let scene = Scene::sealed(1).await;
    let ballot = scene.ballot(0, Choice::list(2), "a");
    for state in [GateState::Suspended, GateState::Closed] {
        scene.ballot_box.turn_gates(UUID, state, 10).await.unwrap();
        let before = scene.emulator.rows();
        assert!(scene.deposit(&ballot).await.unwrap_err().at(1), "{state:?}");
        assert_eq!(scene.emulator.rows(), before);
    }
}

#[tokio::test]
async fn sealing_again_with_the_same_parameters_changes_nothing_and_with_others_is_refused() {
    let scene = Scene::sealed(1).await;
    scene
        .ballot_box
        .turn_gates(UUID, GateState::Closed, 10)
        .await
        .unwrap();
    let before = scene.emulator.rows();
    scene.ballot_box.seal_parameters(scene.row.clone()).await.unwrap();
    assert_eq!(scene.emulator.rows(), before);
    let mut other = scene.row.clone();
    other.trustees = ByteBuf::from(b"[]".to_vec());
    let refused = scene.ballot_box.seal_parameters(other).await;
    assert!(
        matches!(refused, Err(BallotBoxFault::AlreadySealed(_))),
        "{refused:?}"
    );
    assert_eq!(scene.emulator.rows(), before);
}

#[tokio::test]
async fn parameters_that_are_not_an_election_of_this_protocol_are_not_sealed() {
    let scene = Scene::before_sealing(1).await;
    for (election, event) in [
        (b"{}".to_vec(), UUID),
        (scene.election.raw().to_vec(), "R7AxU4XsA1pU7E"),
    ] {
        let mut row = scene.row.clone();
        (row.election, row.event) = (ByteBuf::from(election), event.to_owned());
        let refused = scene.ballot_box.seal_parameters(row).await;
        assert!(
            matches!(refused, Err(BallotBoxFault::Damaged { .. })),
            "{refused:?}"
        );
    }
    assert!(scene.emulator.rows()["event"].is_empty());
    assert!(scene.ballot_box.parameters(UUID).await.unwrap().is_none());
}

//! Suspending, resuming and announcing: the decision, the gates that follow it, and what an interruption leaves.

use crate::prepared::{Prepared, others, portal};
use ballot_box::GateState;
use bureau::{ConductError, Operations, decisions, decree};
use election::Instant;
use election::conduct::{Conduct, Decision, DecisionError, Words};
use std::collections::BTreeMap;
use std::time::Duration;

const UUIDS: [&str; 3] = [
    "CAPNzinspect2z22pro",
    "CSAproximiteParis22",
    "CSAMjeunesseSports2",
];

fn noon() -> Instant {
    Instant::parse("2022-12-02T12:00:00+01:00").unwrap()
}

fn suspend(reason: &str) -> Decision {
    Decision::Suspend {
        reason: Words::parse(reason).unwrap(),
        next_information: None,
    }
}

/// The states and dates of every gate of every election, each once.
async fn gates(operations: &Operations) -> Vec<(GateState, i64)> {
    let mut found = Vec::new();
    for uuid in UUIDS {
        let gates = operations.ballots.gates(uuid).await.unwrap();
        assert_eq!(gates.len(), 64);
        found.extend(gates.iter().map(|gate| (gate.state, gate.since)));
    }
    found.dedup();
    found
}

#[tokio::test]
async fn a_suspension_shuts_every_gate_is_recorded_once_and_signed_and_leaves_what_is_sealed_alone() {
    let prepared = Prepared::new();
    let (emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    let sealed = |row: &&BTreeMap<String, serde_json::Value>| {
        let item = row["item"]["S"].as_str().unwrap_or_default();
        item == "event" || item == "parameters" || item.starts_with("election#")
    };
    let sealed_rows = || -> Vec<_> { emulator.rows()["event"].iter().filter(sealed).cloned().collect() };
    let before = sealed_rows();
    let decreed = decree(&operations, &suspend("Panne."), noon()).await.unwrap();
    assert!(decreed.recorded);
    assert_eq!(gates(&operations).await, [(GateState::Suspended, noon().unix())]);
    let rows = emulator.rows();
    let again = decree(
        &operations,
        &suspend("Panne."),
        noon().after(Duration::from_secs(60)),
    )
    .await
    .unwrap();
    assert_eq!((again.recorded, &again.conduct), (false, &decreed.conduct));
    assert_eq!(emulator.rows(), rows, "the same decision again changes nothing");

    let resumed_at = noon().after(Duration::from_secs(3_600));
    let resumed = decree(&operations, &Decision::Resume, resumed_at).await.unwrap();
    assert_eq!((resumed.recorded, resumed.conduct), (true, Conduct::default()));
    assert_eq!(gates(&operations).await, [(GateState::Open, resumed_at.unix())]);
    assert_eq!(before, sealed_rows());
    let record = decisions(&operations).await.unwrap();
    let kinds: Vec<_> = record
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["decision"]["kind"].clone())
        .collect();
    assert_eq!(kinds, ["suspend", "resume"]);
}

#[tokio::test]
async fn a_suspension_that_was_interrupted_is_finished_by_the_same_command() {
    let prepared = Prepared::new();
    let (_emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    decree(&operations, &suspend("Panne."), noon()).await.unwrap();
    // As if the program had stopped after the second election.
    operations
        .ballots
        .turn_gates(UUIDS[2], GateState::Open, noon().unix())
        .await
        .unwrap();
    let later = noon().after(Duration::from_secs(300));
    let finished = decree(&operations, &suspend("Panne."), later).await.unwrap();
    assert!(!finished.recorded);
    assert_eq!(gates(&operations).await, [(GateState::Suspended, noon().unix())]);
    decree(&operations, &Decision::Resume, later).await.unwrap();
    operations
        .ballots
        .turn_gates(UUIDS[0], GateState::Suspended, later.unix())
        .await
        .unwrap();
    decree(&operations, &Decision::Resume, later).await.unwrap();
    let states: Vec<_> = gates(&operations)
        .await
        .into_iter()
        .map(|(state, _)| state)
        .collect();
    assert_eq!(states, [GateState::Open]);
}

#[tokio::test]
async fn resuming_opens_no_gate_that_was_closed_for_good() {
    let prepared = Prepared::new();
    let (_emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    decree(&operations, &suspend("Panne."), noon()).await.unwrap();
    for uuid in UUIDS {
        operations
            .ballots
            .turn_gates(uuid, GateState::Closed, noon().unix())
            .await
            .unwrap();
    }
    decree(&operations, &Decision::Resume, noon()).await.unwrap();
    assert_eq!(gates(&operations).await, [(GateState::Closed, noon().unix())]);
}

#[tokio::test]
async fn a_decision_that_cannot_be_taken_leaves_no_trace() {
    let prepared = Prepared::new();
    let (emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    let before = emulator.rows();
    let over = Instant::parse("2022-12-08T17:15:00+01:00").unwrap();
    let refused = decree(&operations, &suspend("Trop tard."), over).await;
    assert!(
        matches!(
            refused,
            Err(ConductError::Refused(DecisionError::VoteOver { .. }))
        ),
        "{refused:?}"
    );
    decree(&operations, &Decision::Withdraw, noon()).await.unwrap();
    assert_eq!(emulator.rows(), before);
}

#[tokio::test]
async fn a_record_from_which_a_decision_was_taken_away_is_refused() {
    let prepared = Prepared::new();
    let (emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    for text in ["Un.", "Deux."] {
        let text = Words::parse(text).unwrap();
        decree(&operations, &Decision::Announce { text }, noon())
            .await
            .unwrap();
    }
    let key = dynamo::Key::with_text("pro2022#decisions", "000001");
    let delete = dynamo::Write::delete(voter_file::tables::EVENT, &key);
    others(&emulator).voters.dynamo().write(delete).await.unwrap();
    let refused = decisions(&operations).await;
    assert!(matches!(refused, Err(ConductError::Record(_))), "{refused:?}");
}

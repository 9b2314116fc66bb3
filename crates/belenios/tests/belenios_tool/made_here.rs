//! Whole elections made here, judged and counted by belenios-tool.

use belenios::v1::archive::Stage;

use crate::board::{Board, accepted_in_three_steps};
use crate::ceremony::pedersen;
use crate::poll::Poll;

const VOTERS: usize = 12;

/// Every way for trustees to be enough: the archive is accepted, and the tool counts the same from it.
fn counted_by_the_tool(poll: &Poll, enough: &[&[u32]]) {
    let uuid = poll.election.uuid().to_string();
    accepted_in_three_steps(&uuid, &poll.archive(Stage::Finished, enough[0]));
    let result = serde_json::json!({ "result": poll.expected() }).to_string();
    for present in enough {
        let finished = Board::new(&uuid, &poll.archive(Stage::Finished, present));
        finished.verify().expect("verify");
        let decrypted = Board::new(&uuid, &poll.archive(Stage::Tallied, present));
        assert_eq!(
            String::from_utf8(decrypted.compute_result()).unwrap(),
            result,
            "{present:?}"
        );
    }
}

#[test]
fn an_election_with_one_trustee_is_accepted_and_counted_the_same_by_belenios_tool() {
    counted_by_the_tool(&Poll::with_one_trustee("tool one", VOTERS), &[&[1]]);
}

#[test]
fn an_election_without_any_ballot_is_accepted_and_counted_the_same_by_belenios_tool() {
    counted_by_the_tool(&Poll::with_one_trustee("tool nobody", 0), &[&[1]]);
}

#[test]
fn ta_06_any_two_of_three_trustees_are_enough_for_belenios_tool() {
    let poll = Poll::new("tool threshold", vec![pedersen("tool threshold", 2, 3)], VOTERS);
    counted_by_the_tool(&poll, &[&[1, 2], &[1, 3], &[2, 3], &[1, 2, 3]]);
}

#[test]
fn ta_06_every_threshold_subset_of_the_legal_composition_is_enough_for_belenios_tool() {
    let poll = Poll::with_the_legal_composition("tool legal", VOTERS);
    let bureau = [&[1][..], &[2], &[1, 2]];
    let delegates = [&[3, 4][..], &[3, 5], &[4, 5], &[3, 4, 5]];
    let enough: Vec<Vec<u32>> = bureau
        .iter()
        .flat_map(|bureau| delegates.map(|delegates| [bureau, delegates].concat()))
        .collect();
    let enough: Vec<&[u32]> = enough.iter().map(Vec::as_slice).collect();
    assert_eq!(enough.len(), 12);
    counted_by_the_tool(&poll, &enough);
}

#[test]
fn an_archive_that_stops_early_is_accepted_by_belenios_tool() {
    let poll = Poll::with_the_legal_composition("tool early", 3);
    for (stage, present) in [
        (Stage::Voting, &[][..]),
        (Stage::Closed, &[]),
        (Stage::Tallied, &[]),
        (Stage::Tallied, &[1]),
        (Stage::Tallied, &[1, 3, 4]),
    ] {
        let board = Board::new(&poll.election.uuid().to_string(), &poll.archive(stage, present));
        board.verify().expect("verify");
    }
}

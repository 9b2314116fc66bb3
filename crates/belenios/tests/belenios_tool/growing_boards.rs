//! `verify-diff` and our comparison of two copies of a board give the same answer.

use belenios::v1::archive::{EventType, Stage};
use belenios::v1::verify::extends;

use crate::board::Board;
use crate::forgery::Forgery;
use crate::poll::Poll;
use crate::tool::run;

/// Whether `new` continues `old`, asked of both programs.
fn both_say(poll: &Poll, old: &[u8], new: &[u8]) -> bool {
    let uuid = poll.election.uuid().to_string();
    let boards = [old, new].map(|archive| Board::new(&uuid, archive));
    let [old_path, new_path] = boards.each_ref().map(|board| board.folder.path());
    let command = [
        "election",
        "verify-diff",
        "--dir2",
        new_path.to_str().unwrap(),
        "--dir1",
        ".",
    ];
    let theirs = run(old_path, &command, b"");
    let ours = extends(old, new).unwrap();
    assert_eq!(theirs.accepted, ours, "{}", theirs.said);
    ours
}

#[test]
fn a_board_that_only_grew_is_a_continuation_for_both() {
    let poll = Poll::with_one_trustee("diff", 4);
    let stages = [
        poll.archive(Stage::Voting, &[]),
        poll.archive(Stage::Closed, &[]),
        poll.archive(Stage::Tallied, &[1]),
        poll.archive(Stage::Finished, &[1]),
    ];
    for (at, old) in stages.iter().enumerate() {
        for new in &stages[at..] {
            assert!(both_say(&poll, old, new));
        }
    }
}

#[test]
fn bb_01_bb_02_bb_07_a_ballot_removed_moved_or_replaced_is_no_continuation_for_either() {
    let poll = Poll::with_one_trustee("diff", 4);
    let old = poll.archive(Stage::Voting, &[]);
    let changed = |change: &dyn Fn(&mut Forgery)| {
        let mut forgery = Forgery::of(&old);
        change(&mut forgery);
        forgery.events.push((EventType::EndBallots, vec![]));
        forgery.bytes()
    };
    for new in [
        changed(&|board| drop(board.events.remove(2))),
        changed(&|board| drop(board.events.pop())),
        changed(&|board| board.events.swap(1, 4)),
        changed(&|board| board.events[1] = board.events[2].clone()),
    ] {
        assert!(!both_say(&poll, &old, &new));
    }
    let auditors = [3, 4].map(|hidden| changed(&|board| drop(board.events.remove(hidden))));
    assert!(!both_say(&poll, &auditors[0], &auditors[1]));
    assert!(!both_say(&poll, &auditors[1], &auditors[0]));
}

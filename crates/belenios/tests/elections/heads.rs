//! Two copies of a board.

use belenios::v1::archive::{ArchiveReader, EventType, Stage};
use belenios::v1::verify::{HeadComparison, compare_heads, contains_head, extends, verify};

use crate::forgery::Forgery;
use crate::poll::Poll;

fn boards() -> (Vec<u8>, Vec<u8>) {
    let poll = Poll::with_one_trustee("boards", 4);
    (
        poll.archive(Stage::Voting, &[]),
        poll.archive(Stage::Finished, &[1]),
    )
}

fn saved(archive: &[u8]) -> belenios::v1::archive::Head {
    verify(archive).unwrap().head()
}

#[test]
fn a_board_that_only_grew_extends_the_earlier_one() {
    let (old, new) = boards();
    assert_eq!(
        compare_heads(&old[..], &new[..]).unwrap(),
        HeadComparison::FirstIsEarlier
    );
    assert_eq!(
        compare_heads(&new[..], &old[..]).unwrap(),
        HeadComparison::SecondIsEarlier
    );
    assert_eq!(compare_heads(&new[..], &new[..]).unwrap(), HeadComparison::Same);
    assert!(extends(&old[..], &new[..]).unwrap());
    assert!(extends(&old[..], &old[..]).unwrap());
    assert!(!extends(&new[..], &old[..]).unwrap());
    assert!(contains_head(&new[..], &saved(&old)).unwrap());
    assert!(!contains_head(&old[..], &saved(&new)).unwrap());
}

#[test]
fn bb_01_a_removed_ballot_is_seen_by_whoever_kept_an_earlier_head() {
    let (old, _) = boards();
    let mut forgery = Forgery::of(&old);
    forgery.events.remove(2);
    forgery.events.push((EventType::EndBallots, vec![]));
    let new = forgery.bytes();
    assert!(
        verify(new.as_slice()).is_ok(),
        "nothing is wrong inside: only the earlier copy shows the removal"
    );
    assert_eq!(
        compare_heads(&old[..], &new[..]).unwrap(),
        HeadComparison::Fork { height: 2 }
    );
    assert!(!extends(&old[..], &new[..]).unwrap());
    assert!(!contains_head(&new[..], &saved(&old)).unwrap());
}

#[test]
fn bb_02_reordered_ballots_are_seen_by_whoever_kept_an_earlier_head() {
    let (old, _) = boards();
    let mut forgery = Forgery::of(&old);
    forgery.events.swap(3, 4);
    let new = forgery.bytes();
    assert!(verify(new.as_slice()).is_ok());
    assert_eq!(
        compare_heads(&old[..], &new[..]).unwrap(),
        HeadComparison::Fork { height: 3 }
    );
    assert!(!contains_head(&new[..], &saved(&old)).unwrap());
}

#[test]
fn bb_07_two_auditors_shown_different_boards_find_the_fork() {
    let (old, _) = boards();
    let view = |ballot: usize| {
        let mut forgery = Forgery::of(&old);
        forgery.events.remove(ballot);
        forgery.bytes()
    };
    let (first, second) = (view(4), view(3));
    assert_eq!(
        compare_heads(&first[..], &second[..]).unwrap(),
        HeadComparison::Fork { height: 3 }
    );
    let begun_later = belenios::v1::archive::ChainWriter::create(Vec::new(), 1)
        .unwrap()
        .into_inner();
    assert_eq!(
        compare_heads(&first[..], &begun_later[..]).unwrap(),
        HeadComparison::Fork { height: 0 }
    );
}

#[test]
fn comparing_a_malformed_copy_is_an_error_and_no_fork() {
    let (old, _) = boards();
    assert!(compare_heads(&old[..], &old[..old.len() - 1]).is_err());
    assert!(ArchiveReader::open(&old[..]).is_ok());
}

//! Elections made here from set-up to result, with each kind of trustees.

use belenios::v1::archive::Stage;
use belenios::v1::verify::{VerifyError, verify};

use crate::ceremony::pedersen;
use crate::poll::Poll;

#[test]
fn an_election_with_one_trustee_is_counted_right() {
    let poll = Poll::with_one_trustee("one", 9);
    let verified = verify(poll.archive(Stage::Finished, &[1]).as_slice()).unwrap();
    assert_eq!(verified.result().unwrap().counts(), poll.expected());
    assert_eq!(verified.ballots(), 9);
}

#[test]
fn an_election_without_any_ballot_is_counted_right() {
    let poll = Poll::with_one_trustee("nobody", 0);
    let verified = verify(poll.archive(Stage::Finished, &[1]).as_slice()).unwrap();
    assert_eq!(verified.result().unwrap().counts(), poll.expected());
}

#[test]
fn ta_06_any_two_of_three_trustees_give_the_same_result() {
    let poll = Poll::new("threshold", vec![pedersen("threshold", 2, 3)], 5);
    for present in [&[1, 2][..], &[1, 3], &[2, 3], &[1, 2, 3]] {
        let verified = verify(poll.archive(Stage::Finished, present).as_slice()).unwrap();
        assert_eq!(
            verified.result().unwrap().counts(),
            poll.expected(),
            "{present:?}"
        );
        assert_eq!(
            verified
                .decrypted_by()
                .iter()
                .map(|o| o.number())
                .collect::<Vec<_>>(),
            present
        );
    }
}

#[test]
fn ta_06_the_legal_composition_counts_with_one_of_the_bureau_and_two_delegates() {
    let poll = Poll::with_the_legal_composition("legal", 7);
    for present in [
        &[1, 3, 4][..],
        &[2, 3, 5],
        &[1, 4, 5],
        &[2, 4, 5],
        &[1, 2, 3, 4, 5],
    ] {
        let verified = verify(poll.archive(Stage::Finished, present).as_slice()).unwrap();
        assert_eq!(
            verified.result().unwrap().counts(),
            poll.expected(),
            "{present:?}"
        );
    }
}

#[test]
fn an_archive_that_stops_early_is_valid_up_to_there() {
    let poll = Poll::with_the_legal_composition("early", 3);
    for (stage, present) in [
        (Stage::Voting, &[][..]),
        (Stage::Closed, &[]),
        (Stage::Tallied, &[]),
        (Stage::Tallied, &[1]),
        (Stage::Tallied, &[3, 4, 5]),
        (Stage::Finished, &[1, 3, 4]),
    ] {
        let verified = verify(poll.archive(stage, present).as_slice()).unwrap();
        assert_eq!(verified.stage(), stage);
        assert_eq!(verified.ballots(), 3);
        assert_eq!(verified.result().is_some(), stage == Stage::Finished);
        let missing = verified.decryption().map(|decryption| decryption.missing().len());
        let expected = (stage >= Stage::Tallied).then(|| {
            usize::from(!present.contains(&1)) + usize::from(present.iter().filter(|o| **o > 2).count() < 2)
        });
        assert_eq!(missing, expected);
    }
}

#[test]
fn ta_01_before_closing_the_stage_says_so() {
    let poll = Poll::with_one_trustee("open", 2);
    let verified = verify(poll.archive(Stage::Voting, &[]).as_slice()).unwrap();
    assert!(verified.stage() < Stage::Closed);
    assert!(verified.decryption().is_none());
}

#[test]
fn an_archive_is_continued_by_the_next_hand() {
    let poll = Poll::with_one_trustee("continued", 4);
    let mut archive = poll.archive(Stage::Closed, &[]);
    let verified = verify(archive.as_slice()).unwrap();
    let mut writer = verified.resume(&mut archive);
    writer
        .encrypted_tally(verified.tally(), verified.sized_tally())
        .unwrap();
    let share = poll.share(1, verified.tally());
    writer
        .partial_decryption(belenios::v1::trustee::Owner::new(1), &share)
        .unwrap();
    assert_eq!(archive, poll.archive(Stage::Tallied, &[1]));
}

#[test]
fn more_ballots_than_a_batch_are_all_counted() {
    let poll = Poll::with_one_trustee("many", 300);
    let mut seen = Vec::new();
    let archive = poll.archive(Stage::Finished, &[1]);
    let verified =
        belenios::v1::verify::verify_each(archive.as_slice(), |height, _| seen.push(height)).unwrap();
    assert!(seen.into_iter().eq(1..=300));
    assert_eq!(verified.result().unwrap().counts(), poll.expected());
}

#[test]
fn a_source_that_fails_is_unreadable_rather_than_invalid() {
    struct Failing<'a>(&'a [u8]);
    impl std::io::Read for Failing<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            match std::io::Read::read(&mut self.0, buffer)? {
                0 => Err(std::io::Error::other("disk gone")),
                count => Ok(count),
            }
        }
    }
    let archive = Poll::with_one_trustee("failing", 1).archive(Stage::Voting, &[]);
    assert!(matches!(
        verify(Failing(&archive)),
        Err(VerifyError::Unreadable(_))
    ));
    assert!(matches!(
        verify(&b"not an archive"[..]),
        Err(VerifyError::Unreadable(_))
    ));
}

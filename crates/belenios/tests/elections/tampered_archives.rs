//! Broken copies of each kind are refused, each for its own reason.

use belenios::v1::CredentialList;
use belenios::v1::archive::{EventType, Stage};
use belenios::v1::verify::{CredentialsUnexplained, Reissue, explain_credentials, verify};

use crate::ceremony::pedersen;
use crate::forgery::Forgery;
use crate::poll::{Poll, credential};

const VOTERS: usize = 4;
/// Heights in the archive of an election with four ballots.
const TALLY: u64 = 6;
const SHARE: u64 = 7;
const RESULT: u64 = 8;

fn poll() -> Poll {
    Poll::with_one_trustee("tampered", VOTERS)
}

fn finished() -> Forgery {
    Forgery::of(&poll().archive(Stage::Finished, &[1]))
}

#[test]
fn an_archive_forged_in_nothing_verifies() {
    let archive = poll().archive(Stage::Finished, &[1]);
    assert_eq!(Forgery::of(&archive).bytes(), archive);
    assert!(verify(archive.as_slice()).is_ok());
}

#[test]
fn bb_04_rc_03_bb_10_a_ballot_twice_is_refused_the_same_way_twenty_times() {
    let mut forgery = Forgery::of(&poll().archive(Stage::Closed, &[]));
    let copy = forgery.events[2].clone();
    forgery.events.insert(3, copy);
    for _ in 0..20 {
        assert_eq!(forgery.refused(), ("ballot_repeated_credential", 3));
    }
}

#[test]
fn a_revote_is_refused() {
    let poll = poll();
    let mut forgery = Forgery::of(&poll.archive(Stage::Closed, &[]));
    let second = Poll {
        name: "other draws".into(),
        ..poll
    };
    let ballot = second.cast(1, belenios::v1::Choice::Blank, &[]);
    forgery
        .events
        .insert(5, (EventType::Ballot, vec![ballot.bytes().to_vec()]));
    assert_eq!(forgery.refused(), ("ballot_repeated_credential", 5));
}

#[test]
fn bb_05_events_out_of_order_are_refused() {
    let good = finished();
    let moved = |from: usize, to: usize| {
        let mut forgery = good.clone();
        let event = forgery.events.remove(from);
        forgery.events.insert(to, event);
        forgery.refused()
    };
    assert_eq!(moved(4, 5), ("archive_order", 5), "a ballot after EndBallots");
    assert_eq!(moved(0, 1), ("archive_order", 0), "a ballot before Setup");
    assert_eq!(moved(6, 5), ("archive_order", 5), "a tally before EndBallots");
    assert_eq!(
        moved(8, 7),
        ("result_below_threshold", 7),
        "a result before the decryption"
    );

    let appended = |event: (EventType, Vec<Vec<u8>>), at: usize| {
        let mut forgery = good.clone();
        forgery.events.insert(at, event);
        forgery.refused()
    };
    let poll = Poll::with_one_trustee("second set-up", 1);
    let second_setup = Forgery::of(&poll.archive(Stage::Voting, &[])).events[0].clone();
    assert_eq!(appended(second_setup, 1), ("archive_order", 1));
    assert_eq!(appended((EventType::EndBallots, vec![]), 6), ("archive_order", 6));
    assert_eq!(
        appended((EventType::EndBallots, vec![]), 9),
        ("archive_order", 9),
        "after the result"
    );
}

#[test]
fn bb_05_records_that_are_not_those_of_the_event_are_refused() {
    let mut missing = finished();
    missing.events[6].1.remove(0);
    assert_eq!(missing.refused(), ("archive_payload", 6));
    let mut more = finished();
    more.events[5].1.push(b"{}".to_vec());
    assert_eq!(more.refused(), ("archive_payload", 5));
    let mut many = finished();
    many.events[0].1.insert(0, b"{}".to_vec());
    assert_eq!(many.refused(), ("archive_payload", 0));
}

#[test]
fn an_archive_without_setup_is_refused() {
    let forgery = Forgery { events: vec![] };
    assert_eq!(forgery.refused(), ("no_setup", 0));
}

#[test]
fn a_setup_that_names_other_records_is_refused() {
    let mut forgery = finished();
    forgery.events[0].1.swap(0, 1);
    assert_eq!(forgery.refused(), ("setup", 0));
    let spaced = finished().replace(EventType::Setup, 3, r#","trustees""#, r#", "trustees""#);
    assert_eq!(spaced.refused(), ("setup", 0));
}

#[test]
fn bb_06_credentials_duplicated_or_weighted_are_refused() {
    let poll = poll();
    let first = poll.voters[0].public().to_string();
    let list = |entries: Vec<String>| {
        let mut forgery = Forgery::of(&poll.archive(Stage::Voting, &[]));
        forgery.events[0].1[2] = format!(r#"["{}"]"#, entries.join(r#"",""#)).into_bytes();
        forgery.with_setup_renamed().refused()
    };
    let all: Vec<String> = poll.credentials.iter().map(ToString::to_string).collect();
    assert_eq!(
        list([all.clone(), vec![first.clone()]].concat()),
        ("credentials_duplicate", 0)
    );
    for weight in [",1", ",2", ",,1", ",1,marie"] {
        let mut weighted = all.clone();
        weighted[0].push_str(weight);
        assert_eq!(list(weighted), ("credentials_weight", 0), "bp_15 {weight}");
    }
    let identity = format!("{}1", "0".repeat(63));
    assert_eq!(
        list([all.clone(), vec![identity]].concat()),
        ("credentials_element", 0)
    );
    assert_eq!(list(vec![all.join(" ")]), ("credentials_element", 0));
}

#[test]
fn bb_06_bp_15_a_ballot_of_a_replaced_credential_is_refused() {
    let poll = poll();
    let mut forgery = Forgery::of(&poll.archive(Stage::Closed, &[]));
    let replaced = poll.voters[2].public().to_string();
    let stranger = credential("stranger", 0).public().to_string();
    forgery = forgery
        .replace(EventType::Setup, 2, &replaced, &stranger)
        .with_setup_renamed();
    assert_eq!(forgery.refused(), ("ballot_unknown_credential", 3));
}

#[test]
fn bb_06_a_replaced_credential_needs_its_reissue() {
    let public = |number| credential("reissue", number).public();
    let list = |numbers: &[usize]| CredentialList::new(numbers.iter().map(|n| public(*n))).unwrap();
    let reissue = |removed, added| Reissue {
        removed: public(removed),
        added: public(added),
    };
    let encoded = |number| *credential("reissue", number).public().encoded();
    let sealed = list(&[0, 1, 2]);
    assert_eq!(explain_credentials(&sealed, &[], &list(&[2, 0, 1])), Ok(()));
    assert_eq!(
        explain_credentials(&sealed, &[reissue(1, 5)], &list(&[0, 5, 2])),
        Ok(())
    );
    assert_eq!(
        explain_credentials(&sealed, &[reissue(1, 5), reissue(5, 6)], &list(&[0, 6, 2])),
        Ok(())
    );
    assert_eq!(
        explain_credentials(&sealed, &[], &list(&[0, 5, 2])),
        Err(CredentialsUnexplained::Missing {
            credential: encoded(1)
        })
    );
    assert_eq!(
        explain_credentials(&sealed, &[], &list(&[0, 1, 2, 5])),
        Err(CredentialsUnexplained::Unexplained {
            credential: encoded(5)
        })
    );
    assert_eq!(
        explain_credentials(&sealed, &[reissue(1, 5)], &list(&[0, 1, 5, 2])),
        Err(CredentialsUnexplained::Unexplained {
            credential: encoded(1)
        })
    );
    assert_eq!(
        explain_credentials(&sealed, &[reissue(1, 5), reissue(1, 6)], &list(&[0, 6, 2])),
        Err(CredentialsUnexplained::RemovedNotInForce { index: 1 })
    );
    for known in [0, 1, 5] {
        assert_eq!(
            explain_credentials(&sealed, &[reissue(1, 5), reissue(2, known)], &sealed),
            Err(CredentialsUnexplained::AddedNotNew { index: 1 })
        );
    }
}

#[test]
fn an_election_with_another_key_than_its_trustees_is_refused() {
    let other = Poll::with_one_trustee("other trustee", 1);
    let mut forgery = Forgery::of(&poll().archive(Stage::Voting, &[]));
    forgery.events.truncate(1);
    forgery.events[0].1[1] = other.trustees.to_json();
    assert_eq!(forgery.with_setup_renamed().refused(), ("public_key", 0));
}

#[test]
fn ta_11_trustees_whose_certificate_was_substituted_are_refused() {
    let poll = Poll::new("substitution", vec![pedersen("substitution", 2, 3)], 1);
    let other = Poll::new("impostors", vec![pedersen("impostors", 2, 3)], 1);
    let mut forgery = Forgery::of(&poll.archive(Stage::Voting, &[]));
    forgery.events.truncate(1);
    let cert = |poll: &Poll| {
        let json = String::from_utf8(poll.trustees.to_json()).unwrap();
        let start = json.find(r#""certs":["#).unwrap() + 9;
        json[start..json.find(r#"},{"message""#).unwrap() + 1].to_owned()
    };
    forgery = forgery
        .replace(EventType::Setup, 1, &cert(&poll), &cert(&other))
        .with_setup_renamed();
    assert_eq!(forgery.refused(), ("trustees_coefficients_signature", 0));
}

#[test]
fn bb_13_altered_counts_are_refused() {
    for (field, code) in [("num_tallied", "num_tallied"), ("total_weight", "total_weight")] {
        for wrong in [3, 5] {
            let from = format!(r#""{field}":4"#);
            let to = format!(r#""{field}":{wrong}"#);
            let forgery = finished().replace(EventType::EncryptedTally, 1, &from, &to);
            assert_eq!(forgery.refused(), (code, TALLY));
        }
    }
    let other = finished().replace(EventType::EncryptedTally, 1, r#"y":""#, r#"y":"0"#);
    assert_eq!(other.refused(), ("sized_tally_json", TALLY));
    let spaced = finished().replace(EventType::EncryptedTally, 1, ":4", ": 4");
    assert_eq!(spaced.refused(), ("sized_tally_json", TALLY));
}

#[test]
fn ta_13_a_stuffed_tally_is_refused() {
    let poll = poll();
    let mut more = belenios::v1::tally::TallyBuilder::new(&poll.election);
    let ballots = poll.ballots();
    ballots
        .iter()
        .chain([&ballots[0]])
        .for_each(|ballot| more.add(ballot));
    let mut forgery = finished();
    let (tally, mut sized) = more.finish();
    sized.num_tallied = 4;
    sized.total_weight = 4;
    forgery.events[6].1 = vec![tally.to_json(), sized.to_json()];
    assert_eq!(forgery.refused(), ("tally_mismatch", TALLY));
}

#[test]
fn ta_02_a_tally_of_one_ballot_is_refused() {
    let poll = poll();
    let mut one = belenios::v1::tally::TallyBuilder::new(&poll.election);
    one.add(&poll.ballots()[2]);
    let (tally, sized) = one.finish();
    let mut forgery = finished();
    forgery.events[6].1 = vec![tally.to_json(), sized.to_json()];
    forgery.events.truncate(7);
    assert_eq!(forgery.refused(), ("tally_mismatch", TALLY));
}

#[test]
fn bb_01_bb_03_a_box_changed_after_the_tally_no_longer_matches_it() {
    let mut removed = finished();
    removed.events.remove(2);
    assert_eq!(removed.refused(), ("tally_mismatch", TALLY - 1));
    let poll = Poll::with_one_trustee("tampered", VOTERS + 1);
    let mut added = Forgery::of(&poll.archive(Stage::Finished, &[1]));
    let abstainer = added.events.remove(5);
    added = Forgery::of(&{
        let mut without = added;
        let mut tally = belenios::v1::tally::TallyBuilder::new(&poll.election);
        poll.ballots()[..VOTERS]
            .iter()
            .for_each(|ballot| tally.add(ballot));
        let (tally, sized) = tally.finish();
        without.events[6].1 = vec![tally.to_json(), sized.to_json()];
        without.events.truncate(7);
        assert!(verify(without.bytes().as_slice()).is_ok());
        without.bytes()
    });
    added.events.insert(5, abstainer);
    assert_eq!(added.refused(), ("tally_mismatch", TALLY + 1));
}

#[test]
fn ta_08_a_false_partial_decryption_is_refused_and_named() {
    let good = finished();
    let share = String::from_utf8(good.events[7].1[0].clone()).unwrap();
    let factor = &share[share.find("[[").unwrap() + 3..][..64];
    let generator = "6666666666666666666666666666666666666666666666666666666666666658";
    let renamed = |mut forgery: Forgery| {
        let hash = belenios::v1::HexDigest::of(&forgery.events[7].1[0]);
        forgery.events[7].1[1] = format!(r#"{{"owner":1,"payload":"{hash}"}}"#).into_bytes();
        forgery
    };
    let changed = good
        .clone()
        .replace(EventType::PartialDecryption, 0, factor, generator);
    assert_eq!(renamed(changed.clone()).refused(), ("share_proof", SHARE));
    assert_eq!(changed.refused(), ("owned_hash", SHARE));
    let unknown = good
        .clone()
        .replace(EventType::PartialDecryption, 1, r#":1,"#, r#":2,"#);
    assert_eq!(unknown.refused(), ("share_unknown_owner", SHARE));
    let spaced = good
        .clone()
        .replace(EventType::PartialDecryption, 1, r#":1,"#, r#": 1,"#);
    assert_eq!(spaced.refused(), ("owned_json", SHARE));

    let poll = Poll::new("two", vec![pedersen("two", 1, 2)], VOTERS);
    let mut twice = Forgery::of(&poll.archive(Stage::Tallied, &[1, 2]));
    twice = twice.replace(EventType::PartialDecryption, 1, r#":1,"#, r#":2,"#);
    assert_eq!(twice.refused().0, "share_repeated");
}

#[test]
fn ta_12_an_altered_result_is_refused() {
    let counts = poll().expected();
    let (a, b) = (counts[0][1], counts[0][2]);
    let text = |a, b| format!("[[{},{a},{b},", counts[0][0]);
    for (wrong_a, wrong_b) in [(a + 1, b), (a, b + 1), (a - 1, b + 1), (a + 5, b)] {
        let forgery = finished().replace(EventType::Result, 0, &text(a, b), &text(wrong_a, wrong_b));
        assert_eq!(forgery.refused(), ("result_mismatch", RESULT));
    }
    let swapped = finished().replace(EventType::Result, 0, "[[", "[[0,");
    assert_eq!(swapped.refused(), ("result_mismatch", RESULT));
    let spaced = finished().replace(EventType::Result, 0, ":[[", ": [[");
    assert_eq!(spaced.refused(), ("result_json", RESULT));
}

#[test]
fn ta_07_a_result_below_the_threshold_is_refused() {
    let poll = Poll::new("below", vec![pedersen("below", 2, 3)], VOTERS);
    let mut forgery = Forgery::of(&poll.archive(Stage::Finished, &[1, 3]));
    forgery.events.remove(7);
    assert_eq!(forgery.refused(), ("result_below_threshold", RESULT));
}

#[test]
fn the_first_reason_in_the_order_of_the_archive_is_given() {
    let mut forgery = finished();
    let copy = forgery.events[1].clone();
    forgery.events.insert(3, copy);
    forgery.events[2].1[0][100] ^= 1;
    forgery.events.push((EventType::EndBallots, vec![]));
    let (_, height) = forgery.refused();
    assert_eq!(height, 2);
}

//! Broken copies of an archive of each kind, before both verifiers: whatever belenios-tool refuses is refused here, for
//! the same reason at every run.

use belenios::v1::HexDigest;
use belenios::v1::archive::{EventType, Stage};
use belenios::v1::tally::TallyBuilder;
use belenios::v1::verify::{VerifyError, verify};
use rayon::prelude::*;

use crate::board::{Board, archived_tally};
use crate::ceremony::{bytes, pedersen};
use crate::forgery::Forgery;
use crate::poll::{Poll, credential};

const VOTERS: usize = 4;
const BLOCK: usize = 512;
/// Row BB-10.
const RUNS: usize = 20;

/// What is wrong, and the archive.
type Broken = (String, Vec<u8>);

fn poll() -> Poll {
    Poll::with_one_trustee("tool tampered", VOTERS)
}

fn finished() -> Forgery {
    Forgery::of(&poll().archive(Stage::Finished, &[1]))
}

fn row(what: &str, forgery: &Forgery) -> Broken {
    (what.to_owned(), forgery.bytes())
}

/// The verdict of our verifier, the same at every run.
fn refused_here((what, archive): &Broken) {
    let run = || match verify(archive.as_slice()) {
        Err(VerifyError::Invalid(invalid)) => (invalid.code(), invalid.height),
        // The first record says what a file is.
        Err(VerifyError::Unreadable(_)) => ("unreadable", 0),
        Ok(_) => panic!("{what} is accepted here"),
    };
    let first = run();
    (1..RUNS).for_each(|_| assert_eq!(run(), first, "{what}"));
}

fn board(archive: &[u8]) -> Board {
    Board::new(&poll().election.uuid().to_string(), archive)
}

fn refused_by_both(broken: &[Broken]) {
    let good = poll().archive(Stage::Finished, &[1]);
    board(&good).verify().expect("verify");
    verify(good.as_slice()).unwrap();
    broken.par_iter().for_each(|broken| {
        refused_here(broken);
        assert!(!board(&broken.1).verify().accepted, "{}", broken.0);
    });
}

/// Version 3.0 of belenios-tool accepts these: it does not look at the order of events, nor for credentials that stand
/// twice or weigh more than one vote.
fn refused_here_alone(broken: &[Broken]) {
    let taken = broken.par_iter().filter(|broken| {
        refused_here(broken);
        board(&broken.1).verify().accepted
    });
    assert!(
        taken.count() > 0,
        "were all refused there too, they would stand in the other tests"
    );
}

#[test]
fn bp_20_bb_10_bb_04_bb_05_events_repeated_moved_or_missing_are_refused_by_both_twenty_times_the_same() {
    let change = |what: &str, change: &dyn Fn(&mut Forgery)| {
        let mut forgery = finished();
        change(&mut forgery);
        row(what, &forgery)
    };
    let other = Forgery::of(&Poll::with_one_trustee("tool second", 1).archive(Stage::Voting, &[]));
    refused_by_both(&[
        change("ballot twice", &|f| f.events.insert(3, f.events[2].clone())),
        change("second Setup", &|f| f.events.insert(1, other.events[0].clone())),
        change("no tally", &|f| drop(f.events.remove(6))),
        change("no share", &|f| drop(f.events.remove(7))),
        change("no Setup", &|f| f.events.clear()),
        change("missing record", &|f| drop(f.events[6].1.remove(0))),
        change("records exchanged", &|f| f.events[0].1.swap(0, 1)),
    ]);
}

#[test]
fn bb_05_bb_10_ballots_outside_the_time_of_voting_are_refused_here() {
    let change = |what: &str, change: &dyn Fn(&mut Forgery)| {
        let mut forgery = finished();
        change(&mut forgery);
        row(what, &forgery)
    };
    refused_here_alone(&[
        change("ballot after the end", &|f| f.events.swap(4, 5)),
        change("ballot before Setup", &|f| f.events.swap(0, 1)),
        change("second end", &|f| {
            f.events.insert(6, (EventType::EndBallots, vec![]));
        }),
        change("no end", &|f| drop(f.events.remove(5))),
    ]);
}

#[test]
fn bp_20_bb_10_bb_06_ta_11_another_setup_is_refused_by_both() {
    let change = |what: &str, record: usize, from: &str, to: &str| {
        let forgery = finished().replace(EventType::Setup, record, from, to);
        row(what, &forgery.with_setup_renamed())
    };
    let own = poll().voters[2].public().to_string();
    let stranger = credential("tool stranger", 0).public().to_string();
    let key = poll().election.public_key().to_string();
    let other = Poll::with_one_trustee("tool other", 1);
    let mut other_trustees = finished();
    other_trustees.events[0].1[1] = other.trustees.to_json();
    refused_by_both(&[
        change("voter replaced", 2, &own, &stranger),
        change("list renamed", 0, "Liste A", "Liste Z"),
        change(
            "key of another",
            0,
            &key,
            &other.election.public_key().to_string(),
        ),
        row("trustees of another", &other_trustees.with_setup_renamed()),
    ]);
}

#[test]
fn bp_20_bb_10_bp_04_bp_14_a_broken_ballot_in_the_archive_is_refused_by_both() {
    let change = |what: &str, from: &str, to: &str| {
        let mut forgery = finished();
        let ballot = String::from_utf8(forgery.events[2].1[0].clone()).unwrap();
        let at = ballot.find(from).unwrap() + from.len();
        let last = &ballot[at..=at];
        let to = if last == to { "7" } else { to };
        forgery.events[2].1[0] = format!("{}{to}{}", &ballot[..at], &ballot[at + 1..]).into_bytes();
        row(what, &forgery)
    };
    let whole = finished();
    let stolen = Poll::with_one_trustee("tool elsewhere", 2);
    let mut foreign = whole.clone();
    foreign.events[2].1[0] = stolen.ballots()[1].bytes().to_vec();
    refused_by_both(&[
        change("signature", r#""proof":{"challenge":""#, "3"),
        change("signature hash", r#""hash":""#, "A"),
        change("proof", r#""response":""#, "3"),
        change("credential", r#""credential":""#, "0"),
        change("ciphertext", r#""beta":""#, "0"),
        row("foreign", &foreign),
    ]);
}

#[test]
fn bp_20_bb_10_ta_08_ta_12_false_shares_and_results_are_refused_by_both() {
    let good = finished();
    let share = String::from_utf8(good.events[7].1[0].clone()).unwrap();
    let factor = &share[share.find("[[").unwrap() + 3..][..64];
    let generator = "6666666666666666666666666666666666666666666666666666666666666658";
    let in_share = |from: &str, to: &str| {
        let mut forgery = good.clone().replace(EventType::PartialDecryption, 0, from, to);
        let hash = HexDigest::of(&forgery.events[7].1[0]);
        forgery.events[7].1[1] = format!(r#"{{"owner":1,"payload":"{hash}"}}"#).into_bytes();
        forgery
    };
    let counts = poll().expected();
    let result = |a: u64, b: u64| {
        let text = |a, b| format!("[[{},{a},{b},", counts[0][0]);
        let [from, to] = [text(counts[0][1], counts[0][2]), text(a, b)];
        good.clone().replace(EventType::Result, 0, &from, &to)
    };
    let (a, b) = (counts[0][1], counts[0][2]);
    let threshold = Poll::new("tool below", vec![pedersen("tool below", 2, 3)], VOTERS);
    let mut below = Forgery::of(&threshold.archive(Stage::Finished, &[1, 3]));
    below.events.remove(7);
    refused_by_both(&[
        row("false factor", &in_share(factor, generator)),
        row("false proof", &in_share(r#""response":""#, r#""response":"1"#)),
        row("result + 1", &result(a + 1, b)),
        row("votes moved", &result(a - 1, b + 1)),
        row("absurd result", &result(a + 1000, b)),
        row(
            "more counts",
            &good.clone().replace(EventType::Result, 0, "[[", "[[0,"),
        ),
        row("below the threshold", &below),
    ]);
}

#[test]
fn bp_20_bb_09_bb_10_other_tar_forms_and_altered_bytes_are_refused_by_both() {
    let good = finished().bytes();
    let change = |what: &str, change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = good.clone();
        change(&mut bytes);
        (what.to_owned(), bytes)
    };
    // The second header begins at the third block.
    let header = |what: &str, at: usize, text: &[u8]| {
        change(what, &|bytes| {
            let block = &mut bytes[2 * BLOCK..3 * BLOCK];
            block[at..at + text.len()].copy_from_slice(text);
            block[148..156].fill(b' ');
            let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
            block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        })
    };
    let mut broken = vec![
        header("ustar", 257, b"ustar\x0000"),
        header("symbolic link", 156, b"2"),
        header("another mode", 100, b"0000755"),
        header("an owner", 108, b"0001750"),
        header("another time", 136, b"00000000000"),
        header("another name", 0, b"00000000"),
        change("end of archive", &|bytes| bytes.extend([0; 2 * BLOCK])),
        change("a byte more", &|bytes| bytes.push(0)),
        change("a byte less", &|bytes| bytes.truncate(bytes.len() - 1)),
        change("cut in a record", &|bytes| bytes.truncate(20 * BLOCK)),
        change("padding", &|bytes| bytes[2 * BLOCK - 1] = 1),
    ];
    for flip in 0..24 {
        let dice = bytes::<8>(&format!("flip {flip}"));
        let at = usize::try_from(u64::from_be_bytes(dice) % good.len() as u64).unwrap();
        broken.push(change(&format!("byte {at}"), &|bytes| {
            bytes[at] ^= 1 << (dice[0] % 8);
        }));
    }
    refused_by_both(&broken);
}

#[test]
fn ta_02_ta_13_bb_10_bb_13_a_tally_that_is_not_that_of_the_ballots_is_refused_here_and_computed_otherwise_by_the_tool()
 {
    let poll = poll();
    let ballots = poll.ballots();
    let tallied = |ballots: &[&belenios::v1::CheckedBallot], count: u64| {
        let mut tally = TallyBuilder::new(&poll.election);
        ballots.iter().for_each(|ballot| tally.add(ballot));
        let (tally, mut sized) = tally.finish();
        (sized.num_tallied, sized.total_weight) = (count, count);
        let mut forgery = finished();
        forgery.events[6].1 = vec![tally.to_json(), sized.to_json()];
        forgery.events.truncate(7);
        forgery
    };
    let all: Vec<_> = ballots.iter().collect();
    let stuffed: Vec<_> = all.iter().copied().chain([all[0]]).collect();
    for (what, forgery) in [
        ("stuffed", tallied(&stuffed, 4)),
        ("one ballot alone", tallied(&all[2..3], 4)),
        ("count", tallied(&all, 5)),
    ] {
        let archive = forgery.bytes();
        refused_here(&(what.to_owned(), archive.clone()));
        assert_ne!(
            board(&archive).compute_encrypted_tally(),
            archived_tally(&archive),
            "{what}"
        );
    }
    let honest = tallied(&all, 4).bytes();
    assert_eq!(board(&honest).compute_encrypted_tally(), archived_tally(&honest));
}

#[test]
fn bb_06_bb_10_bp_15_duplicated_or_weighted_credentials_are_refused_here() {
    let first = poll().voters[0].public().to_string();
    let broken = [",1", ",2", ",1,claire", &format!(r#"","{first}"#)].map(|suffix| {
        let mut forgery = finished().replace(EventType::Setup, 2, &first, &format!("{first}{suffix}"));
        forgery.events.truncate(1);
        row(suffix, &forgery.with_setup_renamed())
    });
    refused_here_alone(&broken);
}

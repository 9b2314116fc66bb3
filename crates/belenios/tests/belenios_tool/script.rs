//! The script with which a rehearsal has its archives judged.

use std::path::Path;
use std::process::Command;

use belenios::v1::archive::{EventType, Stage};

use crate::forgery::Forgery;
use crate::poll::Poll;
use crate::tool::{program, workspace};

/// Exit code and standard output.
fn judged(archives: &[&Path]) -> (Option<i32>, String) {
    let script = workspace().join("tests/interop/verify-with-belenios-tool.sh");
    let done = Command::new(script)
        .args(archives)
        .env("BELENIOS_TOOL", program())
        .output()
        .unwrap();
    (done.status.code(), String::from_utf8(done.stdout).unwrap())
}

#[test]
fn the_script_accepts_good_archives_at_every_stage_and_says_their_result() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let poll = Poll::with_the_legal_composition("script", 25);
    let write = |name: &str, archive: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, archive).unwrap();
        path
    };
    let finished = write("finished.bel", &poll.archive(Stage::Finished, &[1, 3, 5]));
    let voting = write("voting.bel", &poll.archive(Stage::Voting, &[]));
    let (code, said) = judged(&[&finished, &voting]);
    assert_eq!(code, Some(0), "{said}");
    let result = serde_json::to_string(&poll.expected()).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    assert!(
        lines[0].ends_with(&format!("25 ballots, tally equal, result {result}")),
        "{said}"
    );
    assert!(lines[1].ends_with("25 ballots, no tally yet"), "{said}");
    assert_eq!(lines.len(), 2);
}

#[test]
fn ta_13_bb_13_the_script_stops_at_the_first_archive_refused() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let poll = Poll::with_one_trustee("script", 4);
    let good = Forgery::of(&poll.archive(Stage::Finished, &[1]));
    let stuffed = good.clone().replace(
        EventType::EncryptedTally,
        1,
        r#""num_tallied":4"#,
        r#""num_tallied":5"#,
    );
    let mut broken_ballot = good.clone();
    broken_ballot.events.truncate(5);
    let body = &mut broken_ballot.events[3].1[0];
    let last_digit = body.len() - r#""}}}"#.len() - 1;
    body[last_digit] = if body[last_digit] == b'1' { b'2' } else { b'1' };
    let good_path = folder.path().join("good.bel");
    std::fs::write(&good_path, good.bytes()).unwrap();
    for (forgery, step) in [(stuffed, "compute-encrypted-tally"), (broken_ballot, "verify")] {
        let path = folder.path().join("broken.bel");
        std::fs::write(&path, forgery.bytes()).unwrap();
        let (code, said) = judged(&[&path, &good_path]);
        assert_eq!(code, Some(1), "{said}");
        assert!(
            said.contains(&format!("REFUSED by belenios-tool: {step}: ")),
            "{said}"
        );
        assert!(!said.contains("good.bel"), "{said}");
    }
    let (code, said) = judged(&[&folder.path().join("absent.bel")]);
    assert_eq!((code, said.as_str()), (Some(2), ""));
}

//! Ballots made by another program (Python's integers and hashlib, written from the protocol and the documentation of
//! [`BallotRandomness`]): the same arguments give the same bytes. The browser's twin reproduces the same file.

use belenios::v1::{Ballot, BallotRandomness, Choice, Election, PrivateCredential, ScalarRandomness};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    /// Raw bytes of the election.
    election: String,
    /// 64 bytes in hexadecimal whose integer modulo q is the private credential.
    private_credential: String,
    /// Per question: `"blank"`, or the numbers of the lists.
    choices: Vec<KnownChoice>,
    /// In hexadecimal.
    randomness: String,
    ballot: String,
    reference: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum KnownChoice {
    Blank(String),
    Lists(Vec<usize>),
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

#[test]
fn bp_19_ballots_made_by_another_program_are_reproduced_byte_for_byte() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../vectors/ballots.json")).unwrap();
    assert_eq!(cases.len(), 4);
    for case in cases {
        let election = Election::parse(case.election.as_bytes()).unwrap();
        let secret = bytes(&case.private_credential).try_into().unwrap();
        let credential = PrivateCredential::from_randomness(&ScalarRandomness::new(secret));
        let choices: Vec<Choice> = case
            .choices
            .into_iter()
            .map(|choice| match choice {
                KnownChoice::Blank(word) => {
                    assert_eq!(word, "blank");
                    Choice::Blank
                }
                KnownChoice::Lists(lists) => Choice::Lists(lists),
            })
            .collect();
        let randomness = BallotRandomness::new(bytes(&case.randomness));
        let made = Ballot::create(&election, &credential, &choices, &randomness).unwrap();
        assert_eq!(String::from_utf8(made.bytes().to_vec()).unwrap(), case.ballot);
        assert_eq!(made.reference().to_string(), case.reference);
        assert!(crate::open::check(made.bytes(), &election).is_ok());
    }
}

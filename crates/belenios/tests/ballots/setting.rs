//! Elections, voters and randomness for the tests.

use belenios::v1::{
    Ballot, BallotRandomness, Choice, Election, ElectionDraft, Element, PrivateCredential, Question, Scalar,
    ScalarRandomness, hash::sha256,
};

/// Bytes that look random and are the same at each run.
pub(crate) fn stream(label: &str, length: usize) -> Vec<u8> {
    let blocks = (0..length.div_ceil(32)).flat_map(|n| sha256(format!("{label}|{n}").as_bytes()));
    blocks.take(length).collect()
}

pub(crate) fn uniform(label: &str) -> [u8; 64] {
    stream(label, 64).try_into().unwrap()
}

pub(crate) fn trustee_secret() -> Scalar {
    Scalar::from_uniform(&uniform("trustee"))
}

pub(crate) fn question(lists: usize, blank: bool, min: u32, max: u32) -> Question {
    let answers = (0..lists).map(|list| format!("Liste {list}")).collect();
    Question {
        answers,
        blank,
        min,
        max,
        question: "CSA : votre choix ?".to_owned(),
    }
}

pub(crate) fn draft(questions: Vec<Question>) -> ElectionDraft {
    ElectionDraft {
        name: "Élections professionnelles".to_owned(),
        description: String::new(),
        public_key: Element::generator_pow(&trustee_secret()),
        questions,
        uuid: "R7AxU4XsA1pU7D".parse().unwrap(),
        administrator: None,
        credential_authority: None,
    }
}

pub(crate) fn election(questions: Vec<Question>) -> Election {
    Election::compose(draft(questions)).unwrap()
}

/// Four lists and the blank vote: the election of most tests.
pub(crate) fn usual() -> Election {
    election(vec![question(4, true, 1, 1)])
}

pub(crate) fn voter(name: &str) -> PrivateCredential {
    PrivateCredential::from_randomness(&ScalarRandomness::new(uniform(name)))
}

pub(crate) fn randomness(election: &Election, label: &str) -> BallotRandomness {
    BallotRandomness::new(stream(label, BallotRandomness::length(election)))
}

pub(crate) fn ballot(election: &Election, name: &str, choices: &[Choice]) -> Ballot {
    Ballot::create(election, &voter(name), choices, &randomness(election, name)).unwrap()
}

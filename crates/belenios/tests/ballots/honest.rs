//! Honest ballots and honest elections.

use belenios::v1::ballot::{ChoiceError, CreationError, MAX_BALLOT_BYTES, RandomnessError};
use belenios::v1::election::{ElectionError, QuestionError};
use belenios::v1::json::JsonError;
use belenios::v1::{Ballot, BallotRandomness, Choice, Election, Element, Scalar};
use proptest::prelude::{ProptestConfig, Strategy, any, proptest};

use crate::open::check;
use crate::setting::{ballot, draft, election, question, randomness, stream, trustee_secret, usual, voter};

/// The numbers a ballot holds, decrypted.
fn decrypted(ballot: &Ballot, election: &Election) -> Vec<Vec<u64>> {
    let checked = check(ballot.bytes(), election).unwrap();
    let open = |ciphertext: &belenios::v1::Ciphertext| {
        let power = ciphertext.beta / ciphertext.alpha.pow(&trustee_secret());
        (0..2)
            .find(|m| Element::generator_pow(&Scalar::from(*m)) == power)
            .unwrap()
    };
    checked
        .ciphertexts()
        .iter()
        .map(|answer| answer.iter().map(open).collect())
        .collect()
}

#[test]
fn bp_19_every_choice_of_every_shape_of_question_is_accepted_and_decrypts() {
    for (lists, blank, min, max) in [
        (1, false, 0, 1),
        (1, true, 1, 1),
        (4, true, 1, 1),
        (4, false, 1, 1),
        (3, true, 0, 3),
        (3, false, 2, 3),
    ] {
        let election = election(vec![question(lists, blank, min, max)]);
        for set in 0..1_usize << lists {
            let chosen: Vec<usize> = (0..lists).filter(|list| set >> list & 1 == 1).collect();
            let count = u32::try_from(chosen.len()).unwrap();
            let choice = [Choice::Lists(chosen)];
            let made = Ballot::create(&election, &voter("v"), &choice, &randomness(&election, "honest"));
            if (min..=max).contains(&count) {
                let mut expected = vec![0; usize::from(blank)];
                expected.extend((0..lists).map(|list| (set >> list & 1) as u64));
                assert_eq!(decrypted(&made.unwrap(), &election), [expected]);
            } else {
                let refused = CreationError::Choice {
                    question: 0,
                    cause: ChoiceError::Count,
                };
                assert_eq!(made.err(), Some(refused));
            }
        }
        if blank {
            let mut expected = vec![0; lists + 1];
            expected[0] = 1;
            assert_eq!(
                decrypted(&ballot(&election, "blank", &[Choice::Blank]), &election),
                [expected]
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn bp_19_random_honest_ballots_are_accepted(
        lists in 1..8_usize,
        blank in any::<bool>(),
        pick in any::<u64>(),
        label in any::<u64>(),
        questions in (1..3_usize).prop_map(|count| count),
    ) {
        let max = u32::try_from(lists).unwrap();
        let election = election(vec![question(lists, blank, 0, max); questions]);
        let lists = (0..lists).filter(|list| pick >> list & 1 == 1).collect();
        let choice = if blank && pick % 5 == 0 { Choice::Blank } else { Choice::Lists(lists) };
        let made = ballot(&election, &label.to_string(), &vec![choice; questions]);
        let checked = check(made.bytes(), &election).unwrap();
        assert_eq!(checked.reference(), made.reference());
        assert_eq!(checked.credential(), &voter(&label.to_string()).public());
    }
}

#[test]
fn the_same_bytes_make_the_same_ballot_and_their_number_does_not_depend_on_the_choice() {
    let election = usual();
    assert_eq!(BallotRandomness::length(&election), (5 + 20 + 4 + 4 + 1) * 64);
    let first = ballot(&election, "same", &[Choice::list(2)]);
    assert_eq!(first, ballot(&election, "same", &[Choice::list(2)]));
    assert_ne!(
        first.bytes(),
        ballot(&election, "same", &[Choice::list(1)]).bytes()
    );
}

#[test]
fn choices_that_do_not_answer_are_told() {
    let election = usual();
    let without_blank = crate::setting::election(vec![question(4, false, 1, 1)]);
    let attempt = |election: &Election, choices: &[Choice]| {
        Ballot::create(election, &voter("v"), choices, &randomness(election, "v")).err()
    };
    let refused = |cause| Some(CreationError::Choice { question: 0, cause });
    assert_eq!(
        attempt(&election, &[Choice::list(4)]),
        refused(ChoiceError::UnknownList)
    );
    assert_eq!(
        attempt(&election, &[Choice::Lists(vec![1, 1])]),
        refused(ChoiceError::ListTwice)
    );
    assert_eq!(
        attempt(&election, &[Choice::Lists(vec![])]),
        refused(ChoiceError::Count)
    );
    assert_eq!(
        attempt(&election, &[Choice::Lists(vec![0, 1])]),
        refused(ChoiceError::Count)
    );
    assert_eq!(
        attempt(&without_blank, &[Choice::Blank]),
        refused(ChoiceError::NoBlankVote)
    );
    assert_eq!(
        attempt(&election, &[]),
        Some(CreationError::Choices {
            questions: 1,
            given: 0
        })
    );
}

#[test]
fn randomness_of_a_broken_generator_makes_no_ballot() {
    let election = usual();
    let needed = BallotRandomness::length(&election);
    let attempt = |bytes| {
        let made = Ballot::create(
            &election,
            &voter("v"),
            &[Choice::Blank],
            &BallotRandomness::new(bytes),
        );
        made.err()
    };
    let repeated = Some(CreationError::Randomness(RandomnessError::Repeated));
    assert_eq!(attempt(vec![0; needed]), repeated);
    assert_eq!(attempt(stream("x", 64).repeat(needed / 64)), repeated);
    let length = RandomnessError::Length {
        needed,
        given: needed - 1,
    };
    assert_eq!(
        attempt(stream("x", needed - 1)),
        Some(CreationError::Randomness(length))
    );
}

#[test]
fn an_election_is_read_from_its_one_canonical_text() {
    let election = usual();
    let text = String::from_utf8(election.raw().to_vec()).unwrap();
    assert_eq!(Election::parse(text.as_bytes()).unwrap().hash(), election.hash());
    let refused = |text: String| Election::parse(text.as_bytes()).expect_err("must be refused");
    for text in [
        format!("{text}\n"),
        format!(" {text}"),
        text.replace(r#""blank":true"#, r#""blank": true"#),
        text.replace("É", r"\u00c9"),
        text.replace(
            r#""description":"","name":"Élections professionnelles""#,
            r#""name":"Élections professionnelles","description":"""#,
        ),
    ] {
        assert!(matches!(
            refused(text),
            ElectionError::Json(JsonError::NonCanonical { .. })
        ));
    }
    for text in [
        text.replace(r#""uuid""#, r#""other":1,"uuid""#),
        text.replace("R7AxU4XsA1pU7D", "R7AxU4XsA1pU7"),
        text.replace(r#""version":1,"#, ""),
        text.replace(r#""min":1"#, r#""min":-1"#),
        text.replace(r#""public_key":""#, r#""public_key":"0"#),
    ] {
        assert!(matches!(
            refused(text),
            ElectionError::Json(JsonError::Malformed { .. })
        ));
    }
    assert_eq!(
        refused(text.replace(r#""version":1"#, r#""version":2"#)),
        ElectionError::Version(2)
    );
    assert_eq!(
        refused(text.replace("Ed25519", "RFC-3526-2048")),
        ElectionError::Group
    );
}

#[test]
fn an_election_that_cannot_be_voted_on_is_refused() {
    let compose = |questions| Election::compose(draft(questions)).err();
    let wrong = |cause| Some(ElectionError::Question { question: 0, cause });
    assert_eq!(compose(vec![]), Some(ElectionError::NoQuestion));
    assert_eq!(
        compose(vec![question(0, true, 0, 0)]),
        wrong(QuestionError::Answers(0))
    );
    assert_eq!(
        compose(vec![question(101, true, 1, 1)]),
        wrong(QuestionError::Answers(101))
    );
    assert_eq!(
        compose(vec![question(3, true, 2, 1)]),
        wrong(QuestionError::Bounds { min: 2, max: 1 })
    );
    assert_eq!(
        compose(vec![question(3, true, 1, 4)]),
        wrong(QuestionError::Bounds { min: 1, max: 4 })
    );
    assert_eq!(compose(vec![question(100, true, 1, 1)]), None);
    let too_large = compose(vec![question(100, true, 1, 1); 2]);
    assert!(
        matches!(too_large, Some(ElectionError::BallotTooLarge { largest }) if largest > MAX_BALLOT_BYTES)
    );
    let mut keyless = draft(vec![question(2, true, 1, 1)]);
    keyless.public_key = Element::identity();
    assert_eq!(Election::compose(keyless).err(), Some(ElectionError::PublicKey));
}

#[test]
fn the_largest_ballot_of_an_accepted_election_fits() {
    let election = election(vec![question(100, true, 1, 1)]);
    let made = ballot(&election, "large", &[Choice::list(99)]);
    assert!(made.bytes().len() <= MAX_BALLOT_BYTES);
    assert!(check(made.bytes(), &election).is_ok());
}

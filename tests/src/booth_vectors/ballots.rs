//! One ballot for each choice that an election allows.

use super::elections::elections;
use super::{scalar, stream};
use belenios::v1::{Ballot, BallotRandomness, Choice, Election, PrivateCredential, Question, ReceivedBallot};
use serde_json::{Value, json};

pub(super) fn ballots() -> Vec<Value> {
    let elections = elections();
    let cases = elections.iter().enumerate().flat_map(|(number, election)| {
        votes(election)
            .into_iter()
            .enumerate()
            .map(move |(vote, choices)| case(number, election, vote, &choices))
    });
    cases.collect()
}

fn case(number: usize, election: &Election, vote: usize, choices: &[Choice]) -> Value {
    let label = format!("ballot {vote} of election {number}");
    let holder = format!("voter {vote}");
    let credential = PrivateCredential::from_randomness(&scalar(&holder));
    let randomness = BallotRandomness::new(stream(&label, BallotRandomness::length(election)));
    let ballot = Ballot::create(election, &credential, choices, &randomness).expect("an allowed vote");
    let received = ReceivedBallot::parse(ballot.bytes()).and_then(|received| received.check(election));
    received.expect("a right ballot");
    let choices: Vec<Value> = choices
        .iter()
        .map(|choice| match choice {
            Choice::Blank => json!({"kind": "blank"}),
            Choice::Lists(lists) => json!({"kind": "lists", "lists": lists}),
        })
        .collect();
    let mut case = json!({"election": number, "private_credential": holder, "choices": choices, "randomness": label,
        "reference": ballot.reference()});
    if vote == 0 {
        // One whole ballot of each election, to find where another program differs.
        case["ballot"] = Value::from(String::from_utf8(ballot.bytes().to_vec()).expect("JSON"));
    }
    case
}

/// Every choice of the first question; the last choice of the others.
fn votes(election: &Election) -> Vec<Vec<Choice>> {
    let all: Vec<Vec<Choice>> = election.questions().iter().map(choices).collect();
    let others: Vec<Choice> = all
        .iter()
        .skip(1)
        .filter_map(|choices| choices.last().cloned())
        .collect();
    let firsts = all.into_iter().next().into_iter().flatten();
    firsts
        .map(|first| std::iter::once(first).chain(others.clone()).collect())
        .collect()
}

/// Blank where it is allowed, each list alone, and one choice of each other number of lists.
fn choices(question: &Question) -> Vec<Choice> {
    let numbers = question.min as usize..=question.max as usize;
    let several = numbers
        .clone()
        .filter(|count| *count != 1)
        .map(|count| Choice::Lists((0..count).rev().collect()));
    let alone = (0..question.answers.len())
        .filter(|_| numbers.contains(&1))
        .map(Choice::list);
    let blank = question.blank.then_some(Choice::Blank);
    blank.into_iter().chain(alone).chain(several).collect()
}

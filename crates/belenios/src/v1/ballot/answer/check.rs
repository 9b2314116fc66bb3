//! Checking an answer.

use super::{lists, to_wire};
use crate::v1::ballot::BallotError;
use crate::v1::ballot::texts::AnswerTexts;
use crate::v1::ballot::wire::{WireAnswer, WireBallot, WireCiphertext};
use crate::v1::election::{Election, Question};
use crate::v1::proof::disjunction::{Branch, check};
use crate::v1::{Ciphertext, Element};

/// Numbers of ciphertexts and proofs, before anything is computed.
pub(in crate::v1::ballot) fn check_shape(question: &Question, answer: &WireAnswer) -> bool {
    answer.choices.len() == question.choice_count()
        && answer.individual_proofs.len() == question.choice_count()
        && answer.overall_proof.len() == question.overall_branch_count()
        && answer.blank_proof.is_some() == question.blank
}

/// Every element and proof of the answer numbered `number`, whose shape is right; gives its ciphertexts.
pub(in crate::v1::ballot) fn check_answer(
    election: &Election,
    ballot: &WireBallot,
    number: usize,
) -> Result<Vec<Ciphertext>, BallotError> {
    let (question, answer) = (&election.questions()[number], &ballot.answers[number]);
    let ciphertexts = decode(number, answer)?;
    let texts = AnswerTexts::new(&ballot.election_hash, &ballot.credential, &answer.choices);
    let sum: Ciphertext = lists(question, &ciphertexts).iter().copied().product();
    check_overall(election, question, answer, &texts, &ciphertexts, &sum)
        .ok_or(BallotError::OverallProof { question: number })?;
    if let Some(proofs) = &answer.blank_proof {
        let branches = [branch(&ciphertexts[0], 0), branch(&sum, 0)];
        check(election.key(), &texts.blank(), &branches, proofs)
            .map_err(|_| BallotError::BlankProof { question: number })?;
    }
    for (choice, ciphertext) in ciphertexts.iter().enumerate() {
        let prefix = texts.individual(&answer.choices[choice]);
        let branches = [branch(ciphertext, 0), branch(ciphertext, 1)];
        check(
            election.key(),
            &prefix,
            &branches,
            &answer.individual_proofs[choice],
        )
        .map_err(|_| BallotError::IndividualProof {
            question: number,
            choice,
        })?;
    }
    Ok(ciphertexts)
}

fn decode(question: usize, answer: &WireAnswer) -> Result<Vec<Ciphertext>, BallotError> {
    let decode_one = |(choice, WireCiphertext { alpha, beta }): (usize, &WireCiphertext)| {
        let refused = |cause| BallotError::GroupElement {
            question,
            choice,
            cause,
        };
        Ok(Ciphertext {
            alpha: Element::decode_non_identity(alpha).map_err(refused)?,
            beta: Element::decode_non_identity(beta).map_err(refused)?,
        })
    };
    answer.choices.iter().enumerate().map(decode_one).collect()
}

fn check_overall(
    election: &Election,
    question: &Question,
    answer: &WireAnswer,
    texts: &AnswerTexts,
    ciphertexts: &[Ciphertext],
    sum: &Ciphertext,
) -> Option<()> {
    let mut branches = Vec::with_capacity(question.overall_branch_count());
    let prefix = if question.blank {
        branches.push(branch(&ciphertexts[0], 1));
        texts.overall_with_blank()
    } else {
        texts.overall(&to_wire(std::slice::from_ref(sum))[0])
    };
    branches.extend(question.sums().map(|value| branch(sum, value)));
    check(election.key(), &prefix, &branches, &answer.overall_proof).ok()
}

fn branch(ciphertext: &Ciphertext, value: u64) -> Branch<'_> {
    Branch { ciphertext, value }
}

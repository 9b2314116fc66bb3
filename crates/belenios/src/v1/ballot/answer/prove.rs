//! Encrypting a choice and proving that it is an allowed one.

use zeroize::Zeroize;

use super::{lists, to_wire};
use crate::v1::ballot::choice::Plaintext;
use crate::v1::ballot::randomness::Draws;
use crate::v1::ballot::texts::AnswerTexts;
use crate::v1::ballot::wire::{WireAnswer, WireCiphertext};
use crate::v1::election::{Election, Question};
use crate::v1::group::EncodedElement;
use crate::v1::proof::disjunction::{OpenedBranch, prove};
use crate::v1::{Ciphertext, Proof, Scalar};

/// What is known of a ciphertext by the one who made it.
struct Opening {
    randomness: Scalar,
    message: Scalar,
}

impl Drop for Opening {
    fn drop(&mut self) {
        self.randomness.zeroize();
        self.message.zeroize();
    }
}

/// The answer to `question` that holds `plaintext`.
pub(in crate::v1::ballot) fn prove_answer(
    election: &Election,
    question: &Question,
    credential: &EncodedElement,
    plaintext: &Plaintext,
    draws: &mut Draws<'_>,
) -> WireAnswer {
    let openings: Vec<Opening> = plaintext
        .messages
        .iter()
        .map(|message| Opening {
            randomness: draws.scalar(),
            message: *message,
        })
        .collect();
    let ciphertexts: Vec<Ciphertext> = openings
        .iter()
        .map(|opening| Ciphertext::encrypt(election.key(), &opening.message, &opening.randomness))
        .collect();
    let choices = to_wire(&ciphertexts);
    let prover = Prover {
        election,
        question,
        plaintext,
        texts: AnswerTexts::new(election.hash(), credential, &choices),
        sum: Opening {
            randomness: lists(question, &openings)
                .iter()
                .map(|opening| opening.randomness)
                .sum(),
            message: lists(question, &openings)
                .iter()
                .map(|opening| opening.message)
                .sum(),
        },
        openings,
    };
    let individual_proofs =
        (0..choices.len()).map(|choice| prover.individual(choice, &choices[choice], draws));
    let individual_proofs = individual_proofs.collect();
    let product = lists(question, &ciphertexts).iter().copied().product();
    let overall_proof = prover.overall(&to_wire(&[product])[0], draws);
    let blank_proof = question.blank.then(|| prover.blank(draws));
    WireAnswer {
        choices,
        individual_proofs,
        overall_proof,
        blank_proof,
    }
}

struct Prover<'a> {
    election: &'a Election,
    question: &'a Question,
    plaintext: &'a Plaintext,
    texts: AnswerTexts,
    openings: Vec<Opening>,
    sum: Opening,
}

impl Prover<'_> {
    /// The choice is 0 or 1.
    fn individual(&self, choice: usize, text: &WireCiphertext, draws: &mut Draws<'_>) -> [Proof; 2] {
        let opening = &self.openings[choice];
        let branches = [opening.branch(0), opening.branch(1)];
        self.prove_two(
            &self.texts.individual(text),
            &branches,
            self.plaintext.selected[choice],
            draws,
        )
    }

    /// The vote is blank, or selects an allowed number of lists.
    fn overall(&self, sum_text: &WireCiphertext, draws: &mut Draws<'_>) -> Vec<Proof> {
        let mut branches = Vec::with_capacity(self.question.overall_branch_count());
        let min = usize::try_from(self.question.min).expect("not above the number of lists");
        let (prefix, true_branch) = if self.question.blank {
            branches.push(self.openings[0].branch(1));
            let of_sum = (self.plaintext.sum + 1).saturating_sub(min);
            (
                self.texts.overall_with_blank(),
                of_sum * (1 - self.plaintext.blank),
            )
        } else {
            (self.texts.overall(sum_text), self.plaintext.sum - min)
        };
        branches.extend(self.question.sums().map(|value| self.sum.branch(value)));
        let draws = draws.branches(branches.len());
        prove(self.election.key(), &prefix, &branches, true_branch, &draws)
    }

    /// The vote is not blank, or selects no list.
    fn blank(&self, draws: &mut Draws<'_>) -> [Proof; 2] {
        let branches = [self.openings[0].branch(0), self.sum.branch(0)];
        self.prove_two(&self.texts.blank(), &branches, self.plaintext.blank, draws)
    }

    fn prove_two(
        &self,
        prefix: &str,
        branches: &[OpenedBranch; 2],
        true_branch: usize,
        draws: &mut Draws<'_>,
    ) -> [Proof; 2] {
        let draws = draws.branches(2);
        let proofs = prove(self.election.key(), prefix, branches, true_branch, &draws);
        proofs.try_into().expect("one proof per branch")
    }
}

impl Opening {
    fn branch(&self, value: u64) -> OpenedBranch {
        OpenedBranch {
            randomness: self.randomness,
            message: self.message,
            value,
        }
    }
}

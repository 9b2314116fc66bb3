//! A homomorphic question: choose between `min` and `max` of the answers, or vote blank.

use serde::{Deserialize, Serialize};

/// Most answers of one question.
pub const MAX_ANSWERS: usize = 100;

/// A question (Belenios specification, “Elections”, homomorphic questions). JSON fields in this order; `blank` is
/// written only when true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The answers (lists) in the order of the ballot paper.
    pub answers: Vec<String>,
    /// Whether a blank vote can be cast.
    #[serde(default, skip_serializing_if = "is_false")]
    pub blank: bool,
    /// Fewest answers a vote that is not blank selects.
    pub min: u32,
    /// Most answers a vote selects.
    pub max: u32,
    /// The question asked.
    pub question: String,
}

/// Why a question cannot be voted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuestionError {
    /// Not between 1 and [`MAX_ANSWERS`] answers.
    #[error("{0} answers instead of 1 to {MAX_ANSWERS}")]
    Answers(usize),
    /// Not `min <= max <= number of answers`.
    #[error("bounds {min} to {max} do not fit the number of answers")]
    Bounds {
        /// The lower bound given.
        min: u32,
        /// The upper bound given.
        max: u32,
    },
}

impl Question {
    /// Number of ciphertexts of an answer: one per list, after one for the blank vote when it is allowed.
    pub fn choice_count(&self) -> usize {
        self.answers.len() + usize::from(self.blank)
    }

    /// Number of branches of the overall proof: the blank vote when allowed, then every sum from `min` to `max`.
    pub fn overall_branch_count(&self) -> usize {
        self.sums().count() + usize::from(self.blank)
    }

    /// The numbers of lists that a vote which is not blank may select.
    pub(crate) fn sums(&self) -> impl Iterator<Item = u64> + use<> {
        u64::from(self.min)..=u64::from(self.max)
    }

    pub(super) fn check(&self) -> Result<(), QuestionError> {
        if !(1..=MAX_ANSWERS).contains(&self.answers.len()) {
            return Err(QuestionError::Answers(self.answers.len()));
        }
        let fits = usize::try_from(self.max).is_ok_and(|max| max <= self.answers.len());
        if self.min > self.max || !fits {
            return Err(QuestionError::Bounds {
                min: self.min,
                max: self.max,
            });
        }
        Ok(())
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

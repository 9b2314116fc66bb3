//! What a voter chooses in one question.

use std::fmt;

use crate::v1::Scalar;
use crate::v1::election::Question;

/// A voter's choice in one question. A secret: `Debug` prints only the name.
#[derive(Clone, PartialEq, Eq)]
pub enum Choice {
    /// These lists, by number from 0 in the order of the question, each at most once.
    Lists(Vec<usize>),
    /// The blank vote.
    Blank,
}

/// Why a choice does not answer its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    /// A list number that the question does not have.
    #[error("the choice names a list that does not exist")]
    UnknownList,
    /// The same list twice.
    #[error("the choice names a list twice")]
    ListTwice,
    /// Fewer lists than the question's `min` or more than its `max`.
    #[error("the choice does not have an allowed number of lists")]
    Count,
    /// A blank vote where the question has none.
    #[error("a blank vote is not allowed here")]
    NoBlankVote,
}

/// A choice as the numbers to encrypt.
pub(super) struct Plaintext {
    /// One per ciphertext, 0 or 1; the blank vote first when allowed.
    pub(super) messages: Vec<Scalar>,
    /// The true branch of each individual proof: the message itself.
    pub(super) selected: Vec<usize>,
    /// The number of lists selected.
    pub(super) sum: usize,
    /// 1 for a blank vote.
    pub(super) blank: usize,
}

impl Choice {
    /// One list, by number from 0.
    pub fn list(number: usize) -> Self {
        Self::Lists(vec![number])
    }

    /// The numbers to encrypt for this choice.
    pub(super) fn plaintext(&self, question: &Question) -> Result<Plaintext, ChoiceError> {
        let mut selected = vec![0; question.choice_count()];
        let (flag, lists) = selected.split_at_mut(usize::from(question.blank));
        match (self, flag.first_mut()) {
            (Self::Blank, None) => return Err(ChoiceError::NoBlankVote),
            (Self::Blank, Some(flag)) => *flag = 1,
            (Self::Lists(numbers), _) => {
                for number in numbers {
                    let place = lists.get_mut(*number).ok_or(ChoiceError::UnknownList)?;
                    if std::mem::replace(place, 1) == 1 {
                        return Err(ChoiceError::ListTwice);
                    }
                }
                if !question
                    .sums()
                    .any(|sum| usize::try_from(sum).is_ok_and(|sum| sum == numbers.len()))
                {
                    return Err(ChoiceError::Count);
                }
            }
        }
        let (blank, sum) = (flag.iter().sum(), lists.iter().sum());
        let messages = selected
            .iter()
            .map(|one| Scalar::from(u64::from(*one == 1)))
            .collect();
        Ok(Plaintext {
            messages,
            selected,
            sum,
            blank,
        })
    }
}

impl fmt::Debug for Choice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Choice")
    }
}

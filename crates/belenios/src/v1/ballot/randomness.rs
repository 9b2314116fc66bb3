//! The random bytes of one ballot.

use std::collections::BTreeSet;
use std::fmt;

use zeroize::Zeroizing;

use crate::v1::election::{Election, Question};
use crate::v1::proof::disjunction::BranchDraw;
use crate::v1::{Scalar, ScalarRandomness};

/// All the randomness of one ballot: uniform secret bytes drawn by the caller and used once.
///
/// The bytes are read as successive blocks of 64, each giving a scalar (big-endian integer modulo q), in this order, so
/// that any program makes the same ballot from the same bytes. For each question in order:
///
/// 1. one block per ciphertext: its r (the blank vote's first, when allowed);
/// 2. for each ciphertext, its individual proof: branches 0 and 1, two blocks each;
/// 3. the overall proof: two blocks per branch (blank vote first, when allowed, then `min` to `max`);
/// 4. when the blank vote is allowed, the blank proof: two branches, two blocks each.
///
/// Then one block for the w of the signature. The two blocks of a branch are its challenge and its response; on the true
/// branch the first is ignored and the second is w. The number of bytes thus depends on the election only, never on the vote.
pub struct BallotRandomness(Zeroizing<Vec<u8>>);

/// Why bytes cannot be the randomness of a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RandomnessError {
    /// Not the number of bytes this election needs.
    #[error("{given} random bytes instead of {needed}")]
    Length {
        /// Bytes needed, [`BallotRandomness::length`].
        needed: usize,
        /// Bytes given.
        given: usize,
    },
    /// Two blocks are equal: the generator is broken, and the ballot would reveal the vote.
    #[error("the random bytes repeat themselves: the generator is broken")]
    Repeated,
}

const BLOCK: usize = ScalarRandomness::LENGTH;

impl BallotRandomness {
    /// Number of bytes to draw for a ballot of `election`.
    pub fn length(election: &Election) -> usize {
        let blocks = |question: &Question| {
            let choices = question.choice_count();
            choices + 4 * choices + 2 * question.overall_branch_count() + 4 * usize::from(question.blank)
        };
        (election.questions().iter().map(blocks).sum::<usize>() + 1) * BLOCK
    }

    /// Takes bytes drawn from the system's secure generator.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The draws in order, after a check of their number and that none repeats.
    pub(super) fn draws(&self, election: &Election) -> Result<Draws<'_>, RandomnessError> {
        let (needed, given) = (Self::length(election), self.0.len());
        if needed != given {
            return Err(RandomnessError::Length { needed, given });
        }
        let distinct: BTreeSet<&[u8]> = self.0.chunks_exact(BLOCK).collect();
        if distinct.len() * BLOCK != given {
            return Err(RandomnessError::Repeated);
        }
        Ok(Draws(self.0.chunks_exact(BLOCK)))
    }
}

impl fmt::Debug for BallotRandomness {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("BallotRandomness")
    }
}

/// The blocks not used yet.
pub(super) struct Draws<'a>(std::slice::ChunksExact<'a, u8>);

impl Draws<'_> {
    pub(super) fn block(&mut self) -> ScalarRandomness {
        let block = self
            .0
            .next()
            .expect("the number of blocks was checked against the election");
        ScalarRandomness::new(block.try_into().expect("chunks of one block"))
    }

    pub(super) fn scalar(&mut self) -> Scalar {
        self.block().scalar()
    }

    pub(super) fn branches(&mut self, count: usize) -> Vec<BranchDraw> {
        (0..count)
            .map(|_| BranchDraw {
                challenge: self.scalar(),
                response: self.scalar(),
            })
            .collect()
    }
}

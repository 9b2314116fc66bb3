//! The encrypted tally: per question and choice, the product of the ciphertexts of all ballots.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::{Deserialize, Serialize};

use crate::v1::ballot::CheckedBallot;
use crate::v1::election::Election;
use crate::v1::group::EncodedElement;
use crate::v1::json::{JsonError, parse_canonical, to_canonical};
use crate::v1::{Ciphertext, Element, HexDigest};

/// Per question, per choice, the product of all ballots. JSON: `[[{"alpha":E,"beta":E}…]…]`.
///
/// Every element is in the prime-order group; the neutral element is allowed, it is the tally of no ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EncryptedTally(Vec<Vec<Ciphertext>>);

/// `{"num_tallied":n,"total_weight":w,"encrypted_tally":hash}`: how many ballots are in the tally of that hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SizedTally {
    /// Ballots counted.
    pub num_tallied: u64,
    /// Sum of their weights; equal to `num_tallied` here, where nobody weighs more than another.
    pub total_weight: u64,
    /// SHA-256 of the encrypted tally.
    pub encrypted_tally: HexDigest,
}

/// Why bytes are not an encrypted tally of an election.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TallyRefused {
    /// Not canonical, or an element outside the group (among others of small order: ATTACKS TA-05).
    #[error("the encrypted tally: {0}")]
    Json(#[from] JsonError),
    /// Not one ciphertext for each choice of each question.
    #[error("the encrypted tally does not have the questions of the election")]
    Shape,
}

impl EncryptedTally {
    /// Reads an encrypted tally of that election.
    ///
    /// # Errors
    /// [`TallyRefused`].
    pub fn parse(bytes: &[u8], election: &Election) -> Result<Self, TallyRefused> {
        let read: Self = parse_canonical(bytes)?;
        let expected = election
            .questions()
            .iter()
            .map(|question| question.choice_count());
        if read.0.iter().map(Vec::len).eq(expected) {
            Ok(read)
        } else {
            Err(TallyRefused::Shape)
        }
    }

    /// The tally of no ballot.
    #[must_use]
    pub fn empty(election: &Election) -> Self {
        let neutral = |choices| vec![Ciphertext::identity(); choices];
        Self(
            election
                .questions()
                .iter()
                .map(|question| neutral(question.choice_count()))
                .collect(),
        )
    }

    /// The ciphertexts, by question then by choice (0 = blank vote where it is allowed).
    #[must_use]
    pub fn ciphertexts(&self) -> &[Vec<Ciphertext>] {
        &self.0
    }

    /// Its bytes: compact JSON.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }

    /// SHA-256 of its bytes.
    #[must_use]
    pub fn hash(&self) -> HexDigest {
        HexDigest::of(&self.to_json())
    }
}

/// The stored bytes of a ballot are not those of a ballot of this election: the storage is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a stored ballot is damaged")]
pub struct StoredBallotCorrupt;

/// The only part of a ballot the tally reads.
#[derive(Deserialize)]
struct StoredBallot {
    answers: Vec<StoredAnswer>,
}

#[derive(Deserialize)]
struct StoredAnswer {
    choices: Vec<StoredCiphertext>,
}

#[derive(Deserialize)]
struct StoredCiphertext {
    alpha: EncodedElement,
    beta: EncodedElement,
}

/// Multiplies ballots into a tally, one at a time or in groups, in constant memory.
#[derive(Clone, Debug)]
pub struct TallyBuilder {
    product: EncryptedTally,
    count: u64,
}

impl TallyBuilder {
    /// A tally of no ballot yet.
    #[must_use]
    pub fn new(election: &Election) -> Self {
        Self {
            product: EncryptedTally::empty(election),
            count: 0,
        }
    }

    /// Adds a ballot. It was checked against the same election: its choices are those of the questions.
    pub fn add(&mut self, ballot: &CheckedBallot) {
        for (product, answer) in self.product.0.iter_mut().zip(ballot.ciphertexts()) {
            for (product, choice) in product.iter_mut().zip(answer) {
                *product *= *choice;
            }
        }
        self.count += 1;
    }

    /// Adds a ballot that was accepted as a [`CheckedBallot`] earlier and has been kept in a safe place since: only its
    /// ciphertexts are read, and no proof, signature or order is checked again (50 µs instead of 1 ms).
    ///
    /// # Errors
    /// [`StoredBallotCorrupt`] when the bytes can't be such a ballot; nothing is then added.
    pub fn add_stored(&mut self, ballot: &[u8]) -> Result<(), StoredBallotCorrupt> {
        let stored: StoredBallot = serde_json::from_slice(ballot).map_err(|_| StoredBallotCorrupt)?;
        let lengths = stored.answers.iter().map(|answer| answer.choices.len());
        if !lengths.eq(self.product.0.iter().map(Vec::len)) {
            return Err(StoredBallotCorrupt);
        }
        let mut choices = Vec::new();
        for choice in stored.answers.iter().flat_map(|answer| &answer.choices) {
            let decode = |encoded| Element::decode_known(encoded).map_err(|_| StoredBallotCorrupt);
            choices.push(Ciphertext {
                alpha: decode(&choice.alpha)?,
                beta: decode(&choice.beta)?,
            });
        }
        self.product
            .0
            .iter_mut()
            .flatten()
            .zip(choices)
            .for_each(|(product, choice)| *product *= choice);
        self.count += 1;
        Ok(())
    }

    /// Adds the ballots of another builder for the same election.
    pub fn merge(&mut self, other: &Self) {
        for (product, other) in self.product.0.iter_mut().zip(&other.product.0) {
            for (product, other) in product.iter_mut().zip(other) {
                *product *= *other;
            }
        }
        self.count += other.count;
    }

    /// Adds many ballots, on all cores.
    pub fn add_all(&mut self, election: &Election, ballots: &[CheckedBallot]) {
        let sum = ballots
            .par_iter()
            .fold(
                || Self::new(election),
                |mut sum, ballot| {
                    sum.add(ballot);
                    sum
                },
            )
            .reduce(
                || Self::new(election),
                |mut sum, other| {
                    sum.merge(&other);
                    sum
                },
            );
        self.merge(&sum);
    }

    /// How many ballots are in it.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The tally and its size.
    #[must_use]
    pub fn finish(self) -> (EncryptedTally, SizedTally) {
        let sized = SizedTally {
            num_tallied: self.count,
            total_weight: self.count,
            encrypted_tally: self.product.hash(),
        };
        (self.product, sized)
    }
}

impl SizedTally {
    /// Its bytes: compact JSON.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }
}

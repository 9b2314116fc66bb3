//! The trustees' parts put together.

use std::collections::BTreeMap;

use super::{ElectionResult, EncryptedTally, PartialDecryption, ShareFault, discrete_logarithms};
use crate::v1::election::ElectionHash;
use crate::v1::trustee::{Owner, TrusteeItem, Trustees};
use crate::v1::{Element, Scalar};

/// A decryption under way: the parts accepted so far.
///
/// A part that is refused leaves the others as they were, so a lying trustee is named and replaced by another one.
#[derive(Clone, Debug)]
pub struct Decryption {
    trustees: Trustees,
    election: ElectionHash,
    tally: EncryptedTally,
    accepted: BTreeMap<Owner, PartialDecryption>,
}

/// A partial decryption is refused, and whose it was said to be. ATTACKS TA-08.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the partial decryption of trustee {owner} is refused: {fault}")]
pub struct ShareRefused {
    /// The trustee.
    pub owner: Owner,
    /// Why.
    pub fault: ShareFault,
}

/// An item that can't decrypt yet: more of its members are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingShares {
    /// First trustee of the item.
    pub first: Owner,
    /// How many trustees the item has.
    pub size: usize,
    /// How many of them are needed.
    pub threshold: usize,
    /// How many are there.
    pub present: usize,
}

/// There is no result yet, or none at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResultError {
    /// Some items don't have enough partial decryptions. ATTACKS TA-07.
    #[error("not enough trustees have decrypted")]
    BelowThreshold(Vec<MissingShares>),
    /// A number is not between 0 and the number of ballots. ATTACKS TA-14.
    #[error("a number of the result is greater than the number of ballots")]
    OutOfBound,
}

impl Decryption {
    /// Begins the decryption of a tally.
    #[must_use]
    pub fn new(election: &ElectionHash, trustees: &Trustees, tally: &EncryptedTally) -> Self {
        Self {
            trustees: trustees.clone(),
            election: *election,
            tally: tally.clone(),
            accepted: BTreeMap::new(),
        }
    }

    /// Accepts a trustee's part once all its proofs are checked.
    ///
    /// # Errors
    /// [`ShareRefused`], naming the trustee; the decryption goes on with the others.
    pub fn submit(&mut self, owner: Owner, share: PartialDecryption) -> Result<(), ShareRefused> {
        let refused = |fault| ShareRefused { owner, fault };
        let key = self
            .trustees
            .verification_key(owner)
            .ok_or(refused(ShareFault::UnknownOwner))?;
        if self.accepted.contains_key(&owner) {
            return Err(refused(ShareFault::Repeated));
        }
        share.check(&self.election, &self.tally, &key).map_err(refused)?;
        self.accepted.insert(owner, share);
        Ok(())
    }

    /// Who has decrypted, in order.
    pub fn owners(&self) -> impl Iterator<Item = Owner> {
        self.accepted.keys().copied()
    }

    /// The accepted parts, in the order of the owners: the order they take in the archive.
    pub fn shares(&self) -> impl Iterator<Item = (Owner, &PartialDecryption)> {
        self.accepted.iter().map(|(owner, share)| (*owner, share))
    }

    /// The items that need more of their members; empty when there is a result.
    #[must_use]
    pub fn missing(&self) -> Vec<MissingShares> {
        let mut first = 0;
        let mut missing = Vec::new();
        for item in self.trustees.items() {
            let (size, threshold) = (item.size(), item.threshold());
            let present = self.places(first, size).len();
            if present < threshold {
                missing.push(MissingShares {
                    first: Owner::at(first),
                    size,
                    threshold,
                    present,
                });
            }
            first += size;
        }
        missing
    }

    /// The numbers. `ballots`, the number of ballots in the tally, bounds each of them.
    ///
    /// Of each item the first members present are taken, as belenios-tool does; any others would give the same.
    ///
    /// # Errors
    /// [`ResultError`].
    pub fn result(&self, ballots: u64) -> Result<ElectionResult, ResultError> {
        let missing = self.missing();
        if !missing.is_empty() {
            return Err(ResultError::BelowThreshold(missing));
        }
        let powers = self.weighted_shares();
        let mut targets = Vec::new();
        for (question, ciphertexts) in self.tally.ciphertexts().iter().enumerate() {
            for (choice, ciphertext) in ciphertexts.iter().enumerate() {
                let factor = Element::public_multi_pow(
                    powers
                        .iter()
                        .map(|(share, weight)| (&share.decryption_factors[question][choice], weight)),
                );
                targets.push(ciphertext.beta / factor);
            }
        }
        let numbers = discrete_logarithms(&targets, ballots).ok_or(ResultError::OutOfBound)?;
        let mut numbers = numbers.into_iter();
        let lengths = self.tally.ciphertexts().iter().map(Vec::len);
        Ok(ElectionResult::new(
            lengths
                .map(|length| numbers.by_ref().take(length).collect())
                .collect(),
        ))
    }

    /// The parts to combine and the exponent of each: 1 for a Single item, Lagrange's coefficient at 0 for a member of
    /// a Pedersen item.
    fn weighted_shares(&self) -> Vec<(&PartialDecryption, Scalar)> {
        let mut first = 0;
        let mut weighted = Vec::new();
        for item in self.trustees.items() {
            let mut places = self.places(first, item.size());
            places.truncate(item.threshold());
            for place in &places {
                let weight = match item {
                    TrusteeItem::Single(_) => Scalar::ONE,
                    TrusteeItem::Pedersen(_) => lagrange(*place, &places),
                };
                let owner = Owner::at(first + *place as usize - 1);
                weighted.push((&self.accepted[&owner], weight));
            }
            first += item.size();
        }
        weighted
    }

    /// Places (from 1) of the item's members who have decrypted, in order.
    fn places(&self, first: usize, size: usize) -> Vec<u32> {
        (1..)
            .take(size)
            .filter(|place: &u32| {
                self.accepted
                    .contains_key(&Owner::at(first + *place as usize - 1))
            })
            .collect()
    }
}

/// The product over k in `places`, k != `place`, of k / (k - place), modulo q.
fn lagrange(place: u32, places: &[u32]) -> Scalar {
    let own = Scalar::from(u64::from(place));
    places
        .iter()
        .filter(|k| **k != place)
        .fold(Scalar::ONE, |product, k| {
            let k = Scalar::from(u64::from(*k));
            let inverse = (k - own)
                .invert()
                .expect("two places differ, and are far below q");
            product * k * inverse
        })
}

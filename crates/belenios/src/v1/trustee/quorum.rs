//! What the trustees decide together while the vote is open: a higher cap on the réassorts of an election. Isoloir's own,
//! unknown to Belenios.

use std::collections::BTreeSet;

use super::{Owner, TrusteeKey, Trustees};
use crate::v1::proof::ProofRefused;
use crate::v1::{ElectionUuid, Proof, ScalarRandomness, Statement};

/// A higher cap, in place of the one in force: an approval serves for this change and for no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapRaise<'a> {
    /// The election.
    pub election: &'a ElectionUuid,
    /// The cap in force.
    pub from: u64,
    /// The cap that replaces it.
    pub to: u64,
}

impl CapRaise<'_> {
    fn statement(&self) -> Statement<'_> {
        Statement::ReissueCap {
            election_uuid: self.election.as_str(),
            from: self.from,
            to: self.to,
        }
    }
}

impl TrusteeKey {
    /// Approves a higher cap. Signed with the key that decrypts, whatever the item: the statement keeps its uses apart.
    #[must_use]
    pub fn approve_cap(&self, raise: &CapRaise<'_>, randomness: &ScalarRandomness) -> Proof {
        Proof::of_knowledge(&raise.statement(), self.secret(), randomness)
    }
}

impl Trustees {
    /// Checks that the trustee of that number approved the change.
    ///
    /// # Errors
    /// [`ProofRefused`], also when there is no such trustee.
    pub fn check_cap_approval(
        &self,
        owner: Owner,
        raise: &CapRaise<'_>,
        approval: &Proof,
    ) -> Result<(), ProofRefused> {
        let key = self.verification_key(owner).ok_or(ProofRefused)?;
        approval.check_knowledge(&raise.statement(), &key)
    }

    /// Whether these trustees together could decrypt: of each item as many as its threshold. What they may open together
    /// they may decide together.
    #[must_use]
    pub fn are_enough(&self, present: &BTreeSet<Owner>) -> bool {
        let mut first = 0;
        self.items().iter().all(|item| {
            let members = first..first + item.size();
            first = members.end;
            let there = members.filter(|index| present.contains(&Owner::at(*index)));
            there.count() >= item.threshold()
        })
    }
}

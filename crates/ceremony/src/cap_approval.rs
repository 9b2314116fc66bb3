//! A trustee's approval of a higher cap on the réassorts of an election, given offline with their key while the vote is open.

use crate::establishment::{TrusteeState, check_own_place};
use crate::passphrase::Passphrase;
use crate::problem::Problem;
use crate::randomness;
use crate::sealed_file::{self, Content};
use belenios::v1::json::{parse_canonical, to_canonical};
use belenios::v1::trustee::{CapRaise, Owner, Trustees};
use belenios::v1::{ElectionUuid, Proof, ScalarRandomness};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// One trustee's approval of one change of a cap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapApproval {
    /// Version of this file: 1.
    pub version: u32,
    /// The election.
    pub election: ElectionUuid,
    /// The cap in force.
    pub from: u64,
    /// The cap that replaces it.
    pub to: u64,
    /// The trustee's number, from 1.
    pub owner: Owner,
    /// The trustee's name, for readers only.
    pub trustee: String,
    /// The trustee's signature of election and both caps.
    pub approval: Proof,
}

/// Largest approval file in bytes.
const MAX_APPROVAL_BYTES: usize = 64 << 10;

impl CapApproval {
    /// Reads an approval file.
    ///
    /// # Errors
    /// A [`Problem`] when it can't be read or is none.
    pub fn read(file: &Path) -> Result<Self, Problem> {
        let bytes = std::fs::read(file).map_err(|error| Problem::unreadable(file, &error))?;
        Self::from_json(&bytes).ok_or_else(|| {
            Problem::refused(
                file,
                "ce n'est pas l'accord d'un dépositaire",
                "demandez-lui de le refaire.",
            )
        })
    }

    /// The approval of exactly canonical bytes.
    pub fn from_json(bytes: &[u8]) -> Option<Self> {
        let read: Self = (bytes.len() <= MAX_APPROVAL_BYTES).then(|| parse_canonical(bytes).ok())??;
        (read.version == 1).then_some(read)
    }

    /// The file's bytes.
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }

    /// The change it approves.
    pub fn raise(&self) -> CapRaise<'_> {
        CapRaise {
            election: &self.election,
            from: self.from,
            to: self.to,
        }
    }

    /// The name its file is given: `<uuid>.plafond-<to>.accord-<owner>.json`.
    pub fn file_name(&self) -> String {
        format!("{}.plafond-{}.accord-{}.json", self.election, self.to, self.owner)
    }
}

/// Approves a higher cap with a sealed key. The key file is left as it was: an approval opens nothing.
///
/// # Errors
/// A [`Problem`]: the key file's, or that of [`approve_cap_with`].
pub fn approve_cap(
    key_file: &Path,
    passphrase: &Passphrase,
    trustees: &Trustees,
    raise: &CapRaise<'_>,
) -> Result<CapApproval, Problem> {
    let (_, secret) = sealed_file::open(key_file, Content::TrusteeKey, passphrase)?;
    approve_cap_with(&TrusteeState::from_secret_json(&secret)?, trustees, raise)
}

/// Approves a higher cap.
///
/// # Errors
/// A [`Problem`] when the election is not one of this key, the cap would not rise, or the key is not among `trustees`.
pub fn approve_cap_with(
    state: &TrusteeState,
    trustees: &Trustees,
    raise: &CapRaise<'_>,
) -> Result<CapApproval, Problem> {
    if state.min_ballots(raise.election.as_str()).is_none() {
        return Err(Problem::of_request(
            format!("le scrutin {} n'est pas de ceux de votre clé", raise.election),
            "vérifiez l'identifiant du scrutin avec le bureau.",
        ));
    }
    if raise.to <= raise.from {
        return Err(Problem::of_request(
            "le nouveau plafond n'est pas plus haut que l'ancien",
            "vérifiez les deux nombres avec le bureau.",
        ));
    }
    let owner = check_own_place(state, trustees)?;
    let key = state.key().expect("its place was found by it");
    Ok(CapApproval {
        version: 1,
        election: raise.election.clone(),
        from: raise.from,
        to: raise.to,
        owner,
        trustee: state.name().to_owned(),
        approval: key.approve_cap(raise, &ScalarRandomness::new(randomness::bytes())),
    })
}

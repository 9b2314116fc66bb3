//! A trustee's share, as a file to carry to the bureau. Public: it is in the final archive.

use crate::problem::Problem;
use belenios::v1::HexDigest;
use belenios::v1::election::ElectionUuid;
use belenios::v1::json::{parse_canonical, to_canonical};
use belenios::v1::tally::PartialDecryption;
use belenios::v1::trustee::Owner;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// One trustee's partial decryption of one election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecryptionShare {
    /// Version of this file: 1.
    pub version: u32,
    /// The election.
    pub election: ElectionUuid,
    /// The head of the closed box it was made for.
    pub head: HexDigest,
    /// The trustee's number, from 1.
    pub owner: Owner,
    /// The trustee's name, for readers only.
    pub trustee: String,
    /// The factors and their proofs.
    pub decryption: PartialDecryption,
}

/// Largest share file in bytes.
const MAX_SHARE_BYTES: usize = 4 << 20;

impl DecryptionShare {
    /// Reads a share file.
    ///
    /// # Errors
    /// A [`Problem`] when it can't be read or is none.
    pub fn read(file: &Path) -> Result<Self, Problem> {
        let bytes = std::fs::read(file).map_err(|error| Problem::unreadable(file, &error))?;
        Self::from_json(&bytes).ok_or_else(|| {
            Problem::refused(
                file,
                "ce n'est pas une part de déchiffrement",
                "demandez au dépositaire de la refaire.",
            )
        })
    }

    /// The share of exactly canonical bytes.
    pub fn from_json(bytes: &[u8]) -> Option<Self> {
        let share: Self = (bytes.len() <= MAX_SHARE_BYTES).then(|| parse_canonical(bytes).ok())??;
        (share.version == 1).then_some(share)
    }

    /// The file's bytes.
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }

    /// The name its file is given: `<uuid>.part-<owner>.json`.
    pub fn file_name(&self) -> String {
        format!("{}.part-{}.json", self.election, self.owner)
    }
}

//! The rows of `roll`: the roll as its voters may read it, in drawers of the first two letters.
//!
//! A voter searches by a key and nothing else: the drawer of the first two letters, then how the name begins. The rows are made by the import,
//! from the same lines as the voters' rows.

use crate::file::VoterFile;
use crate::import::RollEntry;
use crate::keys::{IdentityKey, hex};
use crate::tables::ROLL;
use crate::voters::VoterRow;
use dynamo::{Fault, Key, Refused, Row, Table, Write};
use election::roll::{EstablishmentPart, RollName};
use election::{ElectionId, Profile, VoterKey};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Somebody on the roll of an election, as the other voters of that election may see them. An empty `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollRow {
    /// `<election>#<first two letters>`.
    pub drawer: String,
    /// `<letters of the name>#<8 hex digits>`: the digits tell namesakes apart, and lead to nobody's other rows.
    pub place: String,
    /// The name used.
    pub family_name: String,
    /// The first name.
    pub given_name: String,
    /// The corps or grade.
    pub corps: String,
    /// Where the person works.
    pub establishment: String,
}

/// What a search of the roll found.
#[derive(Clone, Debug)]
pub struct Searched {
    /// Those found, by family name, then given name.
    pub people: Vec<RollRow>,
    /// Whether these are all: `false` when more names than [`VoterFile::ROLL_READ_AT_MOST`] begin so.
    pub complete: bool,
}

impl Row for RollRow {
    const TABLE: Table = ROLL;

    fn key(&self) -> Key {
        Key::with_text(&self.drawer, &self.place)
    }
}

impl fmt::Debug for RollRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RollRow")
    }
}

impl VoterFile {
    /// The most rows one search reads: about 250 kB, 60 units of capacity.
    pub const ROLL_READ_AT_MOST: usize = 1_000;

    /// Those on the roll of an election whose names begin so, at an establishment whose name holds this part.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn search_roll(
        &self,
        election: &ElectionId,
        name: &RollName,
        establishment: &EstablishmentPart,
    ) -> Result<Searched, Fault> {
        let drawer = drawer_of(election, name);
        let most = Self::ROLL_READ_AT_MOST;
        let mut people: Vec<RollRow> = self
            .dynamo
            .beginning_with(&drawer, name.as_str(), most + 1)
            .await?;
        let complete = people.len() <= most;
        people.truncate(most);
        people.retain(|person| establishment.is_in(&person.establishment));
        people.sort_by_cached_key(|person| {
            let family = RollName::of(&person.family_name, "");
            (family, person.place.clone())
        });
        Ok(Searched { people, complete })
    }

    /// Shows a voter on the rolls of their elections, and no longer where `before` was shown and the roll has them no more.
    pub(crate) async fn show_on_roll(
        &self,
        names: &IdentityKey,
        voter: &VoterKey,
        entry: &RollEntry,
        before: Option<&VoterRow>,
    ) -> Result<(), Refused> {
        let shown = roll_rows(names, voter, &entry.profile, &entry.elections);
        let earlier = before.map(|row| roll_rows(names, voter, &row.profile(), &row.elections));
        for gone in earlier.into_iter().flatten() {
            if shown.iter().all(|row| row.key() != gone.key()) {
                self.dynamo.write(Write::delete(ROLL, &gone.key())).await?;
            }
        }
        self.dynamo.put_all(&shown).await
    }
}

fn roll_rows(
    names: &IdentityKey,
    voter: &VoterKey,
    profile: &Profile,
    elections: &[ElectionId],
) -> Vec<RollRow> {
    let name = RollName::of(&profile.family_name, &profile.given_name);
    let row = |election: &ElectionId| {
        let whose = [voter.as_str(), "|", election.as_str()].concat();
        let apart = names.bucket("roll", whose.as_bytes());
        RollRow {
            drawer: drawer_of(election, &name),
            place: format!("{}#{}", name.as_str(), hex(&apart[..4])),
            family_name: profile.family_name.clone(),
            given_name: profile.given_name.clone(),
            corps: profile.corps.clone(),
            establishment: profile.establishment.clone(),
        }
    };
    elections.iter().map(row).collect()
}

fn drawer_of(election: &ElectionId, name: &RollName) -> String {
    format!("{election}#{}", name.drawer())
}

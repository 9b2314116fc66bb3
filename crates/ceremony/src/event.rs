//! What the ceremony needs to know of an event folder: names, questions, who votes where. No person: no name, no address.

use crate::problem::{Problem, Problems};
use crate::roll_table::RollTable;
use crate::toml_text::read_toml;
use serde::Deserialize;
use std::collections::HashSet;
use std::path::Path;

/// An event, as the ceremony sees it.
#[derive(Clone, Debug)]
pub struct CeremonyEvent {
    /// For example `pro2022`.
    pub id: String,
    /// Shown to voters.
    pub title: String,
    /// The elections, in the event's order.
    pub elections: Vec<PlannedElection>,
    /// The voters, in the roll's order.
    pub voters: Vec<RollNumber>,
    /// SHA-256 of the bytes of `event.toml`.
    pub event_digest: [u8; 32],
    /// SHA-256 of the bytes of `roll.csv`.
    pub roll_digest: [u8; 32],
}

/// One election to come.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PlannedElection {
    /// The Belenios uuid.
    pub uuid: String,
    /// The short name that `roll.csv` uses.
    pub label: String,
    /// Shown to voters.
    pub title: String,
    /// The question put.
    pub question: String,
    /// Whether a blank vote is offered.
    pub blank: bool,
    /// Fewest lists to choose (0 or 1 and more).
    pub min: u32,
    /// Most lists to choose.
    pub max: u32,
    /// Below this number of ballots the trustees do not decrypt.
    pub min_ballots: u64,
    /// The lists.
    #[serde(rename = "list")]
    pub lists: Vec<PlannedList>,
}

/// One list of candidates.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PlannedList {
    /// Its title, exactly as the union wrote it.
    pub title: String,
}

/// A voter's number, and where the voter votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollNumber {
    /// The number printed on the notice.
    pub number: String,
    /// Positions in [`CeremonyEvent::elections`], ascending.
    pub elections: Vec<usize>,
}

#[derive(Deserialize)]
struct EventToml {
    id: String,
    title: String,
    #[serde(rename = "election")]
    elections: Vec<PlannedElection>,
}

impl CeremonyEvent {
    /// Reads `event.toml` and `roll.csv` of a folder. `isoloir check` says much more about a roll; this refuses only
    /// what would make wrong codes: a number twice, a voter without an election, an election that does not exist.
    ///
    /// # Errors
    /// [`Problems`] with file, line and remedy.
    pub fn read(folder: &Path) -> Result<Self, Problems> {
        let (event_file, roll_file) = (folder.join("event.toml"), folder.join("roll.csv"));
        let event_bytes = std::fs::read(&event_file).map_err(|e| Problem::unreadable(&event_file, &e))?;
        let roll_bytes = std::fs::read(&roll_file).map_err(|e| Problem::unreadable(&roll_file, &e))?;
        let text = str::from_utf8(&event_bytes).map_err(|_| {
            Problem::refused(
                &event_file,
                "ce fichier n'est pas de l'UTF-8",
                "enregistrez-le en UTF-8.",
            )
        })?;
        let event: EventToml = read_toml(&event_file, text)?;
        let table = RollTable::read(&roll_file, &roll_bytes)?;
        let voters = voters(&roll_file, &table, &event.elections)?;
        Ok(Self {
            id: event.id,
            title: event.title,
            elections: event.elections,
            voters,
            event_digest: belenios::v1::hash::sha256(&event_bytes),
            roll_digest: belenios::v1::hash::sha256(&roll_bytes),
        })
    }

    /// The position of an election, by its uuid.
    pub fn position(&self, uuid: &str) -> Option<usize> {
        self.elections.iter().position(|election| election.uuid == uuid)
    }
}

fn voters(
    file: &Path,
    table: &RollTable,
    elections: &[PlannedElection],
) -> Result<Vec<RollNumber>, Problems> {
    let mut numbers = HashSet::new();
    let mut voters = Vec::with_capacity(table.rows().len());
    let mut problems = Vec::new();
    for row in table.rows() {
        let mut refuse = |what: String, remedy: &str| {
            problems.push(Problem::refused(file, what, remedy).at_line(row.line));
        };
        let number = row.cell("number");
        let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-';
        if !(1..=32).contains(&number.len()) || !number.bytes().all(plain) {
            refuse(
                format!("le numéro «\u{a0}{number}\u{a0}» est mal formé"),
                "utilisez de 1 à 32 chiffres, capitales ou tirets.",
            );
        }
        if !numbers.insert(number) {
            refuse(
                format!("le numéro «\u{a0}{number}\u{a0}» est déjà pris"),
                "donnez un numéro propre à chaque électeur.",
            );
        }
        let mut positions = Vec::new();
        for label in row.cell("elections").split_whitespace() {
            match elections.iter().position(|election| election.label == label) {
                Some(position) => positions.push(position),
                None => refuse(
                    format!("le scrutin «\u{a0}{label}\u{a0}» n'existe pas"),
                    "utilisez un «\u{a0}label\u{a0}» de event.toml.",
                ),
            }
        }
        positions.sort_unstable();
        positions.dedup();
        if positions.is_empty() {
            refuse(
                "cet électeur n'a aucun scrutin".to_owned(),
                "indiquez au moins un scrutin, ou retirez la ligne.",
            );
        }
        voters.push(RollNumber {
            number: number.to_owned(),
            elections: positions,
        });
    }
    if problems.is_empty() {
        Ok(voters)
    } else {
        Err(Problems(problems))
    }
}

//! The event folder, read and checked whole: `event.toml` (calendar, questions, elections), `roll.csv` (the voters) and, where
//! they are there, `candidates.csv` and `documents/` (what the unions hand in).

mod candidates;
mod documents;
mod event;
mod lookalikes;
mod roll;

pub use candidates::Candidates;
pub use documents::Documents;
pub use event::{Election, Event, List};
pub use roll::{Roll, Voter};

use ceremony::problem::{Problem, Problems};
use ceremony::roll_table::RollTable;
use std::path::Path;

/// A whole event folder, checked.
#[derive(Debug)]
pub struct EventFolder {
    /// `event.toml`.
    pub event: Event,
    /// `roll.csv`.
    pub roll: Roll,
    /// `candidates.csv`.
    pub candidates: Candidates,
    /// `documents/`.
    pub documents: Documents,
    /// What is allowed but deserves a look, with file and line.
    pub warnings: Vec<Problem>,
    /// SHA-256 of the bytes of `event.toml`.
    pub event_digest: [u8; 32],
    /// SHA-256 of the bytes of `roll.csv`.
    pub roll_digest: [u8; 32],
}

impl EventFolder {
    /// Reads a folder.
    ///
    /// # Errors
    /// Everything that is wrong in it, with file, line and remedy, in French.
    pub fn read(folder: &Path) -> Result<Self, Problems> {
        let (event_file, roll_file) = (folder.join("event.toml"), folder.join("roll.csv"));
        let event_bytes = std::fs::read(&event_file).map_err(|e| Problem::unreadable(&event_file, &e))?;
        let roll_bytes = std::fs::read(&roll_file).map_err(|e| Problem::unreadable(&roll_file, &e))?;
        let event = Event::read(&event_file, &event_bytes)?;
        let table = RollTable::read(&roll_file, &roll_bytes)?;
        let (roll, mut warnings) = Roll::read(&roll_file, &table, &event)?;
        let candidates_file = folder.join("candidates.csv");
        let candidates = match std::fs::read(&candidates_file) {
            Ok(bytes) => {
                let (candidates, more) = Candidates::read(&candidates_file, &bytes, &event)?;
                warnings.extend(more);
                candidates
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Candidates::default(),
            Err(error) => return Err(Problem::unreadable(&candidates_file, &error).into()),
        };
        Ok(Self {
            documents: Documents::read(folder, &event)?,
            event,
            roll,
            candidates,
            warnings,
            event_digest: belenios::v1::hash::sha256(&event_bytes),
            roll_digest: belenios::v1::hash::sha256(&roll_bytes),
        })
    }
}

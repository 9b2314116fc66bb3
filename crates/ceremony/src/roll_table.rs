//! `roll.csv` as a table of text: encodings, separators, columns, bounds. What the cells mean is not known here.
//!
//! Accepted: what [`table_text`] reads, the columns in any order. The same roll saved in any of these ways gives the same
//! cells.

use crate::problem::{Problem, Problems};
use crate::table_text;
use std::path::Path;

/// The columns of a roll, all of them required.
pub const COLUMNS: [&str; 10] = [
    "number",
    "identifier",
    "civility",
    "family_name",
    "given_name",
    "corps",
    "establishment",
    "numen",
    "nir10",
    "elections",
];

/// Largest roll in bytes: 512 MiB, about two and a half million voters.
pub const MAX_ROLL_BYTES: u64 = 512 << 20;
/// Largest number of voters of a roll.
pub const MAX_VOTERS: usize = 2_000_000;

/// The table: rows of trimmed cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollTable {
    rows: Vec<RollRow>,
}

/// One voter's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollRow {
    /// Line in the file, from 1.
    pub line: u64,
    /// The cells in the order of [`COLUMNS`], without the spaces (no-break ones too) around them.
    cells: [String; COLUMNS.len()],
}

impl RollRow {
    /// The cell of a column of [`COLUMNS`]; empty for another name.
    pub fn cell(&self, column: &str) -> &str {
        let position = COLUMNS.iter().position(|name| *name == column);
        position.map_or("", |position| self.cells[position].as_str())
    }
}

impl RollTable {
    /// Reads the bytes of a roll.
    ///
    /// # Errors
    /// [`Problems`] of form, with their lines: encoding, separator, columns, control characters, bounds.
    pub fn read(file: &Path, bytes: &[u8]) -> Result<Self, Problems> {
        let refuse = |what: &str, remedy: &str| Problem::refused(file, what, remedy);
        if bytes.len() as u64 > MAX_ROLL_BYTES {
            return Err(refuse(
                "la liste dépasse 512\u{a0}Mio",
                "partagez les électeurs entre plusieurs événements.",
            )
            .into());
        }
        let text = table_text::read(file, bytes)?;
        let separator = table_text::separator(&text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let places = match reader.headers() {
            Ok(headers) => places(file, headers)?,
            Err(_) => return Err(refuse("la première ligne est illisible", HEADER_REMEDY).into()),
        };
        let mut rows = Vec::new();
        let mut problems = Vec::new();
        for record in reader.records() {
            let record = record.expect("the text is UTF-8 and rows may have any length");
            let line = record.position().map_or(0, csv::Position::line);
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if record.len() != COLUMNS.len() {
                let what = format!("{} colonnes au lieu de {}", record.len(), COLUMNS.len());
                problems.push(
                    refuse(
                        &what,
                        "vérifiez les séparateurs et les guillemets de cette ligne.",
                    )
                    .at_line(line),
                );
            } else if record.iter().any(|cell| cell.contains(['\n', '\r'])) {
                problems.push(
                    refuse(
                        "une cellule contient un saut de ligne",
                        "fermez ou retirez les guillemets de cette ligne.",
                    )
                    .at_line(line),
                );
            } else if rows.len() == MAX_VOTERS {
                problems.push(
                    refuse(
                        "plus de 2 000 000 d'électeurs",
                        "partagez-les entre plusieurs événements.",
                    )
                    .at_line(line),
                );
                break;
            } else {
                let cells = places.map(|place| record.get(place).unwrap_or_default().trim().to_owned());
                rows.push(RollRow { line, cells });
            }
        }
        if rows.is_empty() && problems.is_empty() {
            problems.push(refuse(
                "la liste ne contient aucun électeur",
                "ajoutez une ligne par électeur.",
            ));
        }
        if problems.is_empty() {
            Ok(Self { rows })
        } else {
            Err(Problems(problems))
        }
    }

    /// The rows, in the file's order.
    pub fn rows(&self) -> &[RollRow] {
        &self.rows
    }
}

const HEADER_REMEDY: &str = "la première ligne doit être\u{a0}: number,identifier,civility,family_name,given_name,corps,establishment,numen,nir10,elections";

/// Where each column of [`COLUMNS`] stands.
fn places(file: &Path, headers: &csv::StringRecord) -> Result<[usize; COLUMNS.len()], Problem> {
    let refuse = |what: String| Problem::refused(file, what, HEADER_REMEDY).at_line(1);
    if headers.len() > COLUMNS.len() {
        return Err(refuse(format!(
            "{} colonnes au lieu de {}",
            headers.len(),
            COLUMNS.len()
        )));
    }
    let mut places = [0; COLUMNS.len()];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        let found = headers.iter().position(|header| header.trim() == column);
        *place = found.ok_or_else(|| refuse(format!("la colonne «\u{a0}{column}\u{a0}» manque")))?;
    }
    Ok(places)
}

//! `roll.csv` as a table of text: encodings, separators, columns, bounds. What the cells mean is not known here.
//!
//! Accepted: what [`table_text`] reads, the columns in any order, [`OPTIONAL`] ones left out. The same roll saved in any of
//! these ways gives the same cells.

use crate::problem::{Problem, Problems};
use crate::table_text;
use std::path::Path;

/// The columns of a roll. All of them are required but those of [`OPTIONAL`].
pub const COLUMNS: [&str; 11] = [
    "number",
    "identifier",
    "civility",
    "family_name",
    "given_name",
    "corps",
    "establishment",
    "academy",
    "numen",
    "nir10",
    "elections",
];

/// The columns that a roll may leave out: every cell of them is then empty.
pub const OPTIONAL: [&str; 1] = ["academy"];

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
            Ok(headers) => Places::of(file, headers)?,
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
            if record.len() != places.width {
                let what = format!("{} colonnes au lieu de {}", record.len(), places.width);
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
                rows.push(RollRow {
                    line,
                    cells: places.cells(&record),
                });
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

const HEADER_REMEDY: &str = "la première ligne doit être\u{a0}: number,identifier,civility,family_name,given_name,corps,establishment,academy,numen,nir10,elections (academy est facultatif).";

/// Where each column of [`COLUMNS`] stands.
struct Places {
    columns: [Option<usize>; COLUMNS.len()],
    /// How many columns the file has.
    width: usize,
}

impl Places {
    fn of(file: &Path, headers: &csv::StringRecord) -> Result<Self, Problem> {
        let refuse = |what: String| Problem::refused(file, what, HEADER_REMEDY).at_line(1);
        if headers.len() > COLUMNS.len() {
            return Err(refuse(format!(
                "{} colonnes au lieu de {} au plus",
                headers.len(),
                COLUMNS.len()
            )));
        }
        let mut columns = [None; COLUMNS.len()];
        for (place, column) in columns.iter_mut().zip(COLUMNS) {
            *place = headers.iter().position(|header| header.trim() == column);
            if place.is_none() && !OPTIONAL.contains(&column) {
                return Err(refuse(format!("la colonne «\u{a0}{column}\u{a0}» manque")));
            }
        }
        // A column that is not read may be one whose name was mistyped: what it says would be lost without a word.
        let read = |place: usize| columns.contains(&Some(place));
        if let Some(place) = (0..headers.len()).find(|place| !read(*place)) {
            let header = headers[place].trim();
            return Err(refuse(if COLUMNS.contains(&header) {
                format!("la colonne «\u{a0}{header}\u{a0}» est écrite deux fois")
            } else {
                format!("la colonne «\u{a0}{header}\u{a0}» est inconnue")
            }));
        }
        Ok(Self {
            columns,
            width: headers.len(),
        })
    }

    fn cells(&self, record: &csv::StringRecord) -> [String; COLUMNS.len()] {
        self.columns.map(|place| {
            let cell = place.and_then(|place| record.get(place)).unwrap_or_default();
            cell.trim().to_owned()
        })
    }
}

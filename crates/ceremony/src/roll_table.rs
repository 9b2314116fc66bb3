//! `roll.csv` as a table of text: encodings, separators, columns, bounds. What the cells mean is not known here.
//!
//! Accepted: UTF-8 with or without BOM, UTF-16 with BOM (what spreadsheets save), `,` or `;`, any line ending; the
//! columns in any order. The same roll saved in any of these ways gives the same cells. Everything else is refused,
//! never repaired: a name read wrong is a voter who can't be found.

use crate::problem::{Problem, Problems};
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
/// Longest line in bytes.
pub const MAX_LINE_BYTES: usize = 8 << 10;

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
        let text = decode(file, bytes)?;
        check_lines(file, &text)?;
        let separator = separator(&text);
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

const UTF8_REMEDY: &str = "enregistrez la liste au format «\u{a0}CSV UTF-8\u{a0}».";
const HEADER_REMEDY: &str = "la première ligne doit être\u{a0}: number,identifier,civility,family_name,given_name,corps,establishment,numen,nir10,elections";

fn decode(file: &Path, bytes: &[u8]) -> Result<String, Problem> {
    let refuse = |what: &str| Problem::refused(file, what, UTF8_REMEDY);
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let (pairs, odd) = bytes[2..].as_chunks::<2>();
        if !odd.is_empty() {
            return Err(refuse("le fichier UTF-16 est tronqué"));
        }
        let units = pairs.iter().map(|pair| unit(*pair));
        char::decode_utf16(units)
            .collect::<Result<String, _>>()
            .map_err(|_| refuse("le fichier UTF-16 est abîmé"))
    };
    match bytes {
        [0xff, 0xfe, ..] => utf16(u16::from_le_bytes),
        [0xfe, 0xff, ..] => utf16(u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(file, rest),
        _ => utf8(file, bytes),
    }
}

fn utf8(file: &Path, bytes: &[u8]) -> Result<String, Problem> {
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let line = bytes[..error.valid_up_to()]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count() as u64
                + 1;
            let what =
                "un caractère n'est pas de l'UTF-8 (fichier enregistré en Latin-1 ou Windows-1252\u{a0}?)";
            Err(Problem::refused(file, what, UTF8_REMEDY).at_line(line))
        }
    }
}

/// Refuses what no roll holds: control characters, long lines, and UTF-8 that was read once as Latin-1 (« Ã© »).
fn check_lines(file: &Path, text: &str) -> Result<(), Problems> {
    let mut problems = Vec::new();
    let line_ends = if text.contains('\n') {
        ['\n', '\n']
    } else {
        ['\r', '\r']
    };
    for (line, content) in (1..).zip(text.split(line_ends)) {
        let content = content.strip_suffix('\r').unwrap_or(content);
        let (what, remedy) = if content.len() > MAX_LINE_BYTES {
            (
                "cette ligne dépasse 8\u{a0}Kio",
                "vérifiez les fins de ligne et les guillemets.",
            )
        } else if content.contains('\u{fffd}') || was_read_as_latin1(content) {
            (
                "cette ligne contient des accents abîmés (par exemple «\u{a0}Ã©\u{a0}» pour «\u{a0}é\u{a0}»)",
                "repartez du fichier d'origine, sans conversion.",
            )
        } else if content.contains('\0') {
            (
                "cette ligne contient un caractère nul (UTF-16 sans marque\u{a0}?)",
                UTF8_REMEDY,
            )
        } else if content.chars().any(|c| c.is_control() && c != '\t') {
            (
                "cette ligne contient un caractère de commande",
                "retirez ce caractère invisible.",
            )
        } else {
            continue;
        };
        problems.push(Problem::refused(file, what, remedy).at_line(line));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Problems(problems))
    }
}

/// `é` is the bytes C3 A9; read as Latin-1 they are `Ã` and `©`. No French name holds `Ã` or `Â` before such a sign.
fn was_read_as_latin1(content: &str) -> bool {
    let mut before = ' ';
    content.chars().any(|c| {
        let broken = matches!(before, 'Ã' | 'Â') && ('\u{80}'..='\u{bf}').contains(&c);
        before = c;
        broken
    })
}

fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    if header.matches(';').count() > header.matches(',').count() {
        b';'
    } else {
        b','
    }
}

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

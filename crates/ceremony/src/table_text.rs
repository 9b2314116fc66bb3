//! The text of a table that the bureau wrote: encodings and separators. What the cells mean is not known here.
//!
//! Accepted: UTF-8 with or without BOM, UTF-16 with BOM (what spreadsheets save), `,` or `;`, any line ending. Everything
//! else is refused, never repaired: a name read wrong is a person who can't be found.

use crate::problem::{Problem, Problems};
use std::path::Path;

/// Longest line in bytes.
pub const MAX_LINE_BYTES: usize = 8 << 10;

const UTF8_REMEDY: &str = "enregistrez la liste au format «\u{a0}CSV UTF-8\u{a0}».";

/// Reads the bytes of a table as text.
///
/// # Errors
/// [`Problems`] of encoding, control characters and long lines, with their lines.
pub fn read(file: &Path, bytes: &[u8]) -> Result<String, Problems> {
    let text = decode(file, bytes)?;
    check_lines(file, &text)?;
    Ok(text)
}

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

/// The separator that a header's line shows: `;` or `,`.
pub fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    if header.matches(';').count() > header.matches(',').count() {
        b';'
    } else {
        b','
    }
}

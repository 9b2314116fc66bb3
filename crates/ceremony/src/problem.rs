//! What a program tells the bureau when it can't go on: which file, which line, what is wrong, what to do. In French.

use std::fmt;
use std::io;
use std::path::Path;

/// One thing that is wrong, ready to be read by the bureau.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which exit code it deserves.
    pub kind: ProblemKind,
    /// The file it is in, as the person named it; empty when it is in no file.
    pub file: String,
    /// The line in that file, from 1.
    pub line: Option<u64>,
    /// What is wrong, one French sentence.
    pub what: String,
    /// What to do about it, one French sentence.
    pub remedy: String,
}

/// Whether something was read and refused, or could not be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// It was read, and it is wrong: exit code 1.
    Refused,
    /// It could not be read or written: exit code 2.
    Unreadable,
}

impl Problem {
    /// Something in `file` was read and is refused.
    pub fn refused(file: &Path, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            kind: ProblemKind::Refused,
            file: file.display().to_string(),
            line: None,
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// A request that concerns no file in particular is refused.
    pub fn of_request(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::refused(Path::new(""), what, remedy)
    }

    /// `file` could not be read.
    pub fn unreadable(file: &Path, error: &io::Error) -> Self {
        let (what, remedy) = match error.kind() {
            io::ErrorKind::NotFound => ("ce fichier n'existe pas", "vérifiez le chemin indiqué."),
            io::ErrorKind::PermissionDenied => (
                "vous n'avez pas le droit de lire ou d'écrire ce fichier",
                "vérifiez ses droits et son propriétaire.",
            ),
            io::ErrorKind::AlreadyExists => (
                "ce fichier existe déjà et n'est pas remplacé",
                "choisissez un autre dossier, ou rangez l'ancien fichier.",
            ),
            io::ErrorKind::StorageFull => ("le disque est plein", "libérez de la place, puis recommencez."),
            _ => (
                "ce fichier n'a pas pu être lu ou écrit",
                "vérifiez le disque ou la clé USB, puis recommencez.",
            ),
        };
        let what = match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied | io::ErrorKind::AlreadyExists => {
                what.to_owned()
            }
            _ => format!("{what} ({error})"),
        };
        Self {
            kind: ProblemKind::Unreadable,
            ..Self::refused(file, what, remedy)
        }
    }

    /// The same problem, at a line (from 1).
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The exit code of a program that stops on this.
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            ProblemKind::Refused => 1,
            ProblemKind::Unreadable => 2,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file.as_str(), self.line) {
            ("", _) => {}
            (file, None) => write!(f, "{file}\u{a0}: ")?,
            (file, Some(line)) => write!(f, "{file}, ligne {line}\u{a0}: ")?,
        }
        write!(f, "{}\n    → {}", self.what, self.remedy)
    }
}

impl std::error::Error for Problem {}

/// Everything found wrong in one reading, at least one problem. The bureau corrects them all at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

/// How many problems are written out; the others are counted.
const SHOWN: usize = 20;

impl Problems {
    /// The exit code: 2 when any file could not be read, else 1.
    pub fn exit_code(&self) -> u8 {
        self.0.iter().map(Problem::exit_code).max().unwrap_or(1)
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, problem) in self.0.iter().take(SHOWN).enumerate() {
            let separator = if position == 0 { "" } else { "\n" };
            write!(f, "{separator}{problem}")?;
        }
        match self.0.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            1 => write!(f, "\n… et un autre problème."),
            more => write!(f, "\n… et {more} autres problèmes."),
        }
    }
}

impl std::error::Error for Problems {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_names_its_file_its_line_and_the_remedy() {
        let problem =
            Problem::refused(Path::new("roll.csv"), "le numéro est vide", "donnez un numéro.").at_line(7);
        assert_eq!(
            problem.to_string(),
            "roll.csv, ligne 7\u{a0}: le numéro est vide\n    → donnez un numéro."
        );
    }

    #[test]
    fn many_problems_are_shown_up_to_twenty_and_then_counted() {
        let one = Problem::of_request("non", "oui.");
        let text = Problems(vec![one; 23]).to_string();
        assert_eq!(text.matches("non").count(), 20);
        assert!(text.ends_with("… et 3 autres problèmes."));
    }
}

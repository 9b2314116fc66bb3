//! TOML and JSON faults said in French, with their line.

use crate::problem::Problem;
use serde::de::DeserializeOwned;
use std::path::Path;

/// Reads TOML text into a value.
///
/// # Errors
/// A [`Problem`] naming the file and the line of the first fault.
pub fn read_toml<T: DeserializeOwned>(file: &Path, text: &str) -> Result<T, Problem> {
    toml::from_str(text).map_err(|error| {
        let problem = Problem::refused(
            file,
            in_french(error.message()),
            "corrigez ce fichier puis recommencez.",
        );
        match error.span() {
            Some(span) => problem.at_line(line_of(text, span.start)),
            None => problem,
        }
    })
}

fn line_of(text: &str, offset: usize) -> u64 {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() as u64 + 1
}

/// The sentences that serde gives to whoever reads TOML and JSON; another sentence is quoted as it is.
fn in_french(message: &str) -> String {
    let quoted = |prefix: &str| {
        let rest = message.strip_prefix(prefix)?;
        rest.split('`').nth(1).map(|name| format!("«\u{a0}{name}\u{a0}»"))
    };
    if let Some(name) = quoted("missing field ") {
        return format!("le champ {name} manque");
    }
    if let Some(name) = quoted("unknown field ") {
        return format!("le champ {name} est inconnu");
    }
    if let Some(name) = quoted("unknown variant ") {
        return format!("la valeur {name} n'est pas une de celles attendues");
    }
    format!(
        "contenu inattendu ({})",
        message.lines().next().unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Small {
        #[expect(dead_code, reason = "only its presence is tested")]
        title: String,
    }

    #[test]
    fn a_fault_of_toml_is_told_in_french_with_its_line() {
        for (text, line, what) in [
            (
                "title = \"a\"\n\nlate = 3\n",
                3,
                "le champ «\u{a0}late\u{a0}» est inconnu",
            ),
            ("", 1, "le champ «\u{a0}title\u{a0}» manque"),
            (
                "\n\ntitle = [1\n",
                3,
                "contenu inattendu (unclosed array, expected `]`)",
            ),
        ] {
            let problem = read_toml::<Small>(Path::new("event.toml"), text).unwrap_err();
            assert_eq!((problem.line, problem.what.as_str()), (Some(line), what));
        }
    }
}

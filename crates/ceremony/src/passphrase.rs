//! Passphrases, and where they come from.

use crate::problem::Problem;
use std::fmt;
use std::path::Path;
use zeroize::Zeroizing;

/// The passphrase of a sealed file: at least 12 characters. A secret: an empty `Debug`.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

/// Fewest characters of a passphrase.
pub const MIN_CHARACTERS: usize = 12;

impl Passphrase {
    /// Takes a passphrase.
    ///
    /// # Errors
    /// A [`Problem`] when it has fewer than [`MIN_CHARACTERS`] characters.
    pub fn new(text: String) -> Result<Self, Problem> {
        let text = Zeroizing::new(text);
        if text.chars().count() < MIN_CHARACTERS {
            return Err(Problem::of_request(
                "la phrase de passe a moins de 12 caractères",
                "choisissez-en une plus longue, par exemple cinq mots sans rapport.",
            ));
        }
        Ok(Self(text))
    }

    /// Asks for it on the terminal, without showing it. `confirm` asks twice, for a new file.
    /// `ISOLOIR_PASSPHRASE_FILE`, a file of mode 600 whose first line is the passphrase, is read instead when it is set.
    ///
    /// # Errors
    /// A [`Problem`]: no terminal, two different texts, too short, or the file's.
    pub fn ask(what_for: &str, confirm: bool) -> Result<Self, Problem> {
        if let Some(file) = std::env::var_os("ISOLOIR_PASSPHRASE_FILE") {
            return Self::from_file(Path::new(&file));
        }
        let prompt = |text: String| {
            rpassword::prompt_password(text).map(Zeroizing::new).map_err(|_| {
                let remedy = "lancez le programme dans un terminal, ou donnez ISOLOIR_PASSPHRASE_FILE.";
                Problem::of_request("la phrase de passe n'a pas pu être demandée", remedy)
            })
        };
        let first = prompt(format!("Phrase de passe de {what_for}\u{a0}: "))?;
        if confirm && *prompt("La même, encore une fois\u{a0}: ".to_owned())? != *first {
            return Err(Problem::of_request(
                "les deux phrases de passe sont différentes",
                "recommencez.",
            ));
        }
        Self::new(first.as_str().to_owned())
    }

    fn from_file(file: &Path) -> Result<Self, Problem> {
        let content = crate::private_file::read(file)?;
        let text = str::from_utf8(&content)
            .unwrap_or_default()
            .lines()
            .next()
            .unwrap_or_default();
        Self::new(text.to_owned())
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

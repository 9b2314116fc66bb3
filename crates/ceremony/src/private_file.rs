//! Files that only their owner may read (mode 600), written once and never over another.

use crate::problem::Problem;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use zeroize::Zeroizing;

/// Creates a file of mode 600 and writes it through to the disk. Another file of that name is left alone.
///
/// # Errors
/// A [`Problem`] when it exists or can't be written; nothing is left behind then.
pub fn create(file: &Path, content: &[u8]) -> Result<(), Problem> {
    let options = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .clone();
    let mut opened = options
        .open(file)
        .map_err(|error| Problem::unreadable(file, &error))?;
    let written = opened.write_all(content).and_then(|()| opened.sync_all());
    written.map_err(|error| {
        drop(std::fs::remove_file(file));
        Problem::unreadable(file, &error)
    })
}

/// Replaces a file of mode 600 as one step: the old content or the new one, never half of it.
///
/// # Errors
/// A [`Problem`] when it can't be written; the old content is kept.
pub fn replace(file: &Path, content: &[u8]) -> Result<(), Problem> {
    let new = file.with_extension("new");
    drop(std::fs::remove_file(&new));
    create(&new, content)?;
    std::fs::rename(&new, file).map_err(|error| Problem::unreadable(file, &error))
}

/// Creates a folder of mode 700, and those above it. An existing one is accepted only when it is empty.
///
/// # Errors
/// A [`Problem`] when it holds anything or can't be made.
pub fn create_folder(folder: &Path) -> Result<(), Problem> {
    if let Ok(mut entries) = std::fs::read_dir(folder)
        && entries.next().is_some()
    {
        return Err(Problem::refused(
            folder,
            "ce dossier n'est pas vide",
            "indiquez un dossier neuf\u{a0}: rien n'est jamais remplacé.",
        ));
    }
    let made = std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder);
    made.map_err(|error| Problem::unreadable(folder, &error))
}

/// Reads a file, refusing it when its group or everybody may read or write it.
///
/// # Errors
/// A [`Problem`] when it can't be read or its mode gives any right beyond its owner's.
pub fn read(file: &Path) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let mut opened = File::open(file).map_err(|error| Problem::unreadable(file, &error))?;
    let details = opened
        .metadata()
        .map_err(|error| Problem::unreadable(file, &error))?;
    let mode = details.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(Problem::refused(
            file,
            format!("ce fichier secret est accessible à d'autres que vous (droits {mode:o})"),
            format!(
                "considérez-le comme connu d'autrui\u{a0}; sinon\u{a0}: chmod 600 {}",
                file.display()
            ),
        ));
    }
    // Sized at once: a growing buffer would leave pieces of the secret behind in memory.
    let size = usize::try_from(details.len()).unwrap_or_default();
    let mut content = Zeroizing::new(Vec::with_capacity(size + 1));
    opened
        .read_to_end(&mut content)
        .map_err(|error| Problem::unreadable(file, &error))?;
    Ok(content)
}

//! Archives made by anyone, verified from a file, and told in French.

mod reason;
mod summary;

pub use reason::reason_in_french;
pub use summary::Summary;

use crate::problem::Problem;
use belenios::v1::trustee::{Owner, TrusteeItem, Trustees};
use belenios::v1::verify::{VerifiedElection, VerifyError, verify};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// Verifies the archive in a file, on all cores. `wrap` may follow what is read (a progress bar).
///
/// # Errors
/// A [`Problem`]: refused with the first reason and the height of its event, or unreadable.
pub fn verify_file<R: Read>(file: &Path, wrap: impl FnOnce(File) -> R) -> Result<VerifiedElection, Problem> {
    let opened = File::open(file).map_err(|error| Problem::unreadable(file, &error))?;
    if opened.metadata().is_ok_and(|details| details.is_dir()) {
        return Err(Problem::unreadable(
            file,
            &std::io::ErrorKind::IsADirectory.into(),
        ));
    }
    verify(BufReader::with_capacity(1 << 20, wrap(opened))).map_err(|error| problem(file, &error))
}

/// A verification's error as the program shows it.
pub fn problem(file: &Path, error: &VerifyError) -> Problem {
    match error {
        VerifyError::Unreadable(belenios::v1::archive::Unreadable::Io(error)) => {
            Problem::unreadable(file, error)
        }
        VerifyError::Unreadable(_) => {
            let not_one = std::io::Error::new(std::io::ErrorKind::InvalidData, "pas une archive d'élection");
            Problem::unreadable(file, &not_one)
        }
        VerifyError::Invalid(invalid) => {
            let what = format!(
                "archive invalide à l'événement {}\u{a0}: {}",
                invalid.height,
                reason_in_french(&invalid.reason)
            );
            Problem::refused(
                file,
                what,
                "ne vous fiez à aucun chiffre de cette archive, et gardez-en la copie comme preuve.",
            )
        }
    }
}

/// « Délégué A (dépositaire n° 3) », or the number alone when the trustees file has no name.
pub fn trustee_name(trustees: &Trustees, owner: Owner) -> String {
    let names = trustees.items().iter().flat_map(|item| match item {
        TrusteeItem::Single(key) => vec![key.name.as_deref()],
        TrusteeItem::Pedersen(pedersen) => pedersen
            .verification_keys
            .iter()
            .map(|key| key.name.as_deref())
            .collect(),
    });
    let position = usize::try_from(owner.number())
        .ok()
        .and_then(|number| number.checked_sub(1));
    match position
        .and_then(|position| names.clone().nth(position))
        .flatten()
    {
        Some(name) => format!("{name} (dépositaire n°\u{a0}{owner})"),
        None => format!("dépositaire n°\u{a0}{owner}"),
    }
}

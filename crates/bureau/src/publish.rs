//! The last check before a result is shown: the final archive continues the very box that was declared closed.

use crate::close::CloseError;
use crate::operations::Operations;
use belenios::v1::archive::{Head, Stage};
use belenios::v1::verify::contains_head;
use ceremony::Problem;
use ceremony::verification::{Summary, problem, verify_file};
use election::ElectionId;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// Why a result is not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The archive, or the folder to write to.
    #[error(transparent)]
    Archive(#[from] Problem),
    /// What the portal declared could not be read.
    #[error(transparent)]
    Close(#[from] CloseError),
}

/// Verifies a final archive whole, checks that it goes through the head the portal declared at closing, and writes
/// `folder/<uuid>.bel` and `folder/<uuid>.result.json` (a [`Summary`]).
///
/// # Errors
/// [`PublishError`]; nothing is written then.
pub async fn publish(
    operations: &Operations,
    archive: &Path,
    folder: &Path,
) -> Result<Summary, PublishError> {
    let verified = verify_file(archive, |source| source)?;
    let refuse = |what: &str, remedy: &str| PublishError::from(Problem::refused(archive, what, remedy));
    if verified.stage() != Stage::Finished {
        return Err(refuse(
            "cette archive n'a pas encore de résultat",
            "réunissez d'abord les parts avec «\u{a0}combine\u{a0}».",
        ));
    }
    let uuid = verified.election().uuid().as_str();
    let election = ElectionId::parse(uuid).map_err(|_| {
        refuse(
            "cet uuid n'est pas d'ici",
            "indiquez l'archive d'un scrutin du portail.",
        )
    })?;
    let closing = operations.ballots.closing(uuid).await.map_err(CloseError::from)?;
    let statement = closing.ok_or(CloseError::NotClosed(election))?.statement;
    let hash = statement.head_hash.parse().map_err(|_| CloseError::OtherHead)?;
    let declared = Head {
        height: statement.head_height,
        hash,
    };
    let source = File::open(archive).map_err(|error| Problem::unreadable(archive, &error))?;
    let goes_through = contains_head(BufReader::new(source), &declared);
    if !goes_through.map_err(|error| problem(archive, &error.into()))? {
        return Err(CloseError::OtherHead.into());
    }
    let summary = Summary::of(&verified);
    write(archive, folder, uuid, &summary)?;
    Ok(summary)
}

fn write(archive: &Path, folder: &Path, uuid: &str, summary: &Summary) -> Result<(), Problem> {
    let named = |name: String| -> PathBuf { folder.join(name) };
    let (bel, json) = (named(format!("{uuid}.bel")), named(format!("{uuid}.result.json")));
    std::fs::create_dir_all(folder).map_err(|error| Problem::unreadable(folder, &error))?;
    std::fs::copy(archive, &bel).map_err(|error| Problem::unreadable(&bel, &error))?;
    let text = serde_json::to_vec_pretty(summary).expect("texts and numbers always serialise");
    std::fs::write(&json, text).map_err(|error| Problem::unreadable(&json, &error))
}

//! The last check before a result is shown: the final archive continues the very box that was declared closed.
//! What is shown is read from that archive, never typed.

use crate::close::CloseError;
use crate::operations::Operations;
use crate::result::result_row;
use ballot_box::{BallotBoxFault, PublishedArchive, ResultRow};
use belenios::v1::archive::{Head, Stage};
use belenios::v1::verify::{VerifiedElection, contains_head};
use ceremony::Problem;
use ceremony::verification::{Summary, problem, verify_file};
use election::{ElectionId, Instant};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{BufReader, Read as _};
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
    /// Another result of this election is shown already.
    #[error("un autre résultat du scrutin {0} est déjà proclamé")]
    OtherResult(ElectionId),
}

/// What was published.
#[derive(Clone, Debug)]
pub struct Proclaimed {
    /// What the archive establishes.
    pub summary: Summary,
    /// What the results page shows.
    pub result: ResultRow,
}

/// Verifies a final archive whole, checks that it goes through the head the portal declared at closing, writes
/// `folder/<uuid>.bel` and `folder/<uuid>.result.json` (a [`Summary`]), and lets the results page show the result with its
/// seats. Safe to repeat: a published result never changes.
///
/// # Errors
/// [`PublishError`]; nothing is shown then.
pub async fn publish(
    operations: &Operations,
    archive: &Path,
    folder: &Path,
    now: Instant,
) -> Result<Proclaimed, PublishError> {
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
    let statement = closing
        .ok_or_else(|| CloseError::NotClosed(election.clone()))?
        .statement;
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
    let (seats, candidates) = seats_and_candidates(operations, &election, now).await?;
    let result = result_row(
        &verified,
        seats,
        &candidates,
        published_archive(archive, &verified)?,
    );
    let result = result.ok_or_else(|| {
        refuse(
            "dans ce scrutin, un bulletin peut nommer plusieurs listes\u{a0}: ses sièges ne se répartissent pas ici",
            "proclamez le résultat au procès-verbal.",
        )
    })?;
    let summary = Summary::of(&verified);
    write(archive, folder, uuid, &summary)?;
    match operations.ballots.publish_result(&result).await {
        Err(BallotBoxFault::AlreadyPublished(_)) => return Err(PublishError::OtherResult(election)),
        other => other.map_err(CloseError::from)?,
    }
    Ok(Proclaimed { summary, result })
}

/// The seats to fill, and how many candidates each list presented, as they were imported.
async fn seats_and_candidates(
    operations: &Operations,
    election: &ElectionId,
    now: Instant,
) -> Result<(u32, Vec<u64>), CloseError> {
    let row = operations.voters.election(election, now).await?;
    let row = row.ok_or_else(|| CloseError::NotSealed(election.clone()))?;
    let lists = operations.voters.public().lists(&row).await?;
    let candidates = lists
        .iter()
        .map(|list| u64::try_from(list.candidates.len()).unwrap_or(u64::MAX));
    Ok((row.seats, candidates.collect()))
}

fn published_archive(archive: &Path, verified: &VerifiedElection) -> Result<PublishedArchive, Problem> {
    let unreadable = |error| Problem::unreadable(archive, &error);
    let mut source = BufReader::with_capacity(1 << 20, File::open(archive).map_err(unreadable)?);
    let (mut hash, mut bytes, mut block) = (Sha256::new(), 0_u64, vec![0; 1 << 16]);
    loop {
        let read = source.read(&mut block).map_err(unreadable)?;
        if read == 0 {
            break;
        }
        hash.update(&block[..read]);
        bytes += read as u64;
    }
    let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(PublishedArchive {
        name: file_name(verified.election().uuid().as_str()),
        bytes,
        sha256,
        head: verified.head().hash.to_string(),
    })
}

fn file_name(uuid: &str) -> String {
    format!("{uuid}.bel")
}

fn write(archive: &Path, folder: &Path, uuid: &str, summary: &Summary) -> Result<(), Problem> {
    let named = |name: String| -> PathBuf { folder.join(name) };
    let (bel, json) = (named(file_name(uuid)), named(format!("{uuid}.result.json")));
    std::fs::create_dir_all(folder).map_err(|error| Problem::unreadable(folder, &error))?;
    std::fs::copy(archive, &bel).map_err(|error| Problem::unreadable(&bel, &error))?;
    let text = serde_json::to_vec_pretty(summary).expect("texts and numbers always serialise");
    std::fs::write(&json, text).map_err(|error| Problem::unreadable(&json, &error))
}

//! Everything that must hold in an election's archive, checked by anyone from the archive alone. PROTOCOL §5.4, §6–§9.
//!
//! Stricter than belenios-tool: canonical bytes everywhere, one ballot per credential (so no reference twice either),
//! no weights, counts compared, the archived tally compared with the product of the ballots, no event after the
//! result. An archive that stops early is valid up to there: [`VerifiedElection::stage`] says how far it goes.
//!
//! The archive is read once, as a stream; ballots are checked on all cores, a bounded batch at a time. Memory holds
//! the credential list, the credentials that have voted, and one batch.

mod ballots;
mod course;
mod credentials;
mod heads;
mod invalid;
mod verified;

use std::io::Read;

use super::archive::{ArchiveError, ArchiveReader};
use super::ballot::CheckedBallot;
use course::Course;

pub use credentials::{CredentialsUnexplained, Reissue, explain_credentials};
pub use heads::{HeadComparison, compare_heads, contains_head, extends};
pub use invalid::{Invalid, InvalidReason, VerifyError};
pub use verified::VerifiedElection;

/// Verifies an archive, complete or not. Give a buffered source.
///
/// Runs in the current rayon pool: call it inside `ThreadPool::install` to use fewer cores.
///
/// # Errors
/// [`VerifyError::Invalid`] with the first reason, in the order of the archive, and the height of its event, the same
/// at every run; [`VerifyError::Unreadable`] when the source fails or is no archive.
pub fn verify<R: Read>(source: R) -> Result<VerifiedElection, VerifyError> {
    verify_each(source, |_, _| {})
}

/// As [`verify`], and hands every ballot over once checked, in the order of the archive, with its event's height.
///
/// A ballot handed over is valid even if the archive turns out not to be.
///
/// # Errors
/// See [`verify`].
pub fn verify_each<R: Read>(
    source: R,
    mut on_ballot: impl FnMut(u64, &CheckedBallot),
) -> Result<VerifiedElection, VerifyError> {
    let mut reader = ArchiveReader::open(source)?;
    let mut course = Course::begin(reader.timestamp(), &mut on_ballot);
    loop {
        match reader.next_entry() {
            Ok(Some(entry)) => course.follow(entry)?,
            Ok(None) => return Ok(course.finish()?),
            Err(ArchiveError::Malformed { height, fault }) => {
                // Ballots still waiting come before: theirs is the first reason, if they have one.
                course.check_waiting_ballots()?;
                return Err(Invalid {
                    height,
                    reason: fault.into(),
                }
                .into());
            }
            Err(ArchiveError::Unreadable(error)) => return Err(error.into()),
        }
    }
}

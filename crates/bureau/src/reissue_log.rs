//! The public log of re-issues: verified whole, and exported.

use crate::close::CloseError;
use crate::operations::Operations;
use crate::reissue_cap::is_approved;
use belenios::v1::{ElectionUuid, Trustees};
use election::ElectionId;
use election::reissue::{LogEntry, VerifiedLog, verify_log};

/// The log of an election, exported after it was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedLog {
    /// One signed JSON entry per line, oldest first. Names credentials and members of the bureau, never voters.
    pub lines: String,
    /// How many credentials were replaced.
    pub reissues: u64,
    /// The cap that was sealed.
    pub sealed_cap: u64,
    /// The cap in force at the end of the log.
    pub cap: u64,
}

/// A log that holds, and what it was checked with.
pub(crate) struct Log {
    pub(crate) election: ElectionUuid,
    pub(crate) trustees: Trustees,
    pub(crate) sealed_cap: u64,
    pub(crate) entries: Vec<LogEntry>,
    pub(crate) verified: VerifiedLog,
}

/// The log of an election, checked under the cap that the bureau sealed: `sealed_cap`, of the event's own file.
///
/// # Errors
/// [`CloseError::ReissueLog`] when the chain, a signature, a cap or the recorded head does not hold,
/// [`CloseError::CapNotApproved`] when a raise lacks its quorum; a fault of the storage.
pub async fn reissue_log(
    operations: &Operations,
    election: &ElectionId,
    sealed_cap: u64,
) -> Result<ExportedLog, CloseError> {
    let log = verified_log(operations, election, Some(sealed_cap)).await?;
    let lines = log
        .entries
        .iter()
        .map(|entry| serde_json::to_string(entry).expect("an entry has only shapes JSON knows"));
    Ok(ExportedLog {
        lines: lines.map(|line| line + "\n").collect(),
        reissues: log.verified.count(),
        sealed_cap,
        cap: log.verified.head().cap(sealed_cap),
    })
}

/// Reads and verifies the whole log, against its recorded head and the sealed trustees. The cap is the imported one unless
/// the caller has it from elsewhere.
pub(crate) async fn verified_log(
    operations: &Operations,
    election: &ElectionId,
    sealed_cap: Option<u64>,
) -> Result<Log, CloseError> {
    let not_sealed = || CloseError::NotSealed(election.clone());
    let voters = &operations.voters;
    let parameters = operations.ballots.parameters(election.as_str()).await?;
    let parameters = parameters.ok_or_else(not_sealed)?;
    let trustees = Trustees::parse(&parameters.row().trustees).map_err(|_| not_sealed())?;
    let sealed_cap = match sealed_cap {
        Some(cap) => cap,
        None => voters
            .sealed_reissue_cap(election)
            .await?
            .ok_or_else(not_sealed)?,
    };
    let entries = voters.reissue_log(election).await?;
    let scope = (voters.event_id(), election);
    let verified = verify_log(scope, sealed_cap, &entries, &operations.reissue_keys()?)?;
    verified.ends_at(&voters.reissue_head(election).await?)?;
    let election = parameters.election().uuid().clone();
    let unapproved = |raise: &&_| !is_approved(&trustees, &election, raise);
    if let Some(raise) = verified.raises().iter().find(unapproved) {
        return Err(CloseError::CapNotApproved {
            sequence: raise.sequence,
        });
    }
    Ok(Log {
        election,
        trustees,
        sealed_cap,
        entries,
        verified,
    })
}

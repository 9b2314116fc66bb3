//! The public log of re-issues, exported after its chain and signatures were verified.

use crate::close::CloseError;
use crate::operations::Operations;
use election::ElectionId;
use election::reissue::verify_log;

/// The log of an election: one signed JSON event per line, oldest first. Names credentials, never voters.
///
/// # Errors
/// [`CloseError::ReissueLog`] when the chain, a signature or the recorded head does not hold; a fault of the storage.
pub async fn reissue_log(operations: &Operations, election: &ElectionId) -> Result<String, CloseError> {
    let voters = &operations.voters;
    let events = voters.reissue_events(election).await?;
    let log = verify_log(
        (voters.event_id(), election),
        &events,
        &operations.reissue_keys()?,
    )?;
    log.ends_at(&voters.reissue_head(election).await?)?;
    let lines = events
        .iter()
        .map(|event| serde_json::to_string(event).expect("an event has only shapes JSON knows"));
    Ok(lines.map(|line| line + "\n").collect())
}

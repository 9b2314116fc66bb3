//! What the bureau reads of each voter of the roll, by key: its role lists no table of people.

use crate::event_folder::EventFolder;
use crate::operations::Operations;
use dynamo::Fault;
use election::VoterKey;
use tokio::task::JoinSet;
use voter_file::VoterFile;

/// How many voters are read at once: a million one by one would take the evening.
const AT_ONCE: usize = 64;

/// Reads something of each voter of the roll; all of it, in no order.
///
/// # Errors
/// A [`Fault`] of the storage, the first one.
pub(crate) async fn every_voter<T, F>(
    operations: &Operations,
    folder: &EventFolder,
    read: impl Fn(VoterFile, VoterKey) -> F,
) -> Result<Vec<T>, Fault>
where
    F: Future<Output = Result<Vec<T>, Fault>> + Send + 'static,
    T: Send + 'static,
{
    let (mut under_way, mut all) = (JoinSet::new(), Vec::new());
    for on_roll in &folder.roll.voters {
        if under_way.len() >= AT_ONCE {
            all.extend(next(&mut under_way).await?);
        }
        let voter = operations.names.voter_key(&on_roll.identifier);
        under_way.spawn(read(operations.voters.clone(), voter));
    }
    while !under_way.is_empty() {
        all.extend(next(&mut under_way).await?);
    }
    Ok(all)
}

async fn next<T: Send + 'static>(under_way: &mut JoinSet<Result<Vec<T>, Fault>>) -> Result<Vec<T>, Fault> {
    let read = under_way.join_next().await;
    read.map_or(Ok(Vec::new()), |read| {
        read.expect("reading a voter neither panics nor is aborted")
    })
}

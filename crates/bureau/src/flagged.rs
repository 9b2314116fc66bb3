//! What the bureau is told to look at: voters whose account was activated, whose code was replaced and who voted within a day
//! (RE-23). Read from the people's side alone: nothing here leads to a ballot.

use crate::event_folder::EventFolder;
use crate::every_voter::every_voter;
use crate::operations::Operations;
use dynamo::Fault;
use election::reissue::is_quick;
use election::{ElectionId, Instant, OneLine, VoterKey, VoterNumber};
use std::fmt;
use voter_file::VoterFile;

/// One voter in one election. Personal data: an empty `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct QuickChain {
    /// Where.
    pub election: ElectionId,
    /// The voter's number in the roll.
    pub number: VoterNumber,
    /// Civility, first name, name, in one line.
    pub name: OneLine,
    /// Corps and establishment, in one line.
    pub place: OneLine,
    /// When the account was activated.
    pub activated_at: Instant,
    /// How many réassorts in this election.
    pub reissues: u32,
    /// The day of the last one.
    pub reissued_on: Instant,
    /// The émargement, to the minute.
    pub voted_at: Instant,
}

impl fmt::Debug for QuickChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QuickChain")
    }
}

/// The quick chains of every election, in the event's order, then by activation. Each voter of the roll is read by key: the
/// bureau's role lists no émargement.
///
/// # Errors
/// A [`Fault`] of the storage.
pub async fn flagged(operations: &Operations, folder: &EventFolder) -> Result<Vec<QuickChain>, Fault> {
    let mut flagged = every_voter(operations, folder, chains_of).await?;
    let place = |chain: &QuickChain| {
        let mut elections = folder.event.elections.iter();
        elections.position(|election| election.uuid == chain.election)
    };
    flagged.sort_by(|a, b| {
        let order = |chain: &QuickChain| (place(chain), chain.activated_at);
        order(a).cmp(&order(b)).then_with(|| a.number.cmp(&b.number))
    });
    Ok(flagged)
}

/// A voter's quick chains, of all their elections.
async fn chains_of(voters: VoterFile, voter: VoterKey) -> Result<Vec<QuickChain>, Fault> {
    let mut chains = Vec::new();
    let Some(row) = voters.voter(&voter).await? else {
        return Ok(chains);
    };
    let Some(activated_at) = row.activated_at else {
        return Ok(chains);
    };
    for election in &row.elections {
        let Some(right) = voters.right(&voter, election).await? else {
            continue;
        };
        if let (Some(reissued), Some(voted_at)) = (right.reissued, right.voted_at)
            && is_quick(activated_at, voted_at)
        {
            let name = format!("{} {} {}", row.civility, row.given_name, row.family_name);
            chains.push(QuickChain {
                election: election.clone(),
                number: row.number.clone(),
                name: OneLine::of(&name),
                place: OneLine::of(&format!("{}, {}", row.corps, row.establishment)),
                activated_at,
                reissues: reissued.count,
                reissued_on: reissued.at,
                voted_at,
            });
        }
    }
    Ok(chains)
}

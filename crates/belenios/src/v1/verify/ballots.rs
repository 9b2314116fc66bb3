//! Ballots on their way through verification: checked in batches on all cores, accepted in order.

use std::collections::HashSet;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{Invalid, InvalidReason};
use crate::v1::ballot::{CheckedBallot, ReceivedBallot};
use crate::v1::credential::CredentialList;
use crate::v1::election::Election;
use crate::v1::group::EncodedElement;
use crate::v1::tally::TallyBuilder;

/// Ballots checked together: enough to keep all cores busy, few enough to be forgotten.
const BATCH_BALLOTS: usize = 256;
/// A batch also ends when it is this large, so that oversized ballots can't fill the memory.
const BATCH_BYTES: usize = 8 << 20;

/// The ballots of one election, as they come.
#[derive(Debug)]
pub(super) struct Ballots {
    tally: TallyBuilder,
    voted: HashSet<EncodedElement>,
    waiting: Vec<(u64, Vec<u8>)>,
    waiting_bytes: usize,
}

impl Ballots {
    pub(super) fn new(election: &Election) -> Self {
        Self {
            tally: TallyBuilder::new(election),
            voted: HashSet::new(),
            waiting: Vec::new(),
            waiting_bytes: 0,
        }
    }

    /// Takes a ballot; tells whether the batch should be checked now.
    pub(super) fn take(&mut self, height: u64, body: Vec<u8>) -> bool {
        self.waiting_bytes += body.len();
        self.waiting.push((height, body));
        self.waiting.len() >= BATCH_BALLOTS || self.waiting_bytes >= BATCH_BYTES
    }

    /// Checks the ballots waiting, and accepts them one by one in order up to the first that is refused.
    pub(super) fn check_waiting(
        &mut self,
        election: &Election,
        credentials: &CredentialList,
        on_ballot: &mut dyn FnMut(u64, &CheckedBallot),
    ) -> Result<(), Invalid> {
        self.waiting_bytes = 0;
        let waiting = std::mem::take(&mut self.waiting);
        let checked: Vec<Result<CheckedBallot, InvalidReason>> = waiting
            .par_iter()
            .map(|(_, body)| check(body, election, credentials))
            .collect();
        for ((height, _), outcome) in waiting.iter().zip(checked) {
            let invalid = |reason| Invalid {
                height: *height,
                reason,
            };
            let ballot = outcome.map_err(invalid)?;
            if !self.voted.insert(*ballot.credential().encoded()) {
                return Err(invalid(InvalidReason::RepeatedCredential));
            }
            self.tally.add(&ballot);
            on_ballot(*height, &ballot);
        }
        Ok(())
    }

    /// The product of the ballots accepted so far.
    pub(super) fn tally(&self) -> &TallyBuilder {
        &self.tally
    }
}

/// All of PROTOCOL §5.4 that concerns this ballot alone.
fn check(
    body: &[u8],
    election: &Election,
    credentials: &CredentialList,
) -> Result<CheckedBallot, InvalidReason> {
    let signed = ReceivedBallot::parse(body)?.check_signature(election)?;
    if !credentials.contains(signed.credential()) {
        return Err(InvalidReason::UnknownCredential);
    }
    Ok(signed.check(election)?)
}

//! How far an election has come, and which event may come next. PROTOCOL §8.

use super::{ArchiveFault, EventType};

/// How far an archive has come. The order of the variants is the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// No event yet.
    Empty,
    /// Set up; ballots may be cast.
    Voting,
    /// The box is closed; nothing is tallied.
    Closed,
    /// The encrypted tally is written; trustees may be decrypting it.
    Tallied,
    /// The result is written: nothing comes after.
    Finished,
}

impl Stage {
    /// The stage once an event of this type has come.
    ///
    /// # Errors
    /// [`ArchiveFault::Order`] when it may not come now.
    pub fn after(self, event: EventType) -> Result<Self, ArchiveFault> {
        match (self, event) {
            (Self::Empty, EventType::Setup) | (Self::Voting, EventType::Ballot) => Ok(Self::Voting),
            (Self::Voting, EventType::EndBallots) => Ok(Self::Closed),
            (Self::Closed, EventType::EncryptedTally) | (Self::Tallied, EventType::PartialDecryption) => {
                Ok(Self::Tallied)
            }
            (Self::Tallied, EventType::Result) => Ok(Self::Finished),
            _ => Err(ArchiveFault::Order),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EventType::{Ballot, EncryptedTally, EndBallots, PartialDecryption, Result as Final, Setup};

    #[test]
    fn bb_05_every_stage_accepts_its_own_events_and_no_other() {
        let events = [
            Setup,
            Ballot,
            EndBallots,
            EncryptedTally,
            PartialDecryption,
            Final,
        ];
        let table: [(Stage, &[(EventType, Stage)]); 5] = [
            (Stage::Empty, &[(Setup, Stage::Voting)]),
            (
                Stage::Voting,
                &[(Ballot, Stage::Voting), (EndBallots, Stage::Closed)],
            ),
            (Stage::Closed, &[(EncryptedTally, Stage::Tallied)]),
            (
                Stage::Tallied,
                &[(PartialDecryption, Stage::Tallied), (Final, Stage::Finished)],
            ),
            (Stage::Finished, &[]),
        ];
        for (stage, allowed) in table {
            for event in events {
                let expected = allowed
                    .iter()
                    .find(|(e, _)| *e == event)
                    .map(|(_, s)| *s)
                    .ok_or(ArchiveFault::Order);
                assert_eq!(stage.after(event), expected, "{stage:?} {event:?}");
            }
        }
    }
}

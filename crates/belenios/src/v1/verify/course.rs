//! The course of an election, event after event.

use super::ballots::Ballots;
use super::{Invalid, InvalidReason, VerifiedElection};
use crate::v1::archive::{DataRecord, Entry, EventType, Head, SetupRecord, Stage};
use crate::v1::ballot::CheckedBallot;
use crate::v1::credential::CredentialList;
use crate::v1::election::Election;
use crate::v1::json::parse_canonical;
use crate::v1::tally::{
    Decryption, ElectionResult, EncryptedTally, OwnedDecryption, PartialDecryption, SizedTally,
};
use crate::v1::trustee::Trustees;

/// What is known so far of an election whose archive is being read. Order and chain were checked by the reader.
pub(super) struct Course<'a> {
    timestamp: u64,
    head: Option<Head>,
    setup: Option<Box<SetUp>>,
    on_ballot: &'a mut dyn FnMut(u64, &CheckedBallot),
}

/// An election once its Setup event is read.
struct SetUp {
    election: Election,
    trustees: Trustees,
    credentials: CredentialList,
    ballots: Ballots,
    stage: Stage,
    decryption: Option<Decryption>,
    result: Option<ElectionResult>,
}

impl<'a> Course<'a> {
    pub(super) fn begin(timestamp: u64, on_ballot: &'a mut dyn FnMut(u64, &CheckedBallot)) -> Self {
        Self {
            timestamp,
            head: None,
            setup: None,
            on_ballot,
        }
    }

    /// Checks the next event.
    pub(super) fn follow(&mut self, entry: Entry) -> Result<(), Invalid> {
        let height = entry.event.height;
        let invalid = |reason| Invalid { height, reason };
        self.head = Some(entry.head());
        let event_type = entry.event.event_type;
        if event_type != EventType::Ballot {
            self.check_waiting_ballots()?;
        }
        let Some(setup) = &mut self.setup else {
            self.setup = Some(Box::new(SetUp::read(&entry.data).map_err(invalid)?));
            return Ok(());
        };
        setup.stage = setup
            .stage
            .after(event_type)
            .map_err(|fault| invalid(fault.into()))?;
        match event_type {
            EventType::Setup => Err(InvalidReason::Setup),
            EventType::Ballot => {
                let body = entry
                    .data
                    .into_iter()
                    .map(|record| record.body)
                    .next()
                    .unwrap_or_default();
                return if setup.ballots.take(height, body) {
                    self.check_waiting_ballots()
                } else {
                    Ok(())
                };
            }
            EventType::EndBallots => Ok(()),
            EventType::EncryptedTally => setup.check_tally(&entry.data),
            EventType::PartialDecryption => setup.check_share(&entry.data),
            EventType::Result => setup.check_result(&entry.data),
        }
        .map_err(invalid)
    }

    /// Checks the ballots read but not yet checked.
    pub(super) fn check_waiting_ballots(&mut self) -> Result<(), Invalid> {
        match &mut self.setup {
            Some(setup) => {
                setup
                    .ballots
                    .check_waiting(&setup.election, &setup.credentials, &mut *self.on_ballot)
            }
            None => Ok(()),
        }
    }

    /// The archive ends here.
    pub(super) fn finish(mut self) -> Result<VerifiedElection, Invalid> {
        self.check_waiting_ballots()?;
        let (Some(setup), Some(head)) = (self.setup, self.head) else {
            return Err(Invalid {
                height: 0,
                reason: InvalidReason::NoSetup,
            });
        };
        let (tally, sized_tally) = setup.ballots.tally().clone().finish();
        Ok(VerifiedElection {
            election: setup.election,
            trustees: setup.trustees,
            credentials: setup.credentials,
            timestamp: self.timestamp,
            head,
            stage: setup.stage,
            tally,
            sized_tally,
            decryption: setup.decryption,
            result: setup.result,
        })
    }
}

impl SetUp {
    fn read(data: &[DataRecord]) -> Result<Self, InvalidReason> {
        let [election, trustees, credentials, setup] = data else {
            return Err(InvalidReason::Setup);
        };
        let named: SetupRecord = parse_canonical(&setup.body).map_err(|_| InvalidReason::Setup)?;
        if (named.election, named.trustees, named.credentials)
            != (election.hash, trustees.hash, credentials.hash)
        {
            return Err(InvalidReason::Setup);
        }
        let election = Election::parse(&election.body)?;
        let trustees = Trustees::parse(&trustees.body)?;
        let credentials = CredentialList::parse(&credentials.body)?;
        if *election.public_key() != trustees.public_key() {
            return Err(InvalidReason::PublicKey);
        }
        let ballots = Ballots::new(&election);
        let stage = Stage::Voting;
        Ok(Self {
            election,
            trustees,
            credentials,
            ballots,
            stage,
            decryption: None,
            result: None,
        })
    }

    fn check_tally(&mut self, data: &[DataRecord]) -> Result<(), InvalidReason> {
        let [tally, sized] = data else {
            return Err(InvalidReason::SizedTallyHash);
        };
        let archived = EncryptedTally::parse(&tally.body, &self.election)?;
        let named: SizedTally = parse_canonical(&sized.body).map_err(InvalidReason::SizedTally)?;
        let (recomputed, expected) = self.ballots.tally().clone().finish();
        if named.encrypted_tally != tally.hash {
            Err(InvalidReason::SizedTallyHash)
        } else if archived != recomputed {
            Err(InvalidReason::TallyMismatch)
        } else if named.num_tallied != expected.num_tallied {
            Err(InvalidReason::NumTallied)
        } else if named.total_weight != expected.total_weight {
            Err(InvalidReason::TotalWeight)
        } else {
            self.decryption = Some(Decryption::new(self.election.hash(), &self.trustees, &archived));
            Ok(())
        }
    }

    fn check_share(&mut self, data: &[DataRecord]) -> Result<(), InvalidReason> {
        let ([share, owned], Some(decryption)) = (data, &mut self.decryption) else {
            return Err(InvalidReason::TallyMismatch);
        };
        let named: OwnedDecryption = parse_canonical(&owned.body).map_err(InvalidReason::Owned)?;
        let owner = named.owner;
        if named.payload != share.hash {
            return Err(InvalidReason::OwnedHash { owner });
        }
        let share = PartialDecryption::parse(&share.body)
            .map_err(|fault| crate::v1::tally::ShareRefused { owner, fault })?;
        Ok(decryption.submit(owner, share)?)
    }

    fn check_result(&mut self, data: &[DataRecord]) -> Result<(), InvalidReason> {
        let ([archived], Some(decryption)) = (data, &self.decryption) else {
            return Err(InvalidReason::ResultMismatch);
        };
        let archived = ElectionResult::parse(&archived.body).map_err(InvalidReason::ResultJson)?;
        if decryption.result(self.ballots.tally().count())? != archived {
            return Err(InvalidReason::ResultMismatch);
        }
        self.result = Some(archived);
        Ok(())
    }
}

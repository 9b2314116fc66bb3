//! When the transaction did not say yes: what is stored decides (ARCHITECTURE §3, step 3).

use crate::answer::Deposited;
use crate::{Cast, CastBallot};
use ballot_box::GateState;
use dynamo::Refused;
use election::Refusal;
use http_edge::Failure;
use voter_file::Right;

/// What the urn holds under the ballot's credential.
#[derive(Clone, Copy)]
enum Found {
    /// This very ballot.
    Same,
    /// Another ballot.
    Other,
    /// None.
    Nothing,
}

impl CastBallot {
    /// Reads what is stored and answers from it. Nothing is written.
    pub(crate) async fn settle(&self, cast: &Cast, why: Refused) -> Result<Deposited, Failure> {
        match self.read(cast).await {
            Ok((Found::Nothing, right)) => Err(self.nothing(cast, right, why).await),
            Ok((found, right)) => self.stored(cast, found, right),
            Err(failure) => {
                tell(&failure);
                Err(Refusal::OutcomeUnknown.into())
            }
        }
    }

    /// After the hour: a ballot that is in the box since before gets its answer again; any other is refused.
    pub(crate) async fn late(&self, cast: &Cast, closed: Refusal) -> Result<Deposited, Failure> {
        match self.read(cast).await? {
            (Found::Nothing, _) => Err(closed.into()),
            (found, right) => self.stored(cast, found, right),
        }
    }

    async fn read(&self, cast: &Cast) -> Result<(Found, Option<Right>), Failure> {
        let stored = self
            .ballots
            .ballot(cast.election.as_str(), &cast.credential)
            .await;
        let found = match stored.map_err(Failure::fault)? {
            Some(bytes) if bytes == cast.ballot.bytes() => Found::Same,
            Some(_) => Found::Other,
            None => Found::Nothing,
        };
        Ok((
            found,
            self.voters.right(&cast.session.voter, &cast.election).await?,
        ))
    }

    /// There is a ballot of this credential: the voter's own, the same or another, or somebody else's (BP-18).
    fn stored(&self, cast: &Cast, found: Found, right: Option<Right>) -> Result<Deposited, Failure> {
        let right = right.ok_or(Refusal::NotOnRoll)?;
        let own = right.commitment == cast.commitment;
        match right.voted_at {
            Some(at) if own && matches!(found, Found::Same) => Ok(self.deposited(cast, at)),
            Some(at) => Err(Refusal::AlreadyVoted { at }.into()),
            None if own => Err(Failure::fault("a ballot is in the urn without its émargement")),
            None => Err(not_own(cast, &right).into()),
        }
    }

    /// There is no ballot of this credential: the right tells why, or the gate.
    async fn nothing(&self, cast: &Cast, right: Option<Right>, why: Refused) -> Failure {
        let Some(right) = right else {
            return Refusal::NotOnRoll.into();
        };
        if let Some(at) = right.voted_at {
            return Refusal::AlreadyVoted { at }.into();
        }
        if right.commitment != cast.commitment {
            return not_own(cast, &right).into();
        }
        if let Refused::Fault(fault) = &why {
            tracing::error!(action = "cast-ballot", fault = %fault, "a transaction failed; nothing is stored");
        }
        match self.ballots.gate(cast.election.as_str(), &cast.credential).await {
            Ok(Some(gate)) if gate.state != GateState::Open => shut(gate).into(),
            Ok(_) => Refusal::Busy.into(),
            Err(fault) => fault.into(),
        }
    }
}

fn not_own(cast: &Cast, right: &Right) -> Refusal {
    match right.reissued {
        Some(reissue) if right.revoked.contains(&cast.commitment) => Refusal::CodeReplaced { at: reissue.at },
        _ => Refusal::CredentialNotYours,
    }
}

fn shut(gate: ballot_box::Gate) -> Refusal {
    let since = election::Instant::from_unix(gate.since);
    match gate.state {
        GateState::Suspended => Refusal::VoteSuspended { since: Some(since) },
        GateState::Closed | GateState::Open => Refusal::VoteClosed { since },
    }
}

fn tell(failure: &Failure) {
    if let Failure::Fault(fault) = failure {
        tracing::error!(action = "cast-ballot", fault = %fault, "what became of a ballot could not be read");
    }
}

#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;
mod request;

use bytes::Bytes;
use election::voting_space::{
    CODES_PER_ACCOUNT, CODES_PER_SESSION, CodeCheck, CodeMatch, admit, casting_open,
};
use election::{ElectionId, Refusal};
use http::{Request, Response};
use http_edge::proof_of_work::Purpose;
use http_edge::{Action, Answer, Call, Caller, Edge, Failure, Route, post};
use request::Opening;
use serde::Serialize;
use voter_file::{Bucket, IdentityKey, Right, Session, Spent, VoterFile};

/// Says whether a voting code is the signed-in voter's, without the code: the browser proves that it holds the private
/// credentials that the code gives. Casting does not depend on it: a voter whose tries are used up can still vote.
#[derive(Clone, Debug)]
pub struct OpenVotingSpace {
    /// The door.
    pub edge: Edge,
    /// The voters' file, with `k_link`.
    pub voters: VoterFile,
    /// Names rows and counters.
    pub names: IdentityKey,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = OpenedVotingSpace))]
struct Opened {
    elections: Vec<OpenedElection>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
struct OpenedElection {
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    election: ElectionId,
    state: State,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = OpenedElectionState))]
enum State {
    Open,
    Voted,
}

impl Action for OpenVotingSpace {
    const NAME: &'static str = "open-voting-space";
    const ROUTES: &'static [Route] = &[post("/api/voting-space").by(Caller::Voter)];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl OpenVotingSpace {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let opening: Opening = call.json()?;
        let cookie = call.signed_in()?;
        let session = self
            .voters
            .session(&cookie.fingerprint(), call.now)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        casting_open(
            &self.voters.event(call.now).await?.calendar,
            session.created_at,
            call.now,
        )?;
        self.voters.conduct(call.now).await?.vote_goes_on()?;
        let work = opening.proof_of_work.expose();
        let work = self
            .edge
            .proof_of_work
            .verify(work, Purpose::VotingSpace, Some(cookie), call.now)?;
        if opening.nonce != session.nonce {
            return Err(Refusal::PageOutdated.into());
        }
        let rights = self.rights(&session).await?;
        if rights.iter().all(|(_, right)| right.voted_at.is_some()) {
            return Err(Refusal::VotedEverywhere.into());
        }
        if self.voters.spend(&self.names, &work.id, work.expires).await? == Spent::Before {
            return Err(Refusal::ProofOfWork.into());
        }
        let buckets = [
            (
                self.names.session_bucket("voting-code", &session.fingerprint),
                CODES_PER_SESSION,
            ),
            (
                self.names.account_bucket("voting-code", &session.voter),
                CODES_PER_ACCOUNT,
            ),
        ];
        let mut remaining = u32::MAX;
        for (bucket, limit) in &buckets {
            remaining = remaining.min(
                self.voters
                    .reserve(bucket, *limit, call.now)
                    .await?
                    .tries_left()?,
            );
        }
        self.spend_nonce(&session).await?;
        let checks = self.checks(&rights, &opening)?;
        admit(&checks, remaining)?;
        self.give_back(&buckets.map(|(bucket, _)| bucket)).await;
        Ok(Answer::json(&Opened::of(&rights)))
    }

    /// The voter's rights, in the event's order.
    async fn rights(&self, session: &Session) -> Result<Vec<(ElectionId, Right)>, Failure> {
        let voter = self
            .voters
            .voter(&session.voter)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        let mut rights = Vec::with_capacity(voter.elections.len());
        for election in voter.elections {
            let right = self
                .voters
                .right(&session.voter, &election)
                .await?
                .ok_or(Refusal::NotOnRoll)?;
            rights.push((election, right));
        }
        Ok(rights)
    }

    /// Before any proof is looked at, so that a nonce serves for one request, whatever comes of it (VC-06).
    async fn spend_nonce(&self, session: &Session) -> Result<(), Failure> {
        let fresh = self.edge.randomness.nonce();
        match self
            .voters
            .dynamo()
            .write(self.voters.spend_nonce(session, &fresh))
            .await
        {
            Err(refused) if refused.at(0) => Err(Refusal::PageOutdated.into()),
            other => Ok(other?),
        }
    }

    fn checks(&self, rights: &[(ElectionId, Right)], opening: &Opening) -> Result<Vec<CodeCheck>, Failure> {
        rights
            .iter()
            .map(|(election, right)| {
                let matched = match opening.possessed(election) {
                    Some(credential) => self.matched(election, right, credential)?,
                    None => CodeMatch::Unknown,
                };
                Ok(CodeCheck {
                    election: election.clone(),
                    voted_at: right.voted_at,
                    matched,
                })
            })
            .collect()
    }

    fn matched(&self, election: &ElectionId, right: &Right, credential: &str) -> Result<CodeMatch, Failure> {
        let commitment = self.voters.commitment(&right.voter, election, credential)?;
        let replaced = right.reissued.filter(|_| right.revoked.contains(&commitment));
        Ok(match replaced {
            _ if commitment == right.commitment => CodeMatch::Current,
            Some(mark) => CodeMatch::Replaced { at: mark.at },
            None => CodeMatch::Unknown,
        })
    }

    /// Only wrong codes count: a voter may open the space as often as the page is loaded. A failure here costs a try at worst.
    async fn give_back(&self, buckets: &[Bucket]) {
        for bucket in buckets {
            if let Err(refused) = self.voters.give_back(bucket).await {
                tracing::warn!(action = Self::NAME, %refused, "a try could not be given back");
            }
        }
    }
}

impl Opened {
    fn of(rights: &[(ElectionId, Right)]) -> Self {
        let state = |right: &Right| {
            if right.voted_at.is_some() {
                State::Voted
            } else {
                State::Open
            }
        };
        let elections = rights.iter().map(|(election, right)| OpenedElection {
            election: election.clone(),
            state: state(right),
        });
        Self {
            elections: elections.collect(),
        }
    }
}

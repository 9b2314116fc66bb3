#![doc = include_str!("../README.md")]

mod answer;
#[cfg(feature = "contract")]
mod contract;
mod refusal;
mod settle;

use answer::Deposited;
use ballot_box::{BallotBox, Parameters};
use belenios::v1::{CheckedBallot, ReceivedBallot};
use bytes::Bytes;
use dynamo::ClientToken;
use election::{ElectionId, Instant, Refusal, SigningKey};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Caller, Edge, Failure, Route, post};
use refusal::refused;
use std::sync::Arc;
use voter_file::{Commitment, Session, VoterFile};

/// The action: see the crate's first page.
#[derive(Clone, Debug)]
pub struct CastBallot {
    /// The door.
    pub edge: Edge,
    /// The voters' file, with `k_link`.
    pub voters: VoterFile,
    /// The ballot box.
    pub ballots: BallotBox,
    /// Signs proofs of deposit.
    pub deposit_key: SigningKey,
    /// Signs émargement certificates.
    pub emargement_key: SigningKey,
}

/// A checked ballot, the voter who sends it, and where.
struct Cast {
    election: ElectionId,
    session: Session,
    ballot: CheckedBallot,
    credential: String,
    commitment: Commitment,
    now: Instant,
}

impl Action for CastBallot {
    const NAME: &'static str = "cast-ballot";
    const ROUTES: &'static [Route] = &[post("/api/elections/{election}/ballots")
        .by(Caller::Voter)
        .reading(64 * 1024)];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl CastBallot {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let election = ElectionId::parse(call.parameter("election")).map_err(|_| Refusal::NotFound)?;
        let outcome = self.cast(&election, &call).await;
        // LO-04: which election, and what came of it. Never who, never which ballot.
        let (election, said) = (election.as_str(), said(&outcome));
        tracing::info!(
            action = Self::NAME,
            election.uuid = election,
            outcome = said,
            "a ballot was sent"
        );
        outcome.map(|deposited| Answer::json(&deposited))
    }

    async fn cast(&self, election: &ElectionId, call: &Call) -> Result<Deposited, Failure> {
        let fingerprint = call.signed_in()?.fingerprint();
        let session = self
            .voters
            .session(&fingerprint, call.now)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        let calendar = &self.voters.event(call.now).await?.calendar;
        if call.now < calendar.vote_opens {
            return Err(Refusal::VoteNotOpen {
                opens: calendar.vote_opens,
            }
            .into());
        }
        let parameters = self.sealed(election).await?;
        let received = ReceivedBallot::parse(call.body()).map_err(refused)?;
        let ballot = received.check_signature(parameters.election()).map_err(refused)?;
        let ballot = ballot.check(parameters.election()).map_err(refused)?;
        let credential = ballot.credential().to_string();
        let commitment = self.voters.commitment(&session.voter, election, &credential)?;
        let (election, now, ends) = (
            election.clone(),
            call.now,
            calendar.casting_ends(session.created_at),
        );
        let closed = Refusal::VoteClosed {
            since: calendar.vote_closes,
        };
        let cast = Cast {
            election,
            session,
            ballot,
            credential,
            commitment,
            now,
        };
        if now < ends {
            self.commit(&cast).await
        } else {
            self.late(&cast, closed).await
        }
    }

    /// The sealed parameters of an election of this event.
    async fn sealed(&self, election: &ElectionId) -> Result<Arc<Parameters>, Failure> {
        let event = self.voters.event_id().as_str();
        let parameters = self
            .ballots
            .parameters(election.as_str())
            .await
            .map_err(Failure::fault)?;
        let ours = parameters.filter(|parameters| parameters.row().of_event == event);
        ours.ok_or(Failure::Refusal(Refusal::NotFound))
    }

    /// ARCHITECTURE §3, step 2: all three, or nothing.
    async fn commit(&self, cast: &Cast) -> Result<Deposited, Failure> {
        let election = cast.election.as_str();
        let writes = vec![
            self.ballots.deposit(&cast.ballot),
            self.voters
                .mark(&cast.session.voter, &cast.election, &cast.commitment, cast.now),
            self.ballots.gate_open(election, &cast.credential),
        ];
        match self.voters.dynamo().commit(Some(&token(cast)), writes).await {
            Ok(()) => Ok(self.deposited(cast, cast.now)),
            Err(why) => self.settle(cast, why).await,
        }
    }
}

/// Names the transaction for 10 minutes: the ballot's reference, and the minute, which is part of what is written.
fn token(cast: &Cast) -> ClientToken {
    let minutes = cast.now.minute().unix() / 60;
    ClientToken::from_text(&format!("{minutes:x}-{}", cast.ballot.reference()))
}

fn said(outcome: &Result<Deposited, Failure>) -> &'static str {
    match outcome {
        Ok(_) => "deposited",
        Err(Failure::Refusal(refusal)) => http_edge::problem(refusal).code,
        Err(Failure::Fault(_)) => "fault",
    }
}

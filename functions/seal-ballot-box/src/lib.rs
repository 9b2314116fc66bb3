#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;
mod state;

use ballot_box::{BallotBox, Closure, Count, Parameters, Published, Seal};
use belenios::v1::HexDigest;
use bytes::Bytes;
use election::{ElectionId, Instant, Refusal, SigningKey};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Caller, Edge, Failure, Route, post};
use serde::Deserialize;
use state::State;
use voter_file::VoterFile;

/// The action: see the crate's first page.
#[derive(Clone, Debug)]
pub struct SealBallotBox {
    /// The door.
    pub edge: Edge,
    /// The voters' file: counts émargements, never reads one.
    pub voters: VoterFile,
    /// The ballot box.
    pub ballots: BallotBox,
    /// Signs the closing statement.
    pub deposit_key: SigningKey,
}

/// What the operator may say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = SealOrder))]
struct Order {
    /// SHA-256 of the final list of public credentials, when codes were re-issued.
    #[serde(default)]
    #[cfg_attr(feature = "contract", schema(value_type = Option<String>))]
    credentials: Option<HexDigest>,
}

impl Action for SealBallotBox {
    const NAME: &'static str = "seal-ballot-box";
    const ROUTES: &'static [Route] = &[post("/operations/elections/{election}/seal").by(Caller::Operator)];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl SealBallotBox {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let election = ElectionId::parse(call.parameter("election")).map_err(|_| Refusal::NotFound)?;
        let order: Order = call.json()?;
        let parameters = self
            .ballots
            .parameters(election.as_str())
            .await
            .map_err(Failure::fault)?;
        let parameters = parameters.ok_or(Refusal::NotFound)?;
        let state = self.step(&election, &parameters, &order, call.now).await?;
        tracing::info!(
            action = Self::NAME,
            election.uuid = election.as_str(),
            state = state.name(),
            "a seal was asked for"
        );
        if let State::Discrepancy {
            ballots, emargements, ..
        } = &state
        {
            tracing::error!(
                action = Self::NAME,
                election.uuid = election.as_str(),
                ballots,
                emargements,
                "urn and roll differ"
            );
        }
        Ok(Answer::json(&state))
    }

    async fn step(
        &self,
        election: &ElectionId,
        parameters: &Parameters,
        order: &Order,
        now: Instant,
    ) -> Result<State, Failure> {
        let closes = self.voters.event(now).await?.calendar.all_casting_ends();
        if now < closes {
            return Ok(State::Open {
                closes_at: closes.rfc3339(),
            });
        }
        match self
            .ballots
            .close(election.as_str(), now.unix())
            .await
            .map_err(Failure::fault)?
        {
            Closure::Draining { ready_at } => Ok(State::closing(ready_at)),
            Closure::Closed { closed_at } => self.publish(election, parameters, order, closed_at).await,
        }
    }

    async fn publish(
        &self,
        election: &ElectionId,
        parameters: &Parameters,
        order: &Order,
        closed_at: i64,
    ) -> Result<State, Failure> {
        let emargements = self.voters.count_emargements(election).await?;
        let reissues = self.voters.count_reissues(election).await?;
        let credentials = match (order.credentials, reissues) {
            (Some(credentials), _) => credentials,
            (None, 0) => parameters.credentials(),
            (None, _) => return Ok(State::CredentialsNeeded { reissues }),
        };
        let count = Count {
            closed_at,
            emargements,
            reissues,
            credentials,
        };
        let sign = |text: &str| Seal {
            key: self.deposit_key.public().id().to_string(),
            signature: self.deposit_key.sign(text).to_string(),
        };
        let published = self
            .ballots
            .publish(parameters, count, sign)
            .await
            .map_err(Failure::fault)?;
        Ok(match published {
            Published::Sealed(row) => State::sealed(*row),
            Published::Discrepancy { ballots } => State::discrepancy(ballots, emargements),
        })
    }
}

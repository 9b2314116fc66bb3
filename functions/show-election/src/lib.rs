#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;

use ballot_box::BallotBox;
use bytes::Bytes;
use election::{ElectionId, Refusal};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Edge, Failure, Route, get};

/// Shows what was sealed.
#[derive(Clone, Debug)]
pub struct ShowElection {
    /// The door.
    pub edge: Edge,
    /// The ballot boxes, for their sealed parameters.
    pub ballots: BallotBox,
}

const ELECTION: Route = get("/api/elections/{election}");
const TRUSTEES: Route = get("/api/elections/{election}/trustees");
const RECEIPT_KEYS: Route = get("/api/elections/{election}/receipt-keys");

impl Action for ShowElection {
    const NAME: &'static str = "show-election";
    const ROUTES: &'static [Route] = &[ELECTION, TRUSTEES, RECEIPT_KEYS];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl ShowElection {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let election = ElectionId::parse(call.parameter("election")).map_err(|_| Refusal::NotFound)?;
        let parameters = self
            .ballots
            .parameters(election.as_str())
            .await
            .map_err(Failure::fault)?;
        let parameters = parameters.ok_or(Refusal::NotFound)?;
        let row = parameters.row();
        // Raw bytes, not a document around them: their hash is what ballots are bound to (PROTOCOL, “Election”).
        let answer = match call.route {
            TRUSTEES => Answer::of("application/json", row.trustees.to_vec()),
            RECEIPT_KEYS => Answer::json(&row.receipts),
            _ => Answer::of("application/json", row.election.to_vec()),
        };
        // Sealed once and for all: a copy may be kept for a day, which spares the table at the opening minute (OP-03).
        Ok(answer.with_header("cache-control", "public, max-age=86400, immutable"))
    }
}

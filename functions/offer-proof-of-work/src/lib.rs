#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;

use bytes::Bytes;
use election::Refusal;
use http::{Request, Response};
use http_edge::proof_of_work::Purpose;
use http_edge::{Action, Answer, Call, Edge, Failure, Route, get};

/// Hands out a proof-of-work challenge.
#[derive(Clone, Debug)]
pub struct OfferProofOfWork {
    /// The door, which makes the challenge.
    pub edge: Edge,
}

impl Action for OfferProofOfWork {
    const NAME: &'static str = "offer-proof-of-work";
    const ROUTES: &'static [Route] = &[get("/api/proof-of-work/{purpose}")];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl OfferProofOfWork {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let purpose = Purpose::parse(call.parameter("purpose")).ok_or(Refusal::NotFound)?;
        let Edge {
            proof_of_work,
            randomness,
            ..
        } = &self.edge;
        let challenge = proof_of_work.challenge(purpose, call.session.as_ref(), call.now, randomness)?;
        Ok(Answer::json(&challenge))
    }
}

#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;
mod page;

use bytes::Bytes;
use election::{ElectionId, Refusal};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Edge, Failure, Route, get};
use page::Page;
use voter_file::EventFile;

/// Shows the lists of an election.
#[derive(Clone, Debug)]
pub struct ShowLists {
    /// The door.
    pub edge: Edge,
    /// The event's public items.
    pub event: EventFile,
}

impl Action for ShowLists {
    const NAME: &'static str = "show-lists";
    const ROUTES: &'static [Route] = &[get("/api/elections/{election}/lists")];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl ShowLists {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let election = ElectionId::parse(call.parameter("election")).map_err(|_| Refusal::NotFound)?;
        let calendar = &self.event.event(call.now).await?.calendar;
        if call.now < calendar.lists_published {
            return Err(Refusal::NotFound.into());
        }
        let election = self
            .event
            .election(&election, call.now)
            .await?
            .ok_or(Refusal::NotFound)?;
        let lists = self.event.lists(&election).await?;
        // Once sealed, nothing of this changes any more; until then a list may still be put right.
        let kept = if call.now < calendar.sealed {
            "public, max-age=60"
        } else {
            "public, max-age=3600"
        };
        Ok(Answer::json(&Page::of(&election, &lists)).with_header("cache-control", kept))
    }
}

#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;
mod page;

use ballot_box::BallotBox;
use bytes::Bytes;
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Edge, Failure, Route, get};
use page::Page;
use voter_file::EventFile;

/// Shows what was proclaimed.
#[derive(Clone, Debug)]
pub struct ShowResults {
    /// The door.
    pub edge: Edge,
    /// The event's public items.
    pub event: EventFile,
    /// The ballot boxes, for the published results.
    pub ballots: BallotBox,
}

impl Action for ShowResults {
    const NAME: &'static str = "show-results";
    const ROUTES: &'static [Route] = &[get("/api/results")];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl ShowResults {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let event = self.event.event(call.now).await?;
        let mut results = Vec::with_capacity(event.elections.len());
        // No ballot box is decrypted before the closing: nothing to look for.
        if call.now >= event.calendar.vote_closes {
            for election in &event.elections {
                results.extend(self.ballots.result(election.as_str()).await?);
            }
        }
        let elections = self.event.elections(&event.elections, call.now).await?;
        let turnout = self.event.turnout().await?;
        let page = Page::of(call.now, &elections, results, turnout);
        Ok(Answer::json(&page).with_header("cache-control", "public, max-age=15"))
    }
}

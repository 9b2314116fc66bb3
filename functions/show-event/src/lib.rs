#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;
mod page;

use bytes::Bytes;
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Edge, Failure, Route, get};
use page::Page;
use voter_file::EventFile;

/// Shows what anybody may know of the event.
#[derive(Clone, Debug)]
pub struct ShowEvent {
    /// The door.
    pub edge: Edge,
    /// The event's public items.
    pub event: EventFile,
}

impl Action for ShowEvent {
    const NAME: &'static str = "show-event";
    const ROUTES: &'static [Route] = &[get("/api/event")];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl ShowEvent {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let event = self.event.event(call.now).await?;
        let conduct = self.event.conduct(call.now).await?;
        let page = Page::of(&event, &conduct, call.now);
        // Five seconds spare the table at the opening minute, and keep `now` and a suspension true enough for a page.
        Ok(Answer::json(&page).with_header("cache-control", "public, max-age=5"))
    }
}

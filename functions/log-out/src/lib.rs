#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;

use bytes::Bytes;
use election::Refusal;
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Caller, Edge, Failure, Route, post};
use serde::Deserialize;
use voter_file::VoterFile;

/// Ends sessions.
#[derive(Clone, Debug)]
pub struct LogOut {
    /// The door.
    pub edge: Edge,
    /// The voters' file.
    pub voters: VoterFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
struct LogOutRequest {
    #[serde(default)]
    others: bool,
}

impl Action for LogOut {
    const NAME: &'static str = "log-out";
    const ROUTES: &'static [Route] = &[post("/api/session/end").by(Caller::Voter)];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl LogOut {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let request: LogOutRequest = call.json()?;
        let fingerprint = call.signed_in()?.fingerprint();
        let session = self
            .voters
            .session(&fingerprint, call.now)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        if request.others {
            let row = self
                .voters
                .voter(&session.voter)
                .await?
                .ok_or(Refusal::SessionRequired)?;
            self.voters.end_other_sessions(&row, &session).await?;
            return Ok(Answer::empty());
        }
        self.voters.end_session(&session).await?;
        Ok(Answer::empty().without_session())
    }
}

#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;
mod page;

use bytes::Bytes;
use election::account::portal_open;
use election::{ElectionId, Refusal, VoterKey};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Caller, Edge, Failure, Route, get};
use page::{Known, Page};
use voter_file::{Right, SessionKey, VoterFile};

/// Shows the signed-in home.
#[derive(Clone, Debug)]
pub struct ShowPortal {
    /// The door.
    pub edge: Edge,
    /// The voters' file.
    pub voters: VoterFile,
}

impl Action for ShowPortal {
    const NAME: &'static str = "show-portal";
    const ROUTES: &'static [Route] = &[get("/api/portal").by(Caller::Voter)];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl ShowPortal {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let cookie = call.signed_in()?;
        let session = self
            .voters
            .session(&cookie.fingerprint(), call.now)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        let event = self.voters.event(call.now).await?;
        portal_open(&event.calendar, call.now)?;
        let voter = self
            .voters
            .voter(&session.voter)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        let elections = self.voters.elections(&voter.elections, call.now).await?;
        let rights = self.rights(&session.voter, &voter.elections).await?;
        let sessions = self.voters.sessions(&voter, call.now).await?;
        let conduct = self.voters.conduct(call.now).await?;
        let identifier = self
            .voters
            .identifier(&session, &SessionKey::new(cookie.sealing_key()))?;
        let known = Known {
            now: call.now,
            event: &event,
            conduct: &conduct,
            voter: &voter,
            identifier: &identifier,
            session: &session,
        };
        Ok(Answer::json(&Page::of(&known, &elections, &rights, &sessions)))
    }

    async fn rights(
        &self,
        voter: &VoterKey,
        elections: &[ElectionId],
    ) -> Result<Vec<Option<Right>>, Failure> {
        let mut rights = Vec::with_capacity(elections.len());
        for election in elections {
            rights.push(self.voters.right(voter, election).await?);
        }
        Ok(rights)
    }
}

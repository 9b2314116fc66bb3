#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;

use bytes::Bytes;
use election::Refusal;
use election::link::{LinkPurpose, LinkToken};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Edge, Failure, Route, Secret, post};
use serde::{Deserialize, Serialize};
use voter_file::{LinkView, VoterFile};

/// Looks at a link.
#[derive(Clone, Debug)]
pub struct InspectLink {
    /// The door.
    pub edge: Edge,
    /// The voters' file.
    pub voters: VoterFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
struct InspectLinkRequest {
    token: Secret,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = InspectedLink))]
struct Inspected {
    purpose: LinkPurpose,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    masked_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    question: Option<String>,
}

impl Action for InspectLink {
    const NAME: &'static str = "inspect-link";
    const ROUTES: &'static [Route] = &[post("/api/links/inspect")];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl InspectLink {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let request: InspectLinkRequest = call.json()?;
        let token = LinkToken::parse(request.token.expose())?;
        let view = self.voters.link(&token).await?.ok_or(Refusal::LinkUnknown)?;
        view.link.admit(view.link.purpose, call.now)?;
        let shown = view.link.purpose != LinkPurpose::VotingCode;
        Ok(Answer::json(&Inspected {
            purpose: view.link.purpose,
            state: "valid",
            masked_name: shown.then(|| view.voter.profile().masked_name()),
            question: self.question(&view, &call).await?,
        }))
    }

    async fn question(&self, view: &LinkView, call: &Call) -> Result<Option<String>, Failure> {
        if view.link.purpose != LinkPurpose::Password {
            return Ok(None);
        }
        let event = self.voters.event(call.now).await?;
        let chosen = view.voter.question.as_deref();
        Ok(event
            .questions
            .iter()
            .find(|question| Some(&*question.id) == chosen)
            .map(|question| question.text.clone()))
    }
}

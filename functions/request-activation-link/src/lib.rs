#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;

use bytes::Bytes;
use courier::{Courier, Message};
use dynamo::Refused;
use election::account::{Account, accounts_open};
use election::limits::{LINKS_PER_ACCOUNT, LINKS_PER_NETWORK};
use election::link::{ACTIVATION, LinkPurpose, LinkToken};
use election::{FieldError, Identifier, Refusal};
use http::{Request, Response};
use http_edge::proof_of_work::Purpose;
use http_edge::{Action, Answer, Call, Edge, Failure, Route, post};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use voter_file::{IdentityKey, VoterFile, VoterRow};

/// Sends activation links.
#[derive(Clone, Debug)]
pub struct RequestActivationLink {
    /// The door.
    pub edge: Edge,
    /// The voters' file.
    pub voters: VoterFile,
    /// Names rows and counters.
    pub names: IdentityKey,
    /// Writes to the professional mailbox.
    pub courier: Courier,
    /// No request is answered sooner; longer than sending a message usually takes.
    pub answer_after: Duration,
}

/// What a deployed function waits at least.
pub const ANSWER_AFTER: Duration = Duration::from_secs(1);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
struct LinkRequest {
    identifier: String,
    proof_of_work: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
struct LinkSent {
    masked: String,
}

impl Action for RequestActivationLink {
    const NAME: &'static str = "request-activation-link";
    const ROUTES: &'static [Route] = &[post("/api/activation/link")];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        let answer = self
            .edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call));
        tokio::join!(answer, tokio::time::sleep(self.answer_after)).0
    }
}

impl RequestActivationLink {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let request: LinkRequest = call.json()?;
        let identifier = Identifier::parse(&request.identifier).map_err(|_| {
            let reason = "Saisissez une adresse de messagerie au format nom@domaine.fr.";
            Refusal::InvalidFields(vec![FieldError::new("identifier", reason)])
        })?;
        accounts_open(&self.voters.event(call.now).await?.calendar, call.now)?;
        let nonce = self.edge.proof_of_work.verify(
            &request.proof_of_work,
            Purpose::ActivationLink,
            None,
            call.now,
        )?;
        self.voters
            .spend(&self.names, &nonce.id, nonce.expires)
            .await?
            .or_refusal()?;
        let source = call.source.map(|source| source.0);
        let network = self
            .voters
            .reserve_network(&self.names, Self::NAME, source, LINKS_PER_NETWORK, call.now)
            .await?;
        network.let_through(call.now)?;
        let voter = self.names.voter_key(&identifier);
        let bucket = self.names.account_bucket(Self::NAME, &voter);
        self.voters
            .reserve(&bucket, LINKS_PER_ACCOUNT, call.now)
            .await?
            .tries_left()?;
        if let Some(row) = self.voters.voter(&voter).await? {
            match row.account() {
                Account::Invited => self.send_link(&row, &identifier, &call).await?,
                Account::Active { .. } => {
                    let notice = Message::AlreadyActive { at: call.now };
                    self.send(&identifier, &notice).await;
                }
            }
        }
        Ok(Answer::json(&LinkSent {
            masked: identifier.masked(),
        }))
    }

    async fn send_link(&self, row: &VoterRow, identifier: &Identifier, call: &Call) -> Result<(), Failure> {
        let token = LinkToken::new(self.edge.randomness.bytes());
        let expires = call.now.after(ACTIVATION);
        let message = Message::ActivationLink {
            link: &token,
            expires,
        };
        match self
            .voters
            .create_link(row, LinkPurpose::Activation, &token, expires)
            .await
        {
            Ok(()) => self.send(identifier, &message).await,
            // Activated meanwhile: there is nothing to send.
            Err(Refused::Condition(_)) => {}
            Err(refused) => return Err(refused.into()),
        }
        Ok(())
    }

    async fn send(&self, to: &Identifier, message: &Message<'_>) {
        if let Err(fault) = self.courier.write(to, message).await {
            tracing::error!(action = Self::NAME, %fault, "a message was not sent");
        }
    }
}

#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;
mod form;

use bytes::Bytes;
use courier::{Courier, Message};
use dynamo::Refused;
use election::account::accounts_open;
use election::limits::{ACTIVATIONS_PER_NETWORK, LINKS_PER_ACCOUNT, Reservation};
use election::link::{LinkPurpose, LinkToken};
use election::{Identifier, Refusal};
use form::Form;
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Edge, Failure, Route, post};
use serde::Serialize;
use voter_file::{IdentityKey, LinkView, VoterFile};

/// Activates an account.
#[derive(Clone, Debug)]
pub struct ActivateAccount {
    /// The door.
    pub edge: Edge,
    /// The voters' file, with the personal and mailbox keys.
    pub voters: VoterFile,
    /// Names rows and counters.
    pub names: IdentityKey,
    /// Writes to the professional mailbox.
    pub courier: Courier,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
struct Activated {
    activated_at: String,
}

impl Action for ActivateAccount {
    const NAME: &'static str = "activate-account";
    const ROUTES: &'static [Route] = &[post("/api/activation")];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl ActivateAccount {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let form: Form = call.json()?;
        let token = LinkToken::parse(form.token.expose())?;
        let event = self.voters.event(call.now).await?;
        accounts_open(&event.calendar, call.now)?;
        let view = self.admit(&token, &call).await?;
        let identifier = self.voters.mailbox(&view.voter)?;
        let (password, answer) = form.read(&event, &view.voter.profile(), &identifier)?;
        let salts = [self.edge.randomness.bytes(), self.edge.randomness.bytes()];
        let activation = self
            .voters
            .hash_activation(&password, &form.question, &answer, salts)
            .await?;
        match self.voters.activate(&view, &activation, call.now).await {
            Ok(()) => {}
            Err(Refused::Fault(fault)) => return Err(fault.into()),
            // Somebody used the link meanwhile, or the storage is busy: the link itself says which.
            Err(Refused::Condition(_) | Refused::Busy) => {
                self.admit(&token, &call).await?;
                return Err(Refusal::Busy.into());
            }
        }
        self.tell(&identifier, &Message::AccountActivated { at: call.now })
            .await;
        let device = self
            .edge
            .cookies
            .sign_device(self.edge.randomness.bytes(), view.voter.voter.as_str());
        Ok(Answer::json(&Activated {
            activated_at: call.now.rfc3339(),
        })
        .with_device(&device))
    }

    /// The link, if it may activate its account now.
    async fn admit(&self, token: &LinkToken, call: &Call) -> Result<LinkView, Failure> {
        let view = self.voters.link(token).await?.ok_or(Refusal::LinkUnknown)?;
        if let Err(refusal) = view.link.admit(LinkPurpose::Activation, call.now) {
            if refusal == Refusal::LinkUsed && view.row.used_at.is_none() {
                self.warn_of_second_link(&view, call).await?;
            }
            return Err(refusal.into());
        }
        view.voter.account().activate(call.now)?;
        let source = call.source.map(|source| source.0);
        let network = self
            .voters
            .reserve_network(&self.names, Self::NAME, source, ACTIVATIONS_PER_NETWORK, call.now)
            .await?;
        network.let_through(call.now)?;
        Ok(view)
    }

    /// AC-10: somebody else may hold an older mail. At most three warnings a day.
    async fn warn_of_second_link(&self, view: &LinkView, call: &Call) -> Result<(), Failure> {
        let bucket = self.names.account_bucket("second-link", &view.voter.voter);
        if let Reservation::Granted { .. } = self.voters.reserve(&bucket, LINKS_PER_ACCOUNT, call.now).await?
        {
            self.tell(
                &self.voters.mailbox(&view.voter)?,
                &Message::AlreadyActive { at: call.now },
            )
            .await;
        }
        Ok(())
    }

    /// The account is what it is, whether or not the message leaves.
    async fn tell(&self, to: &Identifier, message: &Message<'_>) {
        if let Err(fault) = self.courier.write(to, message).await {
            tracing::error!(action = Self::NAME, %fault, "a notice was not sent");
        }
    }
}

#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;

use bytes::Bytes;
use courier::{Courier, Message};
use dynamo::Refused;
use election::account::accounts_open;
use election::challenge::Answer as ChallengeAnswer;
use election::limits::{ACTIVATIONS_PER_NETWORK, ANSWERS_PER_ACCOUNT};
use election::link::{LinkPurpose, LinkToken};
use election::password::NewPassword;
use election::{Identifier, Refusal};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Edge, Failure, Route, Secret, post};
use serde::Deserialize;
use voter_file::{EventRow, IdentityKey, LinkView, NewPasswordHash, VoterFile, VoterRow};

/// Chooses a new password.
#[derive(Clone, Debug)]
pub struct ResetPassword {
    /// The door.
    pub edge: Edge,
    /// The voters' file, with the personal and mailbox keys.
    pub voters: VoterFile,
    /// Names rows and counters.
    pub names: IdentityKey,
    /// Writes to the professional mailbox.
    pub courier: Courier,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
struct ResetPasswordRequest {
    token: Secret,
    answer: Secret,
    password: Secret,
}

/// A session opened between reading and writing makes the write fail on purpose; a voter opens few.
const TRIES: u32 = 3;

impl Action for ResetPassword {
    const NAME: &'static str = "reset-password";
    const ROUTES: &'static [Route] = &[post("/api/password")];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl ResetPassword {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let request: ResetPasswordRequest = call.json()?;
        let token = LinkToken::parse(request.token.expose())?;
        let event = self.voters.event(call.now).await?;
        accounts_open(&event.calendar, call.now)?;
        let view = self.admit(&token, &call).await?;
        let source = call.source.map(|source| source.0);
        let network = self
            .voters
            .reserve_network(&self.names, Self::NAME, source, ACTIVATIONS_PER_NETWORK, call.now)
            .await?;
        network.let_through(call.now)?;
        let identifier = self.voters.mailbox(&view.voter)?;
        let (password, answer) = request.read(&event, &view.voter, &identifier)?;
        self.check_answer(&view.voter, &answer, &call).await?;
        let hash = self
            .voters
            .hash_password(&password, self.edge.randomness.bytes())
            .await?;
        self.change(view, &token, &hash, &call).await?;
        let changed = Message::PasswordChanged { at: call.now };
        if let Err(fault) = self.courier.write(&identifier, &changed).await {
            tracing::error!(action = Self::NAME, %fault, "a notice was not sent");
        }
        let voter = self.names.voter_key(&identifier);
        let device = self
            .edge
            .cookies
            .sign_device(self.edge.randomness.bytes(), voter.as_str());
        Ok(Answer::empty().without_session().with_device(&device))
    }

    /// The link, if it may change its account's password now.
    async fn admit(&self, token: &LinkToken, call: &Call) -> Result<LinkView, Failure> {
        let view = self.voters.link(token).await?.ok_or(Refusal::LinkUnknown)?;
        view.link.admit(LinkPurpose::Password, call.now)?;
        view.voter.account().change_password()?;
        Ok(view)
    }

    async fn check_answer(
        &self,
        voter: &VoterRow,
        answer: &ChallengeAnswer,
        call: &Call,
    ) -> Result<(), Failure> {
        let bucket = self.names.account_bucket(Self::NAME, &voter.voter);
        let remaining = self
            .voters
            .reserve(&bucket, ANSWERS_PER_ACCOUNT, call.now)
            .await?
            .tries_left()?;
        if self.voters.answer_matches(voter, answer).await? {
            Ok(())
        } else {
            Err(Refusal::AnswerNotRecognised { remaining }.into())
        }
    }

    async fn change(
        &self,
        mut view: LinkView,
        token: &LinkToken,
        password: &NewPasswordHash,
        call: &Call,
    ) -> Result<(), Failure> {
        for _ in 0..TRIES {
            match self.voters.reset_password(&view, password, call.now).await {
                Ok(()) => return Ok(()),
                Err(Refused::Fault(fault)) => return Err(fault.into()),
                Err(Refused::Condition(_) | Refused::Busy) => view = self.admit(token, call).await?,
            }
        }
        Err(Refusal::Busy.into())
    }
}

impl ResetPasswordRequest {
    fn read(
        &self,
        event: &EventRow,
        voter: &VoterRow,
        identifier: &Identifier,
    ) -> Result<(NewPassword, ChallengeAnswer), Refusal> {
        let phrases = event.settings.phrase_passwords;
        let password = NewPassword::choose(self.password.expose(), phrases, &voter.profile(), identifier);
        match (password, ChallengeAnswer::read(self.answer.expose())) {
            (Ok(password), Ok(answer)) => Ok((password, answer)),
            (password, answer) => {
                let mut errors = password.err().unwrap_or_default();
                errors.extend(answer.err());
                Err(Refusal::InvalidFields(errors))
            }
        }
    }
}

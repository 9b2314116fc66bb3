#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;

use bytes::Bytes;
use courier::{Courier, Message};
use dynamo::Refused;
use election::account::challenge_open;
use election::challenge::Answer as ChallengeAnswer;
use election::password::Password;
use election::{FieldError, Identifier, Refusal};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Caller, Edge, Failure, Route, Secret, post};
use serde::Deserialize;
use voter_file::{Bucket, EventRow, IdentityKey, SignedIn, VoterFile};

/// Changes a signed-in voter's challenge question.
#[derive(Clone, Debug)]
pub struct ChangeChallenge {
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
#[cfg_attr(feature = "contract", schema(as = ChallengeChange))]
struct Form {
    current_password: Secret,
    question: String,
    answer: Secret,
}

impl Action for ChangeChallenge {
    const NAME: &'static str = "change-challenge";
    const ROUTES: &'static [Route] = &[post("/api/account/challenge").by(Caller::Voter)];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl ChangeChallenge {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let form: Form = call.json()?;
        let SignedIn { voter, .. } = self
            .voters
            .signed_in(&call.signed_in()?.fingerprint(), call.now)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        let event = self.voters.event(call.now).await?;
        challenge_open(&event.calendar, call.now)?;
        let identifier = self.voters.mailbox(&voter)?;
        let (password, answer) = form.read(&event, &identifier)?;
        let device = self.edge.known_device(&call, voter.voter.as_str());
        let (bucket, reserved) = self
            .voters
            .reserve_password(&self.names, &voter.voter, device.as_deref(), call.now)
            .await?;
        let remaining = reserved.tries_left()?;
        let recognised = self.voters.recognise(Some(voter), &password).await?;
        let recognised = recognised.ok_or(Refusal::CurrentPasswordNotRecognised { remaining })?;
        self.give_back(&bucket).await;
        let salt = self.edge.randomness.bytes();
        let challenge = self.voters.hash_challenge(&form.question, &answer, salt).await?;
        match self.voters.change_challenge(&recognised, &challenge).await {
            Ok(()) => {}
            // The password was changed meanwhile, and this session ended with it.
            Err(Refused::Condition(_)) => return Err(Refusal::SessionRequired.into()),
            Err(refused) => return Err(refused.into()),
        }
        let changed = Message::ChallengeChanged { at: call.now };
        if let Err(fault) = self.courier.write(&identifier, &changed).await {
            tracing::error!(action = Self::NAME, %fault, "a notice was not sent");
        }
        Ok(Answer::empty())
    }

    /// Only wrong passwords count. A failure here costs the voter one try of the day.
    async fn give_back(&self, bucket: &Bucket) {
        if let Err(refused) = self.voters.give_back(bucket).await {
            tracing::warn!(action = Self::NAME, %refused, "a try could not be given back");
        }
    }
}

impl Form {
    fn read(
        &self,
        event: &EventRow,
        identifier: &Identifier,
    ) -> Result<(Password, ChallengeAnswer), Refusal> {
        let typed = self.current_password.expose();
        let password = Password::read(typed).map_err(|error| FieldError {
            field: "current_password",
            ..error
        });
        let question = event
            .questions
            .iter()
            .find(|question| question.id == self.question);
        let text = question.map_or("", |question| &question.text);
        let answer = ChallengeAnswer::choose(self.answer.expose(), text, typed, identifier);
        match (password, question, answer) {
            (Ok(password), Some(_), Ok(answer)) => Ok((password, answer)),
            (password, question, answer) => {
                let unchosen = || FieldError::new("question", "Sélectionnez une question.");
                let mut errors: Vec<_> = password.err().into_iter().collect();
                errors.extend(question.is_none().then(unchosen));
                errors.extend(answer.err());
                Err(Refusal::InvalidFields(errors))
            }
        }
    }
}

#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;

use bytes::Bytes;
use courier::{Courier, Message};
use dynamo::Refused;
use election::account::accounts_open;
use election::password::{NewPassword, Password};
use election::{FieldError, Identifier, Refusal};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Caller, Edge, Failure, Route, Secret, post};
use serde::Deserialize;
use voter_file::{Bucket, EventRow, IdentityKey, NewPasswordHash, Session, SignedIn, VoterFile, VoterRow};

/// Changes a signed-in voter's password.
#[derive(Clone, Debug)]
pub struct ChangePassword {
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
#[cfg_attr(feature = "contract", schema(as = PasswordChange))]
struct Form {
    current_password: Secret,
    new_password: Secret,
}

/// A session opened or ended between reading and writing makes the write fail on purpose; a voter opens few.
const TRIES: u32 = 3;

impl Action for ChangePassword {
    const NAME: &'static str = "change-password";
    const ROUTES: &'static [Route] = &[post("/api/account/password").by(Caller::Voter)];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl ChangePassword {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let form: Form = call.json()?;
        let SignedIn { session, voter } = self
            .voters
            .signed_in(&call.signed_in()?.fingerprint(), call.now)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        let event = self.voters.event(call.now).await?;
        accounts_open(&event.calendar, call.now)?;
        let identifier = self.voters.mailbox(&voter)?;
        let (current, new) = form.read(&event, &voter, &identifier)?;
        let device = self.edge.known_device(&call, voter.voter.as_str());
        let (bucket, reserved) = self
            .voters
            .reserve_password(&self.names, &voter.voter, device.as_deref(), call.now)
            .await?;
        let remaining = reserved.tries_left()?;
        let wrong = Refusal::CurrentPasswordNotRecognised { remaining };
        self.change(voter, &session, (&current, &new), wrong).await?;
        self.give_back(&bucket).await;
        let changed = Message::PasswordChanged { at: call.now };
        if let Err(fault) = self.courier.write(&identifier, &changed).await {
            tracing::error!(action = Self::NAME, %fault, "a notice was not sent");
        }
        Ok(Answer::empty())
    }

    async fn voter(&self, session: &Session) -> Result<VoterRow, Failure> {
        let row = self.voters.voter(&session.voter).await?;
        Ok(row.ok_or(Refusal::SessionRequired)?)
    }

    async fn change(
        &self,
        mut voter: VoterRow,
        session: &Session,
        (current, new): (&Password, &NewPassword),
        wrong: Refusal,
    ) -> Result<(), Failure> {
        let mut hash: Option<NewPasswordHash> = None;
        for _ in 0..TRIES {
            let recognised = self.voters.recognise(Some(voter), current).await?;
            let recognised = recognised.ok_or_else(|| wrong.clone())?;
            let hash = match &hash {
                Some(hash) => hash,
                None => {
                    let salt = self.edge.randomness.bytes();
                    hash.insert(self.voters.hash_password(new, salt).await?)
                }
            };
            match self.voters.change_password(&recognised, session, hash).await {
                Ok(()) => return Ok(()),
                Err(Refused::Fault(fault)) => return Err(fault.into()),
                Err(Refused::Condition(_) | Refused::Busy) => voter = self.voter(session).await?,
            }
        }
        Err(Refusal::Busy.into())
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
        voter: &VoterRow,
        identifier: &Identifier,
    ) -> Result<(Password, NewPassword), Refusal> {
        let (typed, phrases) = (self.new_password.expose(), event.settings.phrase_passwords);
        let current = Password::read(self.current_password.expose());
        let new = NewPassword::choose(typed, phrases, &voter.profile(), identifier);
        let field = |name: &'static str, errors: Vec<FieldError>| {
            errors
                .into_iter()
                .map(move |error| FieldError { field: name, ..error })
        };
        match (current, new) {
            (Ok(current), Ok(new)) if current.expose() != new.expose() => Ok((current, new)),
            (Ok(_), Ok(_)) => {
                let reason = "Choisissez un mot de passe différent du mot de passe actuel.";
                Err(Refusal::InvalidFields(vec![FieldError::new(
                    "new_password",
                    reason,
                )]))
            }
            (current, new) => Err(Refusal::InvalidFields(
                field("current_password", current.err().into_iter().collect())
                    .chain(field("new_password", new.err().unwrap_or_default()))
                    .collect(),
            )),
        }
    }
}

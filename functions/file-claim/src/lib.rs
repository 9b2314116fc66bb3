#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;
mod list;

use bytes::Bytes;
use courier::{Courier, Message};
use dynamo::Refused;
use election::claim::{ClaimSubject, LONGEST, claims_open};
use election::limits::CLAIMS_PER_ACCOUNT;
use election::{ElectionId, FieldError, FreeText, Refusal};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Caller, Edge, Failure, Method, Route, get, post};
use list::OwnClaims;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use voter_file::{Bucket, ClaimRow, ElectionRow, IdentityKey, NewClaim, Session, VoterFile, VoterRow};

/// Files a claim about the roll.
#[derive(Clone, Debug)]
pub struct FileClaim {
    /// The door.
    pub edge: Edge,
    /// The voters' file, with the mailbox key.
    pub voters: VoterFile,
    /// Names rows and counters.
    pub names: IdentityKey,
    /// Writes to the professional mailbox.
    pub courier: Courier,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = ClaimForm))]
struct Form {
    /// 16 bytes that the page draws for this request, in lower-case hex: sent again, the same request is one claim.
    request_id: String,
    election: String,
    subject: ClaimSubject,
    message: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = ClaimFiled))]
struct Filed {
    number: String,
    filed_at: String,
    answered_by: String,
}

impl Action for FileClaim {
    const NAME: &'static str = "file-claim";
    // 2,000 characters may take 12 bytes each once a program has escaped them.
    const ROUTES: &'static [Route] = &[
        post("/api/claims").by(Caller::Voter).reading(32 * 1024),
        get("/api/claims").by(Caller::Voter),
    ];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl FileClaim {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let session = self
            .voters
            .session(&call.signed_in()?.fingerprint(), call.now)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        match call.route.method {
            Method::Get => {
                let claims = self.voters.claims_of(&session.voter).await?;
                Ok(Answer::json(&OwnClaims::of(&claims, call.now)))
            }
            Method::Post => self.file(&session, &call).await,
        }
    }

    async fn file(&self, session: &Session, call: &Call) -> Result<Answer, Failure> {
        let form: Form = call.json()?;
        form.check_request_id()?;
        if let Some(filed) = self.filed_before(session, &form).await? {
            return Ok(Answer::json(&Filed::of(&filed)));
        }
        let event = self.voters.event(call.now).await?;
        claims_open(&event.calendar, call.now)?;
        let (election, message) = self.read(&form, call).await?;
        let voter = self
            .voters
            .voter(&session.voter)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        let bucket = self.names.account_bucket(Self::NAME, &session.voter);
        self.voters
            .reserve(&bucket, CLAIMS_PER_ACCOUNT, call.now)
            .await?
            .tries_left()?;
        let claim = NewClaim {
            voter: session.voter.clone(),
            request_id: form.request_id.clone(),
            election: election.election.clone(),
            subject: form.subject,
            message,
        };
        let year = event.calendar.vote_opens.year();
        match self.voters.file_claim(&claim, year, call.now).await {
            Ok(filed) => {
                self.tell(&voter, &election, &filed).await;
                Ok(Answer::json(&Filed::of(&filed)))
            }
            // The other click of a double click was faster.
            Err(Refused::Condition(_)) => {
                self.give_back(&bucket).await;
                let filed = self.filed_before(session, &form).await?;
                Ok(Answer::json(&Filed::of(&filed.ok_or(Refusal::Busy)?)))
            }
            Err(refused) => Err(refused.into()),
        }
    }

    /// A request sent twice costs one claim of the day.
    async fn give_back(&self, bucket: &Bucket) {
        if let Err(refused) = self.voters.give_back(bucket).await {
            tracing::warn!(action = Self::NAME, %refused, "a claim of the day could not be given back");
        }
    }

    async fn filed_before(&self, session: &Session, form: &Form) -> Result<Option<ClaimRow>, Failure> {
        Ok(self
            .voters
            .claim_of_request(&session.voter, &form.request_id)
            .await?)
    }

    /// The election, any of the event's — who is absent from a roll is not on it —, and the message.
    async fn read(&self, form: &Form, call: &Call) -> Result<(Arc<ElectionRow>, FreeText), Failure> {
        let election = match ElectionId::parse(&form.election) {
            Ok(election) => self.voters.election(&election, call.now).await?,
            Err(_) => None,
        };
        let message = FreeText::lines("message", &form.message, LONGEST);
        match (election, message) {
            (Some(election), Ok(message)) => Ok((election, message)),
            (election, message) => {
                let unknown = || FieldError::new("election", "Sélectionnez un scrutin.");
                let mut errors: Vec<_> = election.is_none().then(unknown).into_iter().collect();
                errors.extend(message.err());
                Err(Refusal::InvalidFields(errors).into())
            }
        }
    }

    /// The claim is filed, whether or not the message leaves.
    async fn tell(&self, voter: &VoterRow, election: &ElectionRow, filed: &ClaimRow) {
        let message = Message::ClaimReceived {
            number: &filed.entry,
            election: &election.title,
            at: filed.filed_at,
            answered_by: filed.answered_by,
        };
        match self.voters.mailbox(voter) {
            Ok(mailbox) => {
                if let Err(fault) = self.courier.write(&mailbox, &message).await {
                    tracing::error!(action = Self::NAME, %fault, "a notice was not sent");
                }
            }
            Err(fault) => tracing::error!(action = Self::NAME, %fault, "a mailbox could not be read"),
        }
    }
}

impl Form {
    fn check_request_id(&self) -> Result<(), Refusal> {
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if self.request_id.len() == 32 && self.request_id.bytes().all(hex) {
            Ok(())
        } else {
            Err(Refusal::MalformedRequest)
        }
    }
}

impl Filed {
    fn of(claim: &ClaimRow) -> Self {
        Self {
            number: claim.entry.to_string(),
            filed_at: claim.filed_at.rfc3339(),
            answered_by: claim.answered_by.rfc3339(),
        }
    }
}

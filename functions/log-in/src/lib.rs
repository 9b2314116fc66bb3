#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;

use bytes::Bytes;
use election::account::portal_open;
use election::limits::PASSWORDS_PER_NETWORK;
use election::password::Password;
use election::{FieldError, Identifier, Refusal};
use http::{Request, Response};
use http_edge::proof_of_work::Purpose;
use http_edge::{Action, Answer, Call, Edge, Failure, Route, Secret, SessionToken, post};
use serde::{Deserialize, Serialize};
use voter_file::{Bucket, IdentityKey, Opening, Recognised, SessionKey, VoterFile};

/// Opens a session.
#[derive(Clone, Debug)]
pub struct LogIn {
    /// The door.
    pub edge: Edge,
    /// The voters' file, with the personal key.
    pub voters: VoterFile,
    /// Names rows and counters.
    pub names: IdentityKey,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
struct LogInRequest {
    identifier: String,
    password: Secret,
    proof_of_work: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
struct LoggedIn {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    last_login: Option<String>,
}

impl Action for LogIn {
    const NAME: &'static str = "log-in";
    const ROUTES: &'static [Route] = &[post("/api/session")];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl LogIn {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let request: LogInRequest = call.json()?;
        let (identifier, password) = request.read()?;
        portal_open(&self.voters.event(call.now).await?.calendar, call.now)?;
        self.admit(&call, &request.proof_of_work).await?;
        let voter = self.names.voter_key(&identifier);
        let device = self.edge.known_device(&call, voter.as_str());
        let (bucket, reserved) = self
            .voters
            .reserve_password(&self.names, &voter, device.as_deref(), call.now)
            .await?;
        let remaining = reserved.tries_left()?;
        let row = self.voters.voter(&voter).await?;
        let recognised = self.voters.recognise(row, &password).await?;
        let recognised = recognised.ok_or(Refusal::NotRecognised { remaining })?;
        let token = self.open_session(&recognised, &identifier, &call).await?;
        self.give_back(&bucket).await;
        let answer = Answer::json(&LoggedIn {
            last_login: recognised.row().last_login.map(|at| at.rfc3339()),
        })
        .with_session(&self.edge.cookies, &token);
        let marked = || {
            let random = self.edge.randomness.bytes();
            self.edge.cookies.sign_device(random, voter.as_str())
        };
        Ok(match device {
            Some(_) => answer,
            None => answer.with_device(&marked()),
        })
    }

    /// The proof of work, once, and the network it comes from.
    async fn admit(&self, call: &Call, work: &str) -> Result<(), Failure> {
        let nonce = self
            .edge
            .proof_of_work
            .verify(work, Purpose::LogIn, None, call.now)?;
        self.voters
            .spend(&self.names, &nonce.id, nonce.expires)
            .await?
            .or_refusal()?;
        let source = call.source.map(|source| source.0);
        let network = self
            .voters
            .reserve_network(&self.names, Self::NAME, source, PASSWORDS_PER_NETWORK, call.now)
            .await?;
        Ok(network.let_through(call.now)?)
    }

    /// Always a new random value, whatever cookie came (SE-01).
    async fn open_session(
        &self,
        voter: &Recognised,
        identifier: &Identifier,
        call: &Call,
    ) -> Result<SessionToken, Failure> {
        let token = SessionToken::new(self.edge.randomness.bytes());
        let opening = Opening {
            fingerprint: token.fingerprint(),
            key: SessionKey::new(token.sealing_key()),
            identifier,
            nonce: self.edge.randomness.nonce(),
        };
        self.voters.open_session(voter, opening, call.now).await?;
        Ok(token)
    }

    /// Only wrong passwords count. A failure here costs the voter one try of the day.
    async fn give_back(&self, bucket: &Bucket) {
        if let Err(refused) = self.voters.give_back(bucket).await {
            tracing::warn!(action = Self::NAME, %refused, "a try could not be given back");
        }
    }
}

impl LogInRequest {
    fn read(&self) -> Result<(Identifier, Password), Refusal> {
        let identifier = Identifier::parse(&self.identifier).map_err(|_| {
            FieldError::new(
                "identifier",
                "Saisissez une adresse de messagerie au format nom@domaine.fr.",
            )
        });
        match (identifier, Password::read(self.password.expose())) {
            (Ok(identifier), Ok(password)) => Ok((identifier, password)),
            (identifier, password) => Err(Refusal::InvalidFields(
                identifier.err().into_iter().chain(password.err()).collect(),
            )),
        }
    }
}

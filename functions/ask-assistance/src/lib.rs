#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;
mod form;

use bytes::Bytes;
use courier::{Courier, Notice};
use election::RegisterNumber;
use election::account::portal_open;
use election::assistance::Difficulty;
use election::limits::{ASSISTANCE_IN_ALL, ASSISTANCE_PER_NETWORK};
use form::Form;
use http::{Request, Response};
use http_edge::proof_of_work::Purpose;
use http_edge::{Action, Answer, Call, Edge, Failure, Route, post};
use serde::Serialize;
use voter_file::{IdentityKey, VoterFile};

/// Takes requests for assistance.
#[derive(Clone, Debug)]
pub struct AskAssistance {
    /// The door.
    pub edge: Edge,
    /// The voters' file, with the mailbox key.
    pub voters: VoterFile,
    /// Names rows and counters.
    pub names: IdentityKey,
    /// Writes to the help desk.
    pub courier: Courier,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = AssistanceAsked))]
struct Asked {
    number: String,
}

impl Action for AskAssistance {
    const NAME: &'static str = "ask-assistance";
    // 2,000 characters may take 12 bytes each once a program has escaped them.
    const ROUTES: &'static [Route] = &[post("/api/assistance").reading(32 * 1024)];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl AskAssistance {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let form: Form = call.json()?;
        let request = form.read()?;
        let calendar = &self.voters.event(call.now).await?.calendar;
        portal_open(calendar, call.now)?;
        self.admit(&call, &form.proof_of_work).await?;
        let year = calendar.vote_opens.year();
        let number = self
            .voters
            .ask_assistance(&request, form.difficulty, year, call.now)
            .await?;
        self.tell(&number, form.difficulty).await;
        Ok(Answer::json(&Asked {
            number: number.to_string(),
        }))
    }

    /// The proof of work, once; then the network it comes from; then all networks together.
    async fn admit(&self, call: &Call, work: &str) -> Result<(), Failure> {
        let nonce = self
            .edge
            .proof_of_work
            .verify(work, Purpose::Assistance, None, call.now)?;
        self.voters
            .spend(&self.names, &nonce.id, nonce.expires)
            .await?
            .or_refusal()?;
        let source = call.source.map(|source| source.0);
        let network = self
            .voters
            .reserve_network(&self.names, Self::NAME, source, ASSISTANCE_PER_NETWORK, call.now)
            .await?;
        network.let_through(call.now)?;
        let shared = self.names.shared_bucket(Self::NAME);
        let all = self.voters.reserve(&shared, ASSISTANCE_IN_ALL, call.now).await?;
        Ok(all.let_through(call.now)?)
    }

    /// The request is kept, whether or not the help desk's mail leaves.
    async fn tell(&self, number: &RegisterNumber, difficulty: Difficulty) {
        let notice = Notice::AssistanceAsked {
            number,
            difficulty: difficulty.in_french(),
        };
        if let Err(fault) = self.courier.tell_help_desk(&notice).await {
            tracing::error!(action = Self::NAME, %fault, "a notice was not sent");
        }
    }
}

//! The two addresses of this action.

use crate::pdf::render;
use crate::sheet::{Titles, deposit_sheet, emargement_sheet};
use ballot_box::BallotBox;
use bytes::Bytes;
use election::{ElectionId, EmargementCertificate, Instant, KeyList, Refusal, ShownDeposit, SigningKey};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Caller, Edge, Failure, Method, Route, get, post};
use voter_file::VoterFile;

const PDF: &str = "application/pdf";

/// The action: see the crate's first page.
#[derive(Clone, Debug)]
pub struct IssueReceipt {
    /// The door.
    pub edge: Edge,
    /// The voters' file.
    pub voters: VoterFile,
    /// The ballot box: only its sealed parameters are read.
    pub ballots: BallotBox,
    /// Signs émargement certificates.
    pub emargement_key: SigningKey,
}

impl Action for IssueReceipt {
    const NAME: &'static str = "issue-receipt";
    const ROUTES: &'static [Route] = &[
        post("/api/receipts/deposit"),
        get("/api/elections/{election}/emargement").by(Caller::Voter),
    ];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl IssueReceipt {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        match call.route.method {
            Method::Post => self.deposit(&call).await,
            Method::Get => self.emargement(&call).await,
        }
    }

    /// Draws a proof of deposit for whoever shows one that the ballot box signed. Keeps nothing.
    async fn deposit(&self, call: &Call) -> Result<Answer, Failure> {
        let shown: ShownDeposit = call.json()?;
        let election = shown.claimed_election().clone();
        let parameters = self
            .ballots
            .parameters(election.as_str())
            .await
            .map_err(Failure::fault)?;
        let parameters = parameters.ok_or(Refusal::ReceiptNotOurs)?;
        let keys = parameters.row().receipts.deposit.iter().map(|key| key.parse());
        let keys = KeyList::new(keys.collect::<Result<_, _>>().map_err(Failure::fault)?);
        let receipt = shown.verify(&keys).map_err(|_| Refusal::ReceiptNotOurs)?;
        if receipt.event() != self.voters.event_id() {
            return Err(Refusal::ReceiptNotOurs.into());
        }
        let titles = self.titles(&election, call.now).await?;
        let pdf = render(&deposit_sheet(&receipt, &titles)).map_err(Failure::fault)?;
        Ok(Answer::of(PDF, pdf).as_file("preuve-de-depot.pdf"))
    }

    /// The signed-in voter's émargement, at any time.
    async fn emargement(&self, call: &Call) -> Result<Answer, Failure> {
        let election = ElectionId::parse(call.parameter("election")).map_err(|_| Refusal::NotFound)?;
        let media_type = call.preferred(&["application/json", PDF])?;
        let fingerprint = call.signed_in()?.fingerprint();
        let session = self
            .voters
            .session(&fingerprint, call.now)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        let right = self
            .voters
            .right(&session.voter, &election)
            .await?
            .ok_or(Refusal::NotFound)?;
        let at = right.voted_at.ok_or(Refusal::NotFound)?;
        let event = self.voters.event_id().clone();
        let key = &self.emargement_key;
        let certificate = EmargementCertificate::sign(event, election.clone(), at, session.signatory, key);
        if media_type != PDF {
            return Ok(Answer::json(&certificate));
        }
        let titles = self.titles(&election, call.now).await?;
        let pdf = render(&emargement_sheet(&certificate, &titles)).map_err(Failure::fault)?;
        Ok(Answer::of(PDF, pdf).as_file("emargement.pdf"))
    }

    async fn titles(&self, election: &ElectionId, now: Instant) -> Result<Titles, Failure> {
        let event = self.voters.event(now).await?.title.clone();
        let election = self
            .voters
            .election(election, now)
            .await?
            .ok_or(Refusal::NotFound)?
            .title
            .clone();
        Ok(Titles { event, election })
    }
}

#![doc = include_str!("../README.md")]

mod attempt;
#[cfg(feature = "contract")]
mod contract;
mod outcome;
mod request;

use attempt::Attempt;
use ballot_box::BallotBox;
use bytes::Bytes;
use courier::{Courier, Message};
use election::link::{LinkPurpose, LinkToken};
use election::{Instant, Refusal, SigningKey, reissue};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Caller, Edge, Failure, Route, post};
use outcome::Outcome;
use request::{Possessed, Redemption};
use std::time::Duration;
use voter_file::{LinkView, Session, VoterFile};

/// Replaces the credentials of a voter who lost their code, in the elections not yet voted: the link and the same voter's
/// session, proofs of possession of the new public credentials, one transaction, one logged event per election.
#[derive(Clone, Debug)]
pub struct RedeemVotingCode {
    /// The door.
    pub edge: Edge,
    /// The voters' file, with `k_link` and the mailbox key.
    pub voters: VoterFile,
    /// The ballot box: its gates and its sealed list of credentials, never a ballot.
    pub ballots: BallotBox,
    /// Tells the professional mailbox.
    pub courier: Courier,
    /// The re-issue authority, which signs the log.
    pub authority: SigningKey,
}

/// Tries at a commit before the voter is asked to try again: the head of an election's log changes with every réassort of it.
const TRIES: u32 = 8;
/// The longest wait between two tries, in milliseconds, multiplied by their number.
const WAIT: u64 = 40;

impl Action for RedeemVotingCode {
    const NAME: &'static str = "redeem-voting-code";
    const ROUTES: &'static [Route] = &[post("/api/voting-code").by(Caller::Voter)];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl RedeemVotingCode {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let redemption: Redemption = call.json()?;
        let fingerprint = call.signed_in()?.fingerprint();
        let session = self
            .voters
            .session(&fingerprint, call.now)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        reissue::open(&self.voters.event(call.now).await?.calendar, call.now)?;
        let view = self.link(&redemption, &session).await?;
        if view.link.used {
            return Ok(Answer::json(
                &self.again(&session, &redemption.possessed()?).await?,
            ));
        }
        self.voters.conduct(call.now).await?.vote_goes_on()?;
        view.link
            .admit(LinkPurpose::VotingCode, call.now)
            .map_err(|_| Refusal::ReissueLinkInvalid)?;
        if redemption.nonce != session.nonce {
            return Err(Refusal::PageOutdated.into());
        }
        let possessed = redemption.possessed()?;
        let outcome = self.replace(&view, &session, &possessed, call.now).await?;
        self.tell(&view, &outcome, call.now).await;
        Ok(Answer::json(&outcome))
    }

    /// The link, which must be of a réassort and of the session's voter: to anybody else it does not exist (RE-09).
    async fn link(&self, redemption: &Redemption, session: &Session) -> Result<LinkView, Failure> {
        let token = LinkToken::parse(redemption.token.expose()).map_err(|_| Refusal::ReissueLinkInvalid)?;
        let view = self.voters.link(&token).await?;
        let own =
            |view: &LinkView| view.row.purpose == LinkPurpose::VotingCode && view.row.voter == session.voter;
        Ok(view.filter(own).ok_or(Refusal::ReissueLinkInvalid)?)
    }

    /// A link that served is answered as the first time to whoever sends the same credentials again, and changes nothing: an
    /// answer lost on the way must not cost the voter both codes.
    async fn again(&self, session: &Session, possessed: &[Possessed]) -> Result<Outcome, Failure> {
        let done = self.done(&session.voter, possessed).await?;
        Ok(done.ok_or(Refusal::ReissueLinkInvalid)?)
    }

    async fn replace(
        &self,
        view: &LinkView,
        session: &Session,
        possessed: &[Possessed],
        now: Instant,
    ) -> Result<Outcome, Failure> {
        for attempt in 1..=TRIES {
            match self.attempt(view, session, possessed, now).await? {
                Attempt::Done(outcome) => return Ok(outcome),
                Attempt::Overtaken => self.pause(attempt).await,
            }
        }
        Err(Refusal::Busy.into())
    }

    async fn pause(&self, attempt: u32) {
        let drawn = u64::from(u16::from_be_bytes(self.edge.randomness.bytes()));
        let most = WAIT * u64::from(attempt);
        tokio::time::sleep(Duration::from_millis(drawn * most / u64::from(u16::MAX))).await;
    }

    /// M06. The change stands whatever becomes of the notice: a failure is the operators' to see.
    async fn tell(&self, view: &LinkView, outcome: &Outcome, now: Instant) {
        if let Err(fault) = self.notice(view, outcome, now).await {
            tracing::error!(action = Self::NAME, %fault, "the professional mailbox was not told of a réassort");
        }
    }

    async fn notice(
        &self,
        view: &LinkView,
        outcome: &Outcome,
        now: Instant,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let mailbox = self.voters.mailbox(&view.voter)?;
        let elections = self.voters.elections(&outcome.replaced, now).await?;
        let titles: Vec<String> = elections.iter().map(|election| election.title.clone()).collect();
        Ok(self
            .courier
            .write(
                &mailbox,
                &Message::ReissueDone {
                    at: now,
                    elections: &titles,
                },
            )
            .await?)
    }
}

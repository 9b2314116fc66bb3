#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;
mod request;

use bytes::Bytes;
use courier::{Courier, Message, SendFaultKind};
use election::link::{LinkPurpose, LinkToken};
use election::reissue::{
    self, Channel, EVALUATIONS_PER_ACCOUNT, LINK, LINK_MINUTES, SENDS_PER_ACCOUNT, SENDS_PER_EVENT,
};
use election::{Identifier, Refusal};
use http::{Request, Response};
use http_edge::proof_of_work::Purpose;
use http_edge::{Action, Answer, Call, Caller, Edge, Failure, Route, post};
use request::{Factors, RequestForm};
use serde::Serialize;
use voter_file::{Bucket, IdentityKey, Session, Spent, VoterFile, VoterRow};

/// Sends a réassort link to a private channel, to a signed-in voter who shows two more factors.
///
/// The address lives in this invocation's memory only: read, checked, handed to the carrier, forgotten. No row, log, queue,
/// metric or hash keeps it (RE-17).
#[derive(Clone, Debug)]
pub struct RequestVotingCode {
    /// The door.
    pub edge: Edge,
    /// The voters' file, with the personal and mailbox keys.
    pub voters: VoterFile,
    /// Names rows and counters.
    pub names: IdentityKey,
    /// The carriers, with the configuration set that keeps no event and no suppressed address.
    pub courier: Courier,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = VotingCodeRequested))]
struct Requested {
    masked: String,
    valid_minutes: u32,
}

impl Action for RequestVotingCode {
    const NAME: &'static str = "request-voting-code";
    const ROUTES: &'static [Route] = &[post("/api/voting-code/requests").by(Caller::Voter)];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl RequestVotingCode {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let form: RequestForm = call.json()?;
        let cookie = call.signed_in()?;
        let session = self
            .voters
            .session(&cookie.fingerprint(), call.now)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        let event = self.voters.event(call.now).await?;
        reissue::open(&event.calendar, call.now)?;
        self.voters.conduct(call.now).await?.vote_goes_on()?;
        let work = form.proof_of_work.expose();
        let work = self
            .edge
            .proof_of_work
            .verify(work, Purpose::VotingCode, Some(cookie), call.now)?;
        let voter = self
            .voters
            .voter(&session.voter)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        self.still_to_vote(&voter).await?;
        // Everything that can be refused without comparing a secret comes first, and costs no try.
        let factors = form.factors()?;
        let mailbox = self.voters.mailbox(&voter)?;
        let channel = form.channel(&mailbox, &event.settings.employer_domains)?;
        if !self.voters.has_datum(&voter, factors.datum.kind()) {
            return Err(Refusal::FactorMissing.into());
        }
        if self.voters.spend(&self.names, &work.id, work.expires).await? == Spent::Before {
            return Err(Refusal::ProofOfWork.into());
        }
        self.evaluate(&voter, &factors, &call).await?;
        self.send(&voter, &session, &channel, &call).await?;
        self.tell(&mailbox, &call).await;
        Ok(Answer::json(&Requested {
            masked: channel.masked(),
            valid_minutes: LINK_MINUTES,
        }))
    }

    async fn still_to_vote(&self, voter: &VoterRow) -> Result<(), Failure> {
        for election in &voter.elections {
            let right = self.voters.right(&voter.voter, election).await?;
            if right.is_some_and(|right| right.voted_at.is_none()) {
                return Ok(());
            }
        }
        Err(Refusal::VotedEverywhere.into())
    }

    /// Compares both factors, always both, after a try was reserved (RE-01, RE-02).
    async fn evaluate(&self, voter: &VoterRow, factors: &Factors, call: &Call) -> Result<(), Failure> {
        let bucket = self.names.account_bucket("reissue-factors", &voter.voter);
        let remaining = self
            .voters
            .reserve(&bucket, EVALUATIONS_PER_ACCOUNT, call.now)
            .await?
            .tries_left()?;
        let answer = self.voters.answer_matches(voter, &factors.answer).await?;
        let datum = self.voters.datum_matches(voter, &factors.datum)?;
        if answer & datum {
            Ok(())
        } else {
            Err(Refusal::FactorsNotRecognised { remaining }.into())
        }
    }

    /// Makes the link and hands it to the carrier, in this invocation: nothing retries later, since nothing keeps the address
    /// (RE-18). A message that certainly did not leave is not counted; one that may have left is, and its link stays valid.
    async fn send(
        &self,
        voter: &VoterRow,
        session: &Session,
        channel: &Channel,
        call: &Call,
    ) -> Result<(), Failure> {
        let limits = [
            (
                self.names.account_bucket("reissue-sends-day", &session.voter),
                SENDS_PER_ACCOUNT,
            ),
            (
                self.names.account_bucket("reissue-sends-event", &session.voter),
                SENDS_PER_EVENT,
            ),
        ];
        for (bucket, limit) in &limits {
            let _: u32 = self
                .voters
                .reserve(bucket, *limit, call.now)
                .await?
                .tries_left()?;
        }
        let token = LinkToken::new(self.edge.randomness.bytes());
        self.voters
            .create_link(voter, LinkPurpose::VotingCode, &token, call.now.after(LINK))
            .await?;
        let Err(fault) = self
            .courier
            .send_reissue_link(channel, &token, LINK_MINUTES)
            .await
        else {
            return Ok(());
        };
        tracing::error!(action = Self::NAME, %fault, "the carrier did not take a réassort link");
        if fault.kind != SendFaultKind::Unknown {
            self.give_back(&limits.map(|(bucket, _)| bucket)).await;
        }
        Err(Refusal::ChannelUnavailable.into())
    }

    async fn give_back(&self, buckets: &[Bucket]) {
        for bucket in buckets {
            if let Err(refused) = self.voters.give_back(bucket).await {
                tracing::warn!(action = Self::NAME, %refused, "a send could not be given back");
            }
        }
    }

    /// M06. The link has left whatever becomes of the notice: a failure is the operators' to see.
    async fn tell(&self, mailbox: &Identifier, call: &Call) {
        if let Err(fault) = self
            .courier
            .write(mailbox, &Message::ReissueRequested { at: call.now })
            .await
        {
            tracing::error!(action = Self::NAME, %fault, "the professional mailbox was not told of a request");
        }
    }
}

//! One try: load, decide, commit. One transaction for all the elections, or nothing.

use crate::RedeemVotingCode;
use crate::outcome::Outcome;
use crate::request::Possessed;
use ballot_box::GateState;
use dynamo::{Refused, Write};
use election::reissue::{ElectionState, Head, Offer, Reissue, ReissueEvent, Replacement, decide};
use election::{Instant, Refusal, VoterKey};
use http_edge::Failure;
use voter_file::{LinkView, Right, Session, VoterRow};

/// What came of a try.
pub(crate) enum Attempt {
    /// The new credentials stand.
    Done(Outcome),
    /// Another réassort, a ballot or a log-in came first: load again, decide again.
    Overtaken,
}

/// What stands of one election, as read before the decision.
struct Standing {
    state: ElectionState,
    right: Right,
    head: Head,
}

/// The writes before those of the elections: the link, the nonce, the voter's sessions.
const BEFORE: usize = 3;
/// The writes of each election, in this order: the right, the event, the added credential's marker, the head, the gate.
const PER_ELECTION: usize = 5;
const MARKER: usize = 2;
const GATE: usize = 4;

impl RedeemVotingCode {
    pub(crate) async fn attempt(
        &self,
        view: &LinkView,
        session: &Session,
        possessed: &[Possessed],
        now: Instant,
    ) -> Result<Attempt, Failure> {
        let voter = self
            .voters
            .voter(&session.voter)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        let standings = self.standings(&voter, now).await?;
        let states: Vec<_> = standings.iter().map(|standing| standing.state.clone()).collect();
        let offers: Vec<_> = possessed.iter().map(|one| one.offer.clone()).collect();
        let reissue = decide(&states, &offers)?;
        self.never_seen(possessed).await?;
        let writes = self.writes(view, session, &voter, &standings, &reissue, now)?;
        match self.voters.dynamo().commit(None, writes).await {
            Ok(()) => Ok(Attempt::Done(Outcome::from(&reissue))),
            Err(Refused::Busy) => Ok(Attempt::Overtaken),
            Err(refused @ Refused::Condition(_)) if refused.at(0) => {
                let done = self.done(&session.voter, possessed).await?;
                Ok(Attempt::Done(done.ok_or(Refusal::ReissueLinkInvalid)?))
            }
            Err(Refused::Condition(positions)) => match overtaken(&positions, reissue.replaced.len())? {
                Met::Gate => Err(self.shut(&reissue).await?.into()),
                Met::Other => Ok(Attempt::Overtaken),
            },
            // Whether it happened is unknown: the rights say so.
            Err(Refused::Fault(fault)) => match self.done(&session.voter, possessed).await? {
                Some(outcome) => Ok(Attempt::Done(outcome)),
                None => Err(fault.into()),
            },
        }
    }

    /// What a réassort with these very credentials did, if every one of them is in force.
    pub(crate) async fn done(
        &self,
        voter: &VoterKey,
        possessed: &[Possessed],
    ) -> Result<Option<Outcome>, Failure> {
        let Some(row) = self.voters.voter(voter).await? else {
            return Ok(None);
        };
        let mut reissue = Reissue {
            replaced: Vec::new(),
            kept: Vec::new(),
        };
        for election in &row.elections {
            let Some(right) = self.voters.right(voter, election).await? else {
                continue;
            };
            match possessed.iter().find(|one| one.offer.election == *election) {
                Some(one) => {
                    let commitment =
                        self.voters
                            .commitment(voter, election, one.offer.credential.as_str())?;
                    if right.commitment != commitment {
                        return Ok(None);
                    }
                    reissue.replaced.push(one.offer.clone());
                }
                None => reissue
                    .kept
                    .extend(right.voted_at.map(|at| (election.clone(), at))),
            }
        }
        let all = !possessed.is_empty() && reissue.replaced.len() == possessed.len();
        Ok(all.then(|| Outcome::from(&reissue)))
    }

    /// Why a gate was not open: the bureau suspended the vote, or it is closed.
    async fn shut(&self, reissue: &Reissue) -> Result<Refusal, Failure> {
        for offer in &reissue.replaced {
            let gate = self
                .ballots
                .gate(offer.election.as_str(), offer.credential.as_str())
                .await?;
            if let Some(gate) = gate
                && gate.state == GateState::Suspended
            {
                let since = Some(Instant::from_unix(gate.since));
                return Ok(Refusal::VoteSuspended { since });
            }
        }
        Ok(Refusal::ReissueNotOpen)
    }

    async fn standings(&self, voter: &VoterRow, now: Instant) -> Result<Vec<Standing>, Failure> {
        let elections = self.voters.elections(&voter.elections, now).await?;
        let mut standings = Vec::with_capacity(elections.len());
        for election in elections {
            let right = self.voters.right(&voter.voter, &election.election).await?;
            let right = right.ok_or(Refusal::NotOnRoll)?;
            let head = self.voters.reissue_head(&election.election).await?;
            let state = ElectionState {
                election: election.election.clone(),
                voted_at: right.voted_at,
                reissued: head.reissues,
                max_reissues: head.cap(election.max_reissues),
            };
            standings.push(Standing { state, right, head });
        }
        Ok(standings)
    }

    /// No new credential is of the sealed list. Those that a réassort added are refused by their marker, in the transaction.
    async fn never_seen(&self, possessed: &[Possessed]) -> Result<(), Failure> {
        for one in possessed {
            let election = one.offer.election.as_str();
            if self
                .ballots
                .is_sealed_credential(election, &one.credential)
                .await
                .map_err(Failure::fault)?
            {
                return Err(Refusal::ReissueCredentialsInvalid.into());
            }
        }
        Ok(())
    }

    fn writes(
        &self,
        view: &LinkView,
        session: &Session,
        voter: &VoterRow,
        standings: &[Standing],
        reissue: &Reissue,
        now: Instant,
    ) -> Result<Vec<Write>, Failure> {
        let fresh = self.edge.randomness.nonce();
        let mut writes = vec![
            self.voters.use_link(&view.row, now),
            self.voters.spend_nonce(session, &fresh),
            self.voters.keep_only(voter, session),
        ];
        for offer in &reissue.replaced {
            let standing = standings
                .iter()
                .find(|standing| standing.state.election == offer.election);
            let standing = standing.expect("the decision replaces elections it was given");
            writes.extend(self.election_writes(standing, offer, now)?);
        }
        writes.extend(self.voters.end_sessions(voter, Some(&session.fingerprint)));
        Ok(writes)
    }

    fn election_writes(
        &self,
        standing: &Standing,
        offer: &Offer,
        now: Instant,
    ) -> Result<[Write; PER_ELECTION], Failure> {
        let election = &offer.election;
        let removed = self.voters.open_credential(&standing.right, election)?;
        let removed = removed.try_into().map_err(Failure::fault)?;
        let replacement = Replacement {
            removed,
            added: offer.credential.clone(),
        };
        let scope = (self.voters.event_id(), election);
        let event = ReissueEvent::next(&standing.head, scope, now, replacement, &self.authority);
        let right = self
            .voters
            .replace_credential(&standing.right, election, &offer.credential, now)?;
        let [row, marker, head] =
            self.voters
                .append_to_log(&event, &standing.head, standing.state.max_reissues);
        let gate = self
            .ballots
            .gate_open(election.as_str(), offer.credential.as_str());
        Ok([right, row, marker, head, gate])
    }
}

/// Which condition was not met, where that is no refusal by itself.
enum Met {
    /// A gate was not open.
    Gate,
    /// Another réassort, a ballot or a log-in came first.
    Other,
}

/// What the conditions that were not met mean, the link's apart.
fn overtaken(positions: &[usize], elections: usize) -> Result<Met, Failure> {
    let of_elections = BEFORE..BEFORE + PER_ELECTION * elections;
    let met = |kind: usize| {
        positions
            .iter()
            .any(|at| of_elections.contains(at) && (at - BEFORE) % PER_ELECTION == kind)
    };
    if positions.contains(&1) {
        Err(Refusal::PageOutdated.into())
    } else if met(GATE) {
        Ok(Met::Gate)
    } else if met(MARKER) {
        Err(Refusal::ReissueCredentialsInvalid.into())
    } else {
        Ok(Met::Other)
    }
}

//! The bureau's decisions on a vote under way. The decision is recorded first, signed; the gates of the ballot boxes follow
//! it. Whatever was interrupted, the same command again finishes it, and changes nothing that was done.

use crate::operations::Operations;
use ballot_box::{BallotBoxFault, GateState, SHARDS};
use dynamo::{Fault, Refused};
use election::conduct::{Conduct, Decision, DecisionError, DecisionHead};
use election::{ElectionId, Instant, SignatureError};
use keys::KeyFault;
use voter_file::Decided;

/// What came of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decreed {
    /// Whether it was recorded now; `false` when voters read that already.
    pub recorded: bool,
    /// What voters read from now on.
    pub conduct: Conduct,
}

/// Why a decision is not, or not wholly, carried out.
#[derive(Debug, thiserror::Error)]
pub enum ConductError {
    /// It can't be taken now.
    #[error(transparent)]
    Refused(#[from] DecisionError),
    /// An election has no ballot box yet.
    #[error("le scrutin {0} n'a pas encore d'urne\u{a0}: rien n'a été importé")]
    NotSealed(ElectionId),
    /// Another decision was taken at the same time.
    #[error("une autre décision vient d'être prise")]
    Overtaken,
    /// The record of decisions does not hold.
    #[error("le registre des décisions est irrecevable ({0})")]
    Record(#[from] SignatureError),
    /// The storage.
    #[error("le stockage n'a pas répondu comme il faut ({0})")]
    Storage(#[from] Refused),
    /// The ballot box.
    #[error("l'urne n'a pas répondu comme il faut ({0})")]
    BallotBox(#[from] BallotBoxFault),
    /// A key.
    #[error("un secret manque ({0})")]
    Key(#[from] KeyFault),
}

impl From<Fault> for ConductError {
    fn from(fault: Fault) -> Self {
        Self::Storage(fault.into())
    }
}

/// Takes a decision at `now`: records it, then turns the gates of every election as it says.
///
/// # Errors
/// [`ConductError`]. What was recorded stands; repeat.
pub async fn decree(
    operations: &Operations,
    decision: &Decision,
    now: Instant,
) -> Result<Decreed, ConductError> {
    let voters = &operations.voters;
    let event = voters.event(now).await?;
    let (standing, head) = voters.standing_conduct().await?;
    let turns_gates = matches!(decision, Decision::Suspend { .. } | Decision::Resume);
    if turns_gates {
        for election in &event.elections {
            gates(operations, election).await?;
        }
    }
    let decreed = match standing.after(decision, &event.calendar, now)? {
        Some(conduct) => {
            let taken = (decision.clone(), conduct.clone());
            let signer = operations.decision_signer()?;
            if voters.record_decision(&head, taken, now, &signer).await? == Decided::Overtaken {
                return Err(ConductError::Overtaken);
            }
            Decreed {
                recorded: true,
                conduct,
            }
        }
        None => Decreed {
            recorded: false,
            conduct: standing,
        },
    };
    if turns_gates {
        turn(operations, &event.elections, &decreed.conduct, now).await?;
    }
    Ok(decreed)
}

/// The record of decisions, oldest first, one signed JSON object per line, after its chain and signatures were verified.
///
/// # Errors
/// [`ConductError::Record`] when they do not hold; a fault of the storage.
pub async fn decisions(operations: &Operations) -> Result<String, ConductError> {
    let voters = &operations.voters;
    let keys = operations.decision_keys()?;
    let mut head = DecisionHead::start(voters.event_id());
    let mut lines = String::new();
    for record in voters.decisions().await? {
        record.check(&head, &keys)?;
        head = record.head();
        lines += &serde_json::to_string(&record).expect("a record has only shapes JSON knows");
        lines.push('\n');
    }
    if voters.standing_conduct().await?.1 != head {
        return Err(SignatureError::Malformed.into());
    }
    Ok(lines)
}

/// Turns the gates that are not as the decision says. Closed gates stay closed: the vote is over there.
async fn turn(
    operations: &Operations,
    elections: &[ElectionId],
    conduct: &Conduct,
    now: Instant,
) -> Result<(), ConductError> {
    let (to, since) = match &conduct.suspension {
        // A voter who is refused is told the hour of the decision, not of the last gate.
        Some(suspension) => (GateState::Suspended, suspension.since),
        None => (GateState::Open, now),
    };
    for election in elections {
        operations
            .ballots
            .turn_gates(election.as_str(), to, since.unix())
            .await?;
        let states = gates(operations, election).await?;
        if states
            .iter()
            .any(|state| *state != to && *state != GateState::Closed)
        {
            return Err(ConductError::Overtaken);
        }
    }
    if operations.voters.standing_conduct().await?.0.suspension == conduct.suspension {
        Ok(())
    } else {
        Err(ConductError::Overtaken)
    }
}

async fn gates(operations: &Operations, election: &ElectionId) -> Result<Vec<GateState>, ConductError> {
    let gates = operations.ballots.gates(election.as_str()).await?;
    if gates.len() == usize::from(SHARDS) {
        Ok(gates.iter().map(|gate| gate.state).collect())
    } else {
        Err(ConductError::NotSealed(election.clone()))
    }
}

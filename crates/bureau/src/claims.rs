//! Claims about the roll: what the bureau reads, and its answers (M08).

use crate::event_folder::EventFolder;
use crate::operations::Operations;
use courier::{Courier, Message, SendFault};
use dynamo::{Fault, Refused};
use election::claim::ClaimState;
use election::{Instant, OneLine, RegisterNumber, VoterNumber};
use std::fmt;
use voter_file::{ClaimAnswer, ClaimRow, VoterRow};

/// A claim as the bureau reads it. Personal data: an empty `Debug`.
pub struct ReadClaim {
    /// The claim.
    pub claim: ClaimRow,
    /// The voter's number in the roll.
    pub number: VoterNumber,
    /// Civility, first name, name, in one line.
    pub name: OneLine,
    /// Corps and establishment, in one line.
    pub place: OneLine,
    /// What the voter wrote.
    pub message: String,
}

/// What became of an answer.
#[derive(Debug)]
pub enum Answered {
    /// It is written down, and the voter's mailbox was told.
    Told,
    /// It is written down; a claim in progress is not told by mail.
    NotToBeTold,
    /// It is written down, but the carrier refused: give the same answer again to send the message.
    NotSent(SendFault),
}

/// Why a claim was not answered.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// There is no claim of this number.
    #[error("aucune réclamation ne porte le numéro {0}")]
    Unknown(RegisterNumber),
    /// The claim has another answer, or cannot take this one.
    #[error("la réclamation {0} a déjà une réponse\u{a0}: {1}")]
    Answered(RegisterNumber, &'static str),
    /// Somebody else answered at this moment.
    #[error("la réclamation {0} vient de changer")]
    Changed(RegisterNumber),
    /// The election of the claim is not in the event folder.
    #[error("le scrutin de la réclamation {0} n'est pas dans ce dossier")]
    OtherEvent(RegisterNumber),
    /// The storage refused or could not be reached.
    #[error("le stockage n'a pas répondu comme il faut ({0})")]
    Storage(#[from] Refused),
}

impl From<Fault> for AnswerError {
    fn from(fault: Fault) -> Self {
        Self::Storage(fault.into())
    }
}

impl fmt::Debug for ReadClaim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReadClaim")
    }
}

/// Every claim, in the order of the numbers.
///
/// # Errors
/// A [`Fault`] of the storage, or without the mailbox key.
pub async fn claims(operations: &Operations) -> Result<Vec<ReadClaim>, Fault> {
    let voters = &operations.voters;
    let mut read = Vec::new();
    for claim in voters.claims().await? {
        let message = voters.claim_message(&claim)?;
        let voter = claimant(operations, &claim).await?;
        let name = format!("{} {} {}", voter.civility, voter.given_name, voter.family_name);
        read.push(ReadClaim {
            number: voter.number,
            name: OneLine::of(&name),
            place: OneLine::of(&format!("{}, {}", voter.corps, voter.establishment)),
            message,
            claim,
        });
    }
    Ok(read)
}

/// Answers a claim, and tells the voter unless it is only in progress. The same answer given again is told again.
///
/// # Errors
/// [`AnswerError`].
pub async fn answer_claim(
    operations: &Operations,
    courier: &Courier,
    folder: &EventFolder,
    number: &RegisterNumber,
    answer: &ClaimAnswer,
    now: Instant,
) -> Result<Answered, AnswerError> {
    let voters = &operations.voters;
    let claim = voters.claim(number).await?;
    let claim = claim.ok_or_else(|| AnswerError::Unknown(number.clone()))?;
    let mut elections = folder.event.elections.iter();
    let election = elections.find(|election| election.uuid == claim.election);
    let election = election.ok_or_else(|| AnswerError::OtherEvent(number.clone()))?;
    let again = claim.state == answer.state && claim.reason == answer.reason;
    if !again {
        if !claim.state.may_become(answer.state) {
            return Err(AnswerError::Answered(number.clone(), claim.state.in_french()));
        }
        match voters.answer_claim(&claim, answer, now).await {
            Ok(()) => {}
            Err(Refused::Condition(_)) => return Err(AnswerError::Changed(number.clone())),
            Err(refused) => return Err(refused.into()),
        }
    }
    let Some(reason) = answer.reason.as_ref().filter(|_| answer.state.is_final()) else {
        return Ok(Answered::NotToBeTold);
    };
    let mailbox = voters.mailbox(&claimant(operations, &claim).await?)?;
    let message = Message::ClaimAnswered {
        number,
        election: &election.title,
        accepted: answer.state == ClaimState::Accepted,
        reason: reason.as_str(),
    };
    Ok(match courier.write(&mailbox, &message).await {
        Ok(()) => Answered::Told,
        Err(fault) => Answered::NotSent(fault),
    })
}

async fn claimant(operations: &Operations, claim: &ClaimRow) -> Result<VoterRow, Fault> {
    let row = operations.voters.voter(&claim.voter).await?;
    row.ok_or_else(|| Fault {
        operation: "read a claim",
        table: voter_file::tables::VOTERS.name,
        reason: format!("the voter of {} is not in the voters' file", claim.entry),
    })
}

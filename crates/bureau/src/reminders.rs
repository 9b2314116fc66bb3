//! Messages that the bureau decides to send to some voters: reminders (M09), and that a participation is recorded (M10).
//!
//! Each is one batch, in the order of the roll, by the bureau's own program: no action of a voter ever makes one leave, so that a message's hour
//! tells nothing of the hour of a vote.

use crate::event_folder::{EventFolder, Voter};
use crate::operations::Operations;
use crate::sending::{Sending, send, send_link};
use courier::{Courier, Message};
use dynamo::{Fault, Refused};
use election::link::LinkToken;
use election::{Calendar, Instant, Phase};

/// A batch is not to be sent now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotNow {
    /// It is too early.
    #[error("cet envoi n'est possible qu'à partir du {}", .0.in_french())]
    Before(Instant),
    /// It is too late.
    #[error("cet envoi n'est plus possible depuis le {}", .0.in_french())]
    Since(Instant),
}

/// Lets voters be reminded to activate their accounts: from the opening of the portal to the closing of the vote.
///
/// # Errors
/// [`NotNow`].
pub fn activation_reminders_open(calendar: &Calendar, now: Instant) -> Result<(), NotNow> {
    match calendar.phase(now) {
        Phase::BeforePortal => Err(NotNow::Before(calendar.portal_opens)),
        Phase::VoteClosed => Err(NotNow::Since(calendar.vote_closes)),
        _ => Ok(()),
    }
}

/// Lets voters be reminded to vote: while the vote is open.
///
/// # Errors
/// [`NotNow`].
pub fn vote_reminders_open(calendar: &Calendar, now: Instant) -> Result<(), NotNow> {
    match calendar.phase(now) {
        Phase::VoteOpen => Ok(()),
        Phase::VoteClosed => Err(NotNow::Since(calendar.vote_closes)),
        _ => Err(NotNow::Before(calendar.vote_opens)),
    }
}

/// Lets voters be told that their participation is recorded: once nobody votes any more, the minutes of grace included. Sent
/// earlier, in several batches, the batch would tell between which two hours somebody voted.
///
/// # Errors
/// [`NotNow`].
pub fn confirmations_open(calendar: &Calendar, now: Instant) -> Result<(), NotNow> {
    let last = calendar.all_casting_ends();
    if now < last {
        Err(NotNow::Before(last))
    } else {
        Ok(())
    }
}

/// M09: sends a fresh activation link (any older one dies) to a voter whose account is not active.
///
/// # Errors
/// [`Refused::Busy`], [`Refused::Fault`] of the storage.
pub async fn remind_to_activate(
    operations: &Operations,
    courier: &Courier,
    folder: &EventFolder,
    voter: &Voter,
    token: &LinkToken,
    now: Instant,
) -> Result<Sending, Refused> {
    let calendar = &folder.event.calendar;
    let message = |link, expires| Message::ActivationReminder {
        link,
        expires,
        vote_opens: calendar.vote_opens,
        vote_closes: calendar.vote_closes,
    };
    send_link(operations, courier, voter, token, now, message).await
}

/// M09: reminds a voter of the elections where they have not voted.
///
/// # Errors
/// A [`Fault`] of the storage.
pub async fn remind_to_vote(
    operations: &Operations,
    courier: &Courier,
    folder: &EventFolder,
    voter: &Voter,
) -> Result<Sending, Fault> {
    let elections = elections(operations, folder, voter, false).await?;
    if elections.is_empty() {
        return Ok(Sending::NotConcerned);
    }
    let message = Message::VoteReminder {
        elections: &elections,
        vote_closes: folder.event.calendar.vote_closes,
    };
    Ok(send(courier, voter, &message).await)
}

/// M10: tells a voter in which elections their participation is recorded; never what, nor when.
///
/// # Errors
/// A [`Fault`] of the storage.
pub async fn confirm_participation(
    operations: &Operations,
    courier: &Courier,
    folder: &EventFolder,
    voter: &Voter,
) -> Result<Sending, Fault> {
    let elections = elections(operations, folder, voter, true).await?;
    if elections.is_empty() {
        return Ok(Sending::NotConcerned);
    }
    let message = Message::ParticipationRecorded {
        elections: &elections,
    };
    Ok(send(courier, voter, &message).await)
}

/// The titles of the elections where the voter has voted, or of those where the voter has not.
async fn elections(
    operations: &Operations,
    folder: &EventFolder,
    voter: &Voter,
    voted: bool,
) -> Result<Vec<String>, Fault> {
    let key = operations.names.voter_key(&voter.identifier);
    let mut titles = Vec::new();
    for election in &folder.event.elections {
        let right = operations.voters.right(&key, &election.uuid).await?;
        if right.is_some_and(|right| right.voted_at.is_some() == voted) {
            titles.push(election.title.clone());
        }
    }
    Ok(titles)
}

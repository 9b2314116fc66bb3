//! The opening mail (M01): a one-time link for each voter whose account is not active yet.

use crate::event_folder::{EventFolder, Voter};
use crate::operations::Operations;
use courier::{Courier, Message, SendFault};
use dynamo::Refused;
use election::Instant;
use election::link::{INVITATION, LinkToken};

/// What became of one invitation.
#[derive(Debug)]
pub enum Invitation {
    /// The link was made and the carrier took the message.
    Sent,
    /// The account is already active: nothing was sent.
    AlreadyActive,
    /// The carrier refused: the voter may ask for the link again, or be invited again.
    NotSent(SendFault),
}

/// Makes a voter's link (any older one dies) and sends it to the professional mailbox.
///
/// # Errors
/// [`Refused::Busy`], [`Refused::Fault`] of the storage.
pub async fn invite(
    operations: &Operations,
    courier: &Courier,
    folder: &EventFolder,
    voter: &Voter,
    token: &LinkToken,
    now: Instant,
) -> Result<Invitation, Refused> {
    let key = operations.voters.voter_key(&voter.identifier);
    match operations.voters.invite(&key, token, now).await {
        Ok(()) => {}
        Err(Refused::Condition(_)) => return Ok(Invitation::AlreadyActive),
        Err(refused) => return Err(refused),
    }
    let calendar = &folder.event.calendar;
    let message = Message::Opening {
        link: token,
        expires: now.after(INVITATION),
        vote_opens: calendar.vote_opens,
        vote_closes: calendar.vote_closes,
    };
    match courier.write(&voter.identifier, &message).await {
        Ok(()) => Ok(Invitation::Sent),
        Err(fault) => Ok(Invitation::NotSent(fault)),
    }
}

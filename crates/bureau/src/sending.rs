//! One message of a batch: what became of it, and the fresh link that some messages carry.

use crate::event_folder::Voter;
use crate::operations::Operations;
use courier::{Courier, Message, SendFault};
use dynamo::Refused;
use election::Instant;
use election::link::{INVITATION, LinkToken};

/// What became of one message.
#[derive(Debug)]
pub enum Sending {
    /// The carrier took it.
    Sent,
    /// This voter is not among those it is for.
    NotConcerned,
    /// The carrier refused it: the same command, run again, writes to this voter again.
    NotSent(SendFault),
}

/// Makes a voter's activation link (any older one dies), which is good until the instant that `message` is given, and sends
/// it; not to a voter whose account is active.
pub(crate) async fn send_link<'a>(
    operations: &Operations,
    courier: &Courier,
    voter: &Voter,
    token: &'a LinkToken,
    now: Instant,
    message: impl FnOnce(&'a LinkToken, Instant) -> Message<'a>,
) -> Result<Sending, Refused> {
    let key = operations.names.voter_key(&voter.identifier);
    match operations.voters.invite(&key, token, now).await {
        Ok(()) => Ok(send(courier, voter, &message(token, now.after(INVITATION))).await),
        Err(Refused::Condition(_)) => Ok(Sending::NotConcerned),
        Err(refused) => Err(refused),
    }
}

/// Writes to a voter's professional mailbox.
pub(crate) async fn send(courier: &Courier, voter: &Voter, message: &Message<'_>) -> Sending {
    match courier.write(&voter.identifier, message).await {
        Ok(()) => Sending::Sent,
        Err(fault) => Sending::NotSent(fault),
    }
}

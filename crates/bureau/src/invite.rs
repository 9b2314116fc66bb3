//! The opening mail (M01): a one-time link for each voter whose account is not active yet.

use crate::event_folder::{EventFolder, Voter};
use crate::operations::Operations;
use crate::sending::{Sending, send_link};
use courier::{Courier, Message};
use dynamo::Refused;
use election::Instant;
use election::link::LinkToken;

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
) -> Result<Sending, Refused> {
    let calendar = &folder.event.calendar;
    let message = |link, expires| Message::Opening {
        link,
        expires,
        vote_opens: calendar.vote_opens,
        vote_closes: calendar.vote_closes,
    };
    send_link(operations, courier, voter, token, now, message).await
}

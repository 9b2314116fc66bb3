//! What the portal writes to a professional mailbox.

use election::Instant;
use election::link::LinkToken;

/// A message to a voter's professional mailbox (SCREENS §6).
#[derive(Clone, Copy, Debug)]
pub enum Message<'a> {
    /// M01: the portal opens; activate your account.
    Opening {
        /// The activation link's token.
        link: &'a LinkToken,
        /// When the link expires.
        expires: Instant,
        /// When the vote opens.
        vote_opens: Instant,
        /// When the vote closes.
        vote_closes: Instant,
    },
    /// M02: the new activation link that was asked for; the link before it no longer works.
    ActivationLink {
        /// The link's token.
        link: &'a LinkToken,
        /// When the link expires.
        expires: Instant,
    },
    /// Somebody asked for an activation link, and the account is active already.
    AlreadyActive {
        /// When it was asked for.
        at: Instant,
    },
    /// M05: the account is active.
    AccountActivated {
        /// Since when.
        at: Instant,
    },
    /// M06: a new voting code was asked for.
    ReissueRequested {
        /// When.
        at: Instant,
    },
    /// M06: a new voting code replaced the old one.
    ReissueDone {
        /// When.
        at: Instant,
        /// The titles of the elections whose code changed.
        elections: &'a [String],
    },
    /// The link to choose a new password that was asked for.
    PasswordLink {
        /// The link's token.
        link: &'a LinkToken,
        /// When the link expires.
        expires: Instant,
    },
    /// M07: the password was changed.
    PasswordChanged {
        /// When.
        at: Instant,
    },
}

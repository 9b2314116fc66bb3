//! What the portal writes to a professional mailbox.

use election::link::LinkToken;
use election::{Instant, RegisterNumber};

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
    /// The challenge question or its answer was changed.
    ChallengeChanged {
        /// When.
        at: Instant,
    },
    /// M08: a claim about the roll was received.
    ClaimReceived {
        /// Its number.
        number: &'a RegisterNumber,
        /// The title of the election whose roll is meant.
        election: &'a str,
        /// When.
        at: Instant,
        /// By when it is answered.
        answered_by: Instant,
    },
    /// M08: a claim about the roll was answered.
    ClaimAnswered {
        /// Its number.
        number: &'a RegisterNumber,
        /// The title of the election whose roll is meant.
        election: &'a str,
        /// Whether the administration accepts it.
        accepted: bool,
        /// Why, in the bureau's words.
        reason: &'a str,
    },
    /// M09: the account is not active yet; the link before this one no longer works.
    ActivationReminder {
        /// The activation link's token.
        link: &'a LinkToken,
        /// When the link expires.
        expires: Instant,
        /// When the vote opens.
        vote_opens: Instant,
        /// When the vote closes.
        vote_closes: Instant,
    },
    /// M09: the vote is open, and the voter has not voted everywhere.
    VoteReminder {
        /// The titles of the elections where the voter has not voted.
        elections: &'a [String],
        /// When the vote closes.
        vote_closes: Instant,
    },
    /// M10: that the voter voted, and never what nor when.
    ParticipationRecorded {
        /// The titles of the elections where the voter voted.
        elections: &'a [String],
    },
}

/// A message to the help desk. It names nobody.
#[derive(Clone, Copy, Debug)]
pub enum Notice<'a> {
    /// Somebody asked for assistance.
    AssistanceAsked {
        /// The request's number.
        number: &'a RegisterNumber,
        /// What it is about, in the form's words.
        difficulty: &'a str,
    },
}

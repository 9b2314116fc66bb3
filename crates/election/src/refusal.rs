//! Everything a voter can be refused: a closed list. Its HTTP status and its French sentence stand in `http-edge`.

use crate::instant::Instant;

/// A field of a form that was refused, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's JSON name.
    pub field: &'static str,
    /// A French sentence: the reason and the way out. Never repeats what was typed.
    pub reason: String,
}

impl FieldError {
    /// A refused field.
    pub fn new(field: &'static str, reason: impl Into<String>) -> Self {
        Self {
            field,
            reason: reason.into(),
        }
    }
}

/// What the portal says no to. Told to the voter; never mixed with a fault, which is told to operators.
/// Unless a variant says otherwise, nothing at all was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    // — the request itself —
    /// The body is not the JSON this action reads (unknown, missing, repeated or mistyped fields included).
    MalformedRequest,
    /// The body is not declared as `application/json`.
    UnsupportedMediaType,
    /// The document has none of the media types that the caller takes.
    NotAcceptable,
    /// The body is larger than this action reads.
    BodyTooLarge,
    /// The request comes from another site's page.
    ForeignOrigin,
    /// The address exists, but not with this method.
    MethodNotAllowed,
    /// There is nothing at this address, or nothing for this voter.
    NotFound,
    /// Fields of a form were refused.
    InvalidFields(Vec<FieldError>),
    /// The proof of work is missing, wrong, expired, made for something else or already used (E-CAP).
    ProofOfWork,
    /// Too many requests from one place; `retry_after` in seconds.
    TooManyRequests {
        /// Seconds to wait.
        retry_after: u32,
    },

    // — accounts and sessions —
    /// The identifier or the password is wrong, or there is no such activated account: never said which (AUT-101).
    NotRecognised {
        /// Tries left; counted for unknown identifiers too.
        remaining: u32,
    },
    /// Too many tries (AUT-102).
    TooManyTries {
        /// When tries are evaluated again.
        until: Instant,
    },
    /// There is no session, or it expired (AUT-103).
    SessionRequired,
    /// The portal has not opened yet.
    PortalNotOpen {
        /// When it opens.
        opens: Instant,
    },
    /// The link has expired (ACT-201).
    LinkExpired,
    /// The activation link has already been used, or its account is already active (ACT-202).
    LinkUsed,
    /// The link to choose a new password has already been used (ACT-204).
    PasswordLinkUsed,
    /// The link is incomplete, unknown, or of another kind (ACT-203).
    LinkUnknown,
    /// The challenge answer is wrong (AUT-104).
    AnswerNotRecognised {
        /// Tries left.
        remaining: u32,
    },

    /// The current password, asked again of a signed-in voter, is wrong (AUT-106).
    CurrentPasswordNotRecognised {
        /// Tries left, those of logging in.
        remaining: u32,
    },
    /// The challenge question can't be changed once the parameters are sealed (AUT-107).
    ChallengeSealed {
        /// Since when.
        since: Instant,
    },

    // — the roll —
    /// The roll is no longer shown (LIS-701).
    RollNotDisplayed {
        /// Since when.
        since: Instant,
    },
    /// Claims about the roll are no longer received (LIS-702).
    ClaimsClosed {
        /// Since when.
        since: Instant,
    },

    // — the voting code and its réassort —
    /// The proof of possession does not show a code of this voter: unknown or another's, never said which (COD-302).
    CodeNotRecognised {
        /// Tries left.
        remaining: u32,
    },
    /// The code was replaced by a réassort (COD-303), told to its owner only.
    CodeReplaced {
        /// The day it was replaced.
        at: Instant,
    },
    /// The proof was made for a page that is no longer the last one: its nonce is spent (COD-306).
    PageOutdated,
    /// The voter has already voted in every election of theirs (COD-305).
    VotedEverywhere,
    /// The challenge answer or the personal datum does not match, never said which (REA-401).
    FactorsNotRecognised {
        /// Tries left.
        remaining: u32,
    },
    /// The roll holds no such personal datum for this voter (REA-402).
    FactorMissing,
    /// The private address is the identifier, or of the employer's domain (REA-403).
    ChannelIsProfessional,
    /// The phone number is not one this service writes to (REA-404).
    PhoneNotAccepted,
    /// The message could not be handed to the carrier: the address is to be typed again (REA-405).
    ChannelUnavailable,
    /// The réassort link expired, was used, or is not this voter's (REA-406).
    ReissueLinkInvalid,
    /// Réassort is not open (REA-407).
    ReissueNotOpen,
    /// The sealed number of réassorts of an election is reached: the bureau decides (REA-408).
    ReissueCapReached,
    /// The new public credentials are not exactly those this réassort may set (REA-409).
    ReissueCredentialsInvalid,

    // — voting —
    /// The voter already has a ballot in this ballot box; other bytes than those stored (VOT-501).
    AlreadyVoted {
        /// When, to the minute.
        at: Instant,
    },
    /// The vote is closed (VOT-502).
    VoteClosed {
        /// Since when.
        since: Instant,
    },
    /// The vote has not opened (VOT-500).
    VoteNotOpen {
        /// When it opens.
        opens: Instant,
    },
    /// The bureau suspended the vote (VOT-505).
    VoteSuspended {
        /// Since when, when known.
        since: Option<Instant>,
    },
    /// The ballot's bytes are not the canonical ones, or not a ballot (VOT-510).
    BallotNotCanonical,
    /// The ballot was made for another election or other sealed parameters (VOT-511).
    BallotForeign,
    /// A proof or the signature of the ballot is wrong (VOT-512).
    BallotInvalid,
    /// The ballot's credential is not this voter's for this election (VOT-513).
    CredentialNotYours,
    /// The voter is not on the roll of this election (VOT-514).
    NotOnRoll,
    /// Whether the ballot was recorded could not be learnt: sending the same bytes again is safe and tells (VOT-503).
    OutcomeUnknown,
    /// The receipt shown is not one signed by this ballot box (REC-601).
    ReceiptNotOurs,
    /// The service is busy; nothing was recorded; try again (SYS-901).
    Busy,
}

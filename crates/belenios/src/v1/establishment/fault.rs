//! What goes wrong in a key establishment, and whose message is to blame.

use crate::v1::json::JsonError;
use crate::v1::trustee::TrusteesRefused;

/// The messages of a round are refused. `index` is the trustee's place in the item, from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EstablishmentError {
    /// A message file is not its canonical JSON.
    #[error("a message file: {0}")]
    Json(#[from] JsonError),
    /// The threshold is not between 1 and the size, or the size above 255, or a place is not between 1 and the size.
    #[error("impossible size, threshold or place")]
    Context,
    /// Nobody's message, or two of the same trustee.
    #[error("exactly one message of trustee {index} is needed")]
    Missing {
        /// Whose.
        index: u32,
    },
    /// The message is of another version, round, ceremony, size or threshold, or its sender saw other messages than
    /// these in the earlier rounds.
    #[error("the message of trustee {index} belongs to another establishment or another view of this one")]
    OtherTranscript {
        /// Whose.
        index: u32,
    },
    /// The certificate is not canonical or not that of its place.
    #[error("the certificate of trustee {index} is not the one of their place")]
    Certificate {
        /// Whose.
        index: u32,
    },
    /// A signature in the message does not hold.
    #[error("the message of trustee {index} is not signed by them")]
    Signature {
        /// Whose.
        index: u32,
    },
    /// Two trustees have a key in common.
    #[error("trustee {index} has the key of another")]
    RepeatedKey {
        /// The second to have it.
        index: u32,
    },
    /// The commitments are malformed, or not those whose hash was announced in round 2.
    #[error("trustee {index} does not show the coefficients they had committed to")]
    Coefficients {
        /// Whose.
        index: u32,
    },
    /// The shares of a message are not one for each other trustee, in order.
    #[error("trustee {index} has not sent one share to each other trustee")]
    Shares {
        /// Whose.
        index: u32,
    },
    /// The outcome is refused as a trustees file would be.
    #[error(transparent)]
    Outcome(#[from] TrusteesRefused),
}

/// A trustee can't take the next step.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// My own message of an earlier round was replaced by another. ATTACKS TA-11.
    #[error("my own message is not among those given to me: somebody was put in my place")]
    OwnMessageReplaced,
    /// I already took this step over other messages; doing it again would let the others choose after me.
    #[error("I have already answered other messages of this round")]
    AlreadyAnswered,
    /// The establishment is another one than the one I joined.
    #[error("these messages are of another establishment than the one I joined")]
    OtherContext,
    /// The share sent to me can't be opened or does not match the sender's coefficients. ATTACKS TA-10.
    #[error("the share sent by trustee {sender} is false")]
    FalseShare {
        /// Place of the lying sender, from 1.
        sender: u32,
    },
}

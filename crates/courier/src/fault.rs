//! Why a message may not have left, told to operators.

/// A message that was not clearly accepted by its carrier. Holds no address, no link and no text of the service, which
/// quotes addresses: only its error code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{carrier} did not take {message}: {kind:?} ({code})")]
pub struct SendFault {
    /// `SES` or `SNS`.
    pub carrier: &'static str,
    /// The message's folder of templates, for example `activation-link`.
    pub message: &'static str,
    /// What it means for the caller.
    pub kind: SendFaultKind,
    /// The service's error code, or what broke on the way.
    pub code: String,
}

/// What a failure means for the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendFaultKind {
    /// The carrier has too much to do, or the account's quota is used up. Nothing left.
    Throttled,
    /// The carrier refuses this message or this sender. Nothing left; trying again gives the same.
    Refused,
    /// No answer, or a failure of the carrier itself: the message may have left.
    Unknown,
}

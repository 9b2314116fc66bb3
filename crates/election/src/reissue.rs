//! Réassort: replacing a lost voting code (ARCHITECTURE §4).
//!
//! What is here: who may ask ([`PersonalDatum`]), where the link may be sent ([`Channel`]), what a redeemed link may
//! change ([`decide`]), and the log of every change and of every raise of the cap ([`LogEntry`], [`verify_log`]).

mod cap;
mod channel;
mod datum;
mod entry;
mod event;
mod head;
mod log;
mod phone;
mod private_email;
mod quick_chain;
mod rules;

pub use cap::{CapApproval, CapEvent, CapRefused, may_raise};
pub use channel::Channel;
pub use datum::{DatumError, DatumKind, PersonalDatum};
pub use entry::LogEntry;
pub use event::{Authority, CredentialText, ReissueEvent, Replacement, VERSION};
pub use head::Head;
pub use log::{LogError, VerifiedLog, verify_log};
pub use phone::PhoneNumber;
pub use private_email::PrivateEmail;
pub use quick_chain::{QUICK, is_quick};
pub use rules::{
    EVALUATIONS_PER_ACCOUNT, ElectionState, LINK, LINK_MINUTES, Offer, Reissue, SENDS_PER_ACCOUNT,
    SENDS_PER_EVENT, decide, open,
};

//! Réassort: replacing a lost voting code (ARCHITECTURE §4).
//!
//! What is here: who may ask ([`PersonalDatum`]), where the link may be sent ([`Channel`]), what a redeemed link may
//! change ([`decide`]), and the log of every change ([`ReissueEvent`], [`verify_log`]).

mod channel;
mod datum;
mod event;
mod log;
mod phone;
mod private_email;
mod rules;

pub use channel::Channel;
pub use datum::{DatumError, DatumKind, PersonalDatum};
pub use event::{Authority, CredentialText, Head, ReissueEvent, Replacement, VERSION};
pub use log::{LogError, VerifiedLog, verify_log};
pub use phone::PhoneNumber;
pub use private_email::PrivateEmail;
pub use rules::{
    EVALUATIONS_PER_ACCOUNT, ElectionState, LINK, LINK_MINUTES, Offer, Reissue, SENDS_PER_ACCOUNT,
    SENDS_PER_EVENT, decide, open,
};

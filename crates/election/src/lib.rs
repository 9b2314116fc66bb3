#![doc = include_str!("../README.md")]

mod calendar;
mod identifiers;
mod instant;
mod refusal;

pub use calendar::{Calendar, CalendarError, Phase};
pub use identifiers::{ElectionId, EventId, IdentifierError, Identifier, VoterKey, VoterNumber};
pub use instant::{Instant, InstantError};
pub use refusal::{FieldError, Refusal};

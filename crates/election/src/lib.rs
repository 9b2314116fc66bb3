#![doc = include_str!("../README.md")]

mod calendar;
mod emargement;
mod identifiers;
mod instant;
mod one_line;
mod receipt;
mod refusal;
pub mod reissue;
mod signature;
mod signed;
pub mod voting_space;

pub use calendar::{Calendar, CalendarError, Phase};
pub use emargement::{EmargementCertificate, ShownEmargement, Signatory};
pub use identifiers::{ElectionId, EventId, IdentifierError, Identifier, VoterKey, VoterNumber};
pub use instant::{Instant, InstantError};
pub use one_line::{OneLine, OneLineError};
pub use receipt::{BallotReference, DepositReceipt, ShownDeposit};
pub use refusal::{FieldError, Refusal};
pub use signature::{KeyId, KeyList, PublicKey, Signature, SignatureError, SigningKey};

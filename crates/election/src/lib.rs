#![doc = include_str!("../README.md")]

pub mod account;
pub mod assistance;
mod calendar;
pub mod challenge;
pub mod claim;
mod emargement;
mod fold;
mod free_text;
mod identifiers;
mod instant;
pub mod limits;
pub mod link;
mod one_line;
pub mod password;
mod profile;
mod receipt;
mod refusal;
mod register;
pub mod reissue;
pub mod roll;
pub mod session;
mod signature;
mod signed;
pub mod voting_space;

pub use calendar::{Calendar, CalendarError, Phase};
pub use emargement::{EmargementCertificate, ShownEmargement, Signatory};
pub use free_text::FreeText;
pub use identifiers::{ElectionId, EventId, Identifier, IdentifierError, VoterKey, VoterNumber};
pub use instant::{Instant, InstantError};
pub use one_line::{OneLine, OneLineError};
pub use profile::Profile;
pub use receipt::{BallotReference, DepositReceipt, ShownDeposit};
pub use refusal::{FieldError, Refusal};
pub use register::{Register, RegisterNumber};
pub use signature::{KeyId, KeyList, PublicKey, Signature, SignatureError, SigningKey};

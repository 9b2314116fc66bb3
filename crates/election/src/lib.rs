#![doc = include_str!("../README.md")]

pub mod account;
pub mod apportionment;
mod calendar;
pub mod challenge;
pub mod conduct;
mod emargement;
mod fold;
mod identifiers;
mod instant;
pub mod limits;
pub mod link;
mod one_line;
pub mod password;
mod profile;
mod receipt;
mod refusal;
pub mod reissue;
pub mod session;
mod signature;
mod signed;
pub mod voting_space;

pub use calendar::{Calendar, CalendarError, Phase};
pub use emargement::{EmargementCertificate, ShownEmargement, Signatory};
pub use identifiers::{ElectionId, EventId, Identifier, IdentifierError, VoterKey, VoterNumber};
pub use instant::{Instant, InstantError};
pub use one_line::{OneLine, OneLineError};
pub use profile::Profile;
pub use receipt::{BallotReference, DepositReceipt, ShownDeposit};
pub use refusal::{FieldError, Refusal};
pub use signature::{KeyId, KeyList, PublicKey, Signature, SignatureError, SigningKey};

#![doc = include_str!("../README.md")]

mod accounts;
mod argon;
mod assistance;
mod claims;
mod event;
mod file;
mod import;
mod keys;
mod limits;
mod links;
mod reissue_log;
mod replacement;
mod rights;
mod roll;
mod sessions;
pub mod tables;
mod voters;

pub use accounts::{Activation, NewChallenge, NewPasswordHash, Recognised};
pub use argon::HashCost;
pub use assistance::{AssistanceCountRow, AssistanceRow};
pub use claims::{ClaimAnswer, ClaimCountRow, ClaimMarkRow, ClaimRow, NewClaim};
pub use event::{ChallengeQuestion, ElectionRow, EventRow, List, ListOrder, Settings};
pub use file::VoterFile;
pub use import::{Imported, RightEntry, RollEntry};
pub use keys::{IdentityKey, LinkKey, MailboxKey, PersonalKey, VoterKeys};
pub use limits::{Bucket, LimitRow, Spent};
pub use links::{LinkRow, LinkView};
pub use reissue_log::{AddedCredentialRow, LOG_WRITES, ReissueHeadRow, ReissueRow};
pub use rights::{Commitment, ReissueMark, Right, RightRow};
pub use roll::{RollRow, Searched};
pub use sessions::{Session, SessionRow};
pub use voters::VoterRow;

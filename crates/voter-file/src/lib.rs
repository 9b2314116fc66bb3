#![doc = include_str!("../README.md")]

mod accounts;
mod argon;
mod conduct;
mod event;
mod event_file;
mod file;
mod import;
mod keys;
mod limits;
mod links;
mod lists;
mod reissue_log;
mod replacement;
mod rights;
mod sessions;
pub mod tables;
mod turnout;
mod voters;

pub use accounts::{Activation, NewPasswordHash, Recognised};
pub use argon::HashCost;
pub use conduct::{ConductRow, Decided, DecisionRow};
pub use event::{ChallengeQuestion, ElectionRow, EventRow, HelpDesk, List, ListOrder, Settings};
pub use event_file::EventFile;
pub use file::VoterFile;
pub use import::{Imported, RightEntry, RollEntry};
pub use keys::{IdentityKey, LinkKey, MailboxKey, PersonalKey, VoterKeys};
pub use limits::{Bucket, LimitRow, Spent};
pub use links::{LinkRow, LinkView};
pub use lists::{Candidate, Document, DocumentKind, ListRow};
pub use reissue_log::{AddedCredentialRow, LOG_WRITES, ReissueHeadRow, ReissueRow};
pub use rights::{Commitment, ReissueMark, Right, RightRow};
pub use sessions::{Session, SessionRow};
pub use turnout::{ElectionTurnout, TurnoutRow};
pub use voters::VoterRow;

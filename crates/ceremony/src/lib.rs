#![doc = include_str!("../README.md")]

pub mod cap_approval;
pub mod codes;
pub mod decryption;
pub mod elections;
pub mod establishment;
pub mod event;
pub mod passphrase;
pub mod private_file;
pub mod problem;
mod randomness;
pub mod roll_table;
pub mod sealed_file;
pub mod table_text;
mod toml_text;
pub mod verification;

pub use cap_approval::{CapApproval, approve_cap, approve_cap_with};
pub use codes::{Codes, Link, Manifest, codes};
pub use decryption::{Combined, DecryptionRefused, DecryptionShare, Expected, combine, decrypt};
pub use elections::{elections, write_elections};
pub use establishment::{Group, OneRoom, Plan, TrusteeState, establish_in_one_room};
pub use event::{CeremonyEvent, PlannedElection, PlannedList, RollNumber};
pub use passphrase::Passphrase;
pub use problem::{Problem, ProblemKind, Problems};
pub use toml_text::read_toml;

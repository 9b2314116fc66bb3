#![doc = include_str!("../README.md")]

mod activity;
mod claims;
mod close;
mod conduct;
pub mod event_folder;
mod every_voter;
mod flagged;
mod generated_roll;
mod import;
mod import_lists;
mod invite;
mod operations;
mod publish;
mod reissue_cap;
mod reissue_log;
mod reminders;
mod result;
pub mod sealed_folder;
mod sending;
mod turnout;

pub use activity::{ActiveHour, activity};
pub use claims::{AnswerError, Answered, ReadClaim, answer_claim, claims};
pub use close::{CloseError, Closing, close, write_archive};
pub use conduct::{ConductError, Decreed, decisions, decree};
pub use event_folder::EventFolder;
pub use flagged::{QuickChain, flagged};
pub use generated_roll::generated_roll;
pub use import::{ImportError, ImportReport, import, import_size};
pub use import_lists::{ListsError, import_lists};
pub use invite::invite;
pub use operations::{Operations, StartError};
pub use publish::{Proclaimed, PublishError, publish};
pub use reissue_cap::{RaiseError, RaisedCap, raise_reissue_cap};
pub use reissue_log::{ExportedLog, reissue_log};
pub use reminders::{
    NotNow, activation_reminders_open, confirm_participation, confirmations_open, remind_to_activate,
    remind_to_vote, vote_reminders_open,
};
pub use sealed_folder::SealedFolder;
pub use sending::Sending;
pub use turnout::{TurnoutError, turnout};

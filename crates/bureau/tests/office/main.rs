//! The bureau's work from files to archives, on the real storage SDK and an emulator in memory.
#![expect(clippy::unwrap_used, reason = "a test whose case can't be prepared must fail")]

mod activity;
mod closing;
mod conduct;
mod event_folder;
mod flagged;
mod importing;
mod inviting;
mod lists;
mod prepared;
mod reissue_cap;
mod writing;

#![doc = include_str!("../README.md")]

mod adapter;
mod entry;
mod fault;
mod logs;
mod messages;
mod rooms;
mod seams;

pub use adapter::run;
pub use entry::Entry;
pub use fault::StartFault;
pub use logs::{json_lines, quiet_panics, write_json_logs};
pub use rooms::{door, names, voter_keys};
pub use seams::{system_clock, system_randomness};

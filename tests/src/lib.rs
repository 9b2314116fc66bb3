//! What the tests share: a portal with real parts, and people with verbs.
//!
//! Everything is real but the clock, which stands where a test puts it, and the randomness, which starts from a fixed seed:
//! the storage is the emulator, the carriers' endpoints are the trap, and each request goes to the action that serves its
//! address, in process.

#![expect(clippy::panic, reason = "a test that cannot go on stops there")]

mod actions;
mod ballots;
pub mod booth_vectors;
mod clock;
pub mod contract;
pub mod evenness;
mod logs;
mod person;
mod portal;
pub mod rehearsal;
mod scene;
mod seeded;
mod visitor;
mod work;

pub use clock::SetClock;
pub use person::Person;
pub use portal::{Parts, Portal};
pub use scene::{CAPN, CSA_MJS, CSA_PARIS, EVENT};
pub use visitor::{Reply, Visitor};
pub use work::solve;

//! The trustees' keys, made together by exchanging files. Nobody ever holds the whole key.
//!
//! A [`Plan`] says who is in which group. Each trustee keeps a [`TrusteeState`] sealed under a passphrase and puts messages
//! in a folder everybody reads; the steps and their proofs are those of [`belenios::v1::establishment`].

mod assemble;
mod folder;
mod messages;
mod one_room;
mod plan;
mod state;

pub use assemble::{assemble, check_own_place};
pub use folder::{SharedFolder, join, next};
pub use messages::{MessageKey, Messages, ROUNDS};
pub use one_room::{OneRoom, establish_in_one_room};
pub use plan::{Group, Plan, PlanElection};
pub use state::{Decryption, Step, TrusteeState};

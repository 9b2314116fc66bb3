//! Ballots judged from outside: what belenios-tool made is accepted, what a dishonest voter or server makes is not.
//!
//! [`forger`] is a second implementation, written from the protocol on bare curve points, that can lie.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that fails is a test that fails"
)]

mod encoding;
mod forger;
mod fuzz;
mod honest;
mod known;
mod open;
mod proofs;
mod setting;
mod torsion;
mod vectors;

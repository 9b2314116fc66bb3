//! Whole elections: trustees, tally, archive and verification together.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod ceremony;
mod establishment;
mod forged_ballots;
mod forgery;
mod heads;
mod poll;
mod tally;
mod tampered_archives;
mod trustees;
mod vectors;
mod whole_elections;

//! The ballot box against the emulator, with real ballots of a real election.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod gates;
mod scene;
mod sealing;
mod urn;

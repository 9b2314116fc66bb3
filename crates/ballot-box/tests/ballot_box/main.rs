//! The ballot box against the emulator, with real ballots of a real election.

mod gates;
mod scene;
mod sealing;
mod urn;

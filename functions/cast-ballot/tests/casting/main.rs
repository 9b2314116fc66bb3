//! Casting, receipts and sealing: real handlers, real ballots, the real SDK and the emulator. The calls of the SDK pass
//! through a connector of this process, which can spoil them.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at what it did not expect"
)]

mod accepted;
mod at_once;
mod clock;
mod forged;
mod mishaps;
mod receipts;
mod refused;
mod scene;
mod sealing;

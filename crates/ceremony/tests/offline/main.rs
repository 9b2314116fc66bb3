//! The offline program from end to end: codes, trustees, ballots, the count, verification.
#![expect(clippy::unwrap_used, reason = "a test whose case can't be prepared must fail")]

mod approvals;
mod closed_box;
mod codes;
mod count;
mod establishment;
mod programs;

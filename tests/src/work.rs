//! Proof of work, done honestly.

use altcha::{Challenge, SolveChallengeOptions, solve_challenge};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// Solves a challenge as the answer of `offer-proof-of-work` gives it: the payload to send back, as ALTCHA's client makes it.
///
/// # Panics
/// When the challenge is not one of ALTCHA's, or is not solved within its client's 90 s.
pub fn solve(challenge: &Value) -> String {
    let challenge: Challenge =
        serde_json::from_value(challenge.clone()).expect("a challenge of the protocol");
    let solution = solve_challenge(SolveChallengeOptions::new(&challenge)).expect("its algorithm is known");
    let solution = solution.expect("it is solved in time");
    STANDARD.encode(json!({"challenge": challenge, "solution": solution}).to_string())
}

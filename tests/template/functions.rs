//! IA-04 and the shape of the functions.

use crate::expansion::{FUNCTIONS, logical, properties};
use serde_json::json;

#[test]
fn ia_04_every_function_has_a_reserved_concurrency_and_an_account_still_breathes() {
    let reserved = |function: &&str| {
        let reserved = properties(&logical(function))["ReservedConcurrentExecutions"]
            .as_u64()
            .unwrap_or_default();
        assert!(
            reserved > 0,
            "{function} can take every environment of the account"
        );
        reserved
    };
    let total: u64 = FUNCTIONS.iter().map(reserved).sum();
    // A region gives 1,000 by default, and refuses a reservation that leaves fewer than 100.
    assert!(total <= 900, "{total} environments are reserved");
}

#[test]
fn every_function_runs_its_own_bootstrap_on_arm64() {
    for function in FUNCTIONS {
        let properties = properties(&logical(function));
        assert_eq!(properties["FunctionName"], format!("isoloir-{function}"));
        assert_eq!(properties["Code"]["S3Key"], format!("functions/{function}"));
        assert_eq!(properties["Architectures"], json!(["arm64"]), "{function}");
        assert_eq!(properties["Runtime"], "provided.al2023", "{function}");
        // Copies of a snapshot would share the state of their randomness.
        assert!(properties["SnapStart"].is_null(), "{function}");
    }
}

#[test]
fn a_function_that_hashes_a_password_has_a_whole_processor() {
    // 1,769 MB is the memory at which Lambda gives one virtual processor.
    for function in [
        "activate-account",
        "log-in",
        "reset-password",
        "request-voting-code",
        "change-password",
        "change-challenge",
        "cast-ballot",
    ] {
        assert_eq!(properties(&logical(function))["MemorySize"], 1769, "{function}");
    }
}

#[test]
fn a_voter_waits_ten_seconds_at_most_and_an_operator_less_than_the_gateway() {
    for function in FUNCTIONS {
        let timeout = &properties(&logical(function))["Timeout"];
        assert_eq!(
            *timeout,
            if function == "seal-ballot-box" { 29 } else { 10 },
            "{function}"
        );
    }
}

#[test]
fn a_stack_may_have_a_name_of_forty_signs() {
    for function in FUNCTIONS {
        let suffix = properties(&logical(function))["FunctionName"]
            .as_str()
            .and_then(|name| name.strip_prefix("isoloir"))
            .expect("a function is named after its stack");
        // Lambda takes 64 signs.
        assert!(40 + suffix.len() <= 64, "{suffix}");
    }
}

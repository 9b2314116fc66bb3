//! The expanded template, and how its parts are read.

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The functions' folders, which are their names everywhere.
pub(crate) const FUNCTIONS: [&str; 25] = [
    "activate-account",
    "ask-assistance",
    "cast-ballot",
    "change-challenge",
    "change-password",
    "consult-roll",
    "file-claim",
    "inspect-link",
    "issue-receipt",
    "list-ballot-references",
    "log-in",
    "log-out",
    "offer-proof-of-work",
    "open-voting-space",
    "redeem-voting-code",
    "request-activation-link",
    "request-password-link",
    "request-voting-code",
    "reset-password",
    "seal-ballot-box",
    "show-election",
    "show-event",
    "show-lists",
    "show-portal",
    "show-results",
];

/// Every resource by its address (`CastBallot`, `Roles/CastBallot`), as CloudFormation would make it.
pub(crate) fn resources() -> &'static BTreeMap<String, Value> {
    static EXPANDED: OnceLock<BTreeMap<String, Value>> = OnceLock::new();
    EXPANDED.get_or_init(|| {
        let output = Command::new(tool("python"))
            .arg(project().join("tests/template/expand.py"))
            .arg(project().join("template.yaml"))
            .output()
            .expect("python starts");
        assert!(
            output.status.success(),
            "expand.py: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).expect("expand.py prints JSON")
    })
}

/// The resources of a type, with the last part of their addresses as names.
pub(crate) fn of_type(kind: &str) -> Vec<(&'static str, &'static Value)> {
    let found: Vec<_> = resources()
        .iter()
        .filter(|(_, resource)| resource["Type"] == kind)
        .map(|(address, resource)| (address.as_str(), &resource["Properties"]))
        .collect();
    assert!(!found.is_empty(), "the template has no {kind}");
    found
}

/// The properties of one resource.
pub(crate) fn properties(address: &str) -> &'static Value {
    let resource = resources().get(address).expect(address);
    &resource["Properties"]
}

/// The logical name of a function: `cast-ballot` is `CastBallot`.
pub(crate) fn logical(function: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    function.split('-').map(capital).collect()
}

/// The function of a logical name: `CastBallot` is `cast-ballot`.
pub(crate) fn kebab(logical: &str) -> String {
    let mut name = String::new();
    for letter in logical.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

/// A JSON value that may be one thing or a list of things, as a list.
pub(crate) fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

/// The project's folder.
pub(crate) fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package is in the project")
        .to_owned()
}

/// A program of the Python environment that `make` lays from `requirements.txt`: in `ISOLOIR_VENV`, or else in
/// `target/tools/venv`.
pub(crate) fn tool(name: &str) -> PathBuf {
    let folder =
        std::env::var_os("ISOLOIR_VENV").map_or_else(|| project().join("target/tools/venv"), PathBuf::from);
    let program = folder.join("bin").join(name);
    assert!(
        program.exists(),
        "{} is missing: `make test` lays it",
        program.display()
    );
    program
}

//! The numbers.

use serde::{Deserialize, Serialize};

use crate::v1::json::{JsonError, parse_canonical, to_canonical};

/// `{"result":[[n…]…]}`: per question, the votes of each choice (index 0 = blank votes where they are allowed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionResult {
    result: Vec<Vec<u64>>,
}

impl ElectionResult {
    pub(super) fn new(result: Vec<Vec<u64>>) -> Self {
        Self { result }
    }

    /// Reads a result.
    ///
    /// # Errors
    /// [`JsonError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, JsonError> {
        parse_canonical(bytes)
    }

    /// The votes, by question then by choice.
    #[must_use]
    pub fn counts(&self) -> &[Vec<u64>] {
        &self.result
    }

    /// Its bytes: compact JSON.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(self)
    }
}

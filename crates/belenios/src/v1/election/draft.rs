//! What an election is composed of.

use super::{ElectionUuid, Question};
use crate::v1::Element;

/// The content of an election to be written by [`Election::compose`](super::Election::compose).
#[derive(Debug, Clone)]
pub struct ElectionDraft {
    /// The title voters see.
    pub name: String,
    /// The longer description; may be empty.
    pub description: String,
    /// y, the product of the trustees' keys.
    pub public_key: Element,
    /// The questions, in order.
    pub questions: Vec<Question>,
    /// The identifier.
    pub uuid: ElectionUuid,
    /// Who administers the election.
    pub administrator: Option<String>,
    /// Who made the credentials.
    pub credential_authority: Option<String>,
}

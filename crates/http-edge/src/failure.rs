//! Why an action did not do its work.

use dynamo::{Fault, Refused};
use election::Refusal;

/// A refusal, told to the voter, or a fault, told to operators. Never both.
#[derive(Debug)]
pub enum Failure {
    /// The voter is told no, and why.
    Refusal(Refusal),
    /// Something of ours broke; the voter is told that the service is unavailable, and nothing else.
    Fault(Box<dyn std::error::Error + Send + Sync>),
}

impl Failure {
    /// A fault from any error that holds no secret.
    pub fn fault(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Fault(error.into())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(Box::new(fault))
    }
}

impl From<Refused> for Failure {
    /// For writes whose condition the action has not read itself: a lost race is the service being busy.
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Busy | Refused::Condition(_) => Self::Refusal(Refusal::Busy),
            Refused::Fault(fault) => fault.into(),
        }
    }
}

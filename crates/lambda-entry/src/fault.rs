//! Why a function does not start, told to operators.

use keys::KeyFault;

/// The environment is not what the function needs. Told to operators; holds no secret.
#[derive(Debug, thiserror::Error)]
pub enum StartFault {
    /// A variable is absent, or not of its form.
    #[error("{variable} {problem}")]
    Variable {
        /// The environment variable.
        variable: &'static str,
        /// What is wrong, and what it should be.
        problem: String,
    },
    /// A secret is not there or not fit.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// The messages could not be sent as configured.
    #[error("ISOLOIR_SENDER and the variables beside it: {0}")]
    Stationery(#[from] courier::StationeryError),
    /// The Lambda runtime stopped.
    #[error("the Lambda runtime stopped: {0}")]
    Runtime(String),
}

impl StartFault {
    pub(crate) fn variable(variable: &'static str, problem: impl Into<String>) -> Self {
        Self::Variable {
            variable,
            problem: problem.into(),
        }
    }
}

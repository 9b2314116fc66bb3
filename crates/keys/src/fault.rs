//! What can go wrong with secrets, told to operators.

use crate::purpose::Purpose;

/// A secret is not there, or not fit. Told to operators; holds nothing of the secret.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// This function was not given the secret: its environment does not name it.
    #[error("no secret for {}: set {} to the name or ARN of the secret", .0.name(), .0.variable())]
    Missing(Purpose),
    /// The secret is shorter than 43 characters, or its value is not text.
    #[error("the secret for {} is not a text of at least 43 characters", .0.name())]
    Weak(Purpose),
    /// Secrets Manager did not give it.
    #[error("Secrets Manager did not give the secret for {}: {reason}", .purpose.name())]
    Unreadable {
        /// Which secret.
        purpose: Purpose,
        /// The service's error code and the chain of causes.
        reason: String,
    },
}

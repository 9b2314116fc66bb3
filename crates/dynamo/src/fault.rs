//! What can go wrong, told to operators.

use aws_sdk_dynamodb::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};

/// The storage did not do its work: told to operators, never to a voter. Holds no value of a row.
#[derive(Debug, thiserror::Error)]
#[error("{operation} on {table}: {reason}")]
pub struct Fault {
    /// The DynamoDB operation, for example `GetItem`.
    pub operation: &'static str,
    /// The short name of the table, or of the first table of a transaction.
    pub table: &'static str,
    /// The service's error code and the chain of causes.
    pub reason: String,
}

/// Why a conditional write did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The conditions of the writes at these positions (from 0) were not met. Nothing was written.
    #[error("condition not met at {0:?}")]
    Condition(Vec<usize>),
    /// The service is busy (conflict, throttling) even after retries. Nothing was written.
    #[error("the storage is busy")]
    Busy,
    /// A fault. Whether the write happened is unknown: read before concluding.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Refused {
    /// Whether the condition of the write at `position` (from 0) was not met.
    pub fn at(&self, position: usize) -> bool {
        matches!(self, Self::Condition(positions) if positions.contains(&position))
    }
}

const BUSY: [&str; 6] = [
    "ProvisionedThroughputExceededException",
    "ThrottlingException",
    "RequestLimitExceeded",
    "TransactionInProgressException",
    "TransactionConflictException",
    "ReplicatedWriteConflictException",
];

/// Whether the service answered that it is busy: nothing was applied.
pub(crate) fn is_busy<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> bool {
    error
        .as_service_error()
        .and_then(ProvideErrorMetadata::code)
        .is_some_and(|code| BUSY.contains(&code))
}

pub(crate) fn fault<E, R>(operation: &'static str, table: &'static str, error: &SdkError<E, R>) -> Fault
where
    E: std::error::Error + 'static,
    R: std::fmt::Debug,
{
    Fault {
        operation,
        table,
        reason: DisplayErrorContext(error).to_string(),
    }
}

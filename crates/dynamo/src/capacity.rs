//! The capacity that calls consume, as the service reports it.

use aws_sdk_dynamodb::types::ConsumedCapacity;
use std::sync::{Arc, Mutex, PoisonError};

/// Capacity consumed so far, in DynamoDB capacity units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Capacity {
    /// Read capacity units.
    pub read: f64,
    /// Write capacity units.
    pub write: f64,
}

/// Adds up the capacity consumed through one [`crate::Dynamo`] and its clones.
#[derive(Clone, Debug, Default)]
pub struct Meter(Arc<Mutex<Capacity>>);

impl Meter {
    /// The total since the meter was made.
    pub fn total(&self) -> Capacity {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn read(&self, consumed: Option<&ConsumedCapacity>) {
        let units = consumed
            .and_then(ConsumedCapacity::capacity_units)
            .unwrap_or_default();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).read += units;
    }

    pub(crate) fn write<'a>(&self, consumed: impl IntoIterator<Item = &'a ConsumedCapacity>) {
        let units: f64 = consumed
            .into_iter()
            .filter_map(ConsumedCapacity::capacity_units)
            .sum();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write += units;
    }
}

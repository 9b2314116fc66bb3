//! Several conditional writes all-or-nothing, and many without condition.

use crate::client::Dynamo;
use crate::fault::{Refused, fault, is_busy};
use crate::table::Row;
use crate::write::{Kind, Write};
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{
    ConditionCheck, Delete, Put, PutRequest, ReturnConsumedCapacity, TransactWriteItem, Update, WriteRequest,
};
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// Tries of a transaction that meets a conflict. The SDK retries throttling itself, but not conflicts.
pub(crate) const TRIES: u32 = 7;
/// Full jitter: the wait before try n is uniform between 0 and `min(CAP, BASE * 2^n)`.
const BASE: Duration = Duration::from_millis(15);
const CAP: Duration = Duration::from_millis(500);

/// What makes a repeated transaction the same one for 10 minutes: at most 36 characters.
/// It saves work on a retry; safety rests on the conditions alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientToken(String);

impl ClientToken {
    /// A token from text (hex or base64 of a hash): its first 36 characters.
    pub fn from_text(text: &str) -> Self {
        Self(text.chars().take(36).collect())
    }
}

impl Dynamo {
    /// Writes all the rows, or none, in one transaction. At most 100 rows, each row once.
    ///
    /// # Errors
    /// [`Refused::Condition`] with the positions whose conditions were not met, [`Refused::Busy`] when conflicts or
    /// throttling persist, [`Refused::Fault`] otherwise (the outcome is then unknown).
    pub async fn commit(&self, token: Option<&ClientToken>, writes: Vec<Write>) -> Result<(), Refused> {
        let table = writes.first().map_or("nothing", |write| write.table.name);
        let items: Vec<_> = writes.iter().map(|write| self.transact_item(write)).collect();
        for attempt in 1..=TRIES {
            let answer = self
                .client
                .transact_write_items()
                .set_transact_items(Some(items.clone()))
                .set_client_request_token(token.map(|token| token.0.clone()))
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .send()
                .await;
            match answer {
                Ok(done) => {
                    self.meter.write(done.consumed_capacity());
                    return Ok(());
                }
                Err(error) => match refusal(table, &error) {
                    Refused::Busy if attempt < TRIES => tokio::time::sleep(jitter(attempt)).await,
                    refused => return Err(refused),
                },
            }
        }
        Err(Refused::Busy)
    }

    /// Puts many rows without condition: the import of a roll. Safe to repeat, and not all-or-nothing.
    ///
    /// # Errors
    /// [`Refused::Busy`] when the service keeps refusing part of the rows, [`Refused::Fault`] otherwise.
    pub async fn put_all<R: Row>(&self, rows: &[R]) -> Result<(), Refused> {
        for chunk in rows.chunks(25) {
            let mut left: Vec<WriteRequest> = chunk.iter().map(put_request).collect();
            for attempt in 1..=TRIES {
                let answer = self
                    .client
                    .batch_write_item()
                    .request_items(self.name(R::TABLE), left)
                    .return_consumed_capacity(ReturnConsumedCapacity::Total)
                    .send()
                    .await
                    .map_err(|error| fault("BatchWriteItem", R::TABLE.name, &error))?;
                self.meter.write(answer.consumed_capacity());
                left = answer
                    .unprocessed_items
                    .unwrap_or_default()
                    .into_values()
                    .flatten()
                    .collect();
                if left.is_empty() {
                    break;
                }
                tokio::time::sleep(jitter(attempt)).await;
            }
            if !left.is_empty() {
                return Err(Refused::Busy);
            }
        }
        Ok(())
    }

    fn transact_item(&self, write: &Write) -> TransactWriteItem {
        let name = self.name(write.table);
        let (names, values, condition) = (write.names(), write.values(), write.condition.clone());
        const SET: &str = "the required fields are set";
        let item = TransactWriteItem::builder();
        match write.kind.clone() {
            Kind::Put(row) => item.put(
                Put::builder()
                    .table_name(name)
                    .set_item(Some(row))
                    .set_condition_expression(condition)
                    .set_expression_attribute_names(names)
                    .set_expression_attribute_values(values)
                    .build()
                    .expect(SET),
            ),
            Kind::Update(key, expression) => item.update(
                Update::builder()
                    .table_name(name)
                    .set_key(Some(key))
                    .update_expression(expression)
                    .set_condition_expression(condition)
                    .set_expression_attribute_names(names)
                    .set_expression_attribute_values(values)
                    .build()
                    .expect(SET),
            ),
            Kind::Delete(key) => item.delete(
                Delete::builder()
                    .table_name(name)
                    .set_key(Some(key))
                    .set_condition_expression(condition)
                    .set_expression_attribute_names(names)
                    .set_expression_attribute_values(values)
                    .build()
                    .expect(SET),
            ),
            Kind::Check(key) => item.condition_check(
                ConditionCheck::builder()
                    .table_name(name)
                    .set_key(Some(key))
                    .condition_expression(condition.expect("a check is made with its condition"))
                    .set_expression_attribute_names(names)
                    .set_expression_attribute_values(values)
                    .build()
                    .expect(SET),
            ),
        }
        .build()
    }
}

fn refusal<R: std::fmt::Debug>(table: &'static str, error: &SdkError<TransactWriteItemsError, R>) -> Refused {
    if let Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) = error.as_service_error() {
        let reasons = cancelled.cancellation_reasons();
        let failed: Vec<usize> = (0..)
            .zip(reasons)
            .filter(|(_, reason)| reason.code() == Some("ConditionalCheckFailed"))
            .map(|(position, _)| position)
            .collect();
        let busy = |code: &str| {
            code == "TransactionConflict" || code.contains("Throttl") || code.contains("Exceeded")
        };
        // A conflict beside a failed condition says nothing certain about that condition: try again first.
        if reasons.iter().filter_map(|reason| reason.code()).any(busy) {
            return Refused::Busy;
        }
        if !failed.is_empty() {
            return Refused::Condition(failed);
        }
    }
    if is_busy(error) {
        return Refused::Busy;
    }
    let mut told = fault("TransactWriteItems", table, error);
    if let Some(code) = error.as_service_error().and_then(ProvideErrorMetadata::code) {
        told.reason = format!("{code}: {}", told.reason);
    }
    Refused::Fault(told)
}

fn put_request<R: Row>(row: &R) -> WriteRequest {
    let item = serde_dynamo::to_item(row).expect("a row struct has only shapes DynamoDB knows");
    let put = PutRequest::builder()
        .set_item(Some(item))
        .build()
        .expect("the item is set");
    WriteRequest::builder().put_request(put).build()
}

pub(crate) fn jitter(attempt: u32) -> Duration {
    let ceiling = BASE.saturating_mul(2_u32.saturating_pow(attempt)).min(CAP);
    let draw = RandomState::new().hash_one(attempt) % 1_000;
    ceiling.mul_f64(draw as f64 / 1_000.0)
}

//! One conditional write to one row: half the price of a transaction.

use crate::client::Dynamo;
use crate::commit::{TRIES, jitter};
use crate::fault::{Refused, fault, is_busy};
use crate::read::row;
use crate::table::Row;
use crate::write::{Kind, Write};
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::types::{AttributeValue, ConsumedCapacity, ReturnConsumedCapacity, ReturnValue};
use std::collections::HashMap;

type Attributes = HashMap<String, AttributeValue>;

impl Dynamo {
    /// Writes one row on its condition.
    ///
    /// When the answer to a first try is lost on the network, the SDK tries again and may then meet its own write: a
    /// condition such as “absent” is answered as not met although this call met it. Where that would be told to a
    /// voter as somebody else's act, use [`Dynamo::commit`], whose token makes the second try the same as the first.
    ///
    /// # Errors
    /// [`Refused::Condition`] at position 0, [`Refused::Busy`] when conflicts or throttling persist, or [`Refused::Fault`]
    /// (the outcome is then unknown).
    pub async fn write(&self, write: Write) -> Result<(), Refused> {
        for attempt in 1..=TRIES {
            let answer = match &write.kind {
                Kind::Put(item) => self.put_item(&write, item).await,
                Kind::Update(key, expression) => self
                    .update_item(&write, key, expression, ReturnValue::None)
                    .await
                    .map(drop),
                Kind::Delete(key) => self.delete_item(&write, key).await,
                // DynamoDB knows a check without a write only inside a transaction.
                Kind::Check(_) => return self.commit(None, vec![write]).await,
            };
            match answer {
                Err(Refused::Busy) if attempt < TRIES => tokio::time::sleep(jitter(attempt)).await,
                answer => return answer,
            }
        }
        Err(Refused::Busy)
    }

    /// Applies an update to one row and answers with the row as it then stands: the atomic counter of the limits.
    ///
    /// # Errors
    /// As [`Dynamo::write`].
    ///
    /// # Panics
    /// When `write` is not an update: a mistake in the code, not in the data.
    pub async fn update_returning<R: Row>(&self, write: Write) -> Result<R, Refused> {
        let Kind::Update(key, expression) = &write.kind else {
            unreachable!("update_returning takes what Write::update made")
        };
        for attempt in 1..=TRIES {
            match self
                .update_item(&write, key, expression, ReturnValue::AllNew)
                .await
            {
                Ok(attributes) => return Ok(row("UpdateItem", attributes)?),
                Err(Refused::Busy) if attempt < TRIES => tokio::time::sleep(jitter(attempt)).await,
                Err(refused) => return Err(refused),
            }
        }
        Err(Refused::Busy)
    }

    async fn put_item(&self, write: &Write, item: &Attributes) -> Result<(), Refused> {
        let answer = self
            .client
            .put_item()
            .table_name(self.name(write.table))
            .set_item(Some(item.clone()))
            .set_condition_expression(write.condition.clone())
            .set_expression_attribute_names(write.names())
            .set_expression_attribute_values(write.values())
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await;
        let done = answer.map_err(|error| refusal("PutItem", write, &error))?;
        self.pay(done.consumed_capacity());
        Ok(())
    }

    async fn update_item(
        &self,
        write: &Write,
        key: &Attributes,
        expression: &str,
        wanted: ReturnValue,
    ) -> Result<Attributes, Refused> {
        let answer = self
            .client
            .update_item()
            .table_name(self.name(write.table))
            .set_key(Some(key.clone()))
            .update_expression(expression)
            .set_condition_expression(write.condition.clone())
            .set_expression_attribute_names(write.names())
            .set_expression_attribute_values(write.values())
            .return_values(wanted)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await;
        let done = answer.map_err(|error| refusal("UpdateItem", write, &error))?;
        self.pay(done.consumed_capacity());
        Ok(done.attributes.unwrap_or_default())
    }

    async fn delete_item(&self, write: &Write, key: &Attributes) -> Result<(), Refused> {
        let answer = self
            .client
            .delete_item()
            .table_name(self.name(write.table))
            .set_key(Some(key.clone()))
            .set_condition_expression(write.condition.clone())
            .set_expression_attribute_names(write.names())
            .set_expression_attribute_values(write.values())
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await;
        let done = answer.map_err(|error| refusal("DeleteItem", write, &error))?;
        self.pay(done.consumed_capacity());
        Ok(())
    }

    fn pay(&self, consumed: Option<&ConsumedCapacity>) {
        self.meter.write(consumed);
    }
}

fn refusal<E, R>(operation: &'static str, write: &Write, error: &SdkError<E, R>) -> Refused
where
    E: std::error::Error + ProvideErrorMetadata + 'static,
    R: std::fmt::Debug,
{
    let code = error.as_service_error().and_then(ProvideErrorMetadata::code);
    if code == Some("ConditionalCheckFailedException") {
        return Refused::Condition(vec![0]);
    }
    if is_busy(error) {
        return Refused::Busy;
    }
    Refused::Fault(fault(operation, write.table.name, error))
}

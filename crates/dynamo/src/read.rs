//! Reads: one row by its key, or a partition in key order. Always consistent.

use crate::client::Dynamo;
use crate::fault::{Fault, fault};
use crate::table::{Key, Row, SortKey, Table};
use aws_sdk_dynamodb::types::{AttributeValue, ReturnConsumedCapacity, Select};
use std::collections::HashMap;

type Item = HashMap<String, AttributeValue>;

impl Dynamo {
    /// The row at `key`, or `None`. A consistent read.
    ///
    /// # Errors
    /// A [`Fault`] when the service fails, or when the item is not of the row's shape.
    pub async fn get<R: Row>(&self, key: &Key) -> Result<Option<R>, Fault> {
        let answer = self
            .client
            .get_item()
            .table_name(self.name(R::TABLE))
            .set_key(Some(key.attributes(R::TABLE)))
            .consistent_read(true)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await
            .map_err(|error| fault("GetItem", R::TABLE.name, &error))?;
        self.meter.read(answer.consumed_capacity());
        answer.item.map(|item| row("GetItem", item)).transpose()
    }

    /// Every row of a partition, in sort-key order. For partitions that are small by design.
    ///
    /// # Errors
    /// As [`Dynamo::get`].
    pub async fn partition<R: Row>(&self, partition: &str) -> Result<Vec<R>, Fault> {
        let mut rows = Vec::new();
        self.walk(partition, |page: Vec<R>| {
            rows.extend(page);
            Ok::<(), Fault>(())
        })
        .await?;
        Ok(rows)
    }

    /// Gives every row of a partition to `page`, in sort-key order, one page (at most 1 MB) at a time.
    ///
    /// # Errors
    /// As [`Dynamo::get`], or what `page` answers, which ends the walk.
    pub async fn walk<R: Row, E: From<Fault>>(
        &self,
        partition: &str,
        mut page: impl FnMut(Vec<R>) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        let mut start: Option<Item> = None;
        loop {
            let answer = self
                .client
                .query()
                .table_name(self.name(R::TABLE))
                .key_condition_expression("#partition = :partition")
                .expression_attribute_names("#partition", R::TABLE.partition)
                .expression_attribute_values(":partition", AttributeValue::S(partition.to_owned()))
                .consistent_read(true)
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .set_exclusive_start_key(start.take())
                .send()
                .await
                .map_err(|error| E::from(fault("Query", R::TABLE.name, &error)))?;
            self.meter.read(answer.consumed_capacity());
            let rows = answer
                .items
                .unwrap_or_default()
                .into_iter()
                .map(|item| row("Query", item));
            page(rows.collect::<Result<_, Fault>>()?)?;
            match answer.last_evaluated_key {
                Some(key) if !key.is_empty() => start = Some(key),
                _ => return Ok(()),
            }
        }
    }

    /// The rows of a partition whose sort key (a text) begins with `start`, in its order, and at most `most` of them.
    ///
    /// # Errors
    /// As [`Dynamo::get`].
    pub async fn beginning_with<R: Row>(
        &self,
        partition: &str,
        start: &str,
        most: usize,
    ) -> Result<Vec<R>, Fault> {
        let sort = R::TABLE.sort.map_or("", SortKey::attribute);
        let (mut rows, mut after): (Vec<R>, Option<Item>) = (Vec::new(), None);
        loop {
            let left = i32::try_from(most.saturating_sub(rows.len())).unwrap_or(i32::MAX);
            if left == 0 {
                return Ok(rows);
            }
            let answer = self
                .client
                .query()
                .table_name(self.name(R::TABLE))
                .key_condition_expression("#partition = :partition AND begins_with(#sort, :start)")
                .expression_attribute_names("#partition", R::TABLE.partition)
                .expression_attribute_names("#sort", sort)
                .expression_attribute_values(":partition", AttributeValue::S(partition.to_owned()))
                .expression_attribute_values(":start", AttributeValue::S(start.to_owned()))
                .limit(left)
                .consistent_read(true)
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .set_exclusive_start_key(after.take())
                .send()
                .await
                .map_err(|error| fault("Query", R::TABLE.name, &error))?;
            self.meter.read(answer.consumed_capacity());
            for item in answer.items.unwrap_or_default() {
                rows.push(row("Query", item)?);
            }
            match answer.last_evaluated_key {
                Some(key) if !key.is_empty() => after = Some(key),
                _ => return Ok(rows),
            }
        }
    }

    /// How many rows a partition holds, counting only those where the attribute `having` exists when one is given.
    ///
    /// # Errors
    /// A [`Fault`] when the service fails.
    pub async fn count(&self, table: Table, partition: &str, having: Option<&str>) -> Result<u64, Fault> {
        let mut start: Option<Item> = None;
        let mut total = 0_u64;
        loop {
            let mut request = self
                .client
                .query()
                .table_name(self.name(table))
                .select(Select::Count)
                .key_condition_expression("#partition = :partition")
                .expression_attribute_names("#partition", table.partition)
                .expression_attribute_values(":partition", AttributeValue::S(partition.to_owned()))
                .consistent_read(true)
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .set_exclusive_start_key(start.take());
            if let Some(attribute) = having {
                request = request
                    .filter_expression("attribute_exists(#having)")
                    .expression_attribute_names("#having", attribute);
            }
            let answer = request
                .send()
                .await
                .map_err(|error| fault("Query", table.name, &error))?;
            self.meter.read(answer.consumed_capacity());
            total += u64::try_from(answer.count).unwrap_or_default();
            match answer.last_evaluated_key {
                Some(key) if !key.is_empty() => start = Some(key),
                _ => return Ok(total),
            }
        }
    }
}

pub(crate) fn row<R: Row>(operation: &'static str, item: Item) -> Result<R, Fault> {
    serde_dynamo::from_item(item).map_err(|error| Fault {
        operation,
        table: R::TABLE.name,
        reason: format!("an item is not of the expected shape: {error}"),
    })
}

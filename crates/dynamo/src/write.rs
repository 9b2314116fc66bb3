//! One write and its condition.

use crate::table::{Key, Row, Table};
use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;
use std::collections::HashMap;

/// A write to one row, with the condition under which it may happen.
///
/// Conditions and updates are DynamoDB expressions written with placeholders only: names `#x` bound by
/// [`Write::name`], values `:x` bound by [`Write::value`]. Nothing a stranger typed is ever part of an expression.
#[derive(Clone, Debug)]
pub struct Write {
    pub(crate) table: Table,
    pub(crate) kind: Kind,
    pub(crate) condition: Option<String>,
    pub(crate) names: HashMap<String, String>,
    pub(crate) values: HashMap<String, AttributeValue>,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Put(HashMap<String, AttributeValue>),
    Update(HashMap<String, AttributeValue>, String),
    Delete(HashMap<String, AttributeValue>),
    Check(HashMap<String, AttributeValue>),
}

impl Write {
    /// Puts a whole row, whatever was there.
    pub fn put<R: Row>(row: &R) -> Self {
        let item = serde_dynamo::to_item(row).expect("a row struct has only shapes DynamoDB knows");
        Self::new(R::TABLE, Kind::Put(item))
    }

    /// Puts a whole row only where none stands.
    pub fn put_if_absent<R: Row>(row: &R) -> Self {
        Self::put(row)
            .name("#partition", R::TABLE.partition)
            .when("attribute_not_exists(#partition)")
    }

    /// Changes a row by an update expression, for example `SET #used = :now`.
    /// Give a condition: without one, DynamoDB makes the row when it is absent.
    pub fn update(table: Table, key: &Key, expression: impl Into<String>) -> Self {
        Self::new(table, Kind::Update(key.attributes(table), expression.into()))
    }

    /// Deletes a row.
    pub fn delete(table: Table, key: &Key) -> Self {
        Self::new(table, Kind::Delete(key.attributes(table)))
    }

    /// Writes nothing, but demands a condition of a row within a commit.
    pub fn check(table: Table, key: &Key) -> Self {
        Self::new(table, Kind::Check(key.attributes(table)))
    }

    /// Adds a condition expression; several are joined by `AND`.
    #[must_use]
    pub fn when(mut self, condition: &str) -> Self {
        self.condition = Some(match self.condition.take() {
            Some(before) => format!("{before} AND {condition}"),
            None => condition.to_owned(),
        });
        self
    }

    /// Binds a name placeholder (`#x`) to an attribute.
    #[must_use]
    pub fn name(mut self, placeholder: &str, attribute: &str) -> Self {
        self.names.insert(placeholder.to_owned(), attribute.to_owned());
        self
    }

    /// Binds a value placeholder (`:x`) to a value (a string, a number, bytes as [`crate::ByteBuf`], a list, a struct).
    #[must_use]
    pub fn value<T: Serialize>(mut self, placeholder: &str, value: T) -> Self {
        let value = serde_dynamo::to_attribute_value(value).expect("a value has only shapes DynamoDB knows");
        self.values.insert(placeholder.to_owned(), value);
        self
    }

    fn new(table: Table, kind: Kind) -> Self {
        Self {
            table,
            kind,
            condition: None,
            names: HashMap::new(),
            values: HashMap::new(),
        }
    }

    pub(crate) fn names(&self) -> Option<HashMap<String, String>> {
        (!self.names.is_empty()).then(|| self.names.clone())
    }

    pub(crate) fn values(&self) -> Option<HashMap<String, AttributeValue>> {
        (!self.values.is_empty()).then(|| self.values.clone())
    }
}

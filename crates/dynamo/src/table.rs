//! What a table and a row are to this crate.

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

/// A table: its short name (without the stack's prefix) and its key attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// The short name, for example `urn`; the deployed name is `<prefix><name>`.
    pub name: &'static str,
    /// The attribute that holds the partition key, always a string.
    pub partition: &'static str,
    /// The attribute that holds the sort key, if the table has one.
    pub sort: Option<SortKey>,
    /// The attribute swept by DynamoDB's time to live (Unix seconds), if any. Expiry is decided in code; this only sweeps.
    pub sweep: Option<&'static str>,
}

/// A sort key attribute and its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// A string attribute.
    Text(&'static str),
    /// A number attribute.
    Number(&'static str),
}

impl SortKey {
    /// The attribute's name.
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Text(name) | Self::Number(name) => name,
        }
    }
}

/// The address of one row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    partition: String,
    sort: Option<SortValue>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum SortValue {
    Text(String),
    Number(u64),
}

impl Key {
    /// The key of a row in a table without a sort key.
    pub fn of(partition: impl Into<String>) -> Self {
        Self {
            partition: partition.into(),
            sort: None,
        }
    }

    /// The key of a row in a table whose sort key is a string.
    pub fn with_text(partition: impl Into<String>, sort: impl Into<String>) -> Self {
        Self {
            partition: partition.into(),
            sort: Some(SortValue::Text(sort.into())),
        }
    }

    /// The key of a row in a table whose sort key is a number.
    pub fn with_number(partition: impl Into<String>, sort: u64) -> Self {
        Self {
            partition: partition.into(),
            sort: Some(SortValue::Number(sort)),
        }
    }

    pub(crate) fn attributes(&self, table: Table) -> HashMap<String, AttributeValue> {
        let mut attributes = HashMap::from([(
            table.partition.to_owned(),
            AttributeValue::S(self.partition.clone()),
        )]);
        if let (Some(sort), Some(value)) = (table.sort, &self.sort) {
            let value = match value {
                SortValue::Text(text) => AttributeValue::S(text.clone()),
                SortValue::Number(number) => AttributeValue::N(number.to_string()),
            };
            attributes.insert(sort.attribute().to_owned(), value);
        }
        attributes
    }
}

/// A row struct: the one place where the attribute names of a kind of item stand.
///
/// The struct's serde form is the whole item, keys included. Optional fields are left out when absent
/// (`#[serde(skip_serializing_if = "Option::is_none", default)]`), so that conditions can ask whether they exist.
pub trait Row: Serialize + DeserializeOwned + Send {
    /// The table the row lives in.
    const TABLE: Table;

    /// The row's own key.
    fn key(&self) -> Key;
}

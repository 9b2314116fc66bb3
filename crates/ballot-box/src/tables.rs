//! The tables of the ballots' side.

use dynamo::{SortKey, Table};

/// The ballot box: one row per ballot, and nothing else, ever. Nobody may update or delete a row.
pub const URN: Table = Table {
    name: "urn",
    partition: "shard",
    sort: Some(SortKey::Text("credential")),
    sweep: None,
};

/// What is public or operational of an event and of its elections: here, the items of one election (partition = its uuid).
pub const EVENT: Table = Table {
    name: "event",
    partition: "event",
    sort: Some(SortKey::Text("item")),
    sweep: None,
};

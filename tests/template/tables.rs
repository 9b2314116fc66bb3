//! IA-04, and the keys of the tables.

use crate::expansion::{list, of_type};
use dynamo::{SortKey, Table};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[test]
fn every_table_has_the_keys_of_its_rows() {
    let mut of_the_code: BTreeMap<&str, Table> = BTreeMap::new();
    for table in voter_file::tables::ALL
        .into_iter()
        .chain([ballot_box::tables::URN, ballot_box::tables::EVENT])
    {
        let before = of_the_code.insert(table.name, table);
        assert!(
            before.is_none_or(|before| before == table),
            "the two rooms declare {} differently",
            table.name
        );
    }
    let of_the_template: BTreeMap<&str, Value> = of_type("AWS::DynamoDB::Table")
        .into_iter()
        .map(|(address, table)| {
            let name = table["TableName"]
                .as_str()
                .and_then(|name| name.strip_prefix("isoloir-"));
            (name.unwrap_or(address), keys(table))
        })
        .collect();
    let of_the_code: BTreeMap<&str, Value> = of_the_code
        .into_iter()
        .map(|(name, table)| (name, expected(table)))
        .collect();
    assert_eq!(of_the_template, of_the_code);
}

#[test]
fn ia_04_every_table_is_on_demand_protected_recoverable_and_encrypted_under_our_key() {
    for (address, table) in of_type("AWS::DynamoDB::Table") {
        assert_eq!(table["BillingMode"], "PAY_PER_REQUEST", "{address}");
        assert_eq!(table["DeletionProtectionEnabled"], "true", "{address}");
        assert_eq!(
            table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"], true,
            "{address}"
        );
        assert_eq!(
            table["SSESpecification"],
            json!({"SSEEnabled": true, "SSEType": "KMS", "KMSMasterKeyId": "<Keys/DataKey.Arn>"}),
            "{address}"
        );
        for copy in [
            "StreamSpecification",
            "KinesisStreamSpecification",
            "GlobalSecondaryIndexes",
        ] {
            assert!(table[copy].is_null(), "{address} is copied elsewhere by {copy}");
        }
    }
}

fn keys(table: &Value) -> Value {
    let kind = |name: &Value| {
        let attributes = list(&table["AttributeDefinitions"]);
        attributes
            .into_iter()
            .find(|one| one["AttributeName"] == *name)
            .map(|one| one["AttributeType"].clone())
    };
    let of_role = |role: &str| {
        let mut keys = list(&table["KeySchema"])
            .into_iter()
            .filter(|key| key["KeyType"] == role);
        keys.next()
            .map(|key| json!([key["AttributeName"], kind(&key["AttributeName"])]))
    };
    let sweep = &table["TimeToLiveSpecification"];
    json!({
        "partition": of_role("HASH"),
        "sort": of_role("RANGE"),
        "sweep": if sweep["Enabled"] == true { sweep["AttributeName"].clone() } else { Value::Null },
    })
}

fn expected(table: Table) -> Value {
    let sort = table.sort.map(|sort| match sort {
        SortKey::Text(name) => json!([name, "S"]),
        SortKey::Number(name) => json!([name, "N"]),
    });
    json!({"partition": [table.partition, "S"], "sort": sort, "sweep": table.sweep})
}

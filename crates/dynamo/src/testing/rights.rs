//! A connection under a role: what `infra/role-matrix.csv` does not allow the role is refused as AWS refuses it.

use super::Emulator;
use super::mishaps::error;
use crate::client::Dynamo;
use aws_sdk_dynamodb::config::SharedHttpClient;
use aws_smithy_runtime_api::client::http::{
    HttpClient as _, HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// The reviewed rights, the same that the deployed roles are compared with.
const MATRIX: &str = include_str!("../../../../infra/role-matrix.csv");

impl Emulator {
    /// A connection with the rights of a role (`cast-ballot`, `bureau`).
    ///
    /// # Panics
    /// When the matrix knows no such role.
    pub fn under(&self, role: &str) -> Dynamo {
        let (plain, rights) = (self.http.clone(), Arc::new(Rights::of(role, MATRIX)));
        let client: SharedHttpClient = http_client_fn(move |settings, components| {
            SharedHttpConnector::new(UnderRole {
                plain: plain.http_connector(settings, components),
                rights: Arc::clone(&rights),
            })
        });
        Dynamo::local_patient(self.endpoint(), client)
    }
}

struct UnderRole {
    plain: SharedHttpConnector,
    rights: Arc<Rights>,
}

impl fmt::Debug for UnderRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnderRole({})", self.rights.role)
    }
}

impl HttpConnector for UnderRole {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        let operation = target.rsplit('.').next().unwrap_or_default();
        let body = serde_json::from_slice(request.body().bytes().unwrap_or_default());
        let asked = asked(operation, &body.expect("the SDK writes JSON"));
        match asked.iter().find(|asked| !self.rights.allow(asked)) {
            None => self.plain.call(request),
            Some(refused) => {
                let message = format!("{} is not authorized to perform: {refused:?}", self.rights.role);
                let told = serde_json::json!({"__type": "AccessDeniedException", "Message": message});
                HttpConnectorFuture::ready(Ok(error(400, &told.to_string())))
            }
        }
    }
}

/// The rights of one role on tables.
struct Rights {
    role: String,
    /// Action, table, condition.
    lines: Vec<[String; 3]>,
}

impl Rights {
    fn of(role: &str, matrix: &str) -> Self {
        let allowed = matrix.lines().filter_map(|line| {
            let mut fields = line.split(',').map(str::to_owned);
            let (whose, effect) = (fields.next()?, fields.next()?);
            let right = [fields.next()?, fields.next()?, fields.next()?];
            (whose == role && effect == "Allow").then_some(right)
        });
        let lines: Vec<_> = allowed.collect();
        assert!(!lines.is_empty(), "the matrix has no role {role:?}");
        let role = role.to_owned();
        Self { role, lines }
    }

    fn allow(&self, asked: &Asked) -> bool {
        self.lines.iter().any(|[action, resource, condition]| {
            let named = *action == asked.action && resource.strip_prefix("table/") == Some(&asked.table);
            named && asked.meets(condition)
        })
    }
}

/// One right that a call needs, in the words of IAM. A transaction needs one for each of its items.
#[derive(Debug)]
struct Asked {
    action: String,
    table: String,
    /// The attributes at the top of a row that the request names (`dynamodb:Attributes`), those of its key included.
    attributes: BTreeSet<String>,
    /// A number of rows is asked for, and no row (`dynamodb:Select`).
    count_only: bool,
    /// It is asked within a transaction (`dynamodb:EnclosingOperation`).
    in_transaction: bool,
}

impl Asked {
    fn meets(&self, condition: &str) -> bool {
        match condition {
            "" => true,
            "count only" => self.count_only,
            "within TransactWriteItems" => self.in_transaction,
            _ => condition.strip_prefix("attributes ").is_some_and(|listed| {
                let listed: BTreeSet<&str> = listed.split(' ').collect();
                self.attributes.iter().all(|name| listed.contains(name.as_str()))
            }),
        }
    }
}

fn asked(operation: &str, body: &Value) -> Vec<Asked> {
    match operation {
        "TransactWriteItems" => {
            let items = body["TransactItems"].as_array().into_iter().flatten();
            let parts = items.filter_map(Value::as_object).flatten();
            let within = |(kind, part): (&String, &Value)| Asked {
                in_transaction: true,
                ..right(action_of(kind), part["TableName"].as_str(), part)
            };
            parts.map(within).collect()
        }
        "BatchWriteItem" => {
            let tables = body["RequestItems"].as_object().into_iter().flatten();
            let whole = |(table, _): (&String, &Value)| right(operation, Some(table), &Value::Null);
            tables.map(whole).collect()
        }
        _ => vec![right(operation, body["TableName"].as_str(), body)],
    }
}

fn action_of(kind: &str) -> &'static str {
    match kind {
        "Put" => "PutItem",
        "Update" => "UpdateItem",
        "Delete" => "DeleteItem",
        _ => "ConditionCheckItem",
    }
}

fn right(action: &str, table: Option<&str>, request: &Value) -> Asked {
    Asked {
        action: format!("dynamodb:{action}"),
        table: table.unwrap_or_default().to_owned(),
        attributes: attributes(request),
        count_only: request["Select"] == "COUNT",
        in_transaction: false,
    }
}

fn attributes(request: &Value) -> BTreeSet<String> {
    let rows = ["Key", "Item"]
        .into_iter()
        .filter_map(|part| request[part].as_object());
    let mut named: BTreeSet<String> = rows.flat_map(|row| row.keys().cloned()).collect();
    for part in ["UpdateExpression", "ConditionExpression", "FilterExpression"] {
        let expression = request[part].as_str().unwrap_or_default();
        // A path such as `#sessions.#new` touches the attribute at its head.
        let paths =
            expression.split(|letter: char| !letter.is_ascii_alphanumeric() && !"#._".contains(letter));
        let heads = paths.filter_map(|path| path.split('.').next());
        named.extend(heads.filter_map(|head| {
            let name = request["ExpressionAttributeNames"][head].as_str();
            name.map(str::to_owned)
        }));
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn allowed(matrix: &str, operation: &str, body: &Value) -> bool {
        let rights = Rights::of("clerk", matrix);
        asked(operation, body).iter().all(|asked| rights.allow(asked))
    }

    #[test]
    fn a_role_may_do_what_its_lines_say_and_nothing_else() {
        let matrix = "role,effect,action,resource,condition\nclerk,Allow,dynamodb:GetItem,table/voters,\nother,Allow,dynamodb:PutItem,table/voters,";
        assert!(allowed(matrix, "GetItem", &json!({"TableName": "voters"})));
        assert!(!allowed(matrix, "GetItem", &json!({"TableName": "urn"})));
        assert!(!allowed(matrix, "PutItem", &json!({"TableName": "voters"})));
    }

    #[test]
    fn an_update_may_name_the_listed_attributes_only_each_by_the_head_of_its_path() {
        let matrix = "clerk,Allow,dynamodb:UpdateItem,table/voters,attributes epoch sessions voter";
        let update = |expression: &str, condition: &str| {
            json!({"TableName": "voters", "Key": {"voter": {"S": "one"}}, "UpdateExpression": expression, "ConditionExpression": condition,
                "ExpressionAttributeNames": {"#s": "sessions", "#new": "f1e2", "#e": "epoch", "#p": "password"}})
        };
        let opens = update("SET #s.#new = :now", "size(#s) < :most AND #e = :e");
        assert!(allowed(matrix, "UpdateItem", &opens));
        let items = |one: Value| json!({"TransactItems": [{"Update": one}]});
        assert!(allowed(matrix, "TransactWriteItems", &items(opens)));
        for wide in [
            update("SET #p = :p", "#e = :e"),
            update("SET #e = :e", "attribute_exists(#p)"),
        ] {
            assert!(!allowed(matrix, "UpdateItem", &wide));
            assert!(!allowed(matrix, "TransactWriteItems", &items(wide)));
        }
    }

    #[test]
    fn a_role_that_may_count_may_not_read_and_one_that_puts_in_a_transaction_may_not_put_alone() {
        let matrix = "clerk,Allow,dynamodb:Query,table/rights,count only\nclerk,Allow,dynamodb:PutItem,table/urn,within TransactWriteItems";
        assert!(allowed(
            matrix,
            "Query",
            &json!({"TableName": "rights", "Select": "COUNT"})
        ));
        assert!(!allowed(matrix, "Query", &json!({"TableName": "rights"})));
        let put = json!({"TableName": "urn", "Item": {"shard": {"S": "a"}}});
        assert!(allowed(
            matrix,
            "TransactWriteItems",
            &json!({"TransactItems": [{"Put": put}]})
        ));
        assert!(!allowed(matrix, "PutItem", &put));
        assert!(!allowed(
            matrix,
            "BatchWriteItem",
            &json!({"RequestItems": {"urn": []}})
        ));
    }

    #[tokio::test]
    async fn a_call_that_the_role_may_not_make_is_a_fault_and_changes_nothing() {
        let table = crate::Table {
            name: "urn",
            partition: "shard",
            sort: None,
            sweep: None,
        };
        let (emulator, _) = Emulator::with_tables(&[table]).await;
        let reader = emulator.under("cast-ballot");
        let delete = crate::Write::delete(table, &crate::Key::of("one"));
        let refused = reader.write(delete).await.unwrap_err().to_string();
        assert!(refused.contains("AccessDeniedException"), "{refused}");
    }
}

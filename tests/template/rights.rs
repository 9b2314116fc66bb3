//! The rights of the template's roles, in the short names of `infra/role-matrix.csv`.

use crate::expansion::{kebab, list, of_type};
use serde_json::Value;
use std::collections::BTreeSet;

/// The role of the bureau's program, which no function has.
pub(crate) const BUREAU: &str = "Bureau/Bureau";

/// One right: a role, allowed or denied an action on a resource, perhaps on a condition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Right {
    pub(crate) role: String,
    pub(crate) effect: String,
    pub(crate) action: String,
    pub(crate) resource: String,
    pub(crate) condition: String,
}

impl Right {
    /// As the matrix writes it.
    pub(crate) fn line(&self) -> String {
        [
            &self.role,
            &self.effect,
            &self.action,
            &self.resource,
            &self.condition,
        ]
        .map(String::as_str)
        .join(",")
    }

    /// Whether it changes rows.
    pub(crate) fn writes(&self) -> bool {
        let verbs = ["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"];
        verbs.iter().any(|verb| self.action == format!("dynamodb:{verb}"))
    }

    /// Whether a row may get another value of an attribute.
    pub(crate) fn may_write(&self, attribute: &str) -> bool {
        let deletes = self.action == "dynamodb:DeleteItem";
        let listed = self.condition.strip_prefix("attributes ");
        self.writes() && !deletes && listed.is_none_or(|names| names.split(' ').any(|name| name == attribute))
    }
}

/// Every right of every role.
pub(crate) fn rights() -> Vec<Right> {
    let mut rights = BTreeSet::new();
    for (address, role) in of_type("AWS::IAM::Role") {
        let name = match address.strip_prefix("Roles/") {
            Some(function) => kebab(function),
            None if address == BUREAU => "bureau".to_owned(),
            None => address.to_owned(),
        };
        for statement in statements(role) {
            for action in list(&statement["Action"]) {
                for resource in list(&statement["Resource"]) {
                    rights.insert(Right {
                        role: name.clone(),
                        effect: text(&statement["Effect"]).to_owned(),
                        action: text(action).to_owned(),
                        resource: resource_name(&name, text(resource)),
                        condition: condition_name(&statement["Condition"]),
                    });
                }
            }
        }
    }
    rights.into_iter().collect()
}

/// The statements of a role's policies.
pub(crate) fn statements(role: &Value) -> Vec<&Value> {
    list(&role["Policies"])
        .into_iter()
        .flat_map(|policy| list(&policy["PolicyDocument"]["Statement"]))
        .collect()
}

/// The short names of the matrix. What has none stays an ARN, which no reviewed line holds.
fn resource_name(role: &str, arn: &str) -> String {
    const PLACE: &str = "eu-west-3:111122223333:";
    let known = [
        (format!("arn:aws:dynamodb:{PLACE}table/isoloir-"), "table/"),
        (
            format!("arn:aws:ses:{PLACE}identity/vote.example.fr"),
            "ses/sender",
        ),
        (
            format!("arn:aws:ses:{PLACE}configuration-set/isoloir-"),
            "ses/configuration-set/",
        ),
        (
            format!("arn:aws:logs:{PLACE}log-group:/aws/lambda/isoloir-{role}:*"),
            "its own log",
        ),
        ("arn:aws:sns:*:*:*".to_owned(), "any topic"),
        (
            format!("arn:aws:execute-api:{PLACE}<OperationsApi>/$default/POST/operations/elections/*/seal"),
            "operations/seal",
        ),
        ("<Keys/DataKey.Arn>".to_owned(), "key/tables"),
        ("<Keys/SecretsKey.Arn>".to_owned(), "key/secrets"),
    ];
    for (prefix, name) in known {
        if let Some(rest) = arn.strip_prefix(prefix.as_str())
            && rest
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '-')
            && (name.ends_with('/') != rest.is_empty())
        {
            return format!("{name}{rest}");
        }
    }
    match arn
        .strip_prefix("<Keys/")
        .and_then(|rest| rest.strip_suffix(".Id>"))
    {
        Some(secret) => format!("secret/{}", kebab(secret)),
        None => arn.to_owned(),
    }
}

fn condition_name(condition: &Value) -> String {
    if condition.is_null() {
        return String::new();
    }
    for service in ["dynamodb", "secretsmanager"] {
        if *condition
            == serde_json::json!({"StringEquals": {"kms:ViaService": format!("{service}.eu-west-3.amazonaws.com")}})
        {
            return format!("via {service}");
        }
    }
    let from_the_sender = serde_json::json!({"ses:FromAddress": "vote@vote.example.fr"});
    if *condition == serde_json::json!({"StringEquals": from_the_sender}) {
        return "from the sender".to_owned();
    }
    let to_the_help_desk = serde_json::json!({"ses:Recipients": ["assistance@vote.example.fr"]});
    if *condition
        == serde_json::json!({"StringEquals": from_the_sender, "ForAllValues:StringEquals": to_the_help_desk})
    {
        return "from the sender to the help desk".to_owned();
    }
    if *condition == serde_json::json!({"StringEquals": {"dynamodb:Select": "COUNT"}}) {
        return "count only".to_owned();
    }
    let attributes = &condition["ForAllValues:StringEquals"]["dynamodb:Attributes"];
    if *condition == serde_json::json!({"ForAllValues:StringEquals": {"dynamodb:Attributes": attributes}}) {
        let names: Vec<&str> = list(attributes).into_iter().map(text).collect();
        return format!("attributes {}", names.join(" "));
    }
    if *condition
        == serde_json::json!({"ForAnyValue:StringEquals": {"dynamodb:EnclosingOperation": "TransactWriteItems"}})
    {
        return "within TransactWriteItems".to_owned();
    }
    condition.to_string()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a resolved policy holds text only")
}

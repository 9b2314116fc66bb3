//! IA-01, IA-02, IA-03: who may do what.

use crate::expansion::{FUNCTIONS, kebab, list, of_type, project, properties};
use serde_json::Value;
use std::collections::BTreeSet;

/// The role of the bureau's program, which no function has.
const BUREAU: &str = "Bureau/Bureau";

/// One right: a role, allowed or denied an action on a resource, perhaps on a condition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Right {
    role: String,
    effect: String,
    action: String,
    resource: String,
    condition: String,
}

impl Right {
    fn line(&self) -> String {
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
}

#[test]
fn ia_01_ia_02_every_role_allows_exactly_what_the_reviewed_matrix_says() {
    let matrix = std::fs::read_to_string(project().join("infra/role-matrix.csv")).unwrap();
    let mut lines = matrix.lines();
    assert_eq!(lines.next(), Some("role,effect,action,resource,condition"));
    let reviewed: Vec<String> = lines.map(str::to_owned).collect();
    let given: BTreeSet<String> = rights().iter().map(Right::line).collect();
    let unreviewed: Vec<_> = given.iter().filter(|line| !reviewed.contains(line)).collect();
    let vanished: Vec<_> = reviewed.iter().filter(|line| !given.contains(*line)).collect();
    assert!(
        unreviewed.is_empty() && vanished.is_empty(),
        "infra/role-matrix.csv and infra/roles.yaml differ\ngiven but not reviewed: {unreviewed:#?}\nreviewed but not given: {vanished:#?}"
    );
    assert_eq!(reviewed.len(), given.len(), "a line of the matrix stands twice");
}

#[test]
fn ia_01_no_right_is_wider_than_one_action_on_one_thing_but_text_messages_to_numbers() {
    let wide: Vec<String> = rights()
        .iter()
        .filter(|right| {
            right.action.contains('*') || right.resource.contains('*') || right.resource.contains("arn:")
        })
        .map(Right::line)
        .collect();
    // A text message to a number has no ARN to name; the same role is denied every topic.
    assert_eq!(wide, ["request-voting-code,Allow,sns:Publish,*,"]);
    let denied: Vec<String> = rights()
        .iter()
        .filter(|right| right.effect == "Deny")
        .map(Right::line)
        .collect();
    assert_eq!(denied, ["request-voting-code,Deny,sns:Publish,any topic,"]);
}

#[test]
fn ia_01_a_role_holds_inline_rights_only_and_lambda_alone_takes_it_but_the_bureaus() {
    for (address, role) in of_type("AWS::IAM::Role") {
        assert!(
            role["ManagedPolicyArns"].is_null(),
            "{address} attaches a managed policy"
        );
        assert_eq!(
            role["AssumeRolePolicyDocument"]["Statement"]
                .as_array()
                .map(Vec::len),
            Some(1),
            "{address}"
        );
        let trust = &role["AssumeRolePolicyDocument"]["Statement"][0];
        if address == BUREAU {
            assert_eq!(
                trust["Principal"],
                serde_json::json!({"AWS": "arn:aws:iam::111122223333:root"})
            );
            assert_eq!(
                trust["Condition"],
                serde_json::json!({"Bool": {"aws:MultiFactorAuthPresent": "true"}}),
                "a person without a second factor takes the bureau's role"
            );
        } else {
            assert_eq!(
                trust["Principal"],
                serde_json::json!({"Service": "lambda.amazonaws.com"}),
                "{address}"
            );
        }
        assert_eq!(trust["Action"], "sts:AssumeRole", "{address}");
        for statement in statements(role) {
            assert!(
                statement["NotAction"].is_null() && statement["NotResource"].is_null(),
                "{address}: {statement}"
            );
        }
    }
}

#[test]
fn ia_02_each_function_has_a_role_of_its_own() {
    for function in FUNCTIONS {
        let name = crate::expansion::logical(function);
        assert_eq!(
            properties(&name)["Role"],
            format!("<Roles/{name}.Arn>"),
            "{function}"
        );
    }
    assert_eq!(of_type("AWS::IAM::Role").len(), FUNCTIONS.len() + 1);
}

#[test]
fn ia_02_the_bureaus_program_reads_every_secret_but_the_cookies_and_writes_no_ballot() {
    let rights: Vec<_> = rights()
        .into_iter()
        .filter(|right| right.role == "bureau")
        .collect();
    let of = |prefix: &str| -> Vec<&str> {
        let found = rights.iter().filter(|right| right.resource.starts_with(prefix));
        found.map(|right| right.resource.as_str()).collect()
    };
    assert_eq!(
        of("secret/"),
        [
            "secret/emargement-receipts",
            "secret/identity",
            "secret/link",
            "secret/mailbox",
            "secret/personal",
            "secret/reissue-log",
            "secret/urn-receipts"
        ]
    );
    assert_eq!(of("table/sessions"), Vec::<&str>::new());
    let urn: Vec<_> = rights
        .iter()
        .filter(|right| right.resource == "table/urn")
        .map(|right| right.action.as_str())
        .collect();
    assert_eq!(urn, ["dynamodb:Query"]);
}

#[test]
fn ia_02_the_cast_role_reads_nothing_that_names_a_person() {
    let people = [
        "table/voters",
        "table/links",
        "table/reissues",
        "secret/personal",
        "secret/mailbox",
    ];
    let read: Vec<_> = rights()
        .into_iter()
        .filter(|right| right.role == "cast-ballot" && people.contains(&right.resource.as_str()))
        .collect();
    assert_eq!(read, []);
}

#[test]
fn ia_02_the_urn_is_reached_by_casting_sealing_and_the_archive_only() {
    let reach: Vec<String> = rights()
        .iter()
        .filter(|right| right.resource == "table/urn")
        .map(Right::line)
        .collect();
    assert_eq!(
        reach,
        [
            "bureau,Allow,dynamodb:Query,table/urn,",
            "cast-ballot,Allow,dynamodb:GetItem,table/urn,",
            "cast-ballot,Allow,dynamodb:PutItem,table/urn,within TransactWriteItems",
            "seal-ballot-box,Allow,dynamodb:Query,table/urn,",
        ]
    );
}

#[test]
fn ia_02_what_anybody_may_read_is_read_from_the_event_alone_without_a_key_of_the_voters_file() {
    for function in ["show-event", "show-lists", "show-results"] {
        let rights = rights();
        let reach: Vec<&str> = rights
            .iter()
            .filter(|right| right.role == function && !right.action.starts_with("logs:"))
            .map(|right| right.resource.as_str())
            .collect();
        // The cookies' key is the door's: every function has it.
        assert_eq!(
            reach,
            ["table/event", "key/secrets", "key/tables", "secret/cookies"],
            "{function}"
        );
    }
}

#[test]
fn ia_02_nobody_scans_a_table() {
    let scans: Vec<_> = rights()
        .into_iter()
        .filter(|right| right.action == "dynamodb:Scan")
        .collect();
    assert_eq!(scans, []);
}

#[test]
fn ia_03_ca_20_the_urn_itself_refuses_every_change_to_a_ballot() {
    let statements = list(&properties("Tables/Urn")["ResourcePolicy"]["PolicyDocument"]["Statement"]);
    for statement in &statements {
        assert_eq!(statement["Effect"], "Deny");
        assert_eq!(statement["Principal"], "*", "the denial is for everyone");
        assert_eq!(
            statement["Resource"],
            "arn:aws:dynamodb:eu-west-3:111122223333:table/isoloir-urn"
        );
    }
    let denied: BTreeSet<&str> = list(&statements[0]["Action"])
        .iter()
        .filter_map(|action| action.as_str())
        .collect();
    assert!(statements[0]["Condition"].is_null());
    for action in [
        "UpdateItem",
        "DeleteItem",
        "BatchWriteItem",
        "PartiQLInsert",
        "PartiQLUpdate",
        "PartiQLDelete",
    ] {
        assert!(
            denied.contains(format!("dynamodb:{action}").as_str()),
            "{action} is not denied"
        );
    }
    assert_eq!(statements[1]["Action"], "dynamodb:PutItem");
    assert_eq!(
        statements[1]["Condition"],
        serde_json::json!({"ForAllValues:StringNotEquals": {"dynamodb:EnclosingOperation": "TransactWriteItems"}})
    );
}

#[test]
fn ia_03_no_role_of_a_function_may_loosen_what_binds_it() {
    let loosening = [
        "dynamodb:PutResourcePolicy",
        "dynamodb:DeleteResourcePolicy",
        "dynamodb:UpdateTable",
    ];
    let found: Vec<_> = rights()
        .into_iter()
        .filter(|right| loosening.contains(&right.action.as_str()) || right.action.starts_with("iam:"))
        .collect();
    assert_eq!(found, []);
}

fn rights() -> Vec<Right> {
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

fn statements(role: &Value) -> Vec<&Value> {
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
    if *condition == serde_json::json!({"StringEquals": {"ses:FromAddress": "vote@vote.example.fr"}}) {
        return "from the sender".to_owned();
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

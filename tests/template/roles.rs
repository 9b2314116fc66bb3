//! IA-01, IA-02, IA-03: who may do what.

use crate::expansion::{FUNCTIONS, list, of_type, project, properties};
use crate::rights::{BUREAU, Right, rights, statements};
use std::collections::BTreeSet;

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
fn ia_02_the_page_of_the_roles_gives_each_of_the_matrix_a_reason() {
    let page = std::fs::read_to_string(project().join("docs/ROLES.md")).unwrap();
    let (_, why) = page
        .split_once("\n## Why\n")
        .expect("the page has a part of that name");
    let (why, _) = why.split_once("\n## ").expect("another part follows");
    let explained: BTreeSet<&str> = why
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
        .filter(|role| *role != "role")
        .collect();
    let rights = rights();
    let roles: BTreeSet<&str> = rights.iter().map(|right| right.role.as_str()).collect();
    assert_eq!(explained, roles);
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
fn ia_02_the_secret_that_names_voters_is_read_by_the_functions_that_name_and_the_bureau_alone() {
    let rights = rights();
    let readers: BTreeSet<&str> = rights
        .iter()
        .filter(|right| right.resource == "secret/identity")
        .map(|right| right.role.as_str())
        .collect();
    let naming = FUNCTIONS.into_iter().filter(|function| {
        let main = project().join("functions").join(function).join("src/main.rs");
        std::fs::read_to_string(main).unwrap().contains("entry.names()")
    });
    assert_eq!(readers, naming.chain(["bureau"]).collect());
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
fn ia_02_a_password_is_written_by_its_owners_three_functions_only() {
    for attribute in ["password", "answer"] {
        let mut writers: Vec<String> = rights()
            .into_iter()
            .filter(|right| right.resource == "table/voters" && !right.action.ends_with(":GetItem"))
            .filter(|right| right.may_write(attribute))
            .map(|right| right.role)
            .collect();
        writers.dedup();
        let expected = match attribute {
            "password" => ["activate-account", "change-password", "reset-password"].as_slice(),
            _ => &["activate-account", "change-challenge"],
        };
        assert_eq!(writers, expected, "{attribute}");
    }
}

#[test]
fn ia_02_no_function_gives_a_session_to_another_voter_but_log_in_opens_them() {
    let writers: Vec<_> = rights()
        .into_iter()
        .filter(|right| right.resource == "table/sessions" && right.may_write("voter"))
        .map(|right| (right.role, right.action))
        .collect();
    assert_eq!(writers, [("log-in".to_owned(), "dynamodb:PutItem".to_owned())]);
}

#[test]
fn ia_02_a_voters_function_changes_of_the_event_only_the_head_of_the_log_of_re_issues() {
    let writers: Vec<String> = rights()
        .iter()
        .filter(|right| right.resource == "table/event" && right.writes())
        .filter(|right| !["bureau", "seal-ballot-box"].contains(&right.role.as_str()))
        .map(Right::line)
        .collect();
    assert_eq!(
        writers,
        [
            "redeem-voting-code,Allow,dynamodb:UpdateItem,table/event,attributes event item hash reissues sequence"
        ]
    );
}

#[test]
fn ia_02_who_seals_the_box_counts_the_emargements_and_reads_none() {
    let of_rights: Vec<String> = rights()
        .iter()
        .filter(|right| right.role == "seal-ballot-box" && right.resource == "table/rights")
        .map(Right::line)
        .collect();
    assert_eq!(
        of_rights,
        ["seal-ballot-box,Allow,dynamodb:Query,table/rights,count only"]
    );
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

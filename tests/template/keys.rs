//! IA-06, LO-09: the keys and the secrets.

use crate::expansion::{FUNCTIONS, list, logical, of_type, properties};
use serde_json::{Value, json};

#[test]
fn ia_06_the_account_administers_the_keys_and_neither_decrypts_nor_signs_with_them() {
    for (address, key) in of_type("AWS::KMS::Key") {
        assert!(
            key["KeySpec"].is_null() && key["KeyUsage"].is_null(),
            "{address} is a key that encrypts, not one that signs"
        );
        assert_eq!(key["EnableKeyRotation"], true, "{address}");
        for statement in list(&key["KeyPolicy"]["Statement"]) {
            let uses = list(&statement["Action"])
                .into_iter()
                .filter_map(Value::as_str)
                .filter(|action| is_use(action));
            for action in uses {
                assert!(
                    !action.contains('*') && !action.contains("Sign"),
                    "{address}: {action}"
                );
                let condition = &statement["Condition"];
                let through_a_service = condition["StringEquals"]["kms:ViaService"].is_string()
                    && condition["StringEquals"]["kms:CallerAccount"] == "111122223333";
                let for_a_log = statement["Principal"] == json!({"Service": "logs.eu-west-3.amazonaws.com"})
                    && condition["ArnLike"]["kms:EncryptionContext:aws:logs:arn"].is_string();
                assert!(
                    through_a_service || for_a_log,
                    "{address}: {action} without a service between"
                );
            }
        }
    }
}

#[test]
fn lo_09_secrets_are_made_by_aws_and_stand_nowhere_in_the_deployment() {
    let secrets = of_type("AWS::SecretsManager::Secret");
    assert_eq!(secrets.len(), 8);
    for (address, secret) in secrets {
        assert!(secret["SecretString"].is_null(), "{address} is written down");
        assert_eq!(
            secret["GenerateSecretString"],
            json!({"PasswordLength": 64, "ExcludePunctuation": true}),
            "{address}"
        );
        assert_eq!(secret["KmsKeyId"], "<Keys/SecretsKey.Arn>", "{address}");
    }
    for function in FUNCTIONS {
        let variables = &properties(&logical(function))["Environment"]["Variables"];
        for (name, value) in variables.as_object().expect("variables are named") {
            let value = value.as_str().unwrap_or_default();
            if name.starts_with("ISOLOIR_SECRET_") {
                assert!(value.starts_with("<Keys/"), "{function}: {name} holds a value");
            } else {
                assert!(
                    value.len() <= 64 && !value.starts_with("<Keys/"),
                    "{function}: {name}"
                );
            }
        }
    }
}

#[test]
fn lo_09_a_function_is_told_of_exactly_the_secrets_that_its_role_may_read() {
    for function in FUNCTIONS {
        let name = logical(function);
        let variables = properties(&name)["Environment"]["Variables"]
            .as_object()
            .expect("variables are named");
        let mut told: Vec<&str> = variables
            .iter()
            .filter(|(name, _)| name.starts_with("ISOLOIR_SECRET_"))
            .filter_map(|(_, v)| v.as_str())
            .collect();
        let policies = list(&properties(&format!("Roles/{name}"))["Policies"]);
        let mut readable: Vec<&str> = policies
            .into_iter()
            .flat_map(|policy| list(&policy["PolicyDocument"]["Statement"]))
            .filter(|statement| {
                list(&statement["Action"])
                    .iter()
                    .any(|action| *action == "secretsmanager:GetSecretValue")
            })
            .flat_map(|statement| list(&statement["Resource"]))
            .filter_map(Value::as_str)
            .collect();
        told.sort_unstable();
        readable.sort_unstable();
        assert_eq!(told, readable, "{function}");
        for (variable, value) in variables
            .iter()
            .filter(|(name, _)| name.starts_with("ISOLOIR_SECRET_"))
        {
            let purpose = variable
                .trim_start_matches("ISOLOIR_SECRET_")
                .to_lowercase()
                .replace('_', "-");
            assert_eq!(
                *value,
                format!("<Keys/{}.Id>", logical(&purpose)),
                "{function}: {variable} names another secret"
            );
        }
    }
}

#[test]
fn lo_09_only_the_portals_own_roles_read_a_secret_whatever_their_other_rights() {
    let policies = of_type("AWS::SecretsManager::ResourcePolicy");
    let mut guarded: Vec<&str> = policies
        .iter()
        .filter_map(|(_, policy)| policy["SecretId"].as_str())
        .collect();
    guarded.sort_unstable();
    let secrets: Vec<String> = of_type("AWS::SecretsManager::Secret")
        .iter()
        .map(|(address, _)| format!("<{address}.Id>"))
        .collect();
    assert_eq!(guarded, secrets);
    for (address, policy) in policies {
        let statement = &policy["ResourcePolicy"]["Statement"][0];
        assert_eq!(statement["Effect"], "Deny", "{address}");
        assert_eq!(statement["Principal"], "*", "{address}");
        // Reading several at once asks this right of each.
        assert_eq!(statement["Action"], "secretsmanager:GetSecretValue", "{address}");
        assert_eq!(
            statement["Condition"],
            json!({"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/isoloir/isoloir/*"}}),
            "{address}"
        );
    }
    for (address, role) in of_type("AWS::IAM::Role") {
        let path = match address {
            "Bureau/Bureau" => "/isoloir/isoloir/bureau/",
            _ => "/isoloir/isoloir/function/",
        };
        assert_eq!(role["Path"], path, "{address}");
    }
}

fn is_use(action: &str) -> bool {
    let uses = [
        "Decrypt",
        "Encrypt",
        "ReEncrypt",
        "GenerateDataKey",
        "GenerateMac",
        "Sign",
        "CreateGrant",
        "DeriveShared",
        "*",
    ];
    uses.iter().any(|one| action.contains(one))
}

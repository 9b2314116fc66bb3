//! LO-03, LO-05, LO-06, LO-11: what the deployment writes down, and for how long.

use crate::expansion::{FUNCTIONS, logical, of_type, properties, resources};
use std::collections::BTreeSet;

#[test]
fn lo_03_every_function_logs_at_info_whatever_the_parameters() {
    for function in FUNCTIONS {
        let variables = &properties(&logical(function))["Environment"]["Variables"];
        assert_eq!(variables["RUST_LOG"], "info", "{function}");
        for (name, _) in variables.as_object().expect("variables are named") {
            assert!(
                name == "RUST_LOG" || name.starts_with("ISOLOIR_"),
                "{function} is given {name}"
            );
        }
    }
}

#[test]
fn lo_05_lo_04_the_voters_access_log_holds_no_address_query_body_claim_nor_fine_time() {
    let format = properties("PortalApiApiGatewayDefaultStage")["AccessLogSettings"]["Format"]
        .as_str()
        .unwrap();
    let told: BTreeSet<String> = serde_json::from_str::<serde_json::Map<_, _>>(format)
        .expect("a line of the log is JSON")
        .values()
        .map(|value| value.as_str().expect("each value is one variable").to_owned())
        .collect();
    let may_be_told = [
        // To the second, never `requestTimeEpoch`, which has milliseconds.
        "$context.requestTime",
        // The pattern, never `path`, which has the parameters.
        "$context.routeKey",
        "$context.status",
        "$context.requestId",
        "$context.integrationStatus",
        "$context.error.responseType",
    ];
    assert_eq!(told, may_be_told.map(str::to_owned).into());
}

#[test]
fn lo_05_the_gateway_logs_into_groups_of_ours_and_nowhere_else() {
    for (address, stage) in of_type("AWS::ApiGatewayV2::Stage") {
        let group = stage["AccessLogSettings"]["DestinationArn"]
            .as_str()
            .unwrap_or_default();
        assert!(
            matches!(group, "<PortalAccessLog.Arn>" | "<OperationsAccessLog.Arn>"),
            "{address}: {group}"
        );
        // HTTP APIs have no execution log; a level here would mean another kind of API.
        assert!(
            stage["DefaultRouteSettings"]["LoggingLevel"].is_null(),
            "{address}"
        );
        assert!(
            stage["DefaultRouteSettings"]["DataTraceEnabled"].is_null(),
            "{address}"
        );
    }
}

#[test]
fn lo_06_no_function_is_traced() {
    for function in FUNCTIONS {
        let function = properties(&logical(function));
        assert!(function["TracingConfig"].is_null());
        assert!(
            function["Layers"].is_null(),
            "a layer could listen to what the function hears"
        );
    }
}

#[test]
fn lo_07_every_function_is_called_synchronously_and_leaves_nothing_in_a_queue() {
    for (address, resource) in resources() {
        let kind = resource["Type"].as_str().unwrap_or_default();
        let keeps = [
            "AWS::Lambda::EventInvokeConfig",
            "AWS::SQS::",
            "AWS::StepFunctions::",
            "AWS::Kinesis",
            "AWS::Events::",
        ];
        assert!(
            !keeps.iter().any(|prefix| kind.starts_with(prefix)),
            "{address} is a {kind}"
        );
    }
    for function in FUNCTIONS {
        assert!(
            properties(&logical(function))["DeadLetterConfig"].is_null(),
            "{function}"
        );
    }
}

#[test]
fn lo_11_ia_04_every_log_ends_and_is_encrypted_under_our_key() {
    let groups = of_type("AWS::Logs::LogGroup");
    for (address, group) in &groups {
        let days = group["RetentionInDays"].as_u64().unwrap_or_default();
        assert!((30..=365).contains(&days), "{address} keeps {days} days");
        assert_eq!(group["KmsKeyId"], "<Keys/LogsKey.Arn>", "{address}");
    }
    for function in FUNCTIONS {
        let name = logical(function);
        assert_eq!(
            properties(&name)["LoggingConfig"]["LogGroup"],
            format!("<{name}Log>"),
            "{function}"
        );
        assert_eq!(
            properties(&format!("{name}Log"))["LogGroupName"],
            format!("/aws/lambda/isoloir-{function}"),
            "{function}"
        );
    }
    assert_eq!(groups.len(), FUNCTIONS.len() + 2);
}

//! IA-05, SE-10: what the outside can reach.

use crate::expansion::{FUNCTIONS, list, logical, of_type, properties, resources};
use http_edge::{Caller, Route};
use serde_json::Value;
use std::collections::BTreeMap;
use tests::contract::promised;

/// A route as text, and the function that answers it.
type Routes = BTreeMap<String, String>;

#[test]
fn ia_05_the_apis_answer_exactly_the_routes_of_the_code() {
    for (api, operator) in [("PortalApi", false), ("OperationsApi", true)] {
        let mut of_the_code = Routes::new();
        for (function, routes) in actions() {
            for route in routes
                .iter()
                .filter(|route| (route.caller == Caller::Operator) == operator)
            {
                of_the_code.insert(
                    format!("{} {}", route.method.as_str(), route.path),
                    logical(function),
                );
            }
        }
        assert_eq!(deployed(api), of_the_code, "{api}");
    }
}

#[test]
fn ia_05_the_actions_of_the_code_are_the_functions_of_the_template() {
    let mut names: Vec<&str> = actions().iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    assert_eq!(names, FUNCTIONS);
    assert_eq!(of_type("AWS::Lambda::Function").len(), FUNCTIONS.len());
}

#[test]
fn ia_05_no_function_is_reached_but_through_its_api() {
    for (address, resource) in resources() {
        let kind = resource["Type"].as_str().unwrap_or_default();
        assert!(
            !matches!(
                kind,
                "AWS::Lambda::Url" | "AWS::Lambda::EventSourceMapping" | "AWS::Events::Rule"
            ),
            "{address}"
        );
    }
    for (address, permission) in of_type("AWS::Lambda::Permission") {
        assert_eq!(permission["Principal"], "apigateway.amazonaws.com", "{address}");
        let source = permission["SourceArn"].as_str().unwrap_or_default();
        assert!(
            source.contains(":<PortalApi>/*/") || source.contains(":<OperationsApi>/*/"),
            "{address}: {source}"
        );
    }
}

#[test]
fn se_10_operators_have_an_api_of_their_own_where_iam_signs_every_route() {
    for (path, method, operation) in operations("OperationsApi") {
        assert!(path.starts_with("/operations/"), "{path}");
        assert_eq!(
            operation["security"],
            serde_json::json!([{"AWS_IAM": []}]),
            "{method} {path}"
        );
    }
    let scheme = &properties("OperationsApi")["Body"]["components"]["securitySchemes"]["AWS_IAM"];
    assert_eq!(scheme["x-amazon-apigateway-authtype"], "awsSigv4");
    for (path, ..) in operations("PortalApi") {
        assert!(path.starts_with("/api/"), "{path}");
    }
}

#[test]
fn se_12_no_other_origin_is_told_that_it_may_read() {
    for (address, api) in of_type("AWS::ApiGatewayV2::Api") {
        assert!(api["CorsConfiguration"].is_null(), "{address}");
        assert!(api["Body"]["x-amazon-apigateway-cors"].is_null(), "{address}");
    }
}

#[test]
fn ia_04_every_route_is_throttled() {
    for (address, stage) in of_type("AWS::ApiGatewayV2::Stage") {
        let limits = |settings: &Value| {
            let number = |name: &str| settings[name].as_f64().unwrap_or_default();
            (number("ThrottlingRateLimit"), number("ThrottlingBurstLimit"))
        };
        let (rate, burst) = limits(&stage["DefaultRouteSettings"]);
        assert!(rate > 0.0 && burst >= rate, "{address}");
        let api = if address.starts_with("Portal") {
            "PortalApi"
        } else {
            "OperationsApi"
        };
        let own = stage["RouteSettings"].as_object().cloned().unwrap_or_default();
        for (route, settings) in &own {
            assert!(
                deployed(api).contains_key(route),
                "{address}: {route} is no route"
            );
            let (rate, burst) = limits(settings);
            assert!(rate > 0.0 && burst >= rate, "{address}: {route}");
        }
        if api == "PortalApi" {
            assert_eq!(own.len(), deployed(api).len(), "a route has no limit of its own");
        }
    }
}

fn deployed(api: &str) -> Routes {
    let mut routes = Routes::new();
    for (path, method, operation) in operations(api) {
        let uri = operation["x-amazon-apigateway-integration"]["uri"]
            .as_str()
            .unwrap_or_default();
        let function = uri
            .split_once("functions/<")
            .and_then(|(_, rest)| rest.split_once(".Arn>"))
            .map(|(name, _)| name);
        routes.insert(
            format!("{} {path}", method.to_uppercase()),
            function.unwrap_or_default().to_owned(),
        );
    }
    routes
}

fn operations(api: &str) -> Vec<(&'static str, &'static str, &'static Value)> {
    let paths = properties(api)["Body"]["paths"]
        .as_object()
        .expect("SAM writes the paths into the body");
    let found: Vec<_> = paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().expect("a path holds its methods");
            methods
                .iter()
                .map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
        })
        .collect();
    assert!(!found.is_empty() && list(&properties(api)["Body"]["openapi"]).len() == 1);
    found
}

pub(crate) fn actions() -> Vec<(&'static str, &'static [Route])> {
    let promised = promised().into_iter();
    promised
        .map(|promised| (promised.action, promised.routes))
        .collect()
}

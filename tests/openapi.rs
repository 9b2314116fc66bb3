//! docs/openapi.json and docs/PROBLEMS.md are what the code says. `make openapi` writes them again.

use http_edge::PROBLEMS;
use http_edge::contract::ANYWHERE;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use tests::contract::{Promised, openapi, problems, promised};

#[test]
fn the_committed_pages_are_what_the_code_says() {
    for (name, written) in [("openapi.json", openapi()), ("PROBLEMS.md", problems())] {
        let committed = fs::read_to_string(docs().join(name)).unwrap();
        let differing = committed
            .lines()
            .zip(written.lines())
            .position(|(committed, written)| committed != written);
        assert!(
            committed == written,
            "docs/{name} is not what the code says, from line {:?}: run `make openapi` and look at the difference",
            differing.map(|line| line + 1)
        );
    }
}

#[test]
fn every_route_of_every_action_stands_in_the_page_once_and_nothing_else() {
    let page: Value = serde_json::from_str(&openapi()).unwrap();
    let mut documented = BTreeMap::new();
    for (path, methods) in page["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap().to_owned();
            documented.insert(format!("{} {path}", method.to_uppercase()), name);
        }
    }
    let names: BTreeSet<_> = documented.values().collect();
    assert_eq!(names.len(), documented.len(), "two operations have one name");
    let mut routes = Vec::new();
    for Promised {
        action, routes: own, ..
    } in promised()
    {
        for route in own {
            let address = format!("{} {}", route.method.as_str(), route.path);
            let name = documented.get(&address).cloned().unwrap_or_default();
            assert!(
                name.starts_with(action),
                "{address} is documented as {name:?}, not as {action}"
            );
            routes.push(address);
        }
    }
    routes.sort();
    assert_eq!(routes, documented.into_keys().collect::<Vec<_>>());
}

#[test]
fn every_folder_of_functions_is_an_action_that_says_what_it_promises() {
    let mut folders: Vec<String> = fs::read_dir(docs().join("../functions"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    folders.sort();
    let promising: Vec<&str> = promised().iter().map(|action| action.action).collect();
    assert_eq!(folders, promising);
}

#[test]
fn every_parameter_of_a_path_is_described_and_no_other() {
    for action in promised() {
        for operation in action.operations {
            let path = operation.route.path;
            let expected: Vec<&str> = path
                .split('/')
                .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
                .collect();
            let described: Vec<&str> = operation
                .parameters
                .iter()
                .map(|parameter| parameter.name)
                .collect();
            assert_eq!(described, expected, "{path}");
            assert_eq!(
                operation.request.is_some(),
                operation.route.body_limit > 0,
                "{path}"
            );
            assert!(!operation.answers.is_empty(), "{path} answers nothing");
        }
    }
}

#[test]
fn every_problem_is_answered_somewhere_and_every_code_answered_is_a_problem_s() {
    let known: BTreeSet<&str> = PROBLEMS.iter().map(|problem| problem.code).collect();
    assert_eq!(known.len(), PROBLEMS.len(), "two problems have one code");
    let mut answered = BTreeSet::from(ANYWHERE);
    for action in promised() {
        answered.extend(
            action
                .operations
                .iter()
                .flat_map(|operation| operation.refusals()),
        );
    }
    assert_eq!(answered, known);
}

#[test]
fn a_reference_of_the_page_always_leads_somewhere() {
    let page: Value = serde_json::from_str(&openapi()).unwrap();
    let shapes = page["components"]["schemas"].as_object().unwrap();
    let mut referred = BTreeSet::new();
    references(&page, &mut referred);
    let standing: BTreeSet<String> = shapes
        .keys()
        .map(|name| format!("#/components/schemas/{name}"))
        .collect();
    let lost: Vec<_> = referred.difference(&standing).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(to) if name == "$ref" => drop(found.insert(to.clone())),
                    _ => references(field, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

fn docs() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs")
}

//! Every reply that a test gets is held to docs/openapi.json: this status, this code and this shape are documented there.

use http::{HeaderMap, Method, StatusCode};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

struct Documented {
    document: Value,
    /// The check of each answer in JSON, by method, path and status.
    shapes: HashMap<(String, String, String), Validator>,
}

static DOCUMENTED: LazyLock<Documented> = LazyLock::new(Documented::read);

/// What came back: status, headers and body.
pub(crate) type Received<'a> = (StatusCode, &'a HeaderMap, &'a [u8]);

/// Demands that what came back from this address is documented.
///
/// # Panics
/// When it is not: the operation's list of answers or refusals lacks it, or its shape is another.
pub(crate) fn assert_documented(method: &Method, path: &str, received: Received<'_>) {
    if let Err(why) = documented(method, path, received) {
        panic!("{why}");
    }
}

/// Whether what came back from this address is documented; if not, why.
pub(crate) fn documented(
    method: &Method,
    path: &str,
    (status, headers, body): Received<'_>,
) -> Result<(), String> {
    let said = || format!("{method} {path}: {status} {}", String::from_utf8_lossy(body));
    let demand = |met: bool, what: &str| {
        if met {
            Ok(())
        } else {
            Err(format!("{what}: {}", said()))
        }
    };
    let code = || {
        serde_json::from_slice::<Value>(body).ok()?["code"]
            .as_str()
            .map(str::to_owned)
    };
    let Some((pattern, item)) = DOCUMENTED.path(path) else {
        return demand(code().as_deref() == Some("REQ-006"), "no such address");
    };
    let method = method.as_str().to_ascii_lowercase();
    let Some(operation) = item.get(&method) else {
        return demand(code().as_deref() == Some("REQ-005"), "no such method");
    };
    let answer = &operation["responses"][status.as_str()];
    demand(answer.is_object(), "status not documented")?;
    let media_type = headers
        .get("content-type")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    match answer["content"].as_object() {
        None => demand(body.is_empty(), "a body is not documented")?,
        Some(contents) => demand(contents.contains_key(media_type), "media type not documented")?,
    }
    let key = (method.clone(), pattern.to_owned(), status.as_str().to_owned());
    let Some(shape) = DOCUMENTED
        .shapes
        .get(&key)
        .filter(|_| media_type.ends_with("json"))
    else {
        return Ok(());
    };
    let reply: Value = serde_json::from_slice(body).map_err(|error| format!("{error}: {}", said()))?;
    let first = shape.iter_errors(&reply).next();
    match first {
        None => Ok(()),
        Some(error) => Err(format!(
            "not of the documented shape, {error} at {:?}: {}",
            error.instance_path().as_str(),
            said()
        )),
    }
}

impl Documented {
    fn read() -> Self {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/openapi.json");
        let page = fs::read(page).expect("docs/openapi.json is committed");
        let document: Value = serde_json::from_slice(&page).expect("docs/openapi.json is JSON");
        let mut shapes = HashMap::new();
        for (path, item) in entries(&document["paths"]) {
            for (method, operation) in entries(item) {
                for (status, answer) in entries(&operation["responses"]) {
                    let json = ["application/json", "application/problem+json"]
                        .iter()
                        .find_map(|media_type| answer["content"].get(media_type));
                    let Some(content) = json else { continue };
                    let schema = json!({"allOf": [content["schema"]], "components": document["components"]});
                    let shape = jsonschema::validator_for(&schema).expect("the schemas are JSON Schema");
                    shapes.insert((method.clone(), path.clone(), status.clone()), shape);
                }
            }
        }
        Self { document, shapes }
    }

    /// The pattern that an address is of, and its methods.
    fn path(&self, address: &str) -> Option<(&str, &Value)> {
        let alike = |pattern: &str| {
            let (mut given, mut expected) = (address.split('/'), pattern.split('/'));
            loop {
                match (given.next(), expected.next()) {
                    (None, None) => return true,
                    (Some(segment), Some(word)) if word == segment => {}
                    (Some(segment), Some(word)) if word.starts_with('{') && !segment.is_empty() => {}
                    _ => return false,
                }
            }
        };
        entries(&self.document["paths"])
            .find(|(pattern, _)| alike(pattern))
            .map(|(pattern, item)| (pattern.as_str(), item))
    }
}

fn entries(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn reply(path: &str, status: u16, media_type: &'static str, body: &Value) {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static(media_type));
        let status = StatusCode::from_u16(status).expect("a status");
        assert_documented(
            &Method::POST,
            path,
            (status, &headers, body.to_string().as_bytes()),
        );
    }

    fn problem(code: &str, status: u16) -> Value {
        json!({"type": "urn:isoloir:refus:x", "title": "x", "status": status, "code": code})
    }

    #[test]
    fn what_is_documented_passes() {
        reply(
            "/api/session",
            200,
            "application/json",
            &json!({"last_login": "2022-12-01T11:47:00Z"}),
        );
        reply(
            "/api/session",
            401,
            "application/problem+json",
            &problem("AUT-101", 401),
        );
        reply(
            "/api/elections/R7AxU4XsA1pU7D/ballots",
            409,
            "application/problem+json",
            &problem("VOT-501", 409),
        );
        reply(
            "/api/portal",
            405,
            "application/problem+json",
            &problem("REQ-005", 405),
        );
    }

    #[test]
    #[should_panic(expected = "status not documented")]
    fn a_status_that_is_not_documented_is_seen() {
        reply(
            "/api/session",
            410,
            "application/problem+json",
            &problem("ACT-201", 410),
        );
    }

    #[test]
    #[should_panic(expected = "not of the documented shape")]
    fn a_code_that_is_not_documented_is_seen() {
        reply(
            "/api/session",
            401,
            "application/problem+json",
            &problem("AUT-103", 401),
        );
    }

    #[test]
    #[should_panic(expected = "not of the documented shape")]
    fn an_answer_of_another_shape_is_seen() {
        reply("/api/session", 200, "application/json", &json!({"last_login": 7}));
    }

    #[test]
    #[should_panic(expected = "media type")]
    fn an_answer_of_another_media_type_is_seen() {
        reply("/api/session", 200, "text/html", &json!({}));
    }
}

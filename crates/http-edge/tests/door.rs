//! What the door refuses before an action sees anything, and what it puts on every answer.

use bytes::Bytes;
use election::Instant;
use http::{Method, Request, Response, StatusCode};
use http_edge::proof_of_work::{Difficulty, ProofOfWork};
use http_edge::{
    Action, Answer, Call, Caller, Clock, CookieKey, Edge, Failure, PROBLEMS, Randomness, Route, SessionToken,
    get, post,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

const ORIGIN: &str = "https://vote.example.fr";

/// Answers what it read, and counts how often it was reached.
#[derive(Clone)]
struct Echo {
    edge: Edge,
    reached: Arc<AtomicU32>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    identifier: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    count: Option<u8>,
}

const CHANGE: Route = post("/api/things/{name}");
const LARGE: Route = post("/api/ballots").by(Caller::Voter).reading(64 * 1024);
const SEAL: Route = post("/operations/seal").by(Caller::Operator);
const PANIC: Route = post("/api/panic");

impl Action for Echo {
    const NAME: &'static str = "echo";
    const ROUTES: &'static [Route] = &[get("/api/things/{name}"), CHANGE, LARGE, SEAL, PANIC];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl Echo {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        self.reached.fetch_add(1, Ordering::SeqCst);
        if call.route == PANIC {
            let body = String::from_utf8_lossy(call.body()).into_owned();
            std::panic::resume_unwind(Box::new(body));
        }
        if call.route != CHANGE {
            return Ok(Answer::empty()
                .with_session(&self.edge.cookies, &SessionToken::new([1; 32]))
                .with_device("device-value"));
        }
        Ok(Answer::json(&call.json::<Form>()?))
    }
}

fn echo() -> Echo {
    let edge = Edge {
        clock: Clock::new(|| Instant::from_unix(1_669_894_020)),
        randomness: Randomness::new(|bytes| bytes.fill(7)),
        cookies: CookieKey::new([7; 32]),
        proof_of_work: ProofOfWork::new(&[8; 32], Difficulty::TRIFLING),
        origin: ORIGIN.to_owned(),
    };
    Echo {
        edge,
        reached: Arc::default(),
    }
}

/// What a page of the portal sends, with some headers changed or taken away.
fn page(path: &str, body: impl Into<Bytes>, changes: &[(&str, Option<&str>)]) -> Request<Bytes> {
    let mut request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .body(body.into())
        .expect("a request");
    let usual = [
        ("origin", ORIGIN),
        ("content-type", "application/json"),
        ("sec-fetch-site", "same-origin"),
    ];
    let usual = usual.map(|(name, value)| (name, Some(value)));
    for (name, value) in usual.iter().chain(changes) {
        let name: http::HeaderName = name.parse().expect("a header");
        match value {
            Some(value) => drop(
                request
                    .headers_mut()
                    .insert(name, value.parse().expect("a value")),
            ),
            None => drop(request.headers_mut().remove(name)),
        }
    }
    request
}

fn code(response: &Response<Bytes>) -> String {
    let problem: serde_json::Value = serde_json::from_slice(response.body()).expect("a problem document");
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    problem["code"].as_str().expect("a code").to_owned()
}

#[tokio::test]
async fn se_06_a_change_that_does_not_come_from_a_page_of_the_portal_never_reaches_the_action() {
    let echo = echo();
    for (changes, status) in [
        (vec![("origin", None)], 403),
        (vec![("origin", Some("null"))], 403),
        (vec![("origin", Some("https://evil.example"))], 403),
        (
            vec![("origin", Some("https://vote.example.fr.evil.example"))],
            403,
        ),
        (vec![("origin", Some("http://vote.example.fr"))], 403),
        (vec![("sec-fetch-site", Some("cross-site"))], 403),
        (vec![("sec-fetch-site", Some("same-site"))], 403),
        (vec![("sec-fetch-site", Some("none"))], 403),
        (vec![("content-type", None)], 415),
        (vec![("content-type", Some("text/plain"))], 415),
        (vec![("content-type", Some("text/plain; application/json"))], 415),
        (
            vec![("content-type", Some("application/x-www-form-urlencoded"))],
            415,
        ),
        (
            vec![("content-type", Some("multipart/form-data; boundary=x"))],
            415,
        ),
        (vec![("content-encoding", Some("gzip"))], 415),
    ] {
        let response = echo
            .handle(page("/api/things/x", r#"{"identifier":"a"}"#, &changes))
            .await;
        assert_eq!(response.status(), status, "{changes:?}");
        assert_eq!(
            code(&response),
            if status == 403 { "REQ-004" } else { "REQ-002" },
            "{changes:?}"
        );
    }
    assert_eq!(echo.reached.load(Ordering::SeqCst), 0);
    let response = echo
        .handle(page(
            "/api/things/x",
            r#"{"identifier":"a"}"#,
            &[("sec-fetch-site", None)],
        ))
        .await;
    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn se_06_an_operators_route_rests_on_iam_and_asks_for_no_origin() {
    let response = echo()
        .handle(page(
            "/operations/seal",
            "{}",
            &[("origin", None), ("sec-fetch-site", None)],
        ))
        .await;
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn se_07_a_method_that_the_address_does_not_have_is_refused_whatever_a_header_says() {
    let echo = echo();
    for method in [
        "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "post", "BREW",
    ] {
        let mut request = page("/api/ballots", "{}", &[("x-http-method-override", Some("POST"))]);
        *request.method_mut() = Method::from_bytes(method.as_bytes()).expect("a method");
        let response = echo.handle(request).await;
        assert_eq!(
            (response.status(), code(&response)),
            (StatusCode::METHOD_NOT_ALLOWED, "REQ-005".into()),
            "{method}"
        );
    }
    assert_eq!(echo.reached.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn an_address_that_no_route_has_is_not_found() {
    for path in [
        "/",
        "/api",
        "/api/things",
        "/api/things/",
        "/api/things/a/b",
        "/api//things/a",
        "/API/things/a",
    ] {
        let response = echo().handle(page(path, "{}", &[])).await;
        assert_eq!(
            (response.status(), code(&response)),
            (StatusCode::NOT_FOUND, "REQ-006".into()),
            "{path}"
        );
    }
}

#[tokio::test]
async fn se_08_cookies_are_of_this_host_only_secure_and_out_of_reach_of_scripts_and_other_sites() {
    let response = echo().handle(page("/api/ballots", "{}", &[])).await;
    let cookies: Vec<&str> = response
        .headers()
        .get_all("set-cookie")
        .iter()
        .map(|value| value.to_str().expect("ASCII"))
        .collect();
    assert_eq!(cookies.len(), 2);
    for cookie in cookies {
        let parts: Vec<&str> = cookie.split("; ").collect();
        assert!(parts[0].starts_with("__Host-"), "{cookie}");
        for attribute in ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"] {
            assert!(parts.contains(&attribute), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
}

#[tokio::test]
async fn se_11_no_header_gives_an_address_or_an_identity() {
    let spoofed = [
        ("x-forwarded-for", Some("203.0.113.9")),
        ("x-real-ip", Some("203.0.113.9")),
        ("forwarded", Some("for=203.0.113.9")),
        ("x-amzn-source-ip", Some("203.0.113.9")),
        ("x-user-id", Some("claire")),
        ("cookie", Some("__Host-session=attacker; __Host-session=attacker")),
    ];
    let edge = echo().edge;
    let answer = edge.serve(
        "echo",
        Echo::ROUTES,
        page("/api/ballots", "{}", &spoofed),
        |call| async move {
            assert_eq!(call.source, None);
            assert!(call.session.is_none());
            Ok(Answer::empty())
        },
    );
    assert_eq!(answer.await.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn se_12_no_answer_lets_another_origin_read_it() {
    let foreign = [
        ("origin", Some("https://evil.example")),
        ("access-control-request-method", Some("POST")),
        ("access-control-request-headers", Some("content-type")),
    ];
    for method in [Method::OPTIONS, Method::GET, Method::POST] {
        let mut request = page("/api/things/x", "{}", &foreign);
        *request.method_mut() = method.clone();
        let response = echo().handle(request).await;
        let cors = response
            .headers()
            .keys()
            .find(|name| name.as_str().starts_with("access-control"));
        assert_eq!(cors, None, "{method}");
        assert_eq!(response.headers()["cross-origin-resource-policy"], "same-origin");
    }
}

#[tokio::test]
async fn lg_10_a_body_of_another_shape_is_malformed_and_never_a_fault() {
    let nested = format!("{{\"identifier\":{}{}}}", "[".repeat(3_000), "]".repeat(3_000));
    let objects = "{\"identifier\":".repeat(500);
    for body in [
        "",
        "null",
        "[]",
        "\"identifier\"",
        "{",
        "{}",
        r#"{"identifier":["a"]}"#,
        r#"{"identifier":1}"#,
        r#"{"identifier":{"S":"x"}}"#,
        r#"{"identifier":null}"#,
        r#"{"identifier":"a","identifier":"b"}"#,
        r#"{"identifier":"a","count":1,"count":2}"#,
        r#"{"identifier":"a","count":1e3}"#,
        r#"{"identifier":"a","count":256}"#,
        r#"{"identifier":"a","other":1}"#,
        r#"{"identifier":"a"} {}"#,
        "{\"identifier\":\"\u{0}\"}",
        r#"{"identifier":"\ud800"}"#,
        nested.as_str(),
        objects.as_str(),
    ] {
        let response = echo().handle(page("/api/things/x", body.to_owned(), &[])).await;
        let shown = &body[..body.len().min(40)];
        assert_eq!(
            (response.status(), code(&response)),
            (StatusCode::BAD_REQUEST, "REQ-001".into()),
            "{shown}"
        );
    }
    let bytes: &[u8] = b"{\"identifier\":\"\xff\"}";
    assert_eq!(
        echo().handle(page("/api/things/x", bytes, &[])).await.status(),
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn lg_10_a_body_nested_ten_thousand_deep_is_malformed_where_a_large_body_may_come() {
    let edge = echo().edge;
    let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let request = page("/api/ballots", nested, &[]);
    let response = edge.serve("echo", Echo::ROUTES, request, |call| async move {
        let read: serde_json::Value = call.json()?;
        Ok(Answer::json(&read))
    });
    assert_eq!(code(&response.await), "REQ-001");
}

#[tokio::test]
async fn ba_02_a_body_beyond_its_routes_limit_is_refused_unread() {
    let echo = echo();
    for (path, length, status) in [
        ("/api/ballots", 64 * 1024, 204),
        ("/api/ballots", 64 * 1024 + 1, 413),
        ("/api/ballots", 1024 * 1024, 413),
        ("/api/ballots", 6 * 1024 * 1024, 413),
        ("/api/things/x", 8 * 1024 + 1, 413),
    ] {
        let response = echo.handle(page(path, vec![b'0'; length], &[])).await;
        assert_eq!(response.status(), status, "{path} {length}");
    }
    assert_eq!(echo.reached.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn lo_02_a_panic_is_answered_as_a_fault_without_a_word_of_the_request() {
    let response = echo()
        .handle(page("/api/panic", r#"{"password":"marker-7f3a"}"#, &[]))
        .await;
    assert_eq!(
        (response.status(), code(&response)),
        (StatusCode::SERVICE_UNAVAILABLE, "SYS-900".into())
    );
    let said = format!("{response:?}");
    assert!(!said.contains("marker-7f3a"), "{said}");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
}

#[test]
fn each_problem_has_its_status_its_code_and_its_sentence() {
    let lines: Vec<String> = PROBLEMS
        .iter()
        .map(|problem| {
            let retry = problem
                .retry_after
                .map(|seconds| format!(" (après {seconds} s)"))
                .unwrap_or_default();
            format!(
                "{} {} {}{retry}\n    {}",
                problem.status, problem.code, problem.slug, problem.sentence
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn no_two_problems_share_a_code_or_a_slug() {
    for of in [|p: &http_edge::Problem| p.code, |p: &http_edge::Problem| p.slug] {
        let mut seen: Vec<&str> = PROBLEMS.iter().map(of).collect();
        seen.sort_unstable();
        let count = seen.len();
        seen.dedup();
        assert_eq!(seen.len(), count);
    }
}

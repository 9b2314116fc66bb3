//! From API Gateway's events (HTTP API, payload format 2.0) to an action's `handle`, and back.

use crate::fault::StartFault;
use bytes::Bytes;
use http::{HeaderMap, Request, Response, Uri};
use http_edge::{Action, SourceAddress};
use lambda_http::request::RequestContext;
use lambda_http::{Body, RequestExt as _, service_fn};
use std::net::IpAddr;
use std::sync::Arc;

/// What the front says of itself, and the address it answered: `infra/front.yaml` writes both over whatever a caller wrote.
const FRONT: &str = "x-isoloir-front";
const VIEWER: &str = "x-isoloir-viewer";

/// Serves this action's events until the environment is stopped.
///
/// # Errors
/// [`StartFault::Runtime`] when the Lambda runtime cannot go on.
pub async fn run<A: Action>(action: A) -> Result<(), StartFault> {
    let action = Arc::new(action);
    let front: Option<Arc<str>> = std::env::var("ISOLOIR_FRONT").ok().map(Arc::from);
    let serve = service_fn(move |event: lambda_http::Request| {
        let action = Arc::clone(&action);
        let front = front.clone();
        async move {
            let answer = action.handle(received(event, front.as_deref())).await;
            Ok::<_, std::convert::Infallible>(answered(answer))
        }
    });
    lambda_http::run(serve)
        .await
        .map_err(|error| StartFault::Runtime(error.to_string()))
}

/// The request as the action reads it: the path without the stage, the body's bytes, and the caller's address as the gateway
/// saw it. What a header says of it is believed of our own front only, whose address the gateway sees instead (SE-11).
fn received(event: lambda_http::Request, front: Option<&str>) -> Request<Bytes> {
    let context = event.request_context_ref().and_then(|context| match context {
        RequestContext::ApiGatewayV2(context) => Some(context),
        _ => None,
    });
    let seen = context.and_then(|context| context.http.source_ip.as_deref()?.parse().ok());
    let source = viewer(event.headers(), front).or(seen).map(SourceAddress);
    let path = without_stage(
        event.raw_http_path(),
        context.and_then(|context| context.stage.as_deref()),
    );
    // A path that is no URI matches no route: the door answers that there is nothing there.
    let uri = Uri::builder().path_and_query(path).build().unwrap_or_default();

    let (parts, body) = event.into_parts();
    let mut request = Request::new(match body {
        Body::Text(text) => Bytes::from(text),
        Body::Binary(bytes) => Bytes::from(bytes),
        _ => Bytes::new(),
    });
    *request.method_mut() = parts.method;
    *request.uri_mut() = uri;
    *request.headers_mut() = parts.headers;
    if let Some(source) = source {
        request.extensions_mut().insert(source);
    }
    request
}

/// The address our front answered, if the request comes from there.
fn viewer(headers: &HeaderMap, front: Option<&str>) -> Option<IpAddr> {
    let only = |name| {
        let mut values = headers.get_all(name).iter();
        let first = values.next()?.to_str().ok()?;
        values.next().is_none().then_some(first)
    };
    let front = front.filter(|front| !front.is_empty())?;
    if only(FRONT) != Some(front) {
        return None;
    }
    only(VIEWER)?.parse().ok()
}

fn without_stage<'a>(path: &'a str, stage: Option<&str>) -> &'a str {
    stage
        .and_then(|stage| path.strip_prefix('/')?.strip_prefix(stage))
        .filter(|rest| rest.starts_with('/'))
        .unwrap_or(path)
}

/// JSON and problem documents go as text, anything else (a PDF) as base 64 that the gateway turns back into bytes.
fn answered(answer: Response<Bytes>) -> Response<Body> {
    answer.map(|bytes| match String::from_utf8(bytes.into()) {
        Ok(text) if text.is_empty() => Body::Empty,
        Ok(text) => Body::Text(text),
        Err(binary) => Body::Binary(binary.into_bytes()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An event as API Gateway writes it, by its documentation of payload format 2.0.
    fn event(stage: &str, path: &str, body: &str, base64: bool) -> lambda_http::Request {
        let event = format!(
            r#"{{"version":"2.0","routeKey":"POST /api/session","rawPath":"{path}","rawQueryString":"a=1",
            "cookies":["__Host-session=x","b=2"],
            "headers":{{"content-type":"application/json","x-forwarded-for":"6.6.6.6","host":"vote.example.fr"}},
            "requestContext":{{"accountId":"1","apiId":"api","domainName":"vote.example.fr","domainPrefix":"vote",
            "http":{{"method":"POST","path":"{path}","protocol":"HTTP/1.1","sourceIp":"192.0.2.7","userAgent":"t"}},
            "requestId":"r","routeKey":"POST /api/session","stage":"{stage}","time":"t","timeEpoch":1}},
            "body":{body:?},"isBase64Encoded":{base64}}}"#
        );
        lambda_http::request::from_str(&event).unwrap()
    }

    #[test]
    fn the_stage_is_no_part_of_the_path() {
        for (stage, path, expected) in [
            ("$default", "/api/session", "/api/session"),
            ("live", "/live/api/session", "/api/session"),
            ("live", "/api/session", "/api/session"),
            ("api", "/api/api/session", "/api/session"),
            ("live", "/livery/x", "/livery/x"),
        ] {
            assert_eq!(
                received(event(stage, path, "{}", false), None).uri().path(),
                expected,
                "{stage} {path}"
            );
        }
    }

    #[test]
    fn se_11_the_callers_address_is_the_gateways_and_no_headers() {
        let request = received(
            event("$default", "/api/session", "{}", false),
            Some("of this stack"),
        );
        assert_eq!(
            request.extensions().get(),
            Some(&SourceAddress("192.0.2.7".parse().unwrap()))
        );
        assert_eq!(request.headers()["cookie"], "__Host-session=x; b=2");
    }

    #[test]
    fn se_11_a_header_with_an_address_is_believed_of_our_own_front_only() {
        let front = "0f0e0d0c-0000-4000-8000-000000000000";
        let source = |proofs: &[&str], viewers: &[&str], expected: Option<&str>| {
            let mut event = event("$default", "/api/session", "{}", false);
            for (name, values) in [(FRONT, proofs), (VIEWER, viewers)] {
                for value in values {
                    event.headers_mut().append(name, value.parse().unwrap());
                }
            }
            let request = received(event, expected);
            request.extensions().get::<SourceAddress>().unwrap().0.to_string()
        };
        let gateway = "192.0.2.7";
        assert_eq!(source(&[front], &["203.0.113.9"], Some(front)), "203.0.113.9");
        assert_eq!(source(&[front], &["2001:db8::9"], Some(front)), "2001:db8::9");
        for (proofs, viewers, expected) in [
            (&[][..], &["203.0.113.9"][..], Some(front)),
            (&["another"], &["203.0.113.9"], Some(front)),
            (&[front, "another"], &["203.0.113.9"], Some(front)),
            (&[front], &["203.0.113.9", "203.0.113.10"], Some(front)),
            (&[front], &["an address"], Some(front)),
            (&[front], &[], Some(front)),
            (&[""], &["203.0.113.9"], Some("")),
            (&[""], &["203.0.113.9"], None),
            (&[front], &["203.0.113.9"], None),
        ] {
            assert_eq!(
                source(proofs, viewers, expected),
                gateway,
                "{proofs:?} {viewers:?}"
            );
        }
    }

    #[test]
    fn the_bodys_bytes_come_through_as_text_or_base_64() {
        assert_eq!(
            received(event("$default", "/", "{\"é\":1}", false), None)
                .body()
                .as_ref(),
            "{\"é\":1}".as_bytes()
        );
        assert_eq!(
            received(event("$default", "/", "/wD+", true), None)
                .body()
                .as_ref(),
            [255, 0, 254]
        );
    }

    #[test]
    fn an_answers_headers_reach_the_gateway_as_the_action_wrote_them() {
        let answer = Response::builder()
            .header("clear-site-data", "\"cache\", \"storage\"")
            .header("set-cookie", "__Host-session=; Path=/; Max-Age=0")
            .header("set-cookie", "__Host-device=x; Path=/")
            .body(Bytes::new())
            .unwrap();
        let headers = answer.headers().clone();
        assert_eq!(answered(answer).headers(), &headers);
    }

    #[test]
    fn an_answer_that_is_not_text_goes_as_base_64() {
        assert!(matches!(
            answered(Response::new(Bytes::from_static(b"%PDF\xff"))).body(),
            Body::Binary(_)
        ));
        assert!(matches!(
            answered(Response::new(Bytes::from_static(b"{}"))).body(),
            Body::Text(_)
        ));
        assert!(matches!(
            answered(Response::new(Bytes::new())).body(),
            Body::Empty
        ));
    }
}

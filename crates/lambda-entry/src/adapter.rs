//! From API Gateway's events (HTTP API, payload format 2.0) to an action's `handle`, and back.

use crate::fault::StartFault;
use bytes::Bytes;
use http::{Request, Response, Uri};
use http_edge::{Action, SourceAddress};
use lambda_http::request::RequestContext;
use lambda_http::{Body, RequestExt as _, service_fn};
use std::sync::Arc;

/// Serves this action's events until the environment is stopped.
///
/// # Errors
/// [`StartFault::Runtime`] when the Lambda runtime cannot go on.
pub async fn run<A: Action>(action: A) -> Result<(), StartFault> {
    let action = Arc::new(action);
    let serve = service_fn(move |event: lambda_http::Request| {
        let action = Arc::clone(&action);
        async move {
            let answer = action.handle(received(event)).await;
            Ok::<_, std::convert::Infallible>(answered(answer))
        }
    });
    lambda_http::run(serve)
        .await
        .map_err(|error| StartFault::Runtime(error.to_string()))
}

/// The request as the action reads it: the path without the stage, the body's bytes, and the caller's address as the gateway
/// saw it, never as a header says (SE-11).
fn received(event: lambda_http::Request) -> Request<Bytes> {
    let context = event.request_context_ref().and_then(|context| match context {
        RequestContext::ApiGatewayV2(context) => Some(context),
        _ => None,
    });
    let source = context
        .and_then(|context| context.http.source_ip.as_deref())
        .and_then(|address| address.parse().ok())
        .map(SourceAddress);
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
                received(event(stage, path, "{}", false)).uri().path(),
                expected,
                "{stage} {path}"
            );
        }
    }

    #[test]
    fn se_11_the_callers_address_is_the_gateways_and_no_headers() {
        let request = received(event("$default", "/api/session", "{}", false));
        assert_eq!(
            request.extensions().get(),
            Some(&SourceAddress("192.0.2.7".parse().unwrap()))
        );
        assert_eq!(request.headers()["cookie"], "__Host-session=x; b=2");
    }

    #[test]
    fn the_bodys_bytes_come_through_as_text_or_base_64() {
        assert_eq!(
            received(event("$default", "/", "{\"é\":1}", false))
                .body()
                .as_ref(),
            "{\"é\":1}".as_bytes()
        );
        assert_eq!(
            received(event("$default", "/", "/wD+", true)).body().as_ref(),
            [255, 0, 254]
        );
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

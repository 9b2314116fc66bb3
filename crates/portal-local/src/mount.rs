//! Puts actions behind one HTTP server: the gateway's part, on loopback.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use bytes::Bytes;
use http_edge::{Action, SourceAddress};
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;

/// The largest request the gateway hands on (API Gateway: 10 MB; a function reads 6 MB at most).
const GATEWAY_LIMIT: usize = 6 * 1024 * 1024;

/// Adds an action's addresses to a router. Every method goes to the action: refusing one is its own answer.
pub fn mount<A: Action>(router: Router, action: A) -> Router {
    let action = Arc::new(action);
    let paths: BTreeSet<&str> = A::ROUTES.iter().map(|route| route.path).collect();
    paths.into_iter().fold(router, |router, path| {
        let action = Arc::clone(&action);
        router.route(
            path,
            axum::routing::any(move |request: Request| pass(Arc::clone(&action), request)),
        )
    })
}

async fn pass<A: Action>(action: Arc<A>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    if let Some(ConnectInfo(peer)) = parts.extensions.get::<ConnectInfo<SocketAddr>>().copied() {
        parts.extensions.insert(SourceAddress(peer.ip()));
    }
    let Ok(body) = to_bytes(body, GATEWAY_LIMIT).await else {
        let mut refused = Response::new(Body::empty());
        *refused.status_mut() = http::StatusCode::PAYLOAD_TOO_LARGE;
        return refused;
    };
    let answer: http::Response<Bytes> = action.handle(http::Request::from_parts(parts, body)).await;
    answer.map(Body::from)
}

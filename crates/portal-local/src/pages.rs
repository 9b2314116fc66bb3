//! The pages, as the deployed front serves them: files of `web/dist`, the same addresses, the same headers.
//!
//! Under `/dev/screens`, and here only: every screen in every state, from `web/dist-dev`.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use http::{HeaderValue, Method, StatusCode};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the built pages are.
#[derive(Clone, Debug)]
pub struct Pages {
    /// What is published: `web/dist`.
    pub site: PathBuf,
    /// The screens in every state: `web/dist-dev`.
    pub screens: PathBuf,
}

/// The headers of every page and file, as `infra/front.yaml` gives them to the deployed front.
pub const HEADERS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
         trusted-types isoloir",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
];

/// The screens are shown in frames of their index: only there, and only by this origin.
const DEV_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'";

impl Pages {
    /// The pages of a checkout, from its root.
    pub fn of_checkout(root: &Path) -> Self {
        Self {
            site: root.join("web/dist"),
            screens: root.join("web/dist-dev"),
        }
    }

    /// Whether they have been built.
    pub fn are_built(&self) -> bool {
        self.site.join("index.html").is_file()
    }
}

/// Serves the pages at every address that is not an action's.
pub fn mount(router: Router, pages: Pages) -> Router {
    let pages = Arc::new(pages);
    router.fallback(move |request: Request| serve(Arc::clone(&pages), request))
}

async fn serve(pages: Arc<Pages>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let mut refused = plain(StatusCode::METHOD_NOT_ALLOWED, "");
        refused
            .headers_mut()
            .insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return refused;
    }
    let path = request.uri().path();
    let dev = path == "/dev/screens" || path.starts_with("/dev/screens/") || path.starts_with("/dev-assets/");
    let root = if dev { &pages.screens } else { &pages.site };
    let mut response = match file_of(path) {
        Some(file) => match tokio::fs::read(root.join(&file)).await {
            Ok(bytes) => found(&file, bytes),
            Err(cause) if is_absent(&cause) => missing(&pages.site).await,
            Err(cause) => {
                tracing::error!(%cause, file, "a page cannot be read");
                plain(StatusCode::INTERNAL_SERVER_ERROR, "")
            }
        },
        None => missing(&pages.site).await,
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if dev {
        let headers = response.headers_mut();
        headers.insert("content-security-policy", HeaderValue::from_static(DEV_POLICY));
        headers.insert("x-frame-options", HeaderValue::from_static("SAMEORIGIN"));
    }
    response
}

/// The file of an address: `/connexion` is `connexion.html`, all of `/vote/…` is one document, a name with a dot is itself.
/// `infra/front.yaml` carries the same rule in the front's function; `tests/vectors/addresses.csv` holds both to it.
fn file_of(path: &str) -> Option<String> {
    let plain = path
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte));
    if !plain || path.contains("..") || path.contains("//") {
        return None;
    }
    let path = path.trim_matches('/');
    if path.is_empty() {
        return Some("index.html".to_owned());
    }
    if path == "vote" || path.starts_with("vote/") {
        return Some("vote.html".to_owned());
    }
    let last = path.rsplit('/').next().unwrap_or(path);
    Some(if last.contains('.') {
        path.to_owned()
    } else {
        format!("{path}.html")
    })
}

fn found(file: &str, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type(file)));
    // A bundled file's name holds the hash of its bytes; a page must be the present one.
    let kept = if file.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "pdf" => "application/pdf",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

async fn missing(site: &Path) -> Response {
    let page = tokio::fs::read(site.join("404.html")).await.unwrap_or_default();
    let mut response = found("404.html", page);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response
}

fn is_absent(cause: &io::Error) -> bool {
    matches!(
        cause.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_file_of_the_site_and_never_one_outside_it() {
        let mut read = 0;
        for line in include_str!("../../../tests/vectors/addresses.csv")
            .lines()
            .skip(1)
        {
            let (address, file) = line.split_once(',').expect("an address and its file");
            let file = (!file.is_empty()).then_some(file);
            assert_eq!(file_of(address).as_deref(), file, "{address}");
            read += 1;
        }
        assert!(read > 20);
    }
}

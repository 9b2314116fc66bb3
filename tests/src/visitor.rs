//! A browser at the portal: it keeps cookies, and sends what a page of the portal sends.

use crate::portal::{ORIGIN, Portal};
use crate::work::solve;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, COOKIE, ORIGIN as ORIGIN_HEADER, SET_COOKIE};
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode};
use http_edge::SourceAddress;
use http_edge::proof_of_work::Purpose;
use serde_json::Value;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex, PoisonError};

/// A browser. Clones share the cookies, as tabs do.
#[derive(Clone, Debug)]
pub struct Visitor {
    portal: Portal,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    source: IpAddr,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body's bytes.
    pub body: Bytes,
}

impl Visitor {
    pub(crate) fn new(portal: Portal) -> Self {
        Self {
            portal,
            cookies: Arc::default(),
            source: IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)),
        }
    }

    /// The same browser from another network address.
    #[must_use]
    pub fn from_address(mut self, source: IpAddr) -> Self {
        self.source = source;
        self
    }

    /// The cookies it keeps.
    pub fn cookies(&self) -> BTreeMap<String, String> {
        self.cookies
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Sets or removes a cookie, as an attacker with the browser would.
    pub fn set_cookie(&self, name: &str, value: Option<&str>) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        match value {
            Some(value) => cookies.insert(name.to_owned(), value.to_owned()),
            None => cookies.remove(name),
        };
    }

    /// `GET`.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(self.request(Method::GET, path, Bytes::new())).await
    }

    /// `POST` of a JSON document.
    pub async fn post(&self, path: &str, document: &Value) -> Reply {
        self.post_bytes(path, document.to_string()).await
    }

    /// `POST` of exactly these bytes, declared as JSON.
    pub async fn post_bytes(&self, path: &str, body: impl Into<Bytes>) -> Reply {
        self.send(self.request(Method::POST, path, body.into())).await
    }

    /// Asks for a challenge and solves it: the text for a form's `proof_of_work`.
    ///
    /// # Panics
    /// When no challenge is handed out.
    pub async fn works(&self, purpose: Purpose) -> String {
        let reply = self.get(&format!("/api/proof-of-work/{}", purpose.name())).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
        solve(&reply.json())
    }

    /// The request a page of the portal would make, to be changed before it is sent.
    ///
    /// # Panics
    /// When the path is not one.
    pub fn request(&self, method: Method, path: &str, body: Bytes) -> Request<Bytes> {
        let mut request = Request::builder()
            .uri(path)
            .body(body)
            .expect("a path and nothing else");
        if method == Method::POST {
            request
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            request
                .headers_mut()
                .insert(ORIGIN_HEADER, HeaderValue::from_static(ORIGIN));
            request
                .headers_mut()
                .insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
        }
        let cookies: Vec<String> = self
            .cookies()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            let value = HeaderValue::from_str(&cookies.join("; ")).expect("cookies are ASCII");
            request.headers_mut().insert(COOKIE, value);
        }
        request.extensions_mut().insert(SourceAddress(self.source));
        *request.method_mut() = method;
        request
    }

    /// Sends a request as it is, and keeps the cookies that come back.
    ///
    /// # Panics
    /// When the portal sends something else than cookies as cookies.
    pub async fn send(&self, request: Request<Bytes>) -> Reply {
        let (parts, body) = self.portal.answer(request).await.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            let text = cookie.to_str().expect("cookies are ASCII");
            let (name, rest) = text.split_once('=').expect("a cookie has a name");
            let value = rest.split(';').next().unwrap_or_default();
            self.set_cookie(name, (!text.contains("Max-Age=0")).then_some(value));
        }
        Reply {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }
}

impl Reply {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is not.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The answer of an action that did its work: 200 or 204.
    ///
    /// # Panics
    /// When it refused.
    pub fn expect_done(self) -> Self {
        assert!(self.status.is_success(), "{} {}", self.status, self.text());
        self
    }

    /// The problem document of a refusal with this code.
    ///
    /// # Panics
    /// When it is anything else.
    pub fn expect_refusal(&self, code: &str) -> Value {
        let media_type = self
            .headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        assert_eq!(
            media_type,
            Some("application/problem+json"),
            "{} {}",
            self.status,
            self.text()
        );
        let problem = self.json();
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["status"], self.status.as_u16(), "{problem}");
        problem
    }
}

//! What an action answers.

use crate::cookie::{CookieKey, DEVICE, SESSION, SessionToken};
use bytes::Bytes;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName, SET_COOKIE};
use http::{HeaderValue, Response, StatusCode};
use serde::Serialize;

/// An answer of an action that did its work.
#[derive(Debug)]
pub struct Answer {
    status: StatusCode,
    headers: Vec<(HeaderName, String)>,
    body: Bytes,
}

impl Answer {
    /// 200 with a JSON document.
    pub fn json<T: Serialize>(document: &T) -> Self {
        let body = serde_json::to_vec(document).expect("an answer's struct has only shapes JSON knows");
        Self::of("application/json", body)
    }

    /// 200 with bytes of a media type.
    pub fn of(media_type: &str, body: impl Into<Bytes>) -> Self {
        let headers = vec![(CONTENT_TYPE, media_type.to_owned())];
        Self {
            status: StatusCode::OK,
            headers,
            body: body.into(),
        }
    }

    /// 204, nothing to say.
    pub fn empty() -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            headers: Vec::new(),
            body: Bytes::new(),
        }
    }

    /// Names the file under which a browser keeps the answer (ASCII letters, digits, dots and dashes only).
    #[must_use]
    pub fn as_file(mut self, name: &str) -> Self {
        self.headers
            .push((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
        self
    }

    /// Opens a session in the browser.
    #[must_use]
    pub fn with_session(self, key: &CookieKey, token: &SessionToken) -> Self {
        let value = key.sign_session(token);
        self.with_cookie(SESSION, &value, "")
    }

    /// Marks the device, for 60 days, by a value that [`CookieKey::sign_device`] made.
    #[must_use]
    pub fn with_device(self, value: &str) -> Self {
        self.with_cookie(DEVICE, value, "; Max-Age=5184000")
    }

    /// Ends the session in the browser.
    #[must_use]
    pub fn without_session(self) -> Self {
        self.with_cookie(SESSION, "", "; Max-Age=0")
            .with_header("clear-site-data", "\"cache\", \"storage\"")
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: &str) -> Self {
        self.headers
            .push((HeaderName::from_static(name), value.to_owned()));
        self
    }

    fn with_cookie(mut self, name: &str, value: &str, more: &str) -> Self {
        // SE-08: Secure, HttpOnly, SameSite=Strict, this host only.
        let cookie = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Strict{more}");
        self.headers.push((SET_COOKIE, cookie));
        self
    }

    pub(crate) fn into_response(self) -> Response<Bytes> {
        let mut response = Response::new(self.body);
        *response.status_mut() = self.status;
        for (name, value) in self.headers {
            let value = HeaderValue::from_str(&value).expect("header values are made of visible ASCII");
            response.headers_mut().append(name, value);
        }
        response
    }
}

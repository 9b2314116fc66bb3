//! A request that passed the door.

use crate::accept;
use crate::cookie::{DeviceToken, SessionToken};
use crate::route::Route;
use bytes::Bytes;
use election::{Instant, Refusal};
use http::HeaderMap;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::net::IpAddr;
use zeroize::Zeroizing;

/// The caller's network address as the gateway, or our own front, saw it; put in the request's extensions by the entry.
/// Never taken from what a caller says, never stored: only the limits use it, mixed into a keyed bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceAddress(pub IpAddr);

/// A request that passed the door: its route, parameters and body, and who seems to call.
#[derive(Debug)]
pub struct Call {
    /// The route that matched.
    pub route: Route,
    /// The server's time, read once for the whole call.
    pub now: Instant,
    /// The caller's address, when the entry gave one.
    pub source: Option<SourceAddress>,
    /// The session cookie, if one with a valid signature came.
    pub session: Option<SessionToken>,
    /// The device cookie's text, if one came: to be checked against a voter.
    pub device: Option<DeviceToken>,
    pub(crate) parameters: Vec<(&'static str, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Call {
    /// Reads the body as JSON of exactly the shape `T` (which denies unknown fields).
    ///
    /// # Errors
    /// [`Refusal::MalformedRequest`].
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        serde_json::from_slice(&self.body).map_err(|_| Refusal::MalformedRequest)
    }

    /// The raw body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// A parameter of the path, or `""` when the route has none of that name.
    pub fn parameter(&self, name: &str) -> &str {
        self.parameters
            .iter()
            .find(|(known, _)| *known == name)
            .map_or("", |(_, value)| value)
    }

    /// The session cookie of a signed-in voter.
    ///
    /// # Errors
    /// [`Refusal::SessionRequired`] when there is none, or its signature is not ours.
    pub fn signed_in(&self) -> Result<&SessionToken, Refusal> {
        self.session.as_ref().ok_or(Refusal::SessionRequired)
    }

    /// The media type that the caller prefers among those of a document; the first is for whoever doesn't say (RFC 9110 §12.5.1).
    ///
    /// # Errors
    /// [`Refusal::NotAcceptable`] when the caller takes none of them.
    pub fn preferred<'o>(&self, offered: &[&'o str]) -> Result<&'o str, Refusal> {
        accept::preferred(&self.headers, offered).ok_or(Refusal::NotAcceptable)
    }
}

/// A text of a request that must not be shown or logged: a password, an answer, a phone number. Erased when dropped.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(Zeroizing::new(text)))
    }
}

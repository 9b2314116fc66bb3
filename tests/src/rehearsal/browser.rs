//! One voter's browser over HTTP: its cookies, its own origin, its proof of work. It retries what the portal says to retry.

use crate::contract::documented;
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, ORIGIN, RETRY_AFTER, SET_COOKIE};
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

/// How often a request is sent again when the portal is busy, in all.
const TRIES: u32 = 8;

/// A browser with its cookies.
#[derive(Clone, Debug)]
pub struct Browser {
    client: Client,
    origin: String,
    cookies: BTreeMap<String, String>,
}

/// What the portal answered, or why nothing came.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A refusal or a fault: status, code and sentence.
    #[error("{step}: {status} {code} « {sentence} »")]
    Refused {
        /// What was being done.
        step: &'static str,
        /// The HTTP status.
        status: u16,
        /// The stable code.
        code: String,
        /// The French sentence.
        sentence: String,
    },
    /// The answer is not what the contract says.
    #[error("{step}: {what}")]
    Unexpected {
        /// What was being done.
        step: &'static str,
        /// What was expected.
        what: String,
    },
    /// No answer.
    #[error("{step}: {cause}")]
    Network {
        /// What was being done.
        step: &'static str,
        /// What the client says.
        cause: reqwest::Error,
    },
}

impl Trouble {
    /// An answer that is not what the contract says.
    pub fn unexpected(step: &'static str, what: impl Into<String>) -> Self {
        Self::Unexpected {
            step,
            what: what.into(),
        }
    }
}

impl Browser {
    /// A browser that has never been to the portal at `origin`.
    pub fn new(client: Client, origin: &str) -> Self {
        Self {
            client,
            origin: origin.to_owned(),
            cookies: BTreeMap::new(),
        }
    }

    /// Reads a JSON document.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn get(&mut self, step: &'static str, path: &str) -> Result<Value, Trouble> {
        let bytes = self
            .send(step, Method::GET, path, None, "application/json")
            .await?;
        serde_json::from_slice(&bytes).map_err(|error| Trouble::unexpected(step, error.to_string()))
    }

    /// Reads bytes of a media type.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn get_bytes(
        &mut self,
        step: &'static str,
        path: &str,
        accept: &str,
    ) -> Result<Vec<u8>, Trouble> {
        self.send(step, Method::GET, path, None, accept).await
    }

    /// Sends a JSON document and reads the answer (`null` when there is none).
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn post(&mut self, step: &'static str, path: &str, body: &Value) -> Result<Value, Trouble> {
        let answer = self.post_bytes(step, path, body.to_string().into_bytes()).await?;
        if answer.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&answer).map_err(|error| Trouble::unexpected(step, error.to_string()))
    }

    /// Sends exact bytes (a ballot, a receipt) declared as JSON.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn post_bytes(
        &mut self,
        step: &'static str,
        path: &str,
        body: Vec<u8>,
    ) -> Result<Vec<u8>, Trouble> {
        self.send(step, Method::POST, path, Some(body), "application/json")
            .await
    }

    /// Solves a proof of work for a purpose and gives the text that forms carry.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn proof_of_work(&mut self, purpose: &str) -> Result<String, Trouble> {
        const STEP: &str = "proof of work";
        let challenge = self.get(STEP, &format!("/api/proof-of-work/{purpose}")).await?;
        portal_local::device::solve(&challenge.to_string())
            .map_err(|error| Trouble::unexpected(STEP, error.to_string()))
    }

    async fn send(
        &mut self,
        step: &'static str,
        method: Method,
        path: &str,
        body: Option<Vec<u8>>,
        accept: &str,
    ) -> Result<Vec<u8>, Trouble> {
        let mut tries = 0;
        loop {
            tries += 1;
            let cookies: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            let mut request = self
                .client
                .request(method.clone(), format!("{}{path}", self.origin))
                .header(ORIGIN, &self.origin)
                .header(ACCEPT, accept)
                .header(COOKIE, cookies.join("; "));
            if let Some(body) = &body {
                request = request
                    .header(CONTENT_TYPE, "application/json")
                    .body(body.clone());
            }
            let response = request
                .send()
                .await
                .map_err(|cause| Trouble::Network { step, cause })?;
            if response.status() == StatusCode::SERVICE_UNAVAILABLE && tries < TRIES {
                tokio::time::sleep(retry_after(&response)).await;
                continue;
            }
            return self.receive(step, (&method, path), response).await;
        }
    }

    /// Every answer is held to docs/openapi.json.
    async fn receive(
        &mut self,
        step: &'static str,
        (method, path): (&Method, &str),
        response: Response,
    ) -> Result<Vec<u8>, Trouble> {
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie
                .to_str()
                .unwrap_or_default()
                .split(';')
                .next()
                .unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response
            .bytes()
            .await
            .map_err(|cause| Trouble::Network { step, cause })?;
        documented(method, path, (status, &headers, &bytes)).map_err(|why| Trouble::unexpected(step, why))?;
        if status.is_success() {
            return Ok(bytes.to_vec());
        }
        let problem: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        let text = |field: &str| problem[field].as_str().unwrap_or("?").to_owned();
        Err(Trouble::Refused {
            step,
            status: status.as_u16(),
            code: text("code"),
            sentence: text("title"),
        })
    }
}

fn retry_after(response: &Response) -> Duration {
    let seconds = response
        .headers()
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok()?.parse().ok());
    Duration::from_millis(seconds.unwrap_or(1_u64) * 250)
}

//! The door: what every request must satisfy, and what every answer carries.

use crate::answer::Answer;
use crate::call::{Call, SourceAddress};
use crate::cookie::{CookieKey, DEVICE, DeviceToken, SESSION};
use crate::failure::Failure;
use crate::problem::{fault_response, refusal_response};
use crate::proof_of_work::ProofOfWork;
use crate::route::{Caller, Method, Route};
use crate::seams::{Clock, Randomness};
use bytes::Bytes;
use election::Refusal;
use http::header::{CONTENT_TYPE, COOKIE, ORIGIN};
use http::{HeaderMap, HeaderValue, Request, Response};
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

/// A portal action: the same code for Lambda, the local run and the tests.
pub trait Action: Send + Sync + 'static {
    /// The action's name: its folder and its Lambda function.
    const NAME: &'static str;
    /// Its addresses.
    const ROUTES: &'static [Route];

    /// Answers one request. Never fails: faults have become an answer.
    fn handle(&self, request: Request<Bytes>) -> impl Future<Output = Response<Bytes>> + Send;
}

/// What every action needs at the door.
#[derive(Clone, Debug)]
pub struct Edge {
    /// The server's clock.
    pub clock: Clock,
    /// The source of random bytes.
    pub randomness: Randomness,
    /// The key that signs cookies.
    pub cookies: CookieKey,
    /// Makes and checks proof-of-work challenges.
    pub proof_of_work: ProofOfWork,
    /// The portal's own origin, for example `https://vote.example.fr`: the only one whose pages may send changes,
    /// and the only host that links carry (AC-11).
    pub origin: String,
}

impl Edge {
    /// The name of the caller's device for its own bucket of password tries, when it has signed in before to the account of this
    /// voter (named by the text of the voter key).
    pub fn known_device(&self, call: &Call, voter: &str) -> Option<String> {
        let cookie = call.device.as_ref()?;
        self.cookies.read_device(cookie, voter)
    }

    /// Lets a request through the door to `act`, and dresses what comes back.
    /// `name` and `routes` are the action's.
    pub async fn serve<F>(
        &self,
        name: &'static str,
        routes: &'static [Route],
        request: Request<Bytes>,
        act: impl FnOnce(Call) -> F,
    ) -> Response<Bytes>
    where
        F: Future<Output = Result<Answer, Failure>>,
    {
        let outcome = match self.admit(routes, request) {
            // Boxed: what an action holds while it waits is many kilobytes.
            Ok(call) => unless_it_panics(name, Box::pin(act(call))).await,
            Err(refusal) => Err(refusal.into()),
        };
        let mut response = match outcome {
            Ok(answer) => answer.into_response(),
            Err(Failure::Refusal(refusal)) => refusal_response(&refusal, self.clock.now()),
            Err(Failure::Fault(fault)) => {
                tracing::error!(action = name, fault = %fault, "the action failed");
                fault_response()
            }
        };
        for (header, value) in SECURITY {
            response
                .headers_mut()
                .entry(header)
                .or_insert(HeaderValue::from_static(value));
        }
        response
    }

    fn admit(&self, routes: &'static [Route], request: Request<Bytes>) -> Result<Call, Refusal> {
        let (parts, body) = request.into_parts();
        let path = parts.uri.path();
        let mut on_path = routes
            .iter()
            .filter_map(|route| Some((route, route.matches(path)?)))
            .peekable();
        on_path.peek().ok_or(Refusal::NotFound)?;
        let (route, parameters) = on_path
            .find(|(route, _)| route.method.as_str() == parts.method.as_str())
            .ok_or(Refusal::MethodNotAllowed)?;
        if route.method == Method::Post {
            self.same_site(route, &parts.headers)?;
            json_only(&parts.headers)?;
        }
        if body.len() > route.body_limit {
            return Err(Refusal::BodyTooLarge);
        }
        let session = cookie(&parts.headers, SESSION).and_then(|value| self.cookies.read_session(value));
        let device = cookie(&parts.headers, DEVICE).map(DeviceToken::new);
        Ok(Call {
            route: *route,
            now: self.clock.now(),
            source: parts.extensions.get::<SourceAddress>().copied(),
            session,
            device,
            parameters,
            headers: parts.headers,
            body,
        })
    }

    /// SE-06: a change comes from our own pages. Browsers always send `Origin` with a POST; a program without one
    /// is let through only where no cookie rules (operators are authenticated by IAM).
    fn same_site(&self, route: &Route, headers: &HeaderMap) -> Result<(), Refusal> {
        if route.caller == Caller::Operator {
            return Ok(());
        }
        let origin = headers.get(ORIGIN).and_then(|value| value.to_str().ok());
        let site = headers
            .get("sec-fetch-site")
            .and_then(|value| value.to_str().ok());
        if origin == Some(&*self.origin) && matches!(site, None | Some("same-origin")) {
            Ok(())
        } else {
            Err(Refusal::ForeignOrigin)
        }
    }
}

/// A panic is a fault of ours: the voter gets the documented answer, and what the panic says, which might quote the
/// request, is neither answered nor logged here (LO-02).
async fn unless_it_panics<F>(name: &'static str, action: F) -> Result<Answer, Failure>
where
    F: Future<Output = Result<Answer, Failure>>,
{
    let mut action = pin!(action);
    poll_fn(move |context| {
        catch_unwind(AssertUnwindSafe(|| action.as_mut().poll(context)))
            .unwrap_or_else(|_| Poll::Ready(Err(Failure::fault(format!("{name} panicked")))))
    })
    .await
}

fn json_only(headers: &HeaderMap) -> Result<(), Refusal> {
    let media_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let encoded = headers.get("content-encoding").is_some();
    if essence.eq_ignore_ascii_case("application/json") && !encoded {
        Ok(())
    } else {
        Err(Refusal::UnsupportedMediaType)
    }
}

/// A cookie that came exactly once; one that comes twice is nobody's.
fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut found = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(key, _)| *key == name)
        .map(|(_, value)| value);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

const SECURITY: [(&str, &str); 7] = [
    ("cache-control", "no-store"),
    (
        "content-security-policy",
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
];

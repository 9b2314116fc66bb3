//! What networks, services and functions do to calls: an HTTP client that stands between the real SDK and the emulator,
//! in the same process, and spoils the calls it is told to. With a paused clock, timeouts and back-offs cost nothing.

use super::Emulator;
use crate::client::Dynamo;
use aws_sdk_dynamodb::config::SharedHttpClient;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use dynoxide::{Database, DynoxideError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Notify;

/// What happens to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// The connection breaks before the service reads the request.
    ResetBefore,
    /// The service does its work and the connection breaks before the answer.
    ResetAfter,
    /// The service does its work and its answer never comes.
    TimeoutAfter,
    /// The service refuses: too many requests.
    Throttled,
    /// The service fails and did nothing.
    ServerErrorBefore,
    /// The service does its work, then fails.
    ServerErrorAfter,
    /// Another transaction holds one of the rows; single writes and transactions only.
    Conflict,
    /// The caller's process dies before the request leaves.
    KilledBefore,
    /// The caller's process dies before the answer comes.
    KilledAfter,
}

impl Mishap {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::ResetBefore,
        Self::ResetAfter,
        Self::TimeoutAfter,
        Self::Throttled,
        Self::ServerErrorBefore,
        Self::ServerErrorAfter,
        Self::Conflict,
        Self::KilledBefore,
        Self::KilledAfter,
    ];
}

/// Which calls are spoilt: each HTTP exchange counts, the SDK's own retries included.
#[derive(Clone)]
pub struct Schedule {
    plan: Arc<dyn Fn(usize) -> Option<Mishap> + Send + Sync>,
    seen: Arc<Mutex<Vec<String>>>,
    killed: Arc<Notify>,
}

impl Schedule {
    /// Spoils call number `n`, from 0, as `plan(n)` says.
    pub fn new(plan: impl Fn(usize) -> Option<Mishap> + Send + Sync + 'static) -> Self {
        Self {
            plan: Arc::new(plan),
            seen: Arc::default(),
            killed: Arc::default(),
        }
    }

    /// The names of the operations called so far, in order.
    pub fn operations(&self) -> Vec<String> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until a call kills its process: the caller then drops what called.
    pub async fn killed(&self) {
        self.killed.notified().await;
    }

    fn next(&self, operation: &str) -> Option<Mishap> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.push(operation.to_owned());
        (self.plan)(seen.len() - 1)
    }
}

impl fmt::Debug for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Schedule")
    }
}

impl Emulator {
    /// A connection whose calls are spoilt as the schedule says. No socket: the emulator answers in this process.
    pub fn spoilt(&self, schedule: &Schedule) -> Dynamo {
        let connector = SharedHttpConnector::new(Connector {
            database: self.database().clone(),
            schedule: schedule.clone(),
        });
        let client: SharedHttpClient = http_client_fn(move |_, _| connector.clone());
        Dynamo::local_through("http://emulator.test", "", client)
    }
}

struct Connector {
    database: Database,
    schedule: Schedule,
}

impl fmt::Debug for Connector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Connector")
    }
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
        let body = String::from_utf8_lossy(request.body().bytes().unwrap_or_default()).into_owned();
        let (database, schedule) = (self.database.clone(), self.schedule.clone());
        HttpConnectorFuture::new(async move {
            match schedule.next(&operation) {
                None => Ok(answer(&database, &operation, &body)),
                Some(mishap) => spoil(mishap, &database, &schedule, &operation, &body).await,
            }
        })
    }
}

async fn spoil(
    mishap: Mishap,
    database: &Database,
    schedule: &Schedule,
    operation: &str,
    body: &str,
) -> Result<HttpResponse, ConnectorError> {
    let reset = || ConnectorError::io("the connection was reset".into());
    match mishap {
        Mishap::ResetBefore => Err(reset()),
        Mishap::ResetAfter => {
            answer(database, operation, body);
            Err(reset())
        }
        Mishap::TimeoutAfter => {
            answer(database, operation, body);
            std::future::pending().await
        }
        Mishap::Throttled => Ok(error(
            400,
            r#"{"__type":"ThrottlingException","message":"slow down"}"#,
        )),
        Mishap::ServerErrorBefore => Ok(server_error()),
        Mishap::ServerErrorAfter => {
            answer(database, operation, body);
            Ok(server_error())
        }
        Mishap::Conflict => Ok(conflict(operation).unwrap_or_else(|| answer(database, operation, body))),
        Mishap::KilledBefore => {
            schedule.killed.notify_one();
            std::future::pending().await
        }
        Mishap::KilledAfter => {
            answer(database, operation, body);
            schedule.killed.notify_one();
            std::future::pending().await
        }
    }
}

fn server_error() -> HttpResponse {
    error(500, r#"{"__type":"InternalServerError","message":"failed"}"#)
}

/// How DynamoDB tells a conflict: in the reasons of a transaction, or as an exception of its own. Reads meet none.
fn conflict(operation: &str) -> Option<HttpResponse> {
    match operation {
        "TransactWriteItems" => Some(error(
            400,
            r#"{"__type":"TransactionCanceledException","Message":"Transaction cancelled",
                "CancellationReasons":[{"Code":"None"},{"Code":"TransactionConflict","Message":"in another transaction"}]}"#,
        )),
        "PutItem" | "UpdateItem" | "DeleteItem" => Some(error(
            400,
            r#"{"__type":"TransactionConflictException","message":"in another transaction"}"#,
        )),
        _ => None,
    }
}

fn answer(database: &Database, operation: &str, body: &str) -> HttpResponse {
    let done = match operation {
        "CreateTable" => run(body, |request| database.create_table(request)),
        "GetItem" => run(body, |request| database.get_item(request)),
        "Query" => run(body, |request| database.query(request)),
        "PutItem" => run(body, |request| database.put_item(request)),
        "UpdateItem" => run(body, |request| database.update_item(request)),
        "DeleteItem" => run(body, |request| database.delete_item(request)),
        "BatchWriteItem" => run(body, |request| database.batch_write_item(request)),
        "TransactWriteItems" => run(body, |request| database.transact_write_items(request)),
        _ => return error(400, r#"{"__type":"UnknownOperationException"}"#),
    };
    match done {
        Ok(json) => response(200, json),
        Err(failed) => response(failed.status_code(), failed.to_json()),
    }
}

fn run<Q: DeserializeOwned, A: Serialize>(
    body: &str,
    act: impl FnOnce(Q) -> Result<A, DynoxideError>,
) -> Result<String, DynoxideError> {
    let request = serde_json::from_str(body).expect("the SDK writes requests that the emulator reads");
    act(request).map(|done| serde_json::to_string(&done).expect("the emulator's answers are JSON"))
}

pub(super) fn error(status: u16, body: &str) -> HttpResponse {
    response(status, body.to_owned())
}

fn response(status: u16, body: String) -> HttpResponse {
    let status = StatusCode::try_from(status).expect("a status of HTTP");
    HttpResponse::new(status, SdkBody::from(body))
}

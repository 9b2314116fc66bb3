//! An emulator of DynamoDB in memory, on loopback: each test has its own, empty, and the real SDK speaks to it.

mod mishaps;
mod rights;

use crate::client::{Dynamo, https_client};
use crate::table::Table;
use aws_sdk_dynamodb::config::SharedHttpClient;
use dynoxide::Database;
use dynoxide::actions::list_tables::ListTablesRequest;
use dynoxide::actions::scan::ScanRequest;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

pub use mishaps::{Mishap, Schedule};

/// Every row of every table: table name, then the rows in a fixed order, each as its attributes in DynamoDB's JSON
/// (`{"count":{"N":"3"}}`). Two dumps are equal exactly when no row differs.
pub type Rows = BTreeMap<String, Vec<BTreeMap<String, Value>>>;

/// A running emulator. It stops when dropped.
pub struct Emulator {
    database: Database,
    endpoint: String,
    http: SharedHttpClient,
    _stop: oneshot::Sender<()>,
}

impl Emulator {
    /// Starts an empty emulator, and connects to it.
    ///
    /// # Panics
    /// When loopback has no free port, or SQLite no memory.
    pub async fn start() -> (Self, Dynamo) {
        let database = Database::memory().expect("SQLite opens a database in memory");
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("loopback has a free port");
        let endpoint = format!("http://{}", listener.local_addr().expect("the listener is bound"));
        let (stop, stopped) = oneshot::channel::<()>();
        let served = database.clone();
        tokio::spawn(async move {
            let stopped = async { drop(stopped.await) };
            dynoxide::server::serve_with_shutdown(listener, served, stopped).await
        });
        let http = https_client();
        let dynamo = Dynamo::local_patient(&endpoint, http.clone());
        (
            Self {
                database,
                endpoint,
                http,
                _stop: stop,
            },
            dynamo,
        )
    }

    /// As [`Emulator::start`], with these tables.
    ///
    /// # Panics
    /// As [`Emulator::start`], or when a table is refused.
    pub async fn with_tables(tables: &[Table]) -> (Self, Dynamo) {
        let (emulator, dynamo) = Self::start().await;
        for table in tables {
            dynamo
                .create_table(*table)
                .await
                .expect("an empty emulator takes any table");
        }
        (emulator, dynamo)
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The emulator's own database, for what a test wants to see or do behind the portal's back.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Every row of every table.
    ///
    /// # Panics
    /// When the emulator cannot read its own database.
    pub fn rows(&self) -> Rows {
        let tables = self
            .database
            .list_tables(ListTablesRequest::default())
            .expect("the emulator lists its tables");
        tables
            .table_names
            .into_iter()
            .map(|name| (name.clone(), self.table(&name)))
            .collect()
    }

    fn table(&self, name: &str) -> Vec<BTreeMap<String, Value>> {
        let mut rows = Vec::new();
        let mut start = None;
        loop {
            let request = ScanRequest {
                table_name: name.to_owned(),
                exclusive_start_key: start,
                ..ScanRequest::default()
            };
            let page = self
                .database
                .scan(request)
                .expect("the emulator reads its tables");
            for item in page.items.unwrap_or_default() {
                let json = serde_json::to_value(&item).expect("an item is JSON");
                rows.push(serde_json::from_value(json).expect("an item is an object"));
            }
            start = page.last_evaluated_key;
            if start.is_none() {
                break;
            }
        }
        rows.sort_by_cached_key(|row: &BTreeMap<String, Value>| format!("{row:?}"));
        rows
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Emulator({})", self.endpoint)
    }
}

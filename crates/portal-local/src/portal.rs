//! The running portal: storage, carriers, every action, and the pages under `/dev/`.

use crate::assembly::{Meters, Parts, assemble};
use crate::clock::LocalClock;
use crate::documents;
use crate::outbox;
use crate::pages::{self, Pages};
use crate::store::{Store, StoreError};
use axum::Router;
use bureau::Operations;
use bureau::event_folder::Documents;
use courier::trap::{Account, Trap};
use courier::{Courier, Stationery, StationeryError};
use dynamo::{Dynamo, Refused};
use election::EventId;
use http_edge::proof_of_work::Difficulty;
use keys::{KeyFault, Keyring};
use std::fmt;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use voter_file::HashCost;

/// How a local portal runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The event.
    pub event: EventId,
    /// Its title, for the messages.
    pub title: String,
    /// The clock.
    pub clock: LocalClock,
    /// The secrets.
    pub keys: Keyring,
    /// How hard the proof of work is.
    pub difficulty: Difficulty,
    /// The cost of a password's hash.
    pub hash_cost: HashCost,
    /// The soonest a request for a link is answered.
    pub answer_after: Duration,
    /// The pages; `None` serves the actions alone.
    pub pages: Option<Pages>,
    /// The lists' documents.
    pub documents: Documents,
}

/// A running local portal. It stops when dropped.
pub struct Portal {
    /// Where it answers: `http://127.0.0.1:PORT`.
    pub origin: String,
    /// What was sent.
    pub trap: Arc<Trap>,
    /// Writes to `/dev/outbox/examples` instead of the outbox.
    pub examples: Courier,
    /// What each action consumed.
    pub meters: Meters,
    /// The bureau's verbs on the same storage.
    pub operations: Operations,
    /// The bureau's carriers.
    pub courier: Courier,
    /// The clock.
    pub clock: LocalClock,
    /// The storage.
    pub store: Store,
    _stop: oneshot::Sender<()>,
}

/// Why the portal does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, or may not be used.
    #[error(
        "port {port} of 127.0.0.1 cannot be used ({cause}). Another program may hold it: choose another with --port."
    )]
    Port {
        /// The port.
        port: u16,
        /// What the system says.
        cause: std::io::Error,
    },
    /// The storage does not open.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A secret is missing.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// The event's title or the origin doesn't fit the messages.
    #[error(transparent)]
    Stationery(#[from] StationeryError),
    /// The storage refused a write at the start.
    #[error(transparent)]
    Storage(#[from] Refused),
}

/// The address that messages come from in a local run.
const SENDER: &str = "elections@portail.example";
/// The address answers go to.
const HELP_DESK: &str = "assistance@portail.example";

impl Portal {
    /// Starts a portal; its data stand in `folder`, or in memory.
    ///
    /// # Errors
    /// [`StartError`], which says what to do.
    pub async fn start(settings: Settings, folder: Option<&Path>) -> Result<Self, StartError> {
        let listener = TcpListener::bind(("127.0.0.1", settings.port)).await;
        let listener = listener.map_err(|cause| StartError::Port {
            port: settings.port,
            cause,
        })?;
        let address = listener.local_addr().map_err(|cause| StartError::Port {
            port: settings.port,
            cause,
        })?;
        let origin = format!("http://{address}");
        let (store, dynamo) = Store::open(folder).await?;
        let trap = Arc::new(Trap::start(account()).await);
        let courier = Courier::local(trap.endpoint(), stationery(&origin, &settings.title))?;
        let operations = Operations::new(dynamo.metered(), settings.event.clone(), settings.keys.clone())?;
        let (router, meters) = assemble(&parts(&settings, &origin, dynamo, courier.clone())?)?;
        let examples = Arc::new(Trap::start(account()).await);
        let exemplary = Courier::local(examples.endpoint(), stationery(&origin, &settings.title))?;
        let router = outbox::mount(router, Arc::clone(&trap), examples);
        let router = documents::mount(router, &settings.documents);
        let router = match settings.pages {
            Some(pages) => pages::mount(router, pages),
            None => router,
        };
        let (stop, stopped) = oneshot::channel();
        tokio::spawn(serve(listener, router, stopped));
        Ok(Self {
            origin,
            trap,
            examples: exemplary,
            meters,
            operations,
            courier,
            clock: settings.clock,
            store,
            _stop: stop,
        })
    }
}

impl fmt::Debug for Portal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Portal({})", self.origin)
    }
}

async fn serve(listener: TcpListener, router: Router, stopped: oneshot::Receiver<()>) {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(async { drop(stopped.await) });
    if let Err(error) = served.await {
        tracing::error!(%error, "the local server stopped");
    }
}

fn parts(settings: &Settings, origin: &str, dynamo: Dynamo, courier: Courier) -> Result<Parts, KeyFault> {
    let edge = lambda_entry::door(
        &settings.keys,
        origin.to_owned(),
        settings.clock.seam(),
        lambda_entry::system_randomness(),
        settings.difficulty,
    )?;
    Ok(Parts {
        event: settings.event.clone(),
        edge,
        dynamo,
        keys: settings.keys.clone(),
        courier,
        hash_cost: settings.hash_cost,
        answer_after: settings.answer_after,
    })
}

/// A SES and SNS account that may write to anybody, a million times.
fn account() -> Account {
    Account {
        verified: vec!["portail.example".to_owned()],
        quota: 1_000_000,
    }
}

fn stationery(origin: &str, title: &str) -> Stationery {
    Stationery {
        origin: origin.to_owned(),
        event_title: title.to_owned(),
        sender: SENDER.to_owned(),
        help_desk: HELP_DESK.to_owned(),
        configuration_set: None,
        sms_sender: Some("ELECTIONS".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn mails_and_the_pages_of_the_shipped_theme_name_the_same_help_desk() {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/themes/neutre/theme.json");
        let theme: serde_json::Value = serde_json::from_slice(&std::fs::read(theme).unwrap()).unwrap();
        assert_eq!(theme["help_desk"]["email"], HELP_DESK);
    }
}

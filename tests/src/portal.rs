//! A portal with real parts.

use crate::clock::SetClock;
use crate::person::Person;
use crate::visitor::Visitor;
use crate::{actions, contract, logs, scene, seeded};
use ballot_box::{BallotBox, ReceiptKeys};
use bureau::Operations;
use bytes::Bytes;
use courier::trap::{Account, Trap};
use courier::{Courier, Stationery};
use dynamo::Dynamo;
use dynamo::testing::{Emulator, Rows, Schedule};
use election::{EventId, Instant};
use http::{Request, Response};
use http_edge::proof_of_work::Difficulty;
use http_edge::{Action, Edge, Route};
use keys::{Keyring, Purpose};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use voter_file::{HashCost, IdentityKey, VoterFile};

/// The portal's origin.
pub(crate) const ORIGIN: &str = "https://vote.example.fr";

type Answering = Pin<Box<dyn Future<Output = Response<Bytes>> + Send>>;

/// A portal, and all that it is made of. Clones are the same portal.
#[derive(Clone, Debug)]
pub struct Portal(Arc<(Parts, Vec<Mounted>)>);

/// What the portal is made of: an action is built from these.
#[derive(Debug)]
pub struct Parts {
    /// The storage.
    pub emulator: Emulator,
    /// SES and SNS: every message that left.
    pub trap: Trap,
    /// The clock.
    pub clock: SetClock,
    /// The door.
    pub edge: Edge,
    /// A connection to the storage that may do anything: what a test looks at and prepares.
    pub dynamo: Dynamo,
    /// A secret for every purpose.
    pub keys: Keyring,
    /// The voters' file, with every key.
    pub voters: VoterFile,
    /// What names its rows and counters.
    pub names: IdentityKey,
    /// The ballot boxes.
    pub ballots: BallotBox,
    /// The carriers.
    pub courier: Courier,
    files: Mutex<BTreeMap<String, VoterFile>>,
}

/// An action behind its addresses.
pub(crate) struct Mounted {
    name: &'static str,
    routes: &'static [Route],
    handle: Box<dyn Fn(Request<Bytes>) -> Answering + Send + Sync>,
}

impl Portal {
    /// The whole portal, its clock at `now` (RFC 3339), with an event of three elections imported and sealed.
    ///
    /// # Panics
    /// When a part does not start.
    pub async fn opening(now: &str) -> Self {
        logs::keep();
        let parts = Parts::start(Instant::parse(now).expect("a date with its offset")).await;
        let receipts = ReceiptKeys {
            deposit: vec![public_key(&parts.keys, Purpose::UrnReceipts)],
            emargement: vec![public_key(&parts.keys, Purpose::EmargementReceipts)],
        };
        let (voters, ballots) = parts.under("bureau");
        scene::import(&voters, &parts.names, &ballots, &receipts).await;
        let mounted = actions::all(&parts);
        Self(Arc::new((parts, mounted)))
    }

    /// A browser with no cookie.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(self.clone())
    }

    /// A voter of the roll, with a browser: `claire`, `karim`, `helene` or `paul`.
    ///
    /// # Panics
    /// When nobody is called so.
    pub fn voter(&self, name: &str) -> Person {
        Person::new(self.clone(), name)
    }

    /// The bureau's verbs on the same storage.
    ///
    /// # Panics
    /// Without the identity secret, which every portal of a test has.
    pub fn bureau(&self) -> Operations {
        let event = EventId::parse(scene::EVENT).expect("an event");
        Operations::new(self.emulator.under("bureau"), event, self.keys.clone())
            .expect("a secret for every purpose")
    }

    /// Sets the clock (RFC 3339).
    ///
    /// # Panics
    /// When it is not a date with its offset.
    pub fn set_clock(&self, now: &str) {
        self.clock
            .set(Instant::parse(now).expect("a date with its offset"));
    }

    /// Every row of every table.
    pub fn rows(&self) -> Rows {
        self.emulator.rows()
    }

    /// Every row of every table but those: what a refusal leaves as it was, beside the counters it may move (G1).
    pub fn rows_but(&self, tables: &[&str]) -> Rows {
        self.rows()
            .into_iter()
            .filter(|(name, _)| !tables.contains(&name.as_str()))
            .collect()
    }

    /// Compares the tables with what they were, but those that a refusal may touch.
    ///
    /// # Panics
    /// When a row differs; names the table.
    pub fn assert_unchanged(&self, before: &Rows, but: &[&str]) {
        let now = self.rows();
        let names: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        for name in names {
            if !but.contains(&name.as_str()) {
                assert_eq!(before.get(name), now.get(name), "rows of {name} changed");
            }
        }
    }

    /// Every line the actions logged, of all portals of this test program.
    pub fn logs(&self) -> String {
        logs::text()
    }

    /// Gives a request to the action at its address, as the gateway does.
    ///
    /// # Panics
    /// When no action has this address: in a test, a typing error. When what it answers is not documented.
    pub async fn answer(&self, request: Request<Bytes>) -> Response<Bytes> {
        let path = request.uri().path().to_owned();
        let serves = |mounted: &&Mounted| mounted.routes.iter().any(|route| route.matches(&path).is_some());
        let mounted = self.0.1.iter().find(serves);
        let mounted = mounted.unwrap_or_else(|| panic!("no action has the address {path}"));
        let method = request.method().clone();
        let response = (mounted.handle)(request).await;
        let reply = (response.status(), response.headers(), response.body().as_ref());
        contract::assert_documented(&method, &path, reply);
        response
    }
}

impl Deref for Portal {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0.0
    }
}

impl Parts {
    async fn start(now: Instant) -> Self {
        let (emulator, dynamo) = Emulator::with_tables(&voter_file::tables::ALL).await;
        dynamo
            .create_table(ballot_box::tables::URN)
            .await
            .expect("an empty emulator takes any table");
        let trap = Trap::start(Account {
            verified: vec!["example.fr".to_owned()],
            quota: 10_000,
        })
        .await;
        let clock = SetClock::at(now);
        let randomness = seeded::randomness("portal");
        let secrets = seeded::randomness("secrets");
        let keys = Keyring::drawn(|| secrets.bytes());
        let edge = lambda_entry::door(
            &keys,
            ORIGIN.to_owned(),
            clock.seam(),
            randomness,
            Difficulty::TRIFLING,
        )
        .expect("there is a secret for every purpose");
        let voters = voter_file(&keys, dynamo.clone());
        let names = lambda_entry::names(&keys).expect("there is a secret for every purpose");
        let ballots = BallotBox::new(dynamo.clone());
        let courier = Courier::local(trap.endpoint(), stationery()).expect("fit stationery");
        Self {
            emulator,
            trap,
            clock,
            edge,
            dynamo,
            keys,
            voters,
            names,
            ballots,
            courier,
            files: Mutex::default(),
        }
    }

    /// A voters' file of its own, with every key, whose calls to the storage go as `schedule` says.
    pub fn file_through(&self, schedule: &Schedule) -> VoterFile {
        voter_file(&self.keys, self.emulator.spoilt(schedule))
    }

    /// The voters' file of the function of that role, as it holds it.
    pub fn file_of(&self, role: &str) -> VoterFile {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let of_role = files.entry(role.to_owned());
        of_role
            .or_insert_with(|| voter_file(&self.keys, self.emulator.under(role)))
            .clone()
    }

    /// The voters' file and the ballot boxes as a role may use them: what `infra/role-matrix.csv` does not allow it is refused.
    pub(crate) fn under(&self, role: &str) -> (VoterFile, BallotBox) {
        (self.file_of(role), BallotBox::new(self.emulator.under(role)))
    }
}

impl Mounted {
    pub(crate) fn new<A: Action>(action: A) -> Self {
        let action = Arc::new(action);
        let handle = move |request| -> Answering {
            let action = Arc::clone(&action);
            Box::pin(async move { action.handle(request).await })
        };
        Self {
            name: A::NAME,
            routes: A::ROUTES,
            handle: Box::new(handle),
        }
    }
}

impl fmt::Debug for Mounted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

fn voter_file(keys: &Keyring, dynamo: Dynamo) -> VoterFile {
    let keys = lambda_entry::voter_keys(keys);
    let event = EventId::parse(scene::EVENT).expect("an event");
    // A small cost: what a password costs is not what these tests are about.
    let cost = HashCost {
        memory: 64,
        passes: 1,
        lanes: 1,
    };
    VoterFile::new(dynamo, event, keys).with_hash_cost(cost)
}

fn stationery() -> Stationery {
    Stationery {
        origin: ORIGIN.to_owned(),
        event_title: "Élections professionnelles 2022".to_owned(),
        sender: "vote@example.fr".to_owned(),
        help_desk: "assistance@example.fr".to_owned(),
        configuration_set: Some("portal-default".to_owned()),
        sms_sender: Some("ELECTIONS".to_owned()),
    }
}

fn public_key(keys: &Keyring, purpose: Purpose) -> String {
    let seed = keys.key(purpose).expect("there is a secret for every purpose");
    let public = ed25519_dalek::SigningKey::from_bytes(&seed).verifying_key();
    public
        .to_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

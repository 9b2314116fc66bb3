//! The tables of the people's side.

use dynamo::{SortKey, Table};

/// A person: profile, password and challenge answer as Argon2id hashes, account state. Never a credential, never a ballot.
pub const VOTERS: Table = plain("voters", "voter", None);

/// A one-time link, by the SHA-256 of its token. Never the token, never a phone number or a private address.
pub const LINKS: Table = plain("links", "link", Some("expires_at"));

/// A session, by the SHA-256 of its cookie. Never a network address.
pub const SESSIONS: Table = plain("sessions", "session", Some("expires_at"));

/// A voter's right to vote in one election, and its use (émargement). Never a ballot, never a reference.
pub const RIGHTS: Table = Table {
    name: "rights",
    partition: "shard",
    sort: Some(SortKey::Text("voter")),
    sweep: None,
};

/// The signed, chained events of re-issued codes.
pub const REISSUES: Table = Table {
    name: "reissues",
    partition: "election",
    sort: Some(SortKey::Number("sequence")),
    sweep: None,
};

/// The roll as its voters may read it: names, corps, establishments. Never an address, a number, a voter key.
pub const ROLL: Table = Table {
    name: "roll",
    partition: "drawer",
    sort: Some(SortKey::Text("place")),
    sweep: None,
};

/// Claims about the roll, and whose they are.
pub const CLAIMS: Table = register("claims");

/// Requests for assistance, sealed.
pub const ASSISTANCE: Table = register("assistance");

/// Counters and spent proofs of work, under keyed names. Never an address, even hashed whole.
pub const LIMITS: Table = plain("limits", "bucket", Some("expires_at"));

/// What is public of an event: here, the event itself and its elections (partition = the event's id).
pub const EVENT: Table = Table {
    name: "event",
    partition: "event",
    sort: Some(SortKey::Text("item")),
    sweep: None,
};

/// Every table of the people's side.
pub const ALL: [Table; 10] = [
    VOTERS, LINKS, SESSIONS, RIGHTS, REISSUES, ROLL, CLAIMS, ASSISTANCE, LIMITS, EVENT,
];

const fn register(name: &'static str) -> Table {
    Table {
        name,
        partition: "register",
        sort: Some(SortKey::Text("entry")),
        sweep: None,
    }
}

const fn plain(name: &'static str, partition: &'static str, sweep: Option<&'static str>) -> Table {
    Table {
        name,
        partition,
        sort: None,
        sweep,
    }
}

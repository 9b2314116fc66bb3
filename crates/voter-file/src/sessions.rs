//! The rows of `sessions`.
//!
//! A session is checked by one read of its own row. So that a voter's sessions can end at once all the same, the voter's row
//! names them: choosing a new password deletes their rows in its own transaction (SE-02).

use crate::accounts::Recognised;
use crate::file::VoterFile;
use crate::keys::SessionKey;
use crate::tables::{SESSIONS, VOTERS};
use crate::voters::VoterRow;
use dynamo::{ByteBuf, Fault, Key, Refused, Row, Table, Write};
use election::session::{AT_ONCE, SessionState, SessionTimes};
use election::{Identifier, Instant, Signatory, VoterKey};
use serde::{Deserialize, Serialize};

/// One session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionRow {
    /// SHA-256 of the cookie's random value, in hex.
    pub session: String,
    /// Whose it is.
    pub voter: VoterKey,
    /// When it was opened.
    pub created_at: Instant,
    /// When it was last used, to the minute.
    pub last_seen: Instant,
    /// When it is over at the latest.
    pub expires_at: Instant,
    /// What a proof of possession of a voting code must be made for: serves once.
    pub nonce: String,
    /// Who will sign the roll: kept here so that a cast reads one row only. The roll is frozen before the vote opens.
    pub signatory: Signatory,
    /// The identifier typed at the log-in, sealed under a key that only the cookie gives.
    pub sealed_identifier: ByteBuf,
    /// The login before the one that opened this session.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub previous_login: Option<Instant>,
}

/// A session that is alive: whoever holds one is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The fingerprint of its cookie.
    pub fingerprint: String,
    /// Whose it is. The voter of a request is taken from here, never from the request (SE-05).
    pub voter: VoterKey,
    /// When it was opened: decides on the minutes of grace at closing.
    pub created_at: Instant,
    /// When it was last used.
    pub last_seen: Instant,
    /// What the next proof of possession must be made for.
    pub nonce: String,
    /// Who signs the roll when this voter votes.
    pub signatory: Signatory,
    /// The identifier, sealed: [`VoterFile::identifier`] opens it.
    pub sealed_identifier: ByteBuf,
    /// The login before the one that opened it.
    pub previous_login: Option<Instant>,
}

/// A voter who is signed in, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub voter: VoterRow,
}

/// What a session is opened with.
#[derive(Clone, Debug)]
pub struct Opening<'a> {
    /// The fingerprint of its cookie.
    pub fingerprint: String,
    /// What the cookie seals with.
    pub key: SessionKey,
    /// What the voter typed.
    pub identifier: &'a Identifier,
    /// Fresh random text.
    pub nonce: String,
}

impl Row for SessionRow {
    const TABLE: Table = SESSIONS;

    fn key(&self) -> Key {
        Key::of(&self.session)
    }
}

impl From<SessionRow> for Session {
    fn from(row: SessionRow) -> Self {
        Self {
            fingerprint: row.session,
            voter: row.voter,
            created_at: row.created_at,
            last_seen: row.last_seen,
            nonce: row.nonce,
            signatory: row.signatory,
            sealed_identifier: row.sealed_identifier,
            previous_login: row.previous_login,
        }
    }
}

/// A transaction takes 100 rows: a voter whose logins all happened at the same moment can't pass this.
const NEVER_MORE: usize = 40;

impl VoterFile {
    /// The session of this fingerprint, if it is alive at `now`; its use is written down at most once a minute.
    ///
    /// # Errors
    /// [`Refused::Busy`] or [`Refused::Fault`].
    pub async fn session(&self, fingerprint: &str, now: Instant) -> Result<Option<Session>, Refused> {
        let Some(row) = self.dynamo.get::<SessionRow>(&Key::of(fingerprint)).await? else {
            return Ok(None);
        };
        let times = SessionTimes {
            created_at: row.created_at,
            last_seen: row.last_seen,
        };
        match times.state(now) {
            SessionState::Over => return Ok(None),
            SessionState::Fresh => {}
            SessionState::ToTouch => {
                let touch = Write::update(SESSIONS, &row.key(), "SET #seen = :now")
                    .name("#seen", "last_seen")
                    .name("#session", SESSIONS.partition)
                    .value(":now", now)
                    .when("attribute_exists(#session)");
                match self.dynamo.write(touch).await {
                    Ok(()) => {}
                    // It ended between the two calls.
                    Err(Refused::Condition(_)) => return Ok(None),
                    Err(refused) => return Err(refused),
                }
            }
        }
        Ok(Some(row.into()))
    }

    /// The session of this fingerprint, if it is alive at `now`, and its voter.
    ///
    /// # Errors
    /// As [`VoterFile::session`].
    pub async fn signed_in(&self, fingerprint: &str, now: Instant) -> Result<Option<SignedIn>, Refused> {
        let Some(session) = self.session(fingerprint, now).await? else {
            return Ok(None);
        };
        let voter = self.voter(&session.voter).await?;
        Ok(voter.map(|voter| SignedIn { session, voter }))
    }

    /// Opens a session for a voter who was just recognised, and notes the login. The oldest session
    /// ends when there would be too many.
    ///
    /// # Errors
    /// [`Refused::Condition`] when the password changed since, [`Refused::Busy`], [`Refused::Fault`].
    pub async fn open_session(
        &self,
        Recognised(row): &Recognised,
        opening: Opening<'_>,
        now: Instant,
    ) -> Result<(), Refused> {
        let times = SessionTimes {
            created_at: now,
            last_seen: now,
        };
        let sealed = opening.key.seal(&opening.fingerprint, opening.identifier);
        let session = SessionRow {
            session: opening.fingerprint.clone(),
            voter: row.voter.clone(),
            created_at: now,
            last_seen: now,
            expires_at: times.ends(),
            nonce: opening.nonce,
            signatory: Signatory::of(row.number.clone(), &row.profile()),
            sealed_identifier: ByteBuf::from(sealed),
            previous_login: row.last_login,
        };
        let old = too_many(row, now);
        let removed: String = (0..old.len()).map(|at| format!(", #sessions.#old{at}")).collect();
        let removed = removed
            .strip_prefix(',')
            .map(|paths| format!(" REMOVE{paths}"))
            .unwrap_or_default();
        let mut voter = Write::update(
            VOTERS,
            &row.key(),
            format!("SET #login = :now, #sessions.#new = :now{removed}"),
        )
        .name("#login", "last_login")
        .name("#sessions", "sessions")
        .name("#epoch", "epoch")
        .name("#new", &opening.fingerprint)
        .value(":now", now)
        .value(":epoch", row.epoch)
        .value(":most", NEVER_MORE)
        .when("#epoch = :epoch")
        .when("size(#sessions) < :most");
        for (at, fingerprint) in old.iter().enumerate() {
            voter = voter.name(&format!("#old{at}"), fingerprint);
        }
        let mut writes = vec![voter, Write::put_if_absent(&session)];
        writes.extend(
            old.iter()
                .map(|fingerprint| Write::delete(SESSIONS, &Key::of(*fingerprint))),
        );
        self.dynamo.commit(None, writes).await
    }

    /// The identifier that the voter of this session typed at the log-in, for the browser that brought the cookie.
    ///
    /// # Errors
    /// A [`Fault`] when it does not open with the key of this cookie.
    pub fn identifier(&self, session: &Session, key: &SessionKey) -> Result<Identifier, Fault> {
        key.open(&session.fingerprint, &session.sealed_identifier)
            .ok_or_else(|| Fault {
                operation: "open an identifier",
                table: SESSIONS.name,
                reason: "the sealed identifier does not open with this cookie".to_owned(),
            })
    }

    /// Ends a session, at once and for good.
    ///
    /// # Errors
    /// [`Refused::Busy`] or [`Refused::Fault`].
    pub async fn end_session(&self, session: &Session) -> Result<(), Refused> {
        let voter = Write::update(VOTERS, &VoterRow::key_of(&session.voter), "REMOVE #sessions.#old")
            .name("#sessions", "sessions")
            .name("#old", &session.fingerprint)
            .name("#voter", VOTERS.partition)
            .when("attribute_exists(#voter)");
        let row = Write::delete(SESSIONS, &Key::of(&session.fingerprint));
        self.dynamo.commit(None, vec![voter, row]).await
    }

    /// Ends the voter's other sessions, and leaves this one.
    ///
    /// # Errors
    /// [`Refused::Condition`] when the voter's sessions changed since `row` was read, [`Refused::Busy`], [`Refused::Fault`].
    pub async fn end_other_sessions(&self, row: &VoterRow, session: &Session) -> Result<(), Refused> {
        let mut kept = row.sessions.clone();
        kept.retain(|fingerprint, _| *fingerprint == session.fingerprint);
        let voter = Write::update(VOTERS, &row.key(), "SET #sessions = :kept")
            .name("#sessions", "sessions")
            .value(":kept", kept)
            .value(":known", &row.sessions)
            .when("#sessions = :known");
        let mut writes = vec![voter];
        writes.extend(self.end_sessions(row, Some(&session.fingerprint)));
        self.dynamo.commit(None, writes).await
    }

    /// The writes that delete the voter's sessions but `kept`, for the transaction that ends them.
    pub fn end_sessions(&self, row: &VoterRow, kept: Option<&str>) -> Vec<Write> {
        let ended = row
            .sessions
            .keys()
            .filter(|fingerprint| Some(fingerprint.as_str()) != kept);
        ended
            .map(|fingerprint| Write::delete(SESSIONS, &Key::of(fingerprint)))
            .collect()
    }

    /// The voter's sessions that are alive at `now`, oldest first.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn sessions(&self, row: &VoterRow, now: Instant) -> Result<Vec<Session>, Fault> {
        let mut alive = Vec::new();
        for fingerprint in row.sessions.keys() {
            let Some(session) = self.dynamo.get::<SessionRow>(&Key::of(fingerprint)).await? else {
                continue;
            };
            let times = SessionTimes {
                created_at: session.created_at,
                last_seen: session.last_seen,
            };
            if times.state(now) != SessionState::Over {
                alive.push(Session::from(session));
            }
        }
        alive.sort_by_key(|session| session.created_at);
        Ok(alive)
    }

    /// Spends the session's nonce and puts a fresh one, for a transaction or alone: a proof made for the old one is refused
    /// from then on (VC-06).
    pub fn spend_nonce(&self, session: &Session, fresh: &str) -> Write {
        Write::update(SESSIONS, &Key::of(&session.fingerprint), "SET #nonce = :fresh")
            .name("#nonce", "nonce")
            .value(":fresh", fresh)
            .value(":spent", &session.nonce)
            .when("#nonce = :spent")
    }
}

/// The sessions to end when one more is opened: those that are certainly over, and the oldest beyond the number allowed.
fn too_many(row: &VoterRow, now: Instant) -> Vec<&String> {
    let mut oldest_first: Vec<_> = row.sessions.iter().collect();
    oldest_first.sort_by_key(|(_, created_at)| **created_at);
    let beyond = (oldest_first.len() + 1).saturating_sub(AT_ONCE);
    let over = |created_at: Instant| {
        now >= SessionTimes {
            created_at,
            last_seen: now,
        }
        .ends()
    };
    let ended = oldest_first
        .into_iter()
        .enumerate()
        .filter(|(at, (_, created_at))| *at < beyond || over(**created_at));
    ended.map(|(_, (fingerprint, _))| fingerprint).collect()
}

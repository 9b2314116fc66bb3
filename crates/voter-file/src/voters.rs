//! The rows of `voters`.

use crate::file::VoterFile;
use crate::tables::VOTERS;
use dynamo::{ByteBuf, Fault, Key, Row, Table};
use election::account::Account;
use election::reissue::{DatumKind, PersonalDatum};
use election::{ElectionId, Identifier, Instant, Profile, VoterKey, VoterNumber};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use subtle::ConstantTimeEq as _;

/// One voter. Personal data and hashes: an empty `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoterRow {
    /// The row's key: HMAC(k_id, identifier).
    pub voter: VoterKey,
    /// The number in the roll, printed on the notice.
    pub number: VoterNumber,
    /// `Mme` or `M.`; may be empty.
    pub civility: String,
    /// The name used.
    pub family_name: String,
    /// The first name.
    pub given_name: String,
    /// The corps or grade.
    pub corps: String,
    /// Where the voter works.
    pub establishment: String,
    /// The académie, or the direction; may be empty.
    pub academy: String,
    /// The elections the voter is on the roll of, in the event's order.
    pub elections: Vec<ElectionId>,
    /// The professional address, sealed with `k_mail`.
    pub mailbox: ByteBuf,
    /// The MAC of the NUMEN, when the roll has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub numen_mac: Option<ByteBuf>,
    /// The MAC of the first ten characters of the social security number, when the roll has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nir_mac: Option<ByteBuf>,
    /// When the account was activated.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub activated_at: Option<Instant>,
    /// Argon2id of the password, as a PHC string.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub password: Option<String>,
    /// The challenge question's id.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub question: Option<String>,
    /// Argon2id of the challenge answer, as a PHC string.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub answer: Option<String>,
    /// The fingerprint of the last activation or password link sent: an older one no longer serves (AC-09).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub link: Option<String>,
    /// The last time the right password was given.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub last_login: Option<Instant>,
    /// How many times the password was chosen: opening a session demands that it didn't change since it was checked.
    pub epoch: u64,
    /// The sessions opened and perhaps still alive: fingerprint, and when opened. They end together (SE-02, SE-09).
    pub sessions: BTreeMap<String, Instant>,
}

impl VoterRow {
    /// The state of the account.
    pub fn account(&self) -> Account {
        self.activated_at
            .map_or(Account::Invited, |since| Account::Active { since })
    }

    /// What the roll says of the voter.
    pub fn profile(&self) -> Profile {
        Profile {
            civility: self.civility.clone(),
            family_name: self.family_name.clone(),
            given_name: self.given_name.clone(),
            corps: self.corps.clone(),
            establishment: self.establishment.clone(),
            academy: self.academy.clone(),
        }
    }

    pub(crate) fn key_of(voter: &VoterKey) -> Key {
        Key::of(voter.as_str())
    }
}

impl Row for VoterRow {
    const TABLE: Table = VOTERS;

    fn key(&self) -> Key {
        Self::key_of(&self.voter)
    }
}

impl fmt::Debug for VoterRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VoterRow")
    }
}

impl VoterFile {
    /// The voter, if on the roll. A consistent read.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn voter(&self, voter: &VoterKey) -> Result<Option<VoterRow>, Fault> {
        self.dynamo.get(&VoterRow::key_of(voter)).await
    }

    /// The voter's professional address.
    ///
    /// # Errors
    /// A [`Fault`] without the mailbox key, or when the row does not open with it.
    pub fn mailbox(&self, row: &VoterRow) -> Result<Identifier, Fault> {
        self.keys
            .mailbox()?
            .open(&row.voter, &row.mailbox)
            .ok_or_else(|| Fault {
                operation: "open a mailbox",
                table: VOTERS.name,
                reason: "the sealed address does not open with this key".to_owned(),
            })
    }

    /// Whether the roll holds a datum of this kind for the voter.
    pub fn has_datum(&self, row: &VoterRow, kind: DatumKind) -> bool {
        stored_datum(row, kind).is_some()
    }

    /// Whether a datum is the voter's, compared in constant time. Reserve a try first.
    ///
    /// # Errors
    /// A [`Fault`] without the personal key.
    pub fn datum_matches(&self, row: &VoterRow, datum: &PersonalDatum) -> Result<bool, Fault> {
        let mac = self
            .keys
            .personal()?
            .datum(datum_name(datum.kind()), &row.voter, datum.expose());
        let stored = stored_datum(row, datum.kind()).map_or([].as_slice(), |stored| stored.as_slice());
        Ok(stored.ct_eq(mac.as_slice()).into())
    }
}

fn stored_datum(row: &VoterRow, kind: DatumKind) -> Option<&ByteBuf> {
    match kind {
        DatumKind::Numen => row.numen_mac.as_ref(),
        DatumKind::NirTen => row.nir_mac.as_ref(),
    }
}

pub(crate) const fn datum_name(kind: DatumKind) -> &'static str {
    match kind {
        DatumKind::Numen => "numen",
        DatumKind::NirTen => "nir",
    }
}

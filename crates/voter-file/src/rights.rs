//! The rows of `rights`: who may vote where, with which credential, and who has (émargement).

use crate::file::VoterFile;
use crate::tables::RIGHTS;
use dynamo::{ByteBuf, Fault, Key, Row, Table, Write};
use election::{ElectionId, Instant, VoterKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// One voter in one election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RightRow {
    /// `<election>#<shard>`: one of 16, in two hex digits.
    pub shard: String,
    /// Whose right it is.
    pub voter: VoterKey,
    /// The commitment to the voter's credential.
    pub commitment: Commitment,
    /// The credential, sealed under a key derived from `k_link`: for a re-issue's signed log only.
    pub sealed_credential: ByteBuf,
    /// When the voter voted, to the minute.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub voted_at: Option<Instant>,
    /// The re-issues, if any.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reissued: Option<ReissueMark>,
    /// The commitments to credentials replaced since: their owner is told so (COD-303).
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub revoked: Vec<Commitment>,
}

/// HMAC(k_link, voter, election, credential): it says, to who holds `k_link`, that a credential is this voter's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Commitment(String);

/// The re-issues of the voter's code in this election. Never the event's sequence nor its minute: the log names credentials,
/// and this row a voter (decision 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReissueMark {
    /// How many.
    pub count: u32,
    /// The day of the last one: midnight in Paris.
    pub at: Instant,
}

/// A voter's right in one election, as read.
pub type Right = RightRow;

impl Row for RightRow {
    const TABLE: Table = RIGHTS;

    fn key(&self) -> Key {
        Key::with_text(&self.shard, self.voter.as_str())
    }
}

impl VoterFile {
    /// How many partitions the rights of one election are spread over.
    pub const RIGHT_SHARDS: u8 = 16;

    /// The names of the partitions that hold the rights of one election.
    pub(crate) fn right_shards(election: &ElectionId) -> impl Iterator<Item = String> {
        (0..Self::RIGHT_SHARDS).map(move |shard| shard_name(election, shard))
    }

    /// The voter's right in an election, or `None` when the voter is not on its roll. A consistent read.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn right(&self, voter: &VoterKey, election: &ElectionId) -> Result<Option<Right>, Fault> {
        self.dynamo.get(&right_key(voter, election)).await
    }

    /// The commitment to a credential, given as its public text.
    ///
    /// # Errors
    /// A [`Fault`] without `k_link`.
    pub fn commitment(
        &self,
        voter: &VoterKey,
        election: &ElectionId,
        credential: &str,
    ) -> Result<Commitment, Fault> {
        Ok(Commitment(self.keys.link()?.commitment(
            voter,
            election.as_str(),
            credential,
        )))
    }

    /// Seals a credential for its row.
    ///
    /// # Errors
    /// A [`Fault`] without `k_link`.
    pub fn seal_credential(
        &self,
        voter: &VoterKey,
        election: &ElectionId,
        credential: &str,
    ) -> Result<ByteBuf, Fault> {
        Ok(ByteBuf::from(self.keys.link()?.seal(
            voter,
            election.as_str(),
            credential,
        )))
    }

    /// The credential that a row holds sealed.
    ///
    /// # Errors
    /// A [`Fault`] without `k_link`, or when the row does not open with it.
    pub fn open_credential(&self, right: &Right, election: &ElectionId) -> Result<String, Fault> {
        let opened = self
            .keys
            .link()?
            .open(&right.voter, election.as_str(), &right.sealed_credential);
        opened.ok_or_else(|| Fault {
            operation: "open a credential",
            table: RIGHTS.name,
            reason: "the sealed credential does not open with this key".to_owned(),
        })
    }

    /// Marks, within the transaction that deposits the ballot, that the voter has voted: on the roll, not yet, and with the
    /// credential of this commitment.
    pub fn mark(
        &self,
        voter: &VoterKey,
        election: &ElectionId,
        commitment: &Commitment,
        at_minute: Instant,
    ) -> Write {
        Write::update(RIGHTS, &right_key(voter, election), "SET #voted = :at")
            .name("#voter", "voter")
            .name("#voted", "voted_at")
            .name("#commitment", "commitment")
            .value(":at", at_minute.minute())
            .value(":commitment", commitment)
            .when("attribute_exists(#voter)")
            .when("attribute_not_exists(#voted)")
            .when("#commitment = :commitment")
    }
}

pub(crate) fn right_key(voter: &VoterKey, election: &ElectionId) -> Key {
    Key::with_text(shard_of(voter, election), voter.as_str())
}

pub(crate) fn shard_of(voter: &VoterKey, election: &ElectionId) -> String {
    let first = Sha256::digest(voter.as_str().as_bytes())[0];
    shard_name(election, first % VoterFile::RIGHT_SHARDS)
}

fn shard_name(election: &ElectionId, shard: u8) -> String {
    format!("{election}#{shard:02x}")
}

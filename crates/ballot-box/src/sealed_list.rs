//! The sealed list of public credentials, kept so that a réassort can never bring one of them back (RE-13).
//!
//! Only fingerprints: the first eight bytes of each credential's encoding, by shard, sorted. A fresh random credential meets
//! one of a million others with probability 2⁻⁴⁴, and is then refused: nothing worse. Written once with the parameters.

use crate::fault::BallotBoxFault;
use crate::shard::Shard;
use crate::storage::BallotBox;
use crate::tables::EVENT;
use belenios::v1::PublicCredential;
use belenios::v1::group::EncodedElement;
use dynamo::{ByteBuf, Key, Row, Table};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Bytes of a credential's encoding that are kept.
const FINGERPRINT: usize = 8;

/// The row of one shard of an election's sealed list. All 64 stand, empty ones included: a missing one is a fault, never
/// an empty list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedListRow {
    /// `<election>#credentials`.
    pub event: String,
    /// The shard, `00` to `3f`.
    pub item: String,
    /// The fingerprints, sorted, eight bytes each.
    pub fingerprints: ByteBuf,
}

impl Row for SealedListRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Key::with_text(&self.event, &self.item)
    }
}

impl BallotBox {
    /// Keeps the fingerprints of the sealed list. Safe to repeat with the same list.
    ///
    /// # Errors
    /// A fault of the storage: part of the shards may be written; repeat.
    pub async fn seal_credentials<'a>(
        &self,
        election: &str,
        credentials: impl IntoIterator<Item = &'a EncodedElement>,
    ) -> Result<(), BallotBoxFault> {
        let mut shards: BTreeMap<Shard, Vec<[u8; FINGERPRINT]>> =
            Shard::all().map(|shard| (shard, Vec::new())).collect();
        for credential in credentials {
            shards
                .entry(Shard::of(&credential.to_string()))
                .or_default()
                .push(fingerprint(credential));
        }
        let rows: Vec<_> = shards
            .into_iter()
            .map(|(shard, entries)| row(election, shard, entries))
            .collect();
        Ok(self.dynamo.put_all(&rows).await?)
    }

    /// Whether a credential is of the sealed list, valid or replaced since.
    ///
    /// # Errors
    /// A fault of the storage, or [`BallotBoxFault::Damaged`] when the list was not sealed.
    pub async fn is_sealed_credential(
        &self,
        election: &str,
        credential: &PublicCredential,
    ) -> Result<bool, BallotBoxFault> {
        let shard = Shard::of(&credential.to_string());
        let key = Key::with_text(partition(election), shard.to_string());
        let row: Option<SealedListRow> = self.dynamo.get(&key).await?;
        let row = row.ok_or_else(|| damaged(election, format!("shard {shard} is missing")))?;
        let (entries, rest) = row.fingerprints.as_chunks::<FINGERPRINT>();
        if !rest.is_empty() {
            return Err(damaged(election, format!("shard {shard} is cut")));
        }
        Ok(entries.binary_search(&fingerprint(credential.encoded())).is_ok())
    }
}

fn partition(election: &str) -> String {
    format!("{election}#credentials")
}

fn fingerprint(credential: &EncodedElement) -> [u8; FINGERPRINT] {
    *credential
        .as_bytes()
        .first_chunk()
        .expect("an encoding has 32 bytes")
}

fn row(election: &str, shard: Shard, mut entries: Vec<[u8; FINGERPRINT]>) -> SealedListRow {
    entries.sort_unstable();
    SealedListRow {
        event: partition(election),
        item: shard.to_string(),
        fingerprints: ByteBuf::from(entries.concat()),
    }
}

fn damaged(election: &str, reason: String) -> BallotBoxFault {
    BallotBoxFault::Damaged {
        what: "sealed list of credentials",
        election: election.to_owned(),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use belenios::v1::ScalarRandomness;
    use belenios::v1::credential::PrivateCredential;
    use dynamo::testing::Emulator;

    const ELECTION: &str = "R7AxU4XsA1pU7D";

    fn credential(n: u8) -> PublicCredential {
        PrivateCredential::from_randomness(&ScalarRandomness::new([n; 64])).public()
    }

    #[tokio::test]
    async fn re_13_a_credential_of_the_sealed_list_is_known_and_another_is_not() {
        let (_emulator, dynamo) = Emulator::with_tables(&[EVENT]).await;
        let ballots = BallotBox::new(dynamo);
        let sealed: Vec<_> = (1..=200).map(|n| *credential(n).encoded()).collect();
        ballots.seal_credentials(ELECTION, &sealed).await.unwrap();
        ballots.seal_credentials(ELECTION, &sealed).await.unwrap();
        for n in 1..=200 {
            assert!(
                ballots
                    .is_sealed_credential(ELECTION, &credential(n))
                    .await
                    .unwrap(),
                "{n}"
            );
        }
        for n in 201..=255 {
            assert!(
                !ballots
                    .is_sealed_credential(ELECTION, &credential(n))
                    .await
                    .unwrap(),
                "{n}"
            );
        }
    }

    #[tokio::test]
    async fn a_list_that_was_not_sealed_is_a_fault_and_never_an_empty_list() {
        let (_emulator, dynamo) = Emulator::with_tables(&[EVENT]).await;
        let asked = BallotBox::new(dynamo)
            .is_sealed_credential(ELECTION, &credential(1))
            .await;
        assert!(matches!(asked, Err(BallotBoxFault::Damaged { .. })), "{asked:?}");
    }
}

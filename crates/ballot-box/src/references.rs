//! The published references: sorted, in batches that anybody downloads whole and searches at home, so that no question
//! ever ties an address to a ballot (SCREENS V32).

use crate::tables::EVENT;
use belenios::v1::{BallotReference, Base64Digest};
use dynamo::{ByteBuf, Key, Row, Table};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// How many references a full batch holds: 128 KiB at rest, about 184 kB of JSON.
pub const BATCH: usize = 4_096;

/// What is said of a batch beside its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub struct BatchSummary {
    /// Its place, from 0.
    pub index: u64,
    /// Its first reference, in the order of the texts.
    pub first: String,
    /// Its last reference.
    pub last: String,
    /// How many it holds.
    pub count: u64,
    /// SHA-256 (hex) of its references, each followed by a line feed.
    pub sha256: String,
}

/// The row of one batch.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReferencesRow {
    /// The election's uuid.
    pub event: String,
    /// `references#<index>`.
    pub item: String,
    /// The digests, 32 bytes each, in the order of their base 64 texts.
    pub references: ByteBuf,
}

impl ReferencesRow {
    pub(crate) fn key_of(election: &str, index: u64) -> Key {
        Key::with_text(election, item(index))
    }

    /// The references' texts, 43 characters each, sorted.
    pub fn texts(&self) -> Vec<String> {
        let digest = |bytes: &[u8]| Base64Digest::from_bytes(bytes.try_into().expect("chunks of 32"));
        self.references
            .chunks_exact(32)
            .map(|bytes| digest(bytes).to_string())
            .collect()
    }
}

impl Row for ReferencesRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Key::with_text(&self.event, &self.item)
    }
}

/// Sorts references into batches: the same references in any order give the same rows.
pub(crate) fn batches(
    election: &str,
    references: impl IntoIterator<Item = BallotReference>,
) -> Vec<(ReferencesRow, BatchSummary)> {
    let mut sorted: Vec<(String, BallotReference)> = references
        .into_iter()
        .map(|reference| (reference.to_string(), reference))
        .collect();
    sorted.sort_unstable();
    (0..)
        .zip(sorted.chunks(BATCH))
        .map(|(index, chunk)| batch(election, index, chunk))
        .collect()
}

fn batch(election: &str, index: u64, chunk: &[(String, BallotReference)]) -> (ReferencesRow, BatchSummary) {
    let (mut bytes, mut hash) = (Vec::with_capacity(32 * chunk.len()), Sha256::new());
    for (text, digest) in chunk {
        bytes.extend_from_slice(digest.as_bytes());
        hash.update(text.as_bytes());
        hash.update(b"\n");
    }
    let text = |at: Option<&(String, BallotReference)>| at.map(|(text, _)| text.clone()).unwrap_or_default();
    let summary = BatchSummary {
        index,
        first: text(chunk.first()),
        last: text(chunk.last()),
        count: chunk.len() as u64,
        sha256: hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    let row = ReferencesRow {
        event: election.to_owned(),
        item: item(index),
        references: ByteBuf::from(bytes),
    };
    (row, summary)
}

fn item(index: u64) -> String {
    format!("references#{index}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_batches_are_the_same_whatever_the_order_of_the_ballots() {
        let references: Vec<_> = (0..10_000_u32)
            .map(|number| BallotReference::of(&number.to_be_bytes()))
            .collect();
        let forwards = batches("R7AxU4XsA1pU7D", references.clone());
        let backwards = batches("R7AxU4XsA1pU7D", references.iter().rev().copied());
        assert_eq!(forwards.len(), 3);
        for ((row, summary), (other, same)) in forwards.iter().zip(&backwards) {
            assert_eq!((&row.references, summary), (&other.references, same));
        }
        let texts: Vec<String> = forwards.iter().flat_map(|(row, _)| row.texts()).collect();
        assert!(texts.is_sorted());
        let mut expected: Vec<String> = references.iter().map(ToString::to_string).collect();
        expected.sort();
        assert_eq!(texts, expected);
        let summary = &forwards[0].1;
        assert_eq!(
            (summary.count, &summary.first, &summary.last),
            (4_096, &texts[0], &texts[4_095])
        );
    }

    #[test]
    fn an_empty_box_has_no_batch() {
        assert!(batches("R7AxU4XsA1pU7D", []).is_empty());
    }
}

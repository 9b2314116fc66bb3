//! The events of an archive: each one names its parent, so the last one answers for the whole board. PROTOCOL §8.

use serde::{Deserialize, Serialize};

use crate::v1::HexDigest;

/// What an event says happened. The other types of Belenios (shuffles of a mixnet) are not used here and refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EventType {
    /// The election is fixed: questions, trustees, credentials.
    Setup,
    /// A ballot is in the box.
    Ballot,
    /// The box is closed.
    EndBallots,
    /// The product of all ballots.
    EncryptedTally,
    /// One trustee's part of the decryption.
    PartialDecryption,
    /// The numbers.
    Result,
}

impl EventType {
    /// How many data records stand just before an event of this type; the last of them is its payload.
    #[must_use]
    pub fn data_records(self) -> usize {
        match self {
            Self::Setup => 4,
            Self::Ballot | Self::Result => 1,
            Self::EndBallots => 0,
            Self::EncryptedTally | Self::PartialDecryption => 2,
        }
    }
}

/// One link of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Hash of the previous event; absent in the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<HexDigest>,
    /// Number of events before this one.
    pub height: u64,
    /// What happened.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// Hash of the last data record before the event; absent in EndBallots.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payload: Option<HexDigest>,
}

impl Event {
    /// The event in its only written form.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("hashes, a number and a name always serialise")
    }

    /// Reads an event; `None` unless the bytes are exactly its written form.
    #[must_use]
    pub fn from_json(bytes: &[u8]) -> Option<Self> {
        let event: Self = serde_json::from_slice(bytes).ok()?;
        (event.to_json() == bytes).then_some(event)
    }
}

//! The people's items of `event`: the event itself and its elections. Read often, changed by the bureau only.

use crate::tables::EVENT;
use dynamo::{Key, Row, Table};
use election::{Calendar, ElectionId, EventId};
use serde::{Deserialize, Serialize};

/// The event: all the elections held together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventRow {
    /// The event's id.
    pub event: EventId,
    /// Always [`EventRow::ITEM`].
    pub item: String,
    /// Shown to voters.
    pub title: String,
    /// What is open when.
    pub calendar: Calendar,
    /// The challenge questions, in their order.
    pub questions: Vec<ChallengeQuestion>,
    /// What the messages, the passwords and the réassort need to know.
    pub settings: Settings,
    /// The elections, in the order shown to voters.
    pub elections: Vec<ElectionId>,
}

/// A challenge question (« question défi »).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeQuestion {
    /// Its name in requests and rows: lower-case letters, digits and dashes.
    pub id: String,
    /// The question, in French.
    pub text: String,
}

/// What the bureau set for the event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Domains of the employer's mailboxes, lower case: a réassort is never sent there.
    pub employer_domains: Vec<String>,
    /// The name that messages come from.
    pub sender_name: String,
    /// The name that SMS come from: 3 to 11 ASCII letters or digits, at least one letter.
    pub sms_sender: String,
    /// Whether a phrase of 20 characters is a password without the four classes (SCREENS V07).
    #[serde(default)]
    pub phrase_passwords: bool,
}

/// One election (scrutin).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionRow {
    /// The event's id.
    pub event: EventId,
    /// `election#<uuid>`.
    pub item: String,
    /// The Belenios uuid.
    pub election: ElectionId,
    /// Shown to voters.
    pub title: String,
    /// The kind of body elected.
    pub body: String,
    /// Seats to fill.
    pub seats: u32,
    /// The lists, in their order on the ballot.
    pub lists: Vec<List>,
    /// Whether a blank vote is offered.
    pub blank: bool,
    /// Fewest lists to choose.
    pub min: u32,
    /// Most lists to choose.
    pub max: u32,
    /// Sealed cap on réassorts.
    pub max_reissues: u64,
    /// Below this number of ballots the trustees do not decrypt.
    pub min_ballots: u64,
    /// The order in which lists are shown.
    pub list_order: ListOrder,
}

/// A list of candidates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Its title, exactly as the union wrote it.
    pub title: String,
    /// The union it is affiliated to; may be empty.
    pub affiliation: String,
}

/// The order in which lists are shown to a voter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub enum ListOrder {
    /// That of the ballot.
    Sealed,
    /// Drawn for each voter by the page.
    Random,
}

impl EventRow {
    /// The name of the item.
    pub const ITEM: &'static str = "event";
}

impl ElectionRow {
    /// The name of an election's item.
    pub fn item_of(election: &ElectionId) -> String {
        format!("election#{election}")
    }
}

impl Row for EventRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Key::with_text(self.event.as_str(), &self.item)
    }
}

impl Row for ElectionRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Key::with_text(self.event.as_str(), &self.item)
    }
}

//! The candidates of a list and its documents: what voters read before they choose.

use crate::file::VoterFile;
use crate::tables::EVENT;
use dynamo::{Key, Refused, Row, Table, Write};
use election::{ElectionId, EventId};
use serde::{Deserialize, Serialize};

/// A list's candidates and documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListRow {
    /// The event's id.
    pub event: EventId,
    /// `list#<uuid>#<index>`, the index in two digits, from 00.
    pub item: String,
    /// The candidates, in the order of their ranks.
    pub candidates: Vec<Candidate>,
    /// The documents; their bytes are static files beside the pages.
    pub documents: Vec<Document>,
}

/// A candidate, as the union presented them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub struct Candidate {
    /// From 1.
    pub rank: u32,
    /// Civility, first name and name.
    pub name: String,
    /// The corps or grade, where the union gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    pub corps: Option<String>,
}

/// A PDF document of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = ListDocument))]
pub struct Document {
    /// Which.
    pub kind: DocumentKind,
    /// Where it is: a path of the portal's own origin.
    pub href: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

/// Which document of a list, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub enum DocumentKind {
    /// « Profession de foi ».
    Manifesto,
    /// « Liste de candidats ».
    Candidates,
}

impl ListRow {
    /// A list of which nothing is known but its place.
    pub fn empty(event: &EventId, election: &ElectionId, index: usize) -> Self {
        Self {
            event: event.clone(),
            item: item(election, index),
            candidates: Vec::new(),
            documents: Vec::new(),
        }
    }

    pub(crate) fn key_of(event: &EventId, election: &ElectionId, index: usize) -> Key {
        Key::with_text(event.as_str(), item(election, index))
    }
}

impl Row for ListRow {
    const TABLE: Table = EVENT;

    fn key(&self) -> Key {
        Key::with_text(self.event.as_str(), &self.item)
    }
}

impl VoterFile {
    /// Brings a list's candidates and documents in, in place of what stood.
    ///
    /// # Errors
    /// [`Refused::Busy`], [`Refused::Fault`].
    pub async fn import_list(&self, row: &ListRow) -> Result<(), Refused> {
        self.dynamo.write(Write::put(row)).await
    }

    /// Brings them in where nothing stands yet; `false` when other ones stand, which are then left as they are.
    ///
    /// # Errors
    /// [`Refused::Busy`], [`Refused::Fault`].
    pub async fn import_sealed_list(&self, row: &ListRow) -> Result<bool, Refused> {
        match self.dynamo.write(Write::put_if_absent(row)).await {
            Ok(()) => Ok(true),
            Err(Refused::Condition(_)) => {
                let standing: Option<ListRow> = self.dynamo.get(&row.key()).await?;
                Ok(standing.as_ref() == Some(row))
            }
            Err(refused) => Err(refused),
        }
    }
}

fn item(election: &ElectionId, index: usize) -> String {
    format!("list#{election}#{index:02}")
}

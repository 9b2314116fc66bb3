//! What the answer holds.

use ballot_box::{ListResult, PublishedArchive, ResultRow, SeatsByLot};
use election::Instant;
use serde::Serialize;
use std::sync::Arc;
use voter_file::{ElectionRow, ElectionTurnout, TurnoutRow};

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = Results))]
pub(crate) struct Page {
    /// The server's time when this was made; add the answer's `Age`.
    now: String,
    state: State,
    /// The proclaimed elections, in the event's order.
    elections: Vec<ElectionPart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    turnout: Option<TurnoutPart>,
}

/// How much is proclaimed.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = ResultsState))]
enum State {
    /// No election.
    NotPublished,
    /// Some elections.
    PartlyPublished,
    /// Every election.
    Published,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = ElectionResults))]
struct ElectionPart {
    id: String,
    title: String,
    /// Voters on the roll (« inscrits »).
    registered: u64,
    /// Ballots (« votants »).
    voters: u64,
    /// Blank votes; absent where none was offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    blank: Option<u64>,
    /// Votes for a list (« suffrages exprimés »).
    expressed: u64,
    /// Seats to fill.
    seats: u64,
    lists: Vec<ListResult>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    by_lot: Option<SeatsByLot>,
    archive: PublishedArchive,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = Turnout))]
struct TurnoutPart {
    /// When the émargements were counted.
    at: String,
    elections: Vec<ElectionTurnoutPart>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = ElectionTurnout))]
struct ElectionTurnoutPart {
    id: String,
    title: String,
    /// Voters on the roll.
    registered: u64,
    /// Émargements.
    voters: u64,
}

impl Page {
    /// `elections` are all of the event's, `results` those proclaimed.
    pub(crate) fn of(
        now: Instant,
        elections: &[Arc<ElectionRow>],
        results: Vec<ResultRow>,
        turnout: Option<TurnoutRow>,
    ) -> Self {
        Self {
            now: now.rfc3339(),
            state: match results.len() {
                0 => State::NotPublished,
                some if some < elections.len() => State::PartlyPublished,
                _ => State::Published,
            },
            elections: results.into_iter().map(ElectionPart::from).collect(),
            turnout: turnout.map(|turnout| TurnoutPart::of(&turnout, elections)),
        }
    }
}

impl From<ResultRow> for ElectionPart {
    fn from(row: ResultRow) -> Self {
        Self {
            id: row.event,
            title: row.title,
            registered: row.registered,
            voters: row.voters,
            blank: row.blank,
            expressed: row.expressed,
            seats: row.seats,
            lists: row.lists,
            by_lot: row.by_lot,
            archive: row.archive,
        }
    }
}

impl TurnoutPart {
    fn of(turnout: &TurnoutRow, elections: &[Arc<ElectionRow>]) -> Self {
        let titled = |counted: &ElectionTurnout| {
            let row = elections.iter().find(|row| row.election == counted.election)?;
            Some(ElectionTurnoutPart {
                id: row.election.to_string(),
                title: row.title.clone(),
                registered: counted.registered,
                voters: counted.voters,
            })
        };
        Self {
            at: turnout.at.rfc3339(),
            elections: turnout.elections.iter().filter_map(titled).collect(),
        }
    }
}

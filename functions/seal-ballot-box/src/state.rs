//! Where a ballot box stands, as its operator is told.

use ballot_box::{ClosingRow, ClosingStatement, Seal};
use election::Instant;
use serde::Serialize;

/// The answer.
#[derive(Debug, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = BallotBoxState))]
pub(crate) enum State {
    /// Too early: the vote, grace included, is not over. Nothing was done.
    Open {
        /// When it may be sealed, RFC 3339.
        closes_at: String,
    },
    /// The gates are closed.
    Closing {
        /// When to call again, RFC 3339.
        ready_at: String,
    },
    /// Codes were re-issued: call again with the SHA-256 of the final list of public credentials.
    CredentialsNeeded {
        /// How many.
        reissues: u64,
    },
    /// Ballots and émargements differ: nothing was published (TA-18).
    Discrepancy {
        /// Ballots in the ballot box.
        ballots: u64,
        /// Émargements on the roll.
        emargements: u64,
        /// Ballots in each of the 64 shards.
        shards: Vec<u64>,
    },
    /// Sealed: the statement and its signature.
    Sealed {
        /// The statement.
        #[serde(flatten)]
        statement: Box<ClosingStatement>,
        /// Who signed it.
        seal: Seal,
        /// How many batches of references are published.
        batches: u64,
    },
}

impl State {
    pub(crate) fn closing(ready_at: i64) -> Self {
        Self::Closing {
            ready_at: Instant::from_unix(ready_at).rfc3339(),
        }
    }

    pub(crate) fn discrepancy(shards: Vec<u64>, emargements: u64) -> Self {
        Self::Discrepancy {
            ballots: shards.iter().sum(),
            emargements,
            shards,
        }
    }

    pub(crate) fn sealed(row: ClosingRow) -> Self {
        Self::Sealed {
            batches: row.batches.len() as u64,
            statement: Box::new(row.statement),
            seal: row.seal,
        }
    }

    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Open { .. } => "open",
            Self::Closing { .. } => "closing",
            Self::CredentialsNeeded { .. } => "credentials_needed",
            Self::Discrepancy { .. } => "discrepancy",
            Self::Sealed { .. } => "sealed",
        }
    }
}

#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;

use ballot_box::{BallotBox, BatchSummary, ClosingStatement, Seal};
use bytes::Bytes;
use election::{ElectionId, Refusal};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Edge, Failure, Route, get};
use serde::Serialize;

/// The action: see the crate's first page.
#[derive(Clone, Debug)]
pub struct ListBallotReferences {
    /// The door.
    pub edge: Edge,
    /// The ballot box.
    pub ballots: BallotBox,
}

/// What is published of a ballot box.
#[derive(Debug, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PublishedReferences))]
enum Published {
    /// Nothing yet.
    NotSealed {
        count: u64,
        #[cfg_attr(feature = "contract", schema(value_type = Vec<BatchSummary>, max_items = 0))]
        batches: [(); 0],
    },
    /// Everything, for good.
    Sealed {
        count: u64,
        batches: Vec<BatchSummary>,
        closing: Box<ClosingStatement>,
        seal: Seal,
    },
}

/// The references of one batch, sorted.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = ReferencesBatch))]
struct Batch {
    references: Vec<String>,
}

/// What was published never changes: any cache may keep it, so that nobody has to ask us.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

impl Action for ListBallotReferences {
    const NAME: &'static str = "list-ballot-references";
    const ROUTES: &'static [Route] = &[
        get("/api/elections/{election}/references"),
        get("/api/elections/{election}/references/{batch}"),
    ];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl ListBallotReferences {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let election = ElectionId::parse(call.parameter("election")).map_err(|_| Refusal::NotFound)?;
        match call.parameter("batch") {
            "" => self.published(&election).await,
            batch => self.batch(&election, batch).await,
        }
    }

    async fn published(&self, election: &ElectionId) -> Result<Answer, Failure> {
        let parameters = self
            .ballots
            .parameters(election.as_str())
            .await
            .map_err(Failure::fault)?;
        parameters.ok_or(Refusal::NotFound)?;
        let Some(row) = self.ballots.closing(election.as_str()).await? else {
            return Ok(Answer::json(&Published::NotSealed {
                count: 0,
                batches: [],
            }));
        };
        let (count, closing, batches) = (row.statement.ballots, Box::new(row.statement), row.batches);
        let published = Published::Sealed {
            count,
            batches,
            closing,
            seal: row.seal,
        };
        Ok(Answer::json(&published).with_header("cache-control", FOR_GOOD))
    }

    /// A batch exists for the public only once the statement that lists it does.
    async fn batch(&self, election: &ElectionId, batch: &str) -> Result<Answer, Failure> {
        let index: u64 = batch.parse().map_err(|_| Refusal::NotFound)?;
        if index.to_string() != batch {
            return Err(Refusal::NotFound.into());
        }
        self.ballots
            .closing(election.as_str())
            .await?
            .ok_or(Refusal::NotFound)?;
        let row = self
            .ballots
            .references(election.as_str(), index)
            .await?
            .ok_or(Refusal::NotFound)?;
        let batch = Batch {
            references: row.texts(),
        };
        Ok(Answer::json(&batch).with_header("cache-control", FOR_GOOD))
    }
}

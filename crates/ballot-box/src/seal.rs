//! Sealing a ballot box: close, let what is under way end, count, publish. Each step may be repeated, by several
//! processes at once, and gives the same bytes (OP-09, OP-10).

use crate::archive::Chain;
use crate::closing::{ClosingRow, ClosingStatement, Seal};
use crate::fault::BallotBoxFault;
use crate::gate::GateState;
use crate::parameters::Parameters;
use crate::references::batches;
use crate::shard::SHARDS;
use crate::storage::BallotBox;
use belenios::v1::{BallotReference, HexDigest};
use dynamo::{Fault, Write};

/// How long a closed ballot box rests before it is counted: longer than any cast function lives (10 s), several times.
const DRAIN_SECONDS: i64 = 60;

/// Where a closed ballot box stands on its way to the seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closure {
    /// All gates are closed; whatever was under way ends before `ready_at` (seconds since the Unix epoch).
    Draining {
        /// When the box may be counted.
        ready_at: i64,
    },
    /// All gates are closed and nothing is under way.
    Closed {
        /// When the last gate was closed, in seconds since the Unix epoch.
        closed_at: i64,
    },
}

/// What the caller counted and knows beside the ballot box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// When the last gate was closed, as [`BallotBox::close`] told.
    pub closed_at: i64,
    /// Émargements on the roll.
    pub emargements: u64,
    /// Réassorts logged.
    pub reissues: u64,
    /// SHA-256 of the list of public credentials as the archive will hold it: the sealed one when nothing was re-issued.
    pub credentials: HexDigest,
}

/// What came of an attempt to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// Published, now or before, by this process or another: always the same.
    Sealed(Box<ClosingRow>),
    /// The ballot box does not hold as many ballots as the roll holds émargements: nothing was published (TA-18).
    Discrepancy {
        /// Ballots in each of the 64 shards.
        ballots: Vec<u64>,
    },
}

impl BallotBox {
    /// Closes the ballot box for good where it is not closed yet, and says where it stands at `now` (seconds since the Unix
    /// epoch): to be called again until it may be counted.
    ///
    /// # Errors
    /// [`BallotBoxFault::GatesMissing`] when the election was not sealed wholly, or a fault of the storage: some gates may
    /// have closed.
    pub async fn close(&self, election: &str, now: i64) -> Result<Closure, BallotBoxFault> {
        if let Some(closure) = self.closure(election, now).await? {
            return Ok(closure);
        }
        self.turn_gates(election, GateState::Closed, now).await?;
        let closure = self.closure(election, now).await?;
        closure.ok_or_else(|| BallotBoxFault::GatesMissing(election.to_owned()))
    }

    /// Where the closed ballot box stands at `now` (seconds since the Unix epoch); `None` while some gate is not closed.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn closure(&self, election: &str, now: i64) -> Result<Option<Closure>, Fault> {
        let gates = self.gates(election).await?;
        let all = gates.len() == usize::from(SHARDS);
        if !all || gates.iter().any(|gate| gate.state != GateState::Closed) {
            return Ok(None);
        }
        let closed_at = gates.iter().map(|gate| gate.since).max().unwrap_or_default();
        let ready_at = closed_at.saturating_add(DRAIN_SECONDS);
        Ok(Some(if now < ready_at {
            Closure::Draining { ready_at }
        } else {
            Closure::Closed { closed_at }
        }))
    }

    /// Counts the closed ballot box and, when it agrees with the roll, publishes the references and the closing
    /// statement, in that order: whoever sees the statement sees every batch. `sign` signs the statement's text.
    ///
    /// # Errors
    /// Those of [`BallotBox::walk`]; nothing is published then but batches that a repeat makes again alike.
    pub async fn publish(
        &self,
        parameters: &Parameters,
        count: Count,
        sign: impl FnOnce(&str) -> Seal + Send,
    ) -> Result<Published, BallotBoxFault> {
        let election = &parameters.row().event;
        if let Some(closing) = self.closing(election).await? {
            return Ok(Published::Sealed(Box::new(closing)));
        }
        let ballots = self.count(election).await?;
        if ballots.iter().sum::<u64>() != count.emargements {
            return Ok(Published::Discrepancy { ballots });
        }
        let mut chain = Chain::set_up(parameters, count.credentials);
        let mut references = Vec::new();
        self.walk(election, |ballot| {
            chain.ballot(ballot);
            references.push(BallotReference::of(ballot));
            Ok(())
        })
        .await?;
        let head = chain.close();
        let ballots = references.len() as u64;
        let (rows, batches): (Vec<_>, Vec<_>) = batches(election, references).into_iter().unzip();
        self.dynamo.put_all(&rows).await?;
        let statement = ClosingStatement {
            election: election.clone(),
            closed_at: count.closed_at,
            ballots,
            emargements: count.emargements,
            reissues: count.reissues,
            credentials: count.credentials.to_string(),
            archive_timestamp: parameters.row().sealed_at,
            head_height: head.height,
            head_hash: head.hash.to_string(),
        };
        let seal = sign(&statement.signed_text());
        self.declare(ClosingRow::new(statement, seal, batches)).await
    }

    async fn declare(&self, closing: ClosingRow) -> Result<Published, BallotBoxFault> {
        match self.dynamo.write(Write::put_if_absent(&closing)).await {
            Ok(()) => Ok(Published::Sealed(Box::new(closing))),
            Err(refused) if refused.at(0) => {
                let first = self.closing(&closing.event).await?;
                Ok(Published::Sealed(Box::new(first.unwrap_or(closing))))
            }
            Err(refused) => Err(refused.into()),
        }
    }
}

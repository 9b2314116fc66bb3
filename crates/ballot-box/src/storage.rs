//! The verbs of the ballot box.

use crate::archive;
use crate::closing::ClosingRow;
use crate::fault::BallotBoxFault;
use crate::gate::{self, Gate, GateRow, GateState};
use crate::parameters::{Parameters, ParametersRow};
use crate::references::ReferencesRow;
use crate::shard::Shard;
use crate::tables::URN;
use crate::urn::{self, UrnRow};
use belenios::v1::archive::{EventType, Head};
use belenios::v1::{CheckedBallot, ReceivedBallot};
use dynamo::{Dynamo, Fault, Write};
use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// The ballot box of every election, through DynamoDB. Cheap to clone; clones share the parameters already read.
#[derive(Clone, Debug)]
pub struct BallotBox {
    pub(crate) dynamo: Dynamo,
    sealed: Arc<Mutex<HashMap<String, Arc<Parameters>>>>,
}

impl BallotBox {
    /// The ballot box behind a connection.
    pub fn new(dynamo: Dynamo) -> Self {
        Self {
            dynamo,
            sealed: Arc::default(),
        }
    }

    /// Seals an election: its parameters, then its 64 open gates. Safe to repeat with the same parameters.
    ///
    /// # Errors
    /// [`BallotBoxFault::AlreadySealed`] when other parameters stand, [`BallotBoxFault::Damaged`] when these can't be
    /// read, or a fault of the storage.
    pub async fn seal_parameters(&self, row: ParametersRow) -> Result<(), BallotBoxFault> {
        let (election, sealed_at) = (row.event.clone(), row.sealed_at);
        Parameters::read(row.clone())?;
        match self.dynamo.write(Write::put_if_absent(&row)).await {
            Ok(()) => {}
            Err(refused) if refused.at(0) => {
                let stored: Option<ParametersRow> =
                    self.dynamo.get(&ParametersRow::key_of(&election)).await?;
                if stored.as_ref() != Some(&row) {
                    return Err(BallotBoxFault::AlreadySealed(election));
                }
            }
            Err(refused) => return Err(refused.into()),
        }
        for shard in Shard::all() {
            match self.dynamo.write(gate::first(&election, shard, sealed_at)).await {
                Err(refused) if !refused.at(0) => return Err(refused.into()),
                _ => {}
            }
        }
        Ok(())
    }

    /// The sealed parameters of an election, read once per process: they never change. `None` when it is not sealed.
    ///
    /// # Errors
    /// A fault of the storage, or [`BallotBoxFault::Damaged`].
    pub async fn parameters(&self, election: &str) -> Result<Option<Arc<Parameters>>, BallotBoxFault> {
        if let Some(known) = self.known(election) {
            return Ok(Some(known));
        }
        let Some(row) = self.dynamo.get(&ParametersRow::key_of(election)).await? else {
            return Ok(None);
        };
        let read = Arc::new(Parameters::read(row)?);
        let mut sealed = self.sealed.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Some(Arc::clone(
            sealed.entry(election.to_owned()).or_insert(read),
        )))
    }

    /// Puts a ballot into the urn, where its credential has none: part of a commit, never alone.
    pub fn deposit(&self, ballot: &CheckedBallot) -> Write {
        let credential = ballot.credential().to_string();
        Write::put_if_absent(&UrnRow::new(
            ballot.election_uuid().as_str(),
            &credential,
            ballot.bytes(),
        ))
    }

    /// Demands that the gate of a credential's shard is open: part of a commit.
    pub fn gate_open(&self, election: &str, credential: &str) -> Write {
        gate::demand_open(election, Shard::of(credential))
    }

    /// The ballot of a credential, by a consistent read.
    ///
    /// # Errors
    /// A fault of the storage, or [`BallotBoxFault::Damaged`].
    pub async fn ballot(&self, election: &str, credential: &str) -> Result<Option<Vec<u8>>, BallotBoxFault> {
        let row: Option<UrnRow> = self.dynamo.get(&urn::key(election, credential)).await?;
        row.map(|row| bytes(election, &row)).transpose()
    }

    /// The gate of a credential's shard; `None` when the election has none.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn gate(&self, election: &str, credential: &str) -> Result<Option<Gate>, Fault> {
        let row: Option<GateRow> = self
            .dynamo
            .get(&gate::key(election, Shard::of(credential)))
            .await?;
        Ok(row.as_ref().map(Gate::from))
    }

    /// The 64 gates, in order; fewer when the election was not (wholly) sealed.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn gates(&self, election: &str) -> Result<Vec<Gate>, Fault> {
        let mut gates = Vec::new();
        for shard in Shard::all() {
            let row: Option<GateRow> = self.dynamo.get(&gate::key(election, shard)).await?;
            gates.extend(row.as_ref().map(Gate::from));
        }
        Ok(gates)
    }

    /// Turns every gate to `to`, where that may happen: open → suspended, suspended → open, anything → closed for good.
    /// Safe to repeat: a gate that is already so keeps its date.
    ///
    /// # Errors
    /// A fault of the storage: some gates may have turned; repeat.
    pub async fn turn_gates(&self, election: &str, to: GateState, now: i64) -> Result<(), BallotBoxFault> {
        for shard in Shard::all() {
            match self.dynamo.write(gate::turn(election, shard, to, now)).await {
                Err(refused) if !refused.at(0) => return Err(refused.into()),
                _ => {}
            }
        }
        Ok(())
    }

    /// How many ballots each of the 64 shards holds.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn count(&self, election: &str) -> Result<Vec<u64>, Fault> {
        let mut counts = Vec::new();
        for shard in Shard::all() {
            counts.push(self.dynamo.count(URN, &shard.partition(election), None).await?);
        }
        Ok(counts)
    }

    /// Gives every ballot to `each`, in the order of shards, then credentials, a page (at most 1 MB) at a time in memory.
    ///
    /// # Errors
    /// A fault of the storage, [`BallotBoxFault::Damaged`], or what `each` answers, which ends the walk.
    pub async fn walk(
        &self,
        election: &str,
        mut each: impl FnMut(&[u8]) -> io::Result<()> + Send,
    ) -> Result<(), BallotBoxFault> {
        for shard in Shard::all() {
            let page = |rows: Vec<UrnRow>| {
                for row in rows {
                    each(&bytes(election, &row)?)?;
                }
                Ok::<(), BallotBoxFault>(())
            };
            self.dynamo.walk(&shard.partition(election), page).await?;
        }
        Ok(())
    }

    /// Writes the archive up to its `EndBallots` event: after sealing, the only one there can be, and its head is that of
    /// the closing statement. `credentials` are the exact bytes of the list of public credentials.
    ///
    /// # Errors
    /// Those of [`BallotBox::walk`], or of the sink.
    pub async fn write_archive<W: io::Write + Send>(
        &self,
        sink: W,
        parameters: &Parameters,
        credentials: &[u8],
    ) -> Result<(W, Head), BallotBoxFault> {
        let mut archive = archive::begin(sink, parameters, credentials)?;
        self.walk(&parameters.row().event, |ballot| {
            archive.append(EventType::Ballot, &[ballot]).map(drop)
        })
        .await?;
        let head = archive.append(EventType::EndBallots, &[])?;
        Ok((archive.into_inner(), head))
    }

    /// The closing statement and the summaries of the published references; `None` before sealing.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn closing(&self, election: &str) -> Result<Option<ClosingRow>, Fault> {
        self.dynamo.get(&ClosingRow::key_of(election)).await
    }

    /// One published batch of references.
    ///
    /// # Errors
    /// A fault of the storage.
    pub async fn references(&self, election: &str, index: u64) -> Result<Option<ReferencesRow>, Fault> {
        self.dynamo.get(&ReferencesRow::key_of(election, index)).await
    }

    fn known(&self, election: &str) -> Option<Arc<Parameters>> {
        let sealed = self.sealed.lock().unwrap_or_else(PoisonError::into_inner);
        sealed.get(election).map(Arc::clone)
    }
}

/// The ballot of a row, which must be the one that its key names.
fn bytes(election: &str, row: &UrnRow) -> Result<Vec<u8>, BallotBoxFault> {
    let damaged = |reason: String| BallotBoxFault::Damaged {
        what: "ballot box",
        election: election.to_owned(),
        reason: format!("shard {}: {reason}", row.shard),
    };
    let bytes = row.bytes().map_err(|error| damaged(error.to_string()))?;
    let ballot = ReceivedBallot::parse(&bytes).map_err(|error| damaged(error.to_string()))?;
    if ballot.election_uuid().as_str() != election || ballot.credential().to_string() != row.credential {
        return Err(damaged(
            "a ballot is not where its election and credential say".to_owned(),
        ));
    }
    Ok(bytes)
}

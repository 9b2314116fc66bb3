//! The end of a vote: close the gates, let what is under way end, check urn = émargements, write the archive.
//! Every step may be repeated and gives the same bytes.

use crate::operations::Operations;
use crate::reissue_log::verified_log;
use ballot_box::{BallotBoxFault, ClosingStatement, Closure, Count, Parameters, Published};
use belenios::v1::credential::CredentialList;
use belenios::v1::{HexDigest, PublicCredential};
use dynamo::Fault;
use election::reissue::{CredentialText, LogError};
use election::{ElectionId, Instant};
use keys::KeyFault;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the closing of an election stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closing {
    /// The gates are closed; call again from this moment on (seconds since the Unix epoch).
    Draining {
        /// When whatever was under way has ended.
        ready_at: i64,
    },
    /// Closed, counted, declared.
    Sealed(ClosingStatement),
}

/// Why an election can't be closed, or its archive written.
#[derive(Debug, thiserror::Error)]
pub enum CloseError {
    /// The calendar does not allow it yet.
    #[error("le vote n'est pas terminé\u{a0}: il se ferme, délai de grâce compris, le {}", .ends.in_french())]
    TooEarly {
        /// The last moment (excluded) at which somebody may cast a ballot.
        ends: Instant,
    },
    /// The election was never sealed.
    #[error("le scrutin {0} n'a jamais été scellé")]
    NotSealed(ElectionId),
    /// Not as many ballots as émargements. ATTACKS TA-18.
    #[error("l'urne contient {ballots} bulletins et la liste {emargements} émargements")]
    Discrepancy {
        /// In the urn.
        ballots: u64,
        /// On the roll.
        emargements: u64,
    },
    /// The list given is not the one that was sealed.
    #[error("la liste des codes publics donnée n'est pas celle qui a été scellée")]
    OtherCredentials,
    /// The log of re-issues does not hold. ATTACKS RE-19, RE-20.
    #[error("le journal des réassorts est irrecevable ({0})")]
    ReissueLog(#[from] LogError),
    /// A raise of the cap on réassorts was not approved by enough of the bureau's members. ATTACKS RE-21.
    #[error(
        "le plafond de réassorts a été relevé sans les accords qu'il faut (entrée {sequence} du journal)"
    )]
    CapNotApproved {
        /// The entry of the log.
        sequence: u64,
    },
    /// The election is closed but not declared, or the archive would not be the declared one.
    #[error("l'archive n'est pas celle de la déclaration de fermeture")]
    OtherHead,
    /// The vote is closed, but nothing was declared yet.
    #[error("le scrutin {0} n'est pas encore fermé")]
    NotClosed(ElectionId),
    /// The storage.
    #[error("le stockage n'a pas répondu comme il faut ({0})")]
    Storage(#[from] Fault),
    /// The ballot box.
    #[error("l'urne n'a pas répondu comme il faut ({0})")]
    BallotBox(#[from] BallotBoxFault),
    /// A key.
    #[error("un secret manque ({0})")]
    Key(#[from] KeyFault),
    /// The file.
    #[error("l'archive n'a pas pu être écrite ({0})")]
    Io(#[from] std::io::Error),
}

/// Closes an election for good, as far as can be done at `now`. `sealed_list` are the exact bytes of the sealed list of
/// public credentials.
///
/// # Errors
/// [`CloseError`]; on a discrepancy nothing is declared.
pub async fn close(
    operations: &Operations,
    election: &ElectionId,
    sealed_list: &[u8],
    now: Instant,
) -> Result<Closing, CloseError> {
    let ends = operations.voters.event(now).await?.calendar.all_casting_ends();
    if now < ends {
        return Err(CloseError::TooEarly { ends });
    }
    let parameters = parameters(operations, election).await?;
    let ballots = &operations.ballots;
    let closed_at = match ballots.close(election.as_str(), now.unix()).await? {
        Closure::Closed { closed_at } => closed_at,
        Closure::Draining { ready_at } => return Ok(Closing::Draining { ready_at }),
    };
    let list = credentials(operations, &parameters, election, sealed_list).await?;
    let emargements = operations.voters.count_emargements(election).await?;
    let count = Count {
        closed_at,
        emargements,
        reissues: list.reissues,
        credentials: HexDigest::of(&list.json),
    };
    match ballots.publish(&parameters, count, operations.seal()?).await? {
        Published::Sealed(row) => Ok(Closing::Sealed(row.statement)),
        Published::Discrepancy { ballots } => Err(CloseError::Discrepancy {
            ballots: ballots.iter().sum(),
            emargements,
        }),
    }
}

/// Writes the archive of a closed election, `folder/<uuid>.bel`, streamed: up to `EndBallots`, its head that of the
/// closing statement. The file takes its name only once it is whole.
///
/// # Errors
/// [`CloseError`].
pub async fn write_archive(
    operations: &Operations,
    election: &ElectionId,
    sealed_list: &[u8],
    folder: &Path,
) -> Result<PathBuf, CloseError> {
    let parameters = parameters(operations, election).await?;
    let closing = operations.ballots.closing(election.as_str()).await?;
    let statement = closing
        .ok_or_else(|| CloseError::NotClosed(election.clone()))?
        .statement;
    let list = credentials(operations, &parameters, election, sealed_list).await?;
    let path = folder.join(format!("{election}.bel"));
    let partial = folder.join(format!("{election}.bel.partial"));
    let written = write_partial(operations, &parameters, &list.json, &partial).await;
    let kept = written.and_then(|head| {
        if head.to_string() == statement.head_hash {
            Ok(std::fs::rename(&partial, &path)?)
        } else {
            Err(CloseError::OtherHead)
        }
    });
    if kept.is_err() {
        drop(std::fs::remove_file(&partial));
    }
    kept.map(|()| path)
}

async fn write_partial(
    operations: &Operations,
    parameters: &Parameters,
    credentials: &[u8],
    partial: &Path,
) -> Result<HexDigest, CloseError> {
    let sink = BufWriter::new(File::create(partial)?);
    let (mut sink, head) = operations
        .ballots
        .write_archive(sink, parameters, credentials)
        .await?;
    sink.flush()?;
    sink.get_ref().sync_all()?;
    Ok(head.hash)
}

async fn parameters(operations: &Operations, election: &ElectionId) -> Result<Arc<Parameters>, CloseError> {
    let sealed = operations.ballots.parameters(election.as_str()).await?;
    sealed.ok_or_else(|| CloseError::NotSealed(election.clone()))
}

/// The list of public credentials as the archive holds it.
struct FinalList {
    json: Vec<u8>,
    reissues: u64,
}

/// The sealed list after the re-issues of the verified log; sorted, as the sealed one is.
async fn credentials(
    operations: &Operations,
    parameters: &Parameters,
    election: &ElectionId,
    sealed_list: &[u8],
) -> Result<FinalList, CloseError> {
    if HexDigest::of(sealed_list) != parameters.credentials() {
        return Err(CloseError::OtherCredentials);
    }
    let log = verified_log(operations, election, None).await?.verified;
    if log.count() == 0 {
        return Ok(FinalList {
            json: sealed_list.to_vec(),
            reissues: 0,
        });
    }
    let sealed = CredentialList::parse(sealed_list).map_err(|_| CloseError::OtherCredentials)?;
    let texts: Result<Vec<_>, _> = sealed
        .iter()
        .map(|c| CredentialText::parse(&c.to_string()))
        .collect();
    let valid = log.apply(texts.map_err(|_| CloseError::OtherCredentials)?)?;
    let parsed: Result<Vec<PublicCredential>, _> = valid.iter().map(|text| text.as_str().parse()).collect();
    let list = parsed
        .ok()
        .and_then(|valid| CredentialList::new(valid).ok())
        .ok_or(CloseError::OtherCredentials)?;
    Ok(FinalList {
        json: list.to_json(),
        reissues: log.count(),
    })
}

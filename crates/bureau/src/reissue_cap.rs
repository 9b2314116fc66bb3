//! Raising the cap on the réassorts of an election while the vote is open. The bureau's members approve it with their trustee
//! keys, as many as decrypt: nobody else can raise it, the operator included, unseen by whoever reads the log.

use crate::close::CloseError;
use crate::operations::Operations;
use crate::reissue_log::{Log, verified_log};
use belenios::v1::trustee::{CapRaise, Owner, Trustees};
use belenios::v1::{ElectionUuid, Proof};
use ceremony::CapApproval;
use dynamo::{Fault, Refused};
use election::reissue::{self, CapEvent, CapRefused, may_raise};
use election::{ElectionId, Instant};
use keys::KeyFault;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use voter_file::Decided;

/// A cap as it was raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaisedCap {
    /// The cap that was in force.
    pub from: u64,
    /// The cap in force from now on.
    pub to: u64,
    /// How many credentials were replaced so far.
    pub reissues: u64,
    /// The names of those who approved, in the order of the trustees.
    pub approved_by: Vec<String>,
}

/// Why a cap is not raised. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum RaiseError {
    /// It can't be raised so, or not any more.
    #[error(transparent)]
    Refused(#[from] CapRefused),
    /// An approval was given for another change.
    #[error("l'accord de {trustee} est donné pour un autre changement\u{a0}: {election}, de {from} à {to}")]
    OtherChange {
        /// Whose.
        trustee: String,
        /// The election it was given for.
        election: ElectionUuid,
        /// From which cap.
        from: u64,
        /// To which cap.
        to: u64,
    },
    /// An approval was not made with the key of the trustee it names.
    #[error("l'accord de {trustee} n'est pas signé de sa clé de dépositaire")]
    NotSigned {
        /// Whose it claims to be.
        trustee: String,
    },
    /// Not as many members approve it as the count of the votes takes.
    #[error("il n'y a pas assez d'accords pour ce scrutin\u{a0}: {}", composition(.0))]
    NoQuorum(Vec<(usize, usize)>),
    /// Something else came first.
    #[error("un réassort ou une autre décision vient de passer avant")]
    Overtaken,
    /// The election or its log does not hold.
    #[error(transparent)]
    Log(#[from] CloseError),
    /// The storage.
    #[error("le stockage n'a pas répondu comme il faut ({0})")]
    Storage(#[from] Refused),
    /// A key.
    #[error("un secret manque ({0})")]
    Key(#[from] KeyFault),
}

impl From<Fault> for RaiseError {
    fn from(fault: Fault) -> Self {
        Self::Storage(fault.into())
    }
}

/// Raises the cap of an election to `to`: an entry of the same signed, chained log as the réassorts, with the approvals.
///
/// # Errors
/// [`RaiseError`].
pub async fn raise_reissue_cap(
    operations: &Operations,
    election: &ElectionId,
    to: u64,
    approvals: &[CapApproval],
    now: Instant,
) -> Result<RaisedCap, RaiseError> {
    let voters = &operations.voters;
    let event = voters.event(now).await?;
    let log = verified_log(operations, election, None).await?;
    let head = log.verified.head();
    let from = may_raise(&event.calendar, head, log.sealed_cap, to, now)?;
    let approved = approvals_of(&log, (from, to), approvals)?;
    let given: BTreeSet<Owner> = approved.keys().copied().collect();
    if !log.trustees.are_enough(&given) {
        return Err(RaiseError::NoQuorum(thresholds(&log.trustees)));
    }
    let recorded: Vec<_> = approved.values().map(|one| recorded(one)).collect();
    let approved_by = recorded.iter().map(|one| one.trustee.clone()).collect();
    let scope = (voters.event_id(), election);
    let signer = operations.reissue_signer()?;
    let entry = CapEvent::next(head, scope, now, (from, to), recorded, &signer);
    match voters.record_cap(&entry, head).await? {
        Decided::Recorded => Ok(RaisedCap {
            from,
            to,
            reissues: head.reissues,
            approved_by,
        }),
        Decided::Overtaken => Err(RaiseError::Overtaken),
    }
}

/// Whether enough of the bureau's members approved a raise that the log holds.
pub(crate) fn is_approved(trustees: &Trustees, election: &ElectionUuid, raise: &CapEvent) -> bool {
    let change = CapRaise {
        election,
        from: raise.from,
        to: raise.to,
    };
    let signed = raise.approvals.iter().filter(|approval| {
        let proof: Option<Proof> = serde_json::from_str(&approval.proof).ok();
        let owner = Owner::new(approval.owner);
        proof.is_some_and(|proof| trustees.check_cap_approval(owner, &change, &proof).is_ok())
    });
    trustees.are_enough(&signed.map(|approval| Owner::new(approval.owner)).collect())
}

/// The approvals by trustee, each checked: one that is given twice counts once.
fn approvals_of<'a>(
    log: &Log,
    (from, to): (u64, u64),
    approvals: &'a [CapApproval],
) -> Result<BTreeMap<Owner, &'a CapApproval>, RaiseError> {
    let change = CapRaise {
        election: &log.election,
        from,
        to,
    };
    for one in approvals {
        if one.raise() != change {
            return Err(RaiseError::OtherChange {
                trustee: one.trustee.clone(),
                election: one.election.clone(),
                from: one.from,
                to: one.to,
            });
        }
        let checked = log.trustees.check_cap_approval(one.owner, &change, &one.approval);
        checked.map_err(|_| RaiseError::NotSigned {
            trustee: one.trustee.clone(),
        })?;
    }
    Ok(approvals.iter().map(|one| (one.owner, one)).collect())
}

fn recorded(approval: &CapApproval) -> reissue::CapApproval {
    reissue::CapApproval {
        owner: approval.owner.number(),
        trustee: approval.trustee.clone(),
        proof: serde_json::to_string(&approval.approval).expect("a proof has only shapes JSON knows"),
    }
}

/// Of each group of trustees, how many are needed and how many there are.
fn thresholds(trustees: &Trustees) -> Vec<(usize, usize)> {
    let items = trustees.items().iter();
    items.map(|item| (item.threshold(), item.size())).collect()
}

/// « 1 sur 2 (dépositaires n° 1 à 2) et 2 sur 3 (dépositaires n° 3 à 5) ».
fn composition(groups: &[(usize, usize)]) -> String {
    let mut first = 1;
    let described = groups.iter().map(|(threshold, size)| {
        let last = first + size - 1;
        let text = format!("{threshold} sur {size} (dépositaires n°\u{a0}{first} à {last})");
        first = last + 1;
        text
    });
    format!("il faut {}", described.collect::<Vec<_>>().join(" et "))
}

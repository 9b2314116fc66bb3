//! The shares put together: the result, and the archive that proves it.

use super::share::DecryptionShare;
use crate::problem::Problem;
use crate::verification::{trustee_name, verify_file};
use belenios::v1::archive::{EventType, Stage};
use belenios::v1::tally::{Decryption, ElectionResult, MissingShares, ResultError, ShareFault};
use belenios::v1::trustee::{Owner, Trustees};
use belenios::v1::verify::VerifiedElection;
use std::fs::OpenOptions;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A finished election.
#[derive(Debug)]
pub struct Combined {
    /// The final archive, `<uuid>.bel`, verified whole after it was written.
    pub archive: PathBuf,
    /// What it establishes.
    pub verified: VerifiedElection,
    /// The shares that were refused; the others were enough.
    pub refused: Vec<RefusedShare>,
}

/// A share that does not hold. ATTACKS TA-08.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedShare {
    /// Whose it said it was.
    pub owner: Owner,
    /// That trustee's name in the trustees file.
    pub trustee: String,
    /// Why.
    pub reason: ShareRefusal,
}

/// Why a share is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareRefusal {
    /// It was made for another election or another ballot box.
    #[error("elle a été faite pour une autre urne")]
    OtherBox,
    /// It has not the right shape.
    #[error("elle n'a pas la forme attendue")]
    Shape,
    /// Its proofs don't hold.
    #[error("sa preuve est fausse")]
    Proof,
    /// The election has no such trustee.
    #[error("ce scrutin n'a pas ce dépositaire")]
    UnknownOwner,
    /// That trustee's share is already there.
    #[error("la part de ce dépositaire est déjà là")]
    Repeated,
}

impl From<ShareFault> for ShareRefusal {
    fn from(fault: ShareFault) -> Self {
        match fault {
            ShareFault::Json(_) | ShareFault::Shape => Self::Shape,
            ShareFault::Proof => Self::Proof,
            ShareFault::UnknownOwner => Self::UnknownOwner,
            ShareFault::Repeated => Self::Repeated,
        }
    }
}

/// Verifies the closed archive, accepts every share that holds, and writes `folder/<uuid>.bel` with the tally, the
/// shares and the result; the file is verified whole before it takes its name, and the folder made if there is none.
///
/// # Errors
/// A [`Problem`]: the archive's, too few shares that hold (naming those refused), or the new file's.
pub fn combine(archive: &Path, shares: &[DecryptionShare], folder: &Path) -> Result<Combined, Problem> {
    let closed = verify_file(archive, |source| source)?;
    let (mut decryption, head) = begin(archive, &closed)?;
    let mut refused = Vec::new();
    for share in shares {
        let same_box = share.election == *closed.election().uuid() && share.head == head;
        let submitted = if same_box {
            decryption
                .submit(share.owner, share.decryption.clone())
                .map_err(|error| error.fault.into())
        } else {
            Err(ShareRefusal::OtherBox)
        };
        if let Err(reason) = submitted {
            let trustee = trustee_name(closed.trustees(), share.owner);
            refused.push(RefusedShare {
                owner: share.owner,
                trustee,
                reason,
            });
        }
    }
    let result = decryption
        .result(closed.ballots())
        .map_err(|error| no_result(archive, &error, closed.trustees(), &refused))?;
    std::fs::create_dir_all(folder).map_err(|error| Problem::unreadable(folder, &error))?;
    let path = folder.join(format!("{}.bel", closed.election().uuid()));
    let verified = write(archive, &path, &closed, &decryption, &result)?;
    Ok(Combined {
        archive: path,
        verified,
        refused,
    })
}

/// The decryption as far as the archive has it, and the head of its closed box.
fn begin(
    archive: &Path,
    closed: &VerifiedElection,
) -> Result<(Decryption, belenios::v1::HexDigest), Problem> {
    let refuse = |what: &str, remedy: &str| Err(Problem::refused(archive, what, remedy));
    match closed.stage() {
        Stage::Closed => {
            let decryption = Decryption::new(closed.election().hash(), closed.trustees(), closed.tally());
            Ok((decryption, closed.head().hash))
        }
        Stage::Empty | Stage::Voting => refuse("l'urne n'est pas close", "attendez la fermeture."),
        Stage::Tallied | Stage::Finished => refuse(
            "cette archive contient déjà un dépouillement",
            "partez de l'archive close, celle du procès-verbal de fermeture.",
        ),
    }
}

fn write(
    archive: &Path,
    path: &Path,
    closed: &VerifiedElection,
    decryption: &Decryption,
    result: &ElectionResult,
) -> Result<VerifiedElection, Problem> {
    let unwritable = |error: io::Error| Problem::unreadable(path, &error);
    if path.exists() {
        return Err(unwritable(io::ErrorKind::AlreadyExists.into()));
    }
    let partial = path.with_extension("bel.partial");
    std::fs::copy(archive, &partial).map_err(unwritable)?;
    let appended = append(&partial, closed, decryption, result).map_err(unwritable);
    let verified = appended.and_then(|()| verify_file(&partial, |source| source));
    let kept = verified.and_then(|verified| {
        std::fs::rename(&partial, path).map_err(unwritable)?;
        Ok(verified)
    });
    if kept.is_err() {
        drop(std::fs::remove_file(&partial));
    }
    kept
}

/// EncryptedTally, one PartialDecryption per trustee, Result. PROTOCOL §8.
fn append(
    partial: &Path,
    closed: &VerifiedElection,
    decryption: &Decryption,
    result: &ElectionResult,
) -> io::Result<()> {
    let file = OpenOptions::new().append(true).open(partial)?;
    let mut writer = closed.resume(BufWriter::new(file));
    let sized = belenios::v1::json::to_canonical(closed.sized_tally());
    writer.append(EventType::EncryptedTally, &[&closed.tally().to_json(), &sized])?;
    for (owner, share) in decryption.shares() {
        let owned = share.owned_by(owner).to_json();
        writer.append(EventType::PartialDecryption, &[&share.to_json(), &owned])?;
    }
    writer.append(EventType::Result, &[&result.to_json()])?;
    let mut buffered = writer.into_inner();
    buffered.flush()?;
    buffered.get_ref().sync_all()
}

fn no_result(archive: &Path, error: &ResultError, trustees: &Trustees, refused: &[RefusedShare]) -> Problem {
    let named: Vec<String> = refused
        .iter()
        .map(|share| format!("{}\u{a0}: {}", share.trustee, share.reason))
        .collect();
    let refused = if named.is_empty() {
        String::new()
    } else {
        format!("\u{a0}; parts refusées\u{a0}: {}", named.join(", "))
    };
    match error {
        ResultError::BelowThreshold(missing) => {
            let groups: Vec<String> = missing
                .iter()
                .map(|group| group_in_french(group, trustees))
                .collect();
            let what = format!(
                "il manque des parts de déchiffrement ({}){refused}",
                groups.join("\u{a0}; ")
            );
            Problem::refused(archive, what, "ajoutez les parts d'autres dépositaires.")
        }
        ResultError::OutOfBound => {
            let what = format!("le déchiffrement ne donne pas de nombre possible{refused}");
            Problem::refused(archive, what, "n'allez pas plus loin et prévenez le bureau.")
        }
    }
}

fn group_in_french(group: &MissingShares, trustees: &Trustees) -> String {
    let first = group.first.number();
    let size = u32::try_from(group.size).expect("at most 255 trustees");
    let names: Vec<String> = (first..first + size)
        .map(|owner| trustee_name(trustees, Owner::new(owner)))
        .collect();
    format!(
        "{} sur {} requises, parmi {}",
        group.present,
        group.threshold,
        names.join(", ")
    )
}

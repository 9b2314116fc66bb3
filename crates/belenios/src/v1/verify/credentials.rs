//! How the credentials of an archive came from those sealed at first. ATTACKS BB-06.

use std::collections::HashSet;

use crate::v1::credential::{CredentialList, PublicCredential};
use crate::v1::group::EncodedElement;

/// One code given again: a credential replaced by another. The caller has authenticated the event it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reissue {
    /// The credential that lost its right to vote.
    pub removed: PublicCredential,
    /// The one that has it now.
    pub added: PublicCredential,
}

/// The archive's credentials are not those sealed at first with the re-issued ones replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CredentialsUnexplained {
    /// A re-issue takes away a credential that was not in force.
    #[error("re-issue {index} replaces a credential that was not in force")]
    RemovedNotInForce {
        /// Place among the re-issues, from 0.
        index: usize,
    },
    /// A re-issue gives a credential that is or was already somebody's.
    #[error("re-issue {index} gives a credential that was already used")]
    AddedNotNew {
        /// Place among the re-issues, from 0.
        index: usize,
    },
    /// A credential in force is not in the archive: its voter could not vote.
    #[error("credential {credential} is missing")]
    Missing {
        /// The credential.
        credential: EncodedElement,
    },
    /// A credential of the archive was neither sealed at first nor re-issued: somebody could have voted with it.
    #[error("credential {credential} is neither in the sealed list nor re-issued")]
    Unexplained {
        /// The credential.
        credential: EncodedElement,
    },
}

/// Checks that `list` is `sealed` once the re-issues, in order, have replaced some credentials.
///
/// # Errors
/// [`CredentialsUnexplained`], the first in the order of the re-issues, of the sealed list, then of the list.
pub fn explain_credentials(
    sealed: &CredentialList,
    reissues: &[Reissue],
    list: &CredentialList,
) -> Result<(), CredentialsUnexplained> {
    let mut known: HashSet<EncodedElement> = sealed.iter().copied().collect();
    let mut in_force = known.clone();
    for (index, reissue) in reissues.iter().enumerate() {
        if !in_force.remove(reissue.removed.encoded()) {
            return Err(CredentialsUnexplained::RemovedNotInForce { index });
        }
        if !known.insert(*reissue.added.encoded()) {
            return Err(CredentialsUnexplained::AddedNotNew { index });
        }
        in_force.insert(*reissue.added.encoded());
    }
    let archived: HashSet<EncodedElement> = list.iter().copied().collect();
    let expected = sealed
        .iter()
        .chain(reissues.iter().map(|reissue| reissue.added.encoded()));
    for credential in expected.filter(|credential| in_force.contains(*credential)) {
        if !archived.contains(credential) {
            return Err(CredentialsUnexplained::Missing {
                credential: *credential,
            });
        }
    }
    match list.iter().find(|credential| !in_force.contains(*credential)) {
        Some(credential) => Err(CredentialsUnexplained::Unexplained {
            credential: *credential,
        }),
        None => Ok(()),
    }
}

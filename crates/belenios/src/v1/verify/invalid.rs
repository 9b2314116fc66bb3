//! Why an archive is not that of a correct election.

use crate::v1::archive::{ArchiveError, ArchiveFault, Unreadable};
use crate::v1::ballot::BallotError;
use crate::v1::credential::CredentialListError;
use crate::v1::election::ElectionError;
use crate::v1::json::JsonError;
use crate::v1::tally::{ResultError, ShareRefused, TallyRefused};
use crate::v1::trustee::{Owner, TrusteesRefused};

/// The outcome of a verification that did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The source failed, or is no archive: nothing is known about the election.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// It is an archive, and it is wrong.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

/// The first thing wrong in an archive.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {height}: {reason}")]
pub struct Invalid {
    /// Height of the event concerned.
    pub height: u64,
    /// What is wrong.
    pub reason: InvalidReason,
}

impl Invalid {
    /// The stable, language-neutral code of the reason.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.reason.code()
    }
}

/// What is wrong. [`InvalidReason::code`] is stable: programs and tests may compare it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidReason {
    /// The form of the archive.
    #[error(transparent)]
    Archive(#[from] ArchiveFault),
    /// There is no Setup event.
    #[error("the archive has no election in it")]
    NoSetup,
    /// The set-up record is not canonical, or does not name the three records before it.
    #[error("the set-up does not name the election, trustees and credentials written before it")]
    Setup,
    /// The election.
    #[error(transparent)]
    Election(#[from] ElectionError),
    /// The trustees.
    #[error(transparent)]
    Trustees(#[from] TrusteesRefused),
    /// The credentials.
    #[error(transparent)]
    Credentials(#[from] CredentialListError),
    /// The election's public key is not the product of the trustees' keys.
    #[error("the election's public key is not the trustees' key")]
    PublicKey,
    /// A ballot.
    #[error(transparent)]
    Ballot(#[from] BallotError),
    /// A ballot of a credential that is not in the list.
    #[error("the ballot's credential is not in the list")]
    UnknownCredential,
    /// A second ballot with the same credential: a copy, or a revote, which this portal does not have.
    #[error("a second ballot with the same credential")]
    RepeatedCredential,
    /// The encrypted tally.
    #[error(transparent)]
    Tally(#[from] TallyRefused),
    /// The encrypted tally is not the product of the ballots of the archive.
    #[error("the encrypted tally is not the product of the ballots")]
    TallyMismatch,
    /// The sized tally is not canonical.
    #[error("the size of the tally is {0}")]
    SizedTally(JsonError),
    /// The sized tally is of another encrypted tally.
    #[error("the size of the tally names another tally")]
    SizedTallyHash,
    /// `num_tallied` is not the number of ballots.
    #[error("the number of ballots tallied is not the number of ballots")]
    NumTallied,
    /// `total_weight` is not the number of ballots.
    #[error("the total weight is not the number of ballots")]
    TotalWeight,
    /// The record of a partial decryption's owner is not canonical.
    #[error("the owner of a partial decryption is {0}")]
    Owned(JsonError),
    /// The owner's record names another partial decryption.
    #[error("the record of trustee {owner} names another partial decryption")]
    OwnedHash {
        /// The trustee.
        owner: Owner,
    },
    /// A partial decryption.
    #[error(transparent)]
    Share(#[from] ShareRefused),
    /// The result is not canonical.
    #[error("the result is {0}")]
    ResultJson(JsonError),
    /// There can be no result.
    #[error(transparent)]
    Result(#[from] ResultError),
    /// The result is not what the partial decryptions give.
    #[error("the result is not what the trustees' decryptions give")]
    ResultMismatch,
}

impl InvalidReason {
    /// The stable, language-neutral code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Archive(fault) => fault.code(),
            Self::NoSetup => "no_setup",
            Self::Setup => "setup",
            Self::Election(_) => "election",
            Self::Trustees(refused) => refused.code(),
            Self::Credentials(error) => credentials_code(error),
            Self::PublicKey => "public_key",
            Self::Ballot(error) => ballot_code(error),
            Self::UnknownCredential => "ballot_unknown_credential",
            Self::RepeatedCredential => "ballot_repeated_credential",
            Self::Tally(TallyRefused::Json(_)) => "tally_json",
            Self::Tally(TallyRefused::Shape) => "tally_shape",
            Self::TallyMismatch => "tally_mismatch",
            Self::SizedTally(_) => "sized_tally_json",
            Self::SizedTallyHash => "sized_tally_hash",
            Self::NumTallied => "num_tallied",
            Self::TotalWeight => "total_weight",
            Self::Owned(_) => "owned_json",
            Self::OwnedHash { .. } => "owned_hash",
            Self::Share(refused) => refused.fault.code(),
            Self::ResultJson(_) => "result_json",
            Self::Result(ResultError::BelowThreshold(_)) => "result_below_threshold",
            Self::Result(ResultError::OutOfBound) => "result_out_of_bound",
            Self::ResultMismatch => "result_mismatch",
        }
    }
}

fn ballot_code(error: &BallotError) -> &'static str {
    match error {
        BallotError::TooLarge(_) => "ballot_too_large",
        BallotError::Malformed { .. } => "ballot_malformed",
        BallotError::NonCanonical { .. } => "ballot_non_canonical",
        BallotError::ForeignElection => "ballot_foreign_election",
        BallotError::ForeignElectionHash => "ballot_foreign_election_hash",
        BallotError::Shape { .. } => "ballot_shape",
        BallotError::Credential(_) => "ballot_credential",
        BallotError::SignatureHash => "ballot_signature_hash",
        BallotError::Signature => "ballot_signature",
        BallotError::GroupElement { .. } => "ballot_group_element",
        BallotError::IndividualProof { .. } => "ballot_individual_proof",
        BallotError::OverallProof { .. } => "ballot_overall_proof",
        BallotError::BlankProof { .. } => "ballot_blank_proof",
    }
}

fn credentials_code(error: &CredentialListError) -> &'static str {
    match error {
        CredentialListError::Json(_) => "credentials_json",
        CredentialListError::Suffix { .. } => "credentials_weight",
        CredentialListError::Credential { .. } => "credentials_element",
        CredentialListError::Duplicate { .. } => "credentials_duplicate",
    }
}

impl From<ArchiveError> for VerifyError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Unreadable(error) => Self::Unreadable(error),
            ArchiveError::Malformed { height, fault } => Invalid {
                height,
                reason: fault.into(),
            }
            .into(),
        }
    }
}

//! What can go wrong with the ballot box, told to operators.

/// The ballot box did not do its work, or is not in the state it must be in. Never told to a voter.
#[derive(Debug, thiserror::Error)]
pub enum BallotBoxFault {
    /// The storage failed.
    #[error(transparent)]
    Storage(#[from] dynamo::Fault),
    /// A conditional write was refused where nothing else than this writes.
    #[error("a write of the ballot box was refused: {0}")]
    Refused(dynamo::Refused),
    /// A stored row is not what was deposited, or the sealed parameters can't be read.
    #[error("the {what} of election {election} is damaged: {reason}")]
    Damaged {
        /// What was read.
        what: &'static str,
        /// The election's uuid.
        election: String,
        /// Why it is not believed.
        reason: String,
    },
    /// An election has fewer gates than it must have.
    #[error("gates of election {0} are missing: it was not sealed wholly")]
    GatesMissing(String),
    /// Other parameters were already sealed for this election.
    #[error("election {0} is already sealed with other parameters")]
    AlreadySealed(String),
    /// Another result was already published for this election.
    #[error("another result of election {0} is already published")]
    AlreadyPublished(String),
    /// The archive could not be written.
    #[error("the archive could not be written: {0}")]
    Archive(#[from] std::io::Error),
}

impl From<dynamo::Refused> for BallotBoxFault {
    fn from(refused: dynamo::Refused) -> Self {
        match refused {
            dynamo::Refused::Fault(fault) => Self::Storage(fault),
            refused => Self::Refused(refused),
        }
    }
}

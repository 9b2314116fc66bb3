//! From what is wrong with a ballot to what its voter is told.

use belenios::v1::BallotError;
use election::Refusal;

pub(crate) fn refused(error: BallotError) -> Refusal {
    use BallotError as E;
    match error {
        E::TooLarge(_) => Refusal::BodyTooLarge,
        E::Malformed { .. } | E::NonCanonical { .. } => Refusal::BallotNotCanonical,
        E::ForeignElection | E::ForeignElectionHash => Refusal::BallotForeign,
        E::Shape { .. }
        | E::Credential(_)
        | E::SignatureHash
        | E::Signature
        | E::GroupElement { .. }
        | E::IndividualProof { .. }
        | E::OverallProof { .. }
        | E::BlankProof { .. } => Refusal::BallotInvalid,
    }
}

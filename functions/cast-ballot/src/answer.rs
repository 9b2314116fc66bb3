//! What a voter whose ballot is in the box is answered: two signed documents that nothing joins but this one answer.

use crate::{Cast, CastBallot};
use election::{BallotReference, DepositReceipt, EmargementCertificate, Instant};
use serde::Serialize;

/// The proof of deposit, and the émargement certificate beside it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub(crate) struct Deposited {
    #[serde(flatten)]
    receipt: DepositReceipt,
    emargement: EmargementCertificate,
}

impl CastBallot {
    /// The answer for a ballot that is in the box since `at`: a function of the ballot, the voter and the minute, so the
    /// same for every resend (CA-03, CA-05).
    pub(crate) fn deposited(&self, cast: &Cast, at: Instant) -> Deposited {
        let (event, election) = (self.voters.event_id(), &cast.election);
        let reference = BallotReference::parse(&cast.ballot.reference().to_string())
            .expect("the protocol writes references in this form");
        let receipt = DepositReceipt::sign(event.clone(), election.clone(), reference, at, &self.deposit_key);
        let signatory = cast.session.signatory.clone();
        let emargement = EmargementCertificate::sign(
            event.clone(),
            election.clone(),
            at,
            signatory,
            &self.emargement_key,
        );
        Deposited { receipt, emargement }
    }
}

//! What the browser sends: for each election, the public credential that the code gives, and a proof. Never the code (VC-01).

use belenios::v1::{ElectionUuid, Proof, PublicCredential, Scalar};
use election::ElectionId;
use http_edge::Secret;
use serde::Deserialize;

/// The body of a request.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = VotingSpaceOpening))]
pub(crate) struct Opening {
    pub(crate) nonce: String,
    proofs: Vec<Claim>,
    pub(crate) proof_of_work: Secret,
}

/// A public credential of one election, and the proof that the browser holds its private part.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PossessionClaim))]
struct Claim {
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    election: ElectionId,
    credential: String,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    challenge: Scalar,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    response: Scalar,
}

impl Opening {
    /// The credential whose possession is proved for this election and this nonce; `None` when there is no such proof, or
    /// more than one claim for the election.
    pub(crate) fn possessed(&self, election: &ElectionId) -> Option<&str> {
        let mut claims = self.proofs.iter().filter(|claim| claim.election == *election);
        let claim = claims.next().filter(|_| claims.next().is_none())?;
        claim.holds(&self.nonce).then_some(claim.credential.as_str())
    }
}

impl Claim {
    fn holds(&self, nonce: &str) -> bool {
        let (Ok(credential), Ok(uuid)) = (
            self.credential.parse::<PublicCredential>(),
            self.election.as_str().parse::<ElectionUuid>(),
        ) else {
            return false;
        };
        let proof = Proof {
            challenge: self.challenge,
            response: self.response,
        };
        credential.check_possession(&uuid, nonce, &proof).is_ok()
    }
}

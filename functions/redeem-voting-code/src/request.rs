//! What the browser sends: the link's token, and for each election a new public credential with its proof.

use belenios::v1::{ElectionUuid, Proof, PublicCredential, Scalar};
use election::reissue::{CredentialText, Offer};
use election::{ElectionId, Refusal};
use http_edge::Secret;
use serde::Deserialize;

/// More elections than a voter ever has: a longer list is refused before any proof is looked at.
const MOST_ELECTIONS: usize = 7;

/// The body of a request.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = VotingCodeRedemption))]
pub(crate) struct Redemption {
    pub(crate) token: Secret,
    pub(crate) nonce: String,
    credentials: Vec<Claim>,
}

/// A new public credential of one election, and the proof that the browser holds its private part.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = NewCredential))]
struct Claim {
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    election: ElectionId,
    credential: String,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    challenge: Scalar,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    response: Scalar,
}

/// An offer whose proof of possession holds.
#[derive(Debug)]
pub(crate) struct Possessed {
    pub(crate) offer: Offer,
    pub(crate) credential: PublicCredential,
}

impl Redemption {
    /// The offers, each with its credential in the group, not the neutral element, and its proof checked for this election
    /// and this nonce (RE-14).
    ///
    /// # Errors
    /// [`Refusal::ReissueCredentialsInvalid`].
    pub(crate) fn possessed(&self) -> Result<Vec<Possessed>, Refusal> {
        if self.credentials.len() > MOST_ELECTIONS {
            return Err(Refusal::ReissueCredentialsInvalid);
        }
        self.credentials
            .iter()
            .map(|claim| claim.check(&self.nonce))
            .collect::<Option<_>>()
            .ok_or(Refusal::ReissueCredentialsInvalid)
    }
}

impl Claim {
    fn check(&self, nonce: &str) -> Option<Possessed> {
        let credential: PublicCredential = self.credential.parse().ok()?;
        let uuid: ElectionUuid = self.election.as_str().parse().ok()?;
        let proof = Proof {
            challenge: self.challenge,
            response: self.response,
        };
        credential.check_possession(&uuid, nonce, &proof).ok()?;
        let text = CredentialText::parse(&self.credential).ok()?;
        Some(Possessed {
            offer: Offer {
                election: self.election.clone(),
                credential: text,
            },
            credential,
        })
    }
}

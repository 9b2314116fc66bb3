//! What a réassort did, as the voter is told.

use election::ElectionId;
use election::reissue::Reissue;
use serde::Serialize;

/// What a réassort did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = VotingCodeReplaced))]
pub(crate) struct Outcome {
    /// The elections whose credential is the new one.
    #[cfg_attr(feature = "contract", schema(value_type = Vec<String>))]
    pub(crate) replaced: Vec<ElectionId>,
    /// The elections already voted, whose credential stays.
    kept: Vec<Kept>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = KeptElection))]
struct Kept {
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    election: ElectionId,
    voted_at: String,
}

impl From<&Reissue> for Outcome {
    fn from(reissue: &Reissue) -> Self {
        let kept = |(election, voted_at): &(ElectionId, election::Instant)| Kept {
            election: election.clone(),
            voted_at: voted_at.rfc3339(),
        };
        Self {
            replaced: reissue
                .replaced
                .iter()
                .map(|offer| offer.election.clone())
                .collect(),
            kept: reissue.kept.iter().map(kept).collect(),
        }
    }
}

//! What a voter reads of their own claims.

use election::Instant;
use election::claim::{ClaimState, ClaimSubject};
use serde::Serialize;
use voter_file::ClaimRow;

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = OwnClaims))]
pub(crate) struct OwnClaims<'a> {
    now: String,
    claims: Vec<OwnClaim<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
struct OwnClaim<'a> {
    number: &'a str,
    election: &'a str,
    subject: ClaimSubject,
    filed_at: String,
    answered_by: String,
    state: ClaimState,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    answered_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    reason: Option<&'a str>,
}

impl<'a> OwnClaims<'a> {
    pub(crate) fn of(claims: &'a [ClaimRow], now: Instant) -> Self {
        Self {
            now: now.rfc3339(),
            claims: claims.iter().map(OwnClaim::of).collect(),
        }
    }
}

impl<'a> OwnClaim<'a> {
    fn of(row: &'a ClaimRow) -> Self {
        Self {
            number: row.entry.as_str(),
            election: row.election.as_str(),
            subject: row.subject,
            filed_at: row.filed_at.rfc3339(),
            answered_by: row.answered_by.rfc3339(),
            state: row.state,
            answered_at: row.answered_at.map(Instant::rfc3339),
            reason: row.reason.as_ref().map(|reason| reason.as_str()),
        }
    }
}

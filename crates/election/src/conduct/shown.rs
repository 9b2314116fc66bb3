//! The conduct of the vote as pages read it: moments in RFC 3339.

use super::{Announcement, Suspension};
use crate::Instant;
use serde::Serialize;

/// An announcement, as pages read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = Announcement))]
pub struct ShownAnnouncement<'a> {
    /// The text, in French: one paragraph, plain text.
    pub text: &'a str,
    /// When it was published.
    pub published_at: String,
}

/// A suspension, as pages read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = Suspension))]
pub struct ShownSuspension<'a> {
    /// Since when.
    pub since: String,
    /// Why: one paragraph, plain text.
    pub reason: &'a str,
    /// When the bureau will say more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    pub next_information: Option<String>,
}

impl Announcement {
    /// As pages read it.
    pub fn shown(&self) -> ShownAnnouncement<'_> {
        ShownAnnouncement {
            text: self.text.as_str(),
            published_at: self.published_at.rfc3339(),
        }
    }
}

impl Suspension {
    /// As pages read it.
    pub fn shown(&self) -> ShownSuspension<'_> {
        ShownSuspension {
            since: self.since.rfc3339(),
            reason: self.reason.as_str(),
            next_information: self.next_information.map(Instant::rfc3339),
        }
    }
}

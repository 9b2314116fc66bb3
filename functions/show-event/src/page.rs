//! What the answer holds.

use election::conduct::{Announcement, Conduct, ShownAnnouncement, ShownSuspension, Suspension};
use election::{EventId, Instant, Phase, ShownCalendar};
use serde::Serialize;
use voter_file::{ChallengeQuestion, EventRow};

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PublicEvent))]
pub(crate) struct Page<'a> {
    /// The server's time when this was made; add the answer's `Age`.
    now: String,
    phase: Phase,
    event: EventPart<'a>,
    calendar: ShownCalendar,
    questions: Vec<QuestionPart<'a>>,
    /// Whether a phrase of 20 characters is a password.
    phrase_passwords: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    announcement: Option<ShownAnnouncement<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    suspension: Option<ShownSuspension<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PublicEventName))]
struct EventPart<'a> {
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    id: &'a EventId,
    title: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PublicQuestion))]
struct QuestionPart<'a> {
    id: &'a str,
    text: &'a str,
}

impl<'a> Page<'a> {
    pub(crate) fn of(event: &'a EventRow, conduct: &'a Conduct, now: Instant) -> Self {
        Self {
            now: now.rfc3339(),
            phase: event.calendar.phase(now),
            event: EventPart {
                id: &event.event,
                title: &event.title,
            },
            calendar: event.calendar.shown(),
            questions: event.questions.iter().map(QuestionPart::of).collect(),
            phrase_passwords: event.settings.phrase_passwords,
            announcement: conduct.announcement.as_ref().map(Announcement::shown),
            suspension: conduct.suspension.as_ref().map(Suspension::shown),
        }
    }
}

impl<'a> QuestionPart<'a> {
    fn of(question: &'a ChallengeQuestion) -> Self {
        Self {
            id: &question.id,
            text: &question.text,
        }
    }
}

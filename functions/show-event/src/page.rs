//! What the answer holds.

use election::conduct::{Announcement, Conduct, ShownAnnouncement, ShownSuspension, Suspension};
use election::{Calendar, EventId, Instant, Phase};
use serde::Serialize;
use voter_file::{ChallengeQuestion, EventRow, HelpDesk};

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PublicEvent))]
pub(crate) struct Page<'a> {
    /// The server's time when this was made; add the answer's `Age`.
    now: String,
    phase: Phase,
    event: EventPart<'a>,
    calendar: CalendarPart,
    questions: Vec<QuestionPart<'a>>,
    /// Whether a phrase of 20 characters is a password.
    phrase_passwords: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    announcement: Option<ShownAnnouncement<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    suspension: Option<ShownSuspension<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    help_desk: Option<&'a HelpDesk>,
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
#[cfg_attr(feature = "contract", schema(as = PublicCalendar))]
struct CalendarPart {
    portal_opens: String,
    lists_published: String,
    sealed: String,
    vote_opens: String,
    vote_closes: String,
    grace_minutes: u32,
    claims_until: String,
    roll_displayed_until: String,
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
            calendar: CalendarPart::of(&event.calendar),
            questions: event.questions.iter().map(QuestionPart::of).collect(),
            phrase_passwords: event.settings.phrase_passwords,
            announcement: conduct.announcement.as_ref().map(Announcement::shown),
            suspension: conduct.suspension.as_ref().map(Suspension::shown),
            help_desk: event.settings.help_desk.as_ref(),
        }
    }
}

impl CalendarPart {
    fn of(calendar: &Calendar) -> Self {
        Self {
            portal_opens: calendar.portal_opens.rfc3339(),
            lists_published: calendar.lists_published.rfc3339(),
            sealed: calendar.sealed.rfc3339(),
            vote_opens: calendar.vote_opens.rfc3339(),
            vote_closes: calendar.vote_closes.rfc3339(),
            grace_minutes: calendar.grace_minutes,
            claims_until: calendar.claims_until.rfc3339(),
            roll_displayed_until: calendar.roll_displayed_until.rfc3339(),
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

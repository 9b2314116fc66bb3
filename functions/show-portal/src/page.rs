//! What the answer holds.

use election::conduct::{Announcement, Conduct, ShownAnnouncement, ShownSuspension, Suspension};
use election::{ElectionId, EventId, Identifier, Instant, Phase, ShownCalendar, VoterNumber};
use serde::Serialize;
use std::sync::Arc;
use voter_file::{ElectionRow, EventRow, List, ListOrder, Right, Session, VoterRow};

/// What the page is made from, but for the elections.
pub(crate) struct Known<'a> {
    pub(crate) now: Instant,
    pub(crate) event: &'a EventRow,
    pub(crate) conduct: &'a Conduct,
    pub(crate) voter: &'a VoterRow,
    pub(crate) identifier: &'a Identifier,
    pub(crate) session: &'a Session,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = Portal))]
pub(crate) struct Page<'a> {
    now: String,
    phase: Phase,
    event: EventPart<'a>,
    calendar: ShownCalendar,
    voter: VoterPart<'a>,
    elections: Vec<ElectionPart<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    last_login: Option<String>,
    reissues: Vec<ReissuePart>,
    possession_nonce: &'a str,
    sessions: Vec<SessionPart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    announcement: Option<ShownAnnouncement<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    suspension: Option<ShownSuspension<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PortalEvent))]
struct EventPart<'a> {
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    id: &'a EventId,
    title: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PortalVoter))]
struct VoterPart<'a> {
    civility: &'a str,
    family_name: &'a str,
    given_name: &'a str,
    corps: &'a str,
    establishment: &'a str,
    /// Empty where the roll does not say it.
    academy: &'a str,
    /// What the voter typed at the log-in, in its normal form.
    identifier: &'a str,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    voter_number: &'a VoterNumber,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    question: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PortalElection))]
struct ElectionPart<'a> {
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    id: &'a ElectionId,
    title: &'a str,
    body: &'a str,
    seats: u32,
    lists: Vec<ListPart<'a>>,
    list_order: ListOrder,
    blank: bool,
    min: u32,
    max: u32,
    state: ElectionState,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "contract", schema(nullable = false))]
    voted_at: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PortalList))]
struct ListPart<'a> {
    index: usize,
    title: &'a str,
    affiliation: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PortalElectionState))]
enum ElectionState {
    Upcoming,
    Open,
    Suspended,
    Voted,
    Closed,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PortalReissue))]
struct ReissuePart {
    at: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = PortalSession))]
struct SessionPart {
    created_at: String,
    last_seen: String,
    current: bool,
}

impl<'a> Page<'a> {
    /// `elections` and `rights` are in the order of the voter's elections.
    pub(crate) fn of(
        known: &Known<'a>,
        elections: &'a [Arc<ElectionRow>],
        rights: &[Option<Right>],
        sessions: &[Session],
    ) -> Self {
        let mut reissued: Vec<Instant> = rights
            .iter()
            .flatten()
            .filter_map(|r| Some(r.reissued?.at))
            .collect();
        // One réassort replaces the codes of several elections at the same moment.
        reissued.sort_unstable();
        reissued.dedup();
        let part = |(election, right): (&'a Arc<ElectionRow>, &Option<Right>)| {
            known.election(election, right.as_ref())
        };
        Self {
            now: known.now.rfc3339(),
            phase: known.event.calendar.phase(known.now),
            event: EventPart {
                id: &known.event.event,
                title: &known.event.title,
            },
            calendar: known.event.calendar.shown(),
            voter: known.voter_part(),
            elections: elections.iter().zip(rights).map(part).collect(),
            last_login: known.session.previous_login.map(Instant::rfc3339),
            reissues: reissued
                .into_iter()
                .map(|at| ReissuePart { at: at.rfc3339() })
                .collect(),
            possession_nonce: &known.session.nonce,
            sessions: sessions
                .iter()
                .map(|session| known.session_part(session))
                .collect(),
            announcement: known.conduct.announcement.as_ref().map(Announcement::shown),
            suspension: known.conduct.suspension.as_ref().map(Suspension::shown),
        }
    }
}

impl<'a> Known<'a> {
    fn voter_part(&self) -> VoterPart<'a> {
        let chosen = |id: &String| self.event.questions.iter().find(|question| question.id == *id);
        VoterPart {
            civility: &self.voter.civility,
            family_name: &self.voter.family_name,
            given_name: &self.voter.given_name,
            corps: &self.voter.corps,
            establishment: &self.voter.establishment,
            academy: &self.voter.academy,
            identifier: self.identifier.expose(),
            voter_number: &self.voter.number,
            question: self
                .voter
                .question
                .as_ref()
                .and_then(chosen)
                .map(|question| question.text.as_str()),
        }
    }

    fn election(&self, election: &'a ElectionRow, right: Option<&Right>) -> ElectionPart<'a> {
        let voted_at = right.and_then(|right| right.voted_at);
        let published = self.now >= self.event.calendar.lists_published;
        let lists: &[List] = if published { &election.lists } else { &[] };
        let list = |(index, list): (usize, &'a List)| ListPart {
            index,
            title: &list.title,
            affiliation: &list.affiliation,
        };
        ElectionPart {
            id: &election.election,
            title: &election.title,
            body: &election.body,
            seats: election.seats,
            lists: lists.iter().enumerate().map(list).collect(),
            list_order: election.list_order,
            blank: election.blank,
            min: election.min,
            max: election.max,
            state: match self.event.calendar.phase(self.now) {
                _ if voted_at.is_some() => ElectionState::Voted,
                Phase::VoteOpen if self.conduct.suspension.is_some() => ElectionState::Suspended,
                Phase::VoteOpen => ElectionState::Open,
                Phase::VoteClosed => ElectionState::Closed,
                _ => ElectionState::Upcoming,
            },
            voted_at: voted_at.map(Instant::rfc3339),
        }
    }

    fn session_part(&self, session: &Session) -> SessionPart {
        SessionPart {
            created_at: session.created_at.rfc3339(),
            last_seen: session.last_seen.rfc3339(),
            current: session.fingerprint == self.session.fingerprint,
        }
    }
}

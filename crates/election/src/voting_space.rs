//! Opening the voting space: is this code the voter's? (SCREENS V20)

use crate::limits::Limit;
use crate::{Calendar, ElectionId, Instant, Refusal};

/// Wrong codes per session in 24 hours, shown as « Il vous reste {n} essais » (VC-02).
pub const CODES_PER_SESSION: Limit = Limit::per_day(5);
/// Wrong codes per account in 24 hours, all sessions together (VC-02). Casting asks nothing of this limit.
pub const CODES_PER_ACCOUNT: Limit = Limit::per_day(25);

/// What a proof of possession showed of an election's credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeMatch {
    /// It is the voter's current credential.
    Current,
    /// It was the voter's, and was replaced by a réassort.
    Replaced {
        /// When.
        at: Instant,
    },
    /// No proof, a wrong one, an unknown credential or another voter's: never said which (VC-04).
    Unknown,
}

/// An election of the voter, and what the code showed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeCheck {
    /// The election.
    pub election: ElectionId,
    /// When the voter voted there.
    pub voted_at: Option<Instant>,
    /// What the code showed.
    pub matched: CodeMatch,
}

/// Whether a voter signed in since `signed_in` may vote now: from the opening to the closing and its grace.
///
/// # Errors
/// [`Refusal::VoteNotOpen`], [`Refusal::VoteClosed`].
pub fn casting_open(calendar: &Calendar, signed_in: Instant, now: Instant) -> Result<(), Refusal> {
    if now < calendar.vote_opens {
        Err(Refusal::VoteNotOpen {
            opens: calendar.vote_opens,
        })
    } else if now >= calendar.casting_ends(signed_in) {
        Err(Refusal::VoteClosed {
            since: calendar.vote_closes,
        })
    } else {
        Ok(())
    }
}

/// Decides whether the code opens the voting space: it must be the current one of every election not yet voted. An
/// election already voted asks nothing of the code, since a réassort leaves the old code there (VC-09, RE-11).
///
/// # Errors
/// [`Refusal::VotedEverywhere`], [`Refusal::CodeReplaced`] when the code was the voter's, [`Refusal::CodeNotRecognised`]
/// with `remaining` otherwise.
pub fn admit(checks: &[CodeCheck], remaining: u32) -> Result<(), Refusal> {
    let open = || {
        checks
            .iter()
            .filter(|check| check.voted_at.is_none())
            .map(|check| check.matched)
    };
    if open().next().is_none() {
        return Err(Refusal::VotedEverywhere);
    }
    if open().all(|matched| matched == CodeMatch::Current) {
        return Ok(());
    }
    let replaced = open().find_map(|matched| match matched {
        CodeMatch::Replaced { at } => Some(at),
        CodeMatch::Current | CodeMatch::Unknown => None,
    });
    Err(replaced.map_or(Refusal::CodeNotRecognised { remaining }, |at| {
        Refusal::CodeReplaced { at }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use CodeMatch::{Current, Replaced, Unknown};

    #[test]
    fn the_space_opens_from_the_opening_of_the_vote_to_the_end_of_the_voter_s_own_grace() {
        let at = Instant::from_unix;
        let calendar = Calendar {
            portal_opens: at(0),
            lists_published: at(0),
            sealed: at(0),
            vote_opens: at(1_000),
            vote_closes: at(2_000),
            grace_minutes: 1,
            claims_until: at(0),
            roll_displayed_until: at(2_000),
        };
        let early = Err(Refusal::VoteNotOpen { opens: at(1_000) });
        let late = Err(Refusal::VoteClosed { since: at(2_000) });
        for (signed_in, now, expected) in [
            (900, 999, early),
            (900, 1_000, Ok(())),
            (1_999, 2_059, Ok(())),
            (1_999, 2_060, late.clone()),
            (2_000, 2_001, late),
        ] {
            assert_eq!(
                casting_open(&calendar, at(signed_in), at(now)),
                expected,
                "{signed_in} {now}"
            );
        }
    }

    #[test]
    fn vc_09_a_code_opens_the_space_when_it_is_current_wherever_there_is_still_a_vote_to_cast() {
        let at = Instant::from_unix(60);
        let voted = Some(Instant::from_unix(120));
        let unknown = Err(Refusal::CodeNotRecognised { remaining: 3 });
        let replaced = Err(Refusal::CodeReplaced { at });
        for (first, second, expected) in [
            ((None, Current), (None, Current), Ok(())),
            ((voted, Current), (None, Current), Ok(())),
            ((voted, Unknown), (None, Current), Ok(())),
            ((None, Current), (None, Unknown), unknown.clone()),
            ((voted, Current), (None, Unknown), unknown),
            ((None, Replaced { at }), (None, Replaced { at }), replaced.clone()),
            ((voted, Current), (None, Replaced { at }), replaced),
            ((voted, Current), (voted, Current), Err(Refusal::VotedEverywhere)),
        ] {
            let checks = [first, second].map(|(voted_at, matched)| CodeCheck {
                election: ElectionId::parse("R7AxU4XsA1pU7D").unwrap(),
                voted_at,
                matched,
            });
            assert_eq!(admit(&checks, 3), expected, "{checks:?}");
        }
    }
}

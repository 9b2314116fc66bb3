//! What a redeemed link may change, and within which bounds.

use super::event::CredentialText;
use crate::limits::Limit;
use crate::{Calendar, ElectionId, Instant, Phase, Refusal};
use std::collections::BTreeSet;
use std::time::Duration;

/// Evaluations of the two factors per account in 24 hours (RE-01). An evaluation is counted before it is made.
pub const EVALUATIONS_PER_ACCOUNT: Limit = Limit::per_day(5);
/// Messages sent per account in 24 hours (RE-07).
pub const SENDS_PER_ACCOUNT: Limit = Limit::per_day(3);
/// Messages sent per account during the whole event (RE-07): a window longer than any voting period.
pub const SENDS_PER_EVENT: Limit = Limit::per_minutes(10, 90 * 24 * 60);
/// Minutes during which a réassort link may be redeemed (SCREENS V22).
pub const LINK_MINUTES: u32 = 30;
/// How long a réassort link lives.
pub const LINK: Duration = Duration::from_secs(LINK_MINUTES as u64 * 60);

/// One election of the voter, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElectionState {
    /// The election.
    pub election: ElectionId,
    /// When the voter voted there, to the minute.
    pub voted_at: Option<Instant>,
    /// How many credentials of this election were replaced so far, all voters together.
    pub reissued: u64,
    /// The cap in force on that number: the sealed one, until the bureau raises it.
    pub max_reissues: u64,
}

/// A new public credential offered for an election. Its proof of possession has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The election.
    pub election: ElectionId,
    /// The new public credential.
    pub credential: CredentialText,
}

/// What a réassort does: a new credential where the voter has not voted, nothing elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reissue {
    /// The elections whose credential is replaced, in the voter's order.
    pub replaced: Vec<Offer>,
    /// The elections already voted, and when: their credential stays.
    pub kept: Vec<(ElectionId, Instant)>,
}

/// Whether réassort is open by the server's clock: from the opening of the vote to its closing, without grace (RE-16).
///
/// # Errors
/// [`Refusal::ReissueNotOpen`].
pub fn open(calendar: &Calendar, now: Instant) -> Result<(), Refusal> {
    if calendar.phase(now) == Phase::VoteOpen {
        Ok(())
    } else {
        Err(Refusal::ReissueNotOpen)
    }
}

/// Decides a réassort: the offers must be exactly one for each election of the voter not yet voted (RE-11, RE-15), all
/// different, and no election may be at its cap (RE-21).
///
/// # Errors
/// [`Refusal::VotedEverywhere`], [`Refusal::ReissueCredentialsInvalid`], [`Refusal::ReissueCapReached`].
pub fn decide(states: &[ElectionState], offers: &[Offer]) -> Result<Reissue, Refusal> {
    let kept: Vec<_> = states
        .iter()
        .filter_map(|state| Some((state.election.clone(), state.voted_at?)))
        .collect();
    let open: Vec<_> = states.iter().filter(|state| state.voted_at.is_none()).collect();
    if open.is_empty() {
        return Err(Refusal::VotedEverywhere);
    }
    let distinct: BTreeSet<_> = offers.iter().map(|offer| &offer.credential).collect();
    if offers.len() != open.len() || distinct.len() != offers.len() {
        return Err(Refusal::ReissueCredentialsInvalid);
    }
    let replaced: Vec<Offer> = open
        .iter()
        .map(|state| {
            offers
                .iter()
                .find(|offer| offer.election == state.election)
                .cloned()
        })
        .collect::<Option<_>>()
        .ok_or(Refusal::ReissueCredentialsInvalid)?;
    if open.iter().any(|state| state.reissued >= state.max_reissues) {
        return Err(Refusal::ReissueCapReached);
    }
    Ok(Reissue { replaced, kept })
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOTED: Instant = Instant::from_unix(1_669_894_020);

    fn election(n: usize) -> ElectionId {
        ElectionId::parse(
            [
                "AAAAAAAAAAAAAA",
                "BBBBBBBBBBBBBB",
                "CCCCCCCCCCCCCC",
                "DDDDDDDDDDDDDD",
            ][n],
        )
        .unwrap()
    }

    fn offer(n: usize, credential: u64) -> Offer {
        Offer {
            election: election(n),
            credential: CredentialText::parse(&format!("{credential:064x}")).unwrap(),
        }
    }

    fn state(n: usize, voted: bool) -> ElectionState {
        ElectionState {
            election: election(n),
            voted_at: voted.then_some(VOTED),
            reissued: 4,
            max_reissues: 5,
        }
    }

    #[test]
    fn re_11_only_elections_not_voted_get_a_new_credential_and_the_others_are_told() {
        let states = [state(0, true), state(1, false), state(2, false)];
        let done = decide(&states, &[offer(2, 7), offer(1, 8)]).unwrap();
        assert_eq!(done.replaced, [offer(1, 8), offer(2, 7)]);
        assert_eq!(done.kept, [(election(0), VOTED)]);
        assert_eq!(
            decide(&[state(0, true)], &[offer(0, 7)]),
            Err(Refusal::VotedEverywhere)
        );
    }

    #[test]
    fn re_15_partial_duplicate_foreign_and_superfluous_sets_are_refused() {
        let states = [state(0, true), state(1, false), state(2, false)];
        for offers in [
            vec![],
            vec![offer(1, 7)],
            vec![offer(1, 7), offer(1, 8)],
            vec![offer(1, 7), offer(2, 7)],
            vec![offer(1, 7), offer(3, 8)],
            vec![offer(1, 7), offer(0, 8)],
            vec![offer(0, 6), offer(1, 7), offer(2, 8)],
            vec![offer(1, 7), offer(2, 8), offer(2, 9)],
        ] {
            assert_eq!(
                decide(&states, &offers),
                Err(Refusal::ReissueCredentialsInvalid),
                "{offers:?}"
            );
        }
    }

    #[test]
    fn re_21_an_election_at_its_cap_refuses_the_whole_reissue() {
        let full = ElectionState {
            reissued: 5,
            ..state(1, false)
        };
        let offers = [offer(0, 7), offer(1, 8)];
        assert_eq!(
            decide(&[state(0, false), full.clone()], &offers),
            Err(Refusal::ReissueCapReached)
        );
        assert!(decide(&[state(0, false), ElectionState { reissued: 4, ..full }], &offers).is_ok());
    }

    #[test]
    fn re_16_reissue_is_open_from_the_opening_to_the_closing_without_grace() {
        let at = |text| Instant::parse(text).unwrap();
        let calendar = Calendar {
            portal_opens: at("2022-10-13T08:00:00+02:00"),
            lists_published: at("2022-11-16T08:00:00+01:00"),
            sealed: at("2022-11-30T18:00:00+01:00"),
            vote_opens: at("2022-12-01T08:00:00+01:00"),
            vote_closes: at("2022-12-08T17:00:00+01:00"),
            grace_minutes: 15,
            claims_until: at("2022-11-30T18:00:00+01:00"),
            roll_displayed_until: at("2022-12-08T17:00:00+01:00"),
        };
        for (now, is_open) in [
            ("2022-11-30T18:30:00+01:00", false),
            ("2022-12-01T07:59:59+01:00", false),
            ("2022-12-01T08:00:00+01:00", true),
            ("2022-12-08T16:59:59+01:00", true),
            ("2022-12-08T17:00:00+01:00", false),
        ] {
            assert_eq!(open(&calendar, at(now)).is_ok(), is_open, "{now}");
        }
    }
}

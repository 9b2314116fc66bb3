//! Who does what in a rehearsal: fixed by the voter's place in the roll, so that the result is known in advance.

use std::collections::BTreeMap;

/// What one voter will do in one election.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intention {
    /// Vote for the list of this number, from 0.
    List(usize),
    /// Vote blank.
    Blank,
    /// Not vote.
    Abstain,
}

/// One voter in twenty abstains (5 %).
const ABSTAINS: usize = 20;
/// One voter in ten loses the code (10 %).
const LOSES_CODE: usize = 10;
/// One ballot in eleven is blank.
const BLANK: usize = 11;

/// What the voter at `place` (from 0) does in the election at `election` (from 0), which has `lists` lists.
/// The shares of the lists differ, so that a swap of two lists cannot go unseen.
pub fn intention(place: usize, election: usize, lists: usize) -> Intention {
    if place % ABSTAINS == 3 {
        return Intention::Abstain;
    }
    // Knuth's multiplicative hash: places that follow one another draw far apart.
    let draw = ((place * 3 + election + 1).wrapping_mul(2_654_435_761) >> 8) % 65_536;
    if draw.is_multiple_of(BLANK) {
        return Intention::Blank;
    }
    // Triangular weights: list 0 gets `lists` parts, the last one gets one.
    let parts = lists * (lists + 1) / 2;
    let mut left = (draw / BLANK) % parts;
    for list in 0..lists {
        let weight = lists - list;
        if left < weight {
            return Intention::List(list);
        }
        left -= weight;
    }
    Intention::Blank
}

/// Whether the voter at `place` loses the code and asks for a new one.
pub fn loses_code(place: usize) -> bool {
    place % LOSES_CODE == 1
}

/// Whether that voter asks by SMS; the others by private e-mail.
pub fn prefers_sms(place: usize) -> bool {
    (place / LOSES_CODE).is_multiple_of(2)
}

/// Votes expected in one election: index 0 is blank, then the lists in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expectation(BTreeMap<String, Vec<u64>>);

impl Expectation {
    /// Counts one intention.
    pub fn count(&mut self, election: &str, lists: usize, intention: Intention) {
        let votes = self
            .0
            .entry(election.to_owned())
            .or_insert_with(|| vec![0; lists + 1]);
        let place = match intention {
            Intention::List(list) => list + 1,
            Intention::Blank => 0,
            Intention::Abstain => return,
        };
        votes[place] += 1;
    }

    /// The votes expected in an election.
    pub fn of(&self, election: &str) -> &[u64] {
        self.0.get(election).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_and_the_blank_vote_are_chosen_by_somebody_and_no_two_lists_alike() {
        for (election, lists) in [(0, 4), (1, 6), (2, 6)] {
            let mut expectation = Expectation::default();
            for place in 0..200 {
                expectation.count("x", lists, intention(place, election, lists));
            }
            let votes = expectation.of("x");
            assert!(votes.iter().all(|votes| *votes > 0), "{votes:?}");
            assert_eq!(votes.iter().sum::<u64>(), 190);
        }
    }

    #[test]
    fn one_voter_in_ten_loses_the_code_by_each_channel_in_turn() {
        let lost: Vec<_> = (0..200).filter(|place| loses_code(*place)).collect();
        assert_eq!(lost.len(), 20);
        assert_eq!(lost.iter().filter(|place| prefers_sms(**place)).count(), 10);
    }
}

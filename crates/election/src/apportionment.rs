//! Seats to lists: proportional representation, electoral quotient, then the highest average (« plus forte moyenne »).
//!
//! Source: CGFP, art. R. 211-116 and following, which took up décret n° 2020-1427 of 20 November 2020, title II (comités
//! sociaux d'administration); the same rule stands for the commissions administratives paritaires.
//!
//! 1. The quotient is the number of votes expressed divided by the number of seats. A list has as many seats as its votes
//!    contain the quotient.
//! 2. Each seat left goes to the list with the highest average: its votes divided by its seats plus one.
//! 3. Of lists with the same average, the one with the most votes; of these, the one that presented the most candidates.
//! 4. Of lists equal in all that, one is drawn by lot — by the bureau, never here: such seats are left to it.
//!
//! Not decided here: what becomes of the seats of a list that presented fewer candidates than it won seats.

use std::cmp::Ordering;

/// A list, as the apportionment sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contender {
    /// Its votes.
    pub votes: u64,
    /// How many candidates it presented; the same number for all where it isn't known.
    pub candidates: u64,
}

/// Which list has how many seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apportionment {
    /// The seats of each list, in the lists' order.
    pub seats: Vec<u64>,
    /// What the numbers leave undecided.
    pub by_lot: Option<ByLot>,
}

/// Seats that are drawn by lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByLot {
    /// How many seats, fewer than there are lists here; each list gets one at most.
    pub seats: u64,
    /// The positions of the lists they are drawn among.
    pub among: Vec<usize>,
}

/// Shares `seats` among lists. Nobody has a seat when nobody voted for a list: the votes say nothing then.
pub fn apportion(seats: u64, lists: &[Contender]) -> Apportionment {
    let expressed: u128 = lists.iter().map(|list| u128::from(list.votes)).sum();
    let mut shared: Vec<u64> = lists
        .iter()
        .map(|list| by_quotient(list.votes, seats, expressed))
        .collect();
    if expressed == 0 {
        return Apportionment {
            seats: shared,
            by_lot: None,
        };
    }
    let mut left = seats - shared.iter().sum::<u64>();
    while left > 0 {
        let first = foremost(lists, &shared);
        // Equal lists get one seat each as long as there is one for each of them: whoever is drawn first, the others follow.
        let each = u64::try_from(first.len()).unwrap_or(u64::MAX);
        if each > left {
            return Apportionment {
                seats: shared,
                by_lot: Some(ByLot {
                    seats: left,
                    among: first,
                }),
            };
        }
        for place in first {
            shared[place] += 1;
        }
        left -= each;
    }
    Apportionment {
        seats: shared,
        by_lot: None,
    }
}

/// ⌊votes ÷ (expressed ÷ seats)⌋, in whole numbers: a rounded quotient would give seats away.
fn by_quotient(votes: u64, seats: u64, expressed: u128) -> u64 {
    let times = u128::from(votes) * u128::from(seats);
    u64::try_from(times.checked_div(expressed).unwrap_or_default()).expect("not more than the seats")
}

/// The lists that the next seat goes to: one, or several that nothing tells apart.
fn foremost(lists: &[Contender], seats: &[u64]) -> Vec<usize> {
    let mut first: Vec<usize> = Vec::new();
    for place in 0..lists.len() {
        let against = first.first().map_or(Ordering::Greater, |best| {
            compare((lists[place], seats[place]), (lists[*best], seats[*best]))
        });
        match against {
            Ordering::Greater => first = vec![place],
            Ordering::Equal => first.push(place),
            Ordering::Less => {}
        }
    }
    first
}

fn compare((one, its_seats): (Contender, u64), (other, other_seats): (Contender, u64)) -> Ordering {
    // a ÷ b against c ÷ d is a × d against c × b.
    let average = u128::from(one.votes) * (u128::from(other_seats) + 1);
    let other_average = u128::from(other.votes) * (u128::from(its_seats) + 1);
    average
        .cmp(&other_average)
        .then(one.votes.cmp(&other.votes))
        .then(one.candidates.cmp(&other.candidates))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lists(votes: &[u64]) -> Vec<Contender> {
        votes
            .iter()
            .map(|votes| Contender {
                votes: *votes,
                candidates: 10,
            })
            .collect()
    }

    fn seats(number: u64, votes: &[u64]) -> Vec<u64> {
        let done = apportion(number, &lists(votes));
        assert_eq!(done.by_lot, None, "{votes:?}");
        done.seats
    }

    #[test]
    fn the_worked_examples_of_the_circulars_come_out() {
        // Circulaire of 29 September 1995, 7.2: the quotient is 7, one seat by it and two by the averages 6 and 5.5.
        assert_eq!(seats(3, &[11, 6, 4]), [2, 1, 0]);
        // A comité technique of twelve seats, 2014: the quotient is 64.75, ten seats by it; then 57 and 56.67.
        assert_eq!(seats(12, &[340, 342, 56, 39]), [6, 6, 0, 0]);
    }

    #[test]
    fn a_list_whose_votes_contain_the_quotient_exactly_has_its_seat() {
        assert_eq!(seats(10, &[50, 30, 20]), [5, 3, 2]);
        // 10 ÷ 3 is no whole number: 3 votes are less than the quotient, and 7 contain it twice.
        assert_eq!(seats(3, &[7, 3]), [2, 1]);
    }

    #[test]
    fn of_equal_averages_the_list_with_the_most_votes_has_the_seat() {
        // By the quotient (9 ÷ 2): one seat for the first. Its average is then 3, like the second's.
        assert_eq!(seats(2, &[6, 3]), [2, 0]);
    }

    #[test]
    fn of_equal_votes_the_list_with_the_most_candidates_has_the_seat() {
        let lists = [
            Contender {
                votes: 5,
                candidates: 9,
            },
            Contender {
                votes: 5,
                candidates: 10,
            },
        ];
        assert_eq!(apportion(3, &lists).seats, [1, 2]);
    }

    #[test]
    fn what_nothing_tells_apart_is_left_to_the_lot() {
        let done = apportion(10, &lists(&[30, 30, 30, 10]));
        assert_eq!(done.seats, [3, 3, 3, 1]);
        let done = apportion(4, &lists(&[7, 7, 7]));
        assert_eq!(done.seats, [1, 1, 1]);
        assert_eq!(
            done.by_lot,
            Some(ByLot {
                seats: 1,
                among: vec![0, 1, 2]
            })
        );
        let done = apportion(5, &lists(&[7, 7, 7]));
        assert_eq!(
            done.by_lot,
            Some(ByLot {
                seats: 2,
                among: vec![0, 1, 2]
            })
        );
    }

    #[test]
    fn without_a_vote_for_a_list_or_without_seats_nobody_has_any() {
        assert_eq!(seats(10, &[0, 0]), [0, 0]);
        assert_eq!(seats(0, &[4, 1]), [0, 0]);
        assert_eq!(seats(10, &[]), [] as [u64; 0]);
    }

    fn any_lists() -> impl Strategy<Value = Vec<Contender>> {
        let list = (0_u64..5_000, 1_u64..31).prop_map(|(votes, candidates)| Contender { votes, candidates });
        prop::collection::vec(list, 1..9)
    }

    proptest! {
        #[test]
        fn every_seat_is_given_or_left_to_the_lot(seats in 0_u64..40, lists in any_lists()) {
            prop_assume!(lists.iter().any(|list| list.votes > 0));
            let done = apportion(seats, &lists);
            let left = done.by_lot.as_ref().map_or(0, |lot| lot.seats);
            prop_assert_eq!(done.seats.iter().sum::<u64>() + left, seats);
            if let Some(lot) = done.by_lot {
                prop_assert!(lot.seats > 0 && lot.seats < lot.among.len() as u64);
                let equal = |place: &usize| lists[*place] == lists[lot.among[0]];
                prop_assert!(lot.among.iter().all(equal));
            }
        }

        #[test]
        fn no_list_has_fewer_seats_than_its_votes_contain_the_quotient(seats in 1_u64..40, lists in any_lists()) {
            let expressed: u64 = lists.iter().map(|list| list.votes).sum();
            prop_assume!(expressed > 0);
            for (list, has) in lists.iter().zip(apportion(seats, &lists).seats) {
                prop_assert!(has >= list.votes * seats / expressed);
            }
        }

        #[test]
        fn a_list_with_more_votes_never_has_fewer_seats(seats in 0_u64..40, lists in any_lists()) {
            let done = apportion(seats, &lists);
            for (one, has) in lists.iter().zip(&done.seats) {
                for (other, other_has) in lists.iter().zip(&done.seats) {
                    prop_assert!(one.votes <= other.votes || has >= other_has);
                }
            }
        }

        #[test]
        fn no_seat_would_have_had_a_higher_average_elsewhere(seats in 1_u64..40, lists in any_lists()) {
            let done = apportion(seats, &lists);
            prop_assume!(done.by_lot.is_none());
            let expressed: u64 = lists.iter().map(|list| list.votes).sum();
            prop_assume!(expressed > 0);
            for (one, has) in lists.iter().zip(&done.seats) {
                // Its last seat, where the averages gave it.
                if *has > one.votes * seats / expressed {
                    for (other, other_has) in lists.iter().zip(&done.seats) {
                        prop_assert!(one.votes * (other_has + 1) >= other.votes * has);
                    }
                }
            }
        }

        #[test]
        fn the_order_of_the_lists_gives_nobody_a_seat(seats in 0_u64..40, lists in any_lists()) {
            let mut turned = lists.clone();
            turned.reverse();
            let mut backwards = apportion(seats, &turned).seats;
            backwards.reverse();
            prop_assert_eq!(apportion(seats, &lists).seats, backwards);
        }
    }
}

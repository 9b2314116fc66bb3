//! The check symbol of each group, over GF(2^5).

use super::{GROUP_LENGTH, LENGTH};

/// The last symbol of group `number` (from 1), whose first four are given.
pub(super) fn for_group(number: usize, group: &[u8]) -> u8 {
    let random = &group[..GROUP_LENGTH - 1];
    times_x(horner(random)) ^ target(number)
}

/// The numbers, from 1, of the groups whose equation does not hold.
pub(super) fn wrong_groups(values: &[u8; LENGTH]) -> Vec<usize> {
    let groups = (1..).zip(values.chunks_exact(GROUP_LENGTH));
    groups
        .filter(|(number, group)| horner(group) != target(*number))
        .map(|(number, _)| number)
        .collect()
}

/// `s1·x^(n-1) + … + sn`.
fn horner(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| times_x(sum) ^ value)
}

fn times_x(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted > 31 {
        shifted ^ 0b10_0101
    } else {
        shifted
    }
}

fn target(number: usize) -> u8 {
    u8::try_from(number).expect("four groups")
}

//! Small discrete logarithms: baby steps and giant steps.

use std::collections::HashMap;

use crate::v1::group::EncodedElement;
use crate::v1::{Element, Scalar};

/// The n of each target g^n, or `None` if one of them is not between 0 and `bound`.
///
/// Time and memory grow as the square root of `bound` times the number of targets: a few milliseconds for a million.
#[must_use]
pub fn discrete_logarithms(targets: &[Element], bound: u64) -> Option<Vec<u64>> {
    let width = step_width(bound, targets.len());
    let baby_steps = baby_steps(width);
    let giant_step = Element::generator_pow(&Scalar::from(width)).invert();
    let mut found: Vec<Option<u64>> = vec![None; targets.len()];
    let mut remaining: Vec<(usize, Element)> = targets.iter().copied().enumerate().collect();
    let mut offset = 0;
    while !remaining.is_empty() && offset <= bound {
        let elements: Vec<Element> = remaining.iter().map(|(_, element)| *element).collect();
        for ((index, _), encoded) in remaining.iter().zip(Element::encode_all(&elements)) {
            found[*index] = baby_steps.get(&encoded).map(|baby| offset + baby);
        }
        remaining.retain(|(index, _)| found[*index].is_none());
        remaining
            .iter_mut()
            .for_each(|(_, element)| *element *= giant_step);
        offset = offset.saturating_add(width);
    }
    found
        .into_iter()
        .map(|number| number.filter(|number| *number <= bound))
        .collect()
}

/// About the square root of what is searched in all, at least 1 and at most 2^20 (64 MB of table).
fn step_width(bound: u64, targets: usize) -> u64 {
    let searched = (bound.saturating_add(1)).saturating_mul((targets as u64).max(1));
    searched
        .isqrt()
        .saturating_add(1)
        .min(bound.saturating_add(1))
        .min(1 << 20)
}

fn baby_steps(width: u64) -> HashMap<EncodedElement, u64> {
    let elements: Vec<Element> = std::iter::successors(Some(Element::identity()), |element| {
        Some(*element * Element::GENERATOR)
    })
    .zip(0..width)
    .map(|(element, _)| element)
    .collect();
    Element::encode_all(&elements).into_iter().zip(0..).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn power(n: u64) -> Element {
        Element::generator_pow(&Scalar::from(n))
    }

    #[test]
    fn every_number_up_to_the_bound_is_found() {
        for bound in [0, 1, 2, 7, 100, 1000] {
            let targets: Vec<Element> = (0..=bound).map(power).collect();
            assert_eq!(
                discrete_logarithms(&targets, bound),
                Some((0..=bound).collect()),
                "{bound}"
            );
        }
        let numbers = [1_400_000, 0, 999_983, 1];
        assert_eq!(
            discrete_logarithms(&numbers.map(power), 1_400_000),
            Some(numbers.to_vec())
        );
        assert_eq!(discrete_logarithms(&[], 10), Some(vec![]));
    }

    #[test]
    fn ta_14_a_number_over_the_bound_or_below_zero_is_not_found() {
        for bound in [0, 1, 2, 7, 100, 1000] {
            assert_eq!(
                discrete_logarithms(&[power(0), power(bound + 1)], bound),
                None,
                "{bound}"
            );
            assert_eq!(discrete_logarithms(&[power(1).invert()], bound), None, "{bound}");
        }
    }
}

//! One answer: its ciphertexts and its three kinds of proofs, made and checked over the same branches and texts.

mod check;
mod prove;

pub(super) use check::{check_answer, check_shape};
pub(super) use prove::prove_answer;

use super::wire::WireCiphertext;
use crate::v1::Ciphertext;
use crate::v1::election::Question;
use crate::v1::group::Element;

/// A ciphertext in text form.
fn to_wire(ciphertexts: &[Ciphertext]) -> Vec<WireCiphertext> {
    let elements: Vec<Element> = ciphertexts.iter().flat_map(|one| [one.alpha, one.beta]).collect();
    let encoded = Element::encode_all(&elements);
    encoded
        .chunks_exact(2)
        .map(|pair| WireCiphertext {
            alpha: pair[0],
            beta: pair[1],
        })
        .collect()
}

/// The part of the choices that stands for lists: all but the blank vote.
fn lists<'a, T>(question: &Question, choices: &'a [T]) -> &'a [T] {
    &choices[usize::from(question.blank)..]
}

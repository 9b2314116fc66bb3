//! The texts that bind each proof of an answer to the election, the voter's credential and the ciphertexts.

use super::wire::WireCiphertext;
use crate::v1::election::ElectionHash;
use crate::v1::group::EncodedElement;

/// Prefixes of the proofs of one answer.
pub(super) struct AnswerTexts {
    /// S0 = phi || "|" || credential.
    short: String,
    /// S = S0 || "|" || alpha_0 || "," || beta_0 || "," || alpha_1 ... over all choices of the question.
    long: String,
}

impl AnswerTexts {
    pub(super) fn new(hash: &ElectionHash, credential: &EncodedElement, choices: &[WireCiphertext]) -> Self {
        let short = format!("{hash}|{credential}");
        let ciphertexts: Vec<String> = choices.iter().map(text_of).collect();
        let long = format!("{short}|{}", ciphertexts.join(","));
        Self { short, long }
    }

    /// `"prove|" || S0 || "|" || alpha || "," || beta || "|"`.
    pub(super) fn individual(&self, choice: &WireCiphertext) -> String {
        format!("prove|{}|{}|", self.short, text_of(choice))
    }

    /// `"prove|" || S || "|" || alpha_sum || "," || beta_sum || "|"`: without blank vote.
    pub(super) fn overall(&self, sum: &WireCiphertext) -> String {
        format!("prove|{}|{}|", self.long, text_of(sum))
    }

    /// `"bproof0|" || S || "|"`.
    pub(super) fn blank(&self) -> String {
        format!("bproof0|{}|", self.long)
    }

    /// `"bproof1|" || S || "|"`: with blank vote.
    pub(super) fn overall_with_blank(&self) -> String {
        format!("bproof1|{}|", self.long)
    }
}

fn text_of(ciphertext: &WireCiphertext) -> String {
    format!("{},{}", ciphertext.alpha, ciphertext.beta)
}

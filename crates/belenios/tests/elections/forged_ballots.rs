//! Ballots that were never right, published in an archive whose chain is.

use belenios::v1::archive::Stage;
use belenios::v1::{Base64Digest, Choice, Element, Proof, Scalar, Statement};
use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use serde::{Deserialize, Serialize};

use crate::ceremony::{bytes, scalar};
use crate::forgery::Forgery;
use crate::poll::Poll;

/// A ballot whose every text can be changed.
#[derive(Clone, Serialize, Deserialize)]
struct OpenBallot {
    election_uuid: String,
    election_hash: String,
    credential: String,
    answers: Vec<OpenAnswer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signature: Option<OpenSignature>,
}

#[derive(Clone, Serialize, Deserialize)]
struct OpenAnswer {
    choices: Vec<OpenCiphertext>,
    individual_proofs: Vec<[Proof; 2]>,
    overall_proof: Vec<Proof>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    blank_proof: Option<[Proof; 2]>,
}

#[derive(Clone, Serialize, Deserialize)]
struct OpenCiphertext {
    alpha: String,
    beta: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct OpenSignature {
    hash: String,
    proof: Proof,
}

impl OpenBallot {
    fn of(poll: &Poll, voter: usize) -> Self {
        let ballot = poll.cast(voter, Choice::list(1), &[0]);
        serde_json::from_slice(ballot.bytes()).unwrap()
    }

    /// Signs again as that voter, so that only what was changed can be refused.
    fn signed(mut self, poll: &Poll, voter: usize) -> Vec<u8> {
        self.credential = poll.voters[voter].public().to_string();
        self.signature = None;
        let hash = Base64Digest::of(&serde_json::to_vec(&self).unwrap());
        let secret = Scalar::from_uniform(&bytes(&format!("{}|voter|{voter}", poll.name)));
        assert_eq!(
            Element::generator_pow(&secret),
            *poll.voters[voter].public().element()
        );
        let proof = Proof::of_knowledge(
            &Statement::BallotSignature { hash: &hash },
            &secret,
            &scalar("again"),
        );
        self.signature = Some(OpenSignature {
            hash: hash.to_string(),
            proof,
        });
        serde_json::to_vec(&self).unwrap()
    }
}

fn poll() -> Poll {
    Poll::with_one_trustee("forged", 3)
}

/// Files the ballot as the second of the box.
fn refused(poll: &Poll, ballot: Vec<u8>) -> &'static str {
    let mut forgery = Forgery::of(&poll.archive(Stage::Closed, &[]));
    forgery.events[2].1[0] = ballot;
    let (code, height) = forgery.refused();
    assert_eq!(height, 2);
    code
}

fn change(poll: &Poll, edit: impl FnOnce(&mut OpenBallot)) -> &'static str {
    let mut ballot = OpenBallot::of(poll, 1);
    edit(&mut ballot);
    refused(poll, ballot.signed(poll, 1))
}

fn point(text: &str) -> EdwardsPoint {
    let mut bytes = *text.parse::<Element>().unwrap().encode().as_bytes();
    bytes.reverse();
    CompressedEdwardsY(bytes).decompress().unwrap()
}

fn text(point: EdwardsPoint) -> String {
    point
        .compress()
        .as_bytes()
        .iter()
        .rev()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn a_ballot_signed_again_unchanged_is_accepted() {
    let poll = poll();
    let ballot = OpenBallot::of(&poll, 1).signed(&poll, 1);
    poll.receive(&ballot);
}

#[test]
fn ba_08_ba_09_an_element_with_a_small_order_component_is_refused_in_the_archive() {
    let poll = poll();
    for torsion in &EIGHT_TORSION[1..] {
        let shift = |text_: &mut String| *text_ = text(point(text_) + torsion);
        assert_eq!(
            change(&poll, |b| shift(&mut b.answers[0].choices[1].alpha)),
            "ballot_group_element"
        );
        assert_eq!(
            change(&poll, |b| shift(&mut b.answers[1].choices[0].beta)),
            "ballot_group_element"
        );
        let mut ballot = OpenBallot::of(&poll, 1);
        shift(&mut ballot.credential);
        // The credential carries the signature, so the signature's hash is renewed by hand.
        ballot.signature = None;
        let hash = Base64Digest::of(&serde_json::to_vec(&ballot).unwrap());
        let proof = Proof {
            challenge: Scalar::ONE,
            response: Scalar::ONE,
        };
        ballot.signature = Some(OpenSignature {
            hash: hash.to_string(),
            proof,
        });
        assert_eq!(
            refused(&poll, serde_json::to_vec(&ballot).unwrap()),
            "ballot_credential"
        );
    }
}

#[test]
fn ba_07_the_identity_is_refused_in_the_archive() {
    let poll = poll();
    let identity = || format!("{}1", "0".repeat(63));
    assert_eq!(
        change(&poll, |b| b.answers[0].choices[0].alpha = identity()),
        "ballot_group_element"
    );
    assert_eq!(
        change(&poll, |b| b.answers[0].choices[0].beta = identity()),
        "ballot_group_element"
    );
}

#[test]
fn bp_04_other_values_than_0_and_1_are_refused_in_the_archive() {
    let poll = poll();
    for value in [1, 2, 49] {
        let more = EdwardsPoint::mul_base(&curve25519_dalek::scalar::Scalar::from(value as u64));
        let add = |text_: &mut String| *text_ = text(point(text_) + more);
        let subtract = |text_: &mut String| *text_ = text(point(text_) - more);
        // The number of choices is checked first, and its proof covers every choice.
        let code = "ballot_overall_proof";
        assert_eq!(change(&poll, |b| add(&mut b.answers[0].choices[2].beta)), code);
        assert_eq!(
            change(&poll, |b| subtract(&mut b.answers[0].choices[1].beta)),
            code
        );
        assert_eq!(change(&poll, |b| add(&mut b.answers[1].choices[1].beta)), code);
    }
}

#[test]
fn bp_07_proofs_changed_missing_or_in_excess_are_refused_in_the_archive() {
    let poll = poll();
    let one = Scalar::ONE;
    assert_eq!(
        change(&poll, |b| b.answers[0].individual_proofs.swap(0, 1)),
        "ballot_individual_proof"
    );
    assert_eq!(
        change(&poll, |b| b.answers[0].overall_proof[0].response += one),
        "ballot_overall_proof"
    );
    assert_eq!(
        change(&poll, |b| b.answers[0].blank_proof.as_mut().unwrap().reverse()),
        "ballot_blank_proof"
    );
    assert_eq!(change(&poll, |b| b.answers[0].blank_proof = None), "ballot_shape");
    assert_eq!(
        change(&poll, |b| b.answers[1].overall_proof.truncate(2)),
        "ballot_shape"
    );
    assert_eq!(change(&poll, |b| b.answers.truncate(1)), "ballot_shape");
}

#[test]
fn bp_10_a_ballot_of_another_election_is_refused_in_the_archive() {
    let poll = poll();
    let mut other = Poll::with_one_trustee("elsewhere", 3);
    other.voters = (0..3)
        .map(|number| crate::poll::credential("forged", number))
        .collect();
    let foreign = other.cast(1, Choice::list(0), &[]).bytes().to_vec();
    assert_eq!(refused(&poll, foreign), "ballot_foreign_election");
    let hash = other.election.hash().to_string();
    assert_eq!(
        change(&poll, |b| b.election_hash = hash),
        "ballot_foreign_election_hash"
    );
}

#[test]
fn bp_12_another_voters_ciphertexts_signed_again_are_refused_in_the_archive() {
    let poll = poll();
    let copied = OpenBallot::of(&poll, 0).signed(&poll, 1);
    assert_eq!(refused(&poll, copied), "ballot_overall_proof");
}

#[test]
fn bp_14_a_signature_that_is_not_the_credentials_is_refused_in_the_archive() {
    let poll = poll();
    let mut ballot = OpenBallot::of(&poll, 1);
    ballot.signature.as_mut().unwrap().proof.response += Scalar::ONE;
    assert_eq!(
        refused(&poll, serde_json::to_vec(&ballot).unwrap()),
        "ballot_signature"
    );
    let mut ballot = OpenBallot::of(&poll, 1);
    ballot.signature.as_mut().unwrap().hash = OpenBallot::of(&poll, 0).signature.unwrap().hash;
    assert_eq!(
        refused(&poll, serde_json::to_vec(&ballot).unwrap()),
        "ballot_signature_hash"
    );
}

#[test]
fn bp_15_a_ballot_of_a_stranger_is_refused_in_the_archive() {
    let poll = poll();
    let mut larger = Poll::with_one_trustee("forged", 4);
    larger.election = poll.election.clone();
    let stranger = larger.cast(3, Choice::Blank, &[0]).bytes().to_vec();
    assert_eq!(refused(&poll, stranger), "ballot_unknown_credential");
}

#[test]
fn ba_04_ba_12_other_writings_of_a_ballot_are_refused_in_the_archive() {
    let poll = poll();
    let good = String::from_utf8(poll.cast(1, Choice::Blank, &[]).bytes().to_vec()).unwrap();
    let spaced = good.replacen(r#""answers":"#, r#""answers": "#, 1);
    assert_eq!(refused(&poll, spaced.into_bytes()), "ballot_non_canonical");
    assert_eq!(
        refused(&poll, format!("{good}\n").into_bytes()),
        "ballot_non_canonical"
    );
    let upper = good.replacen("alpha\":\"", "alpha\":\"A", 1);
    assert_eq!(refused(&poll, upper.into_bytes()), "ballot_malformed");
    let zero = good.replacen("challenge\":\"", "challenge\":\"0", 1);
    assert_eq!(refused(&poll, zero.into_bytes()), "ballot_malformed");
    assert_eq!(refused(&poll, vec![b' '; 70_000]), "ballot_too_large");
}

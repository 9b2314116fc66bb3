//! Rows BP-01 to BP-18 of the attack list: dishonest votes, moved proofs, ballots of somewhere else.

use belenios::v1::{BallotError, Choice, Election, Question};
use curve25519_dalek::traits::Identity;
use curve25519_dalek::{EdwardsPoint, Scalar};

use crate::forger::{
    Plan, Point, challenge, forge, hash_to_scalar, open_proof, pair_text, point, scalar, text,
};
use crate::open::{OpenBallot, OpenSignature, refusal};
use crate::setting::{ballot, draft, election, question, uniform, usual};

const OVERALL: BallotError = BallotError::OverallProof { question: 0 };

fn claire(election: &Election) -> OpenBallot {
    OpenBallot::of(&ballot(election, "claire", &[Choice::list(1)]))
}

/// The refusal of a ballot whose prover did its best for these values.
fn forged(election: &Election, plan: Plan) -> BallotError {
    refusal(
        &forge(election, "claire", &[plan], EdwardsPoint::identity()).ballot,
        election,
    )
}

fn without_blank() -> Election {
    election(vec![question(4, false, 1, 1)])
}

#[test]
fn bp_01_two_lists_are_refused() {
    assert_eq!(forged(&usual(), Plan::values(&[0, 1, 1, 0, 0])), OVERALL);
    assert_eq!(
        forged(&without_blank(), Plan::values(&[1, 1, 0, 0]).without_blank()),
        OVERALL
    );
}

#[test]
fn bp_02_no_list_and_no_blank_vote_is_refused() {
    assert_eq!(forged(&usual(), Plan::values(&[0, 0, 0, 0, 0])), OVERALL);
    assert_eq!(
        forged(&without_blank(), Plan::values(&[0, 0, 0, 0]).without_blank()),
        OVERALL
    );
}

#[test]
fn bp_03_the_blank_vote_and_a_list_is_refused() {
    assert_eq!(
        forged(&usual(), Plan::values(&[1, 1, 0, 0, 0])),
        BallotError::BlankProof { question: 0 }
    );
}

#[test]
fn bp_04_values_other_than_zero_and_one_are_refused() {
    for value in [2, -1, 50, i64::MAX] {
        assert_eq!(
            forged(&usual(), Plan::values(&[0, value, 0, 0, 0])),
            OVERALL,
            "{value}"
        );
        assert_eq!(
            forged(&usual(), Plan::values(&[value, 1, 0, 0, 0])),
            BallotError::BlankProof { question: 0 }
        );
    }
    // β·g without new proofs.
    let election = usual();
    let mut shifted = claire(&election);
    let beta = &mut shifted.answers[0].choices[1].beta;
    *beta = text(&(point(beta) + EdwardsPoint::mul_base(&Scalar::ONE)));
    assert_eq!(refusal(&shifted.signed_by("claire"), &election), OVERALL);
}

#[test]
fn bp_05_values_that_compensate_are_refused() {
    let first = BallotError::IndividualProof {
        question: 0,
        choice: 1,
    };
    assert_eq!(forged(&usual(), Plan::values(&[0, 3, -2, 0, 0])), first);
    assert_eq!(forged(&usual(), Plan::values(&[0, 2, -1, 0, 0])), first);
    let plan = Plan::values(&[0, 0, 3, -2]).without_blank();
    assert_eq!(
        forged(&without_blank(), plan),
        BallotError::IndividualProof {
            question: 0,
            choice: 2
        }
    );
}

#[test]
fn bp_06_a_wrong_number_of_choices_or_answers_is_refused() {
    let election = usual();
    let shape = BallotError::Shape { question: 0 };
    for values in [&[0, 1, 0, 0][..], &[0, 1, 0, 0, 0, 0], &[0, 1], &[]] {
        assert_eq!(
            forged(
                &election,
                if values.is_empty() {
                    empty()
                } else {
                    Plan::values(values)
                }
            ),
            shape
        );
    }
    assert_eq!(
        forged(&election, Plan::values(&[0, 1, 0, 0, 0]).without_blank()),
        shape
    );
    let mut none = claire(&election);
    none.answers.clear();
    assert_eq!(
        refusal(&none.signed_by("claire"), &election),
        BallotError::Shape { question: 1 }
    );
    let mut twice = claire(&election);
    twice.answers.push(twice.answers[0].clone());
    assert_eq!(
        refusal(&twice.signed_by("claire"), &election),
        BallotError::Shape { question: 1 }
    );
}

fn empty() -> Plan {
    Plan {
        blank: false,
        ..Plan::values(&[])
    }
}

#[test]
fn bp_07_proofs_moved_missing_or_added_are_refused() {
    type Change = (&'static str, fn(&mut crate::open::OpenAnswer));
    let moved: [Change; 6] = [
        ("two individual proofs exchanged", |answer| {
            answer.individual_proofs.swap(1, 2);
        }),
        ("branches of an individual proof exchanged", |answer| {
            answer.individual_proofs[3].reverse();
        }),
        ("branches of the overall proof exchanged", |answer| {
            answer.overall_proof.reverse();
        }),
        ("branches of the blank proof exchanged", |answer| {
            answer.blank_proof.as_mut().unwrap().reverse();
        }),
        ("blank and overall proofs exchanged", |answer| {
            std::mem::swap(&mut answer.overall_proof, answer.blank_proof.as_mut().unwrap());
        }),
        ("individual proof as overall proof", |answer| {
            answer.overall_proof = answer.individual_proofs[1].clone();
        }),
    ];
    let reshaped: [Change; 7] = [
        ("individual proof missing", |answer| {
            drop(answer.individual_proofs.pop());
        }),
        ("individual proof added", |answer| {
            answer.individual_proofs.push(answer.overall_proof.clone());
        }),
        ("overall branch missing", |answer| {
            drop(answer.overall_proof.pop());
        }),
        ("overall proof missing", |answer| answer.overall_proof.clear()),
        ("overall branch added", |answer| {
            answer.overall_proof.push(answer.overall_proof[0].clone());
        }),
        ("blank proof missing", |answer| answer.blank_proof = None),
        ("choice repeated", |answer| {
            answer.choices.push(answer.choices[0].clone());
        }),
    ];
    let election = usual();
    for (name, change) in moved {
        let mut altered = claire(&election);
        change(&mut altered.answers[0]);
        assert!(altered.signed_by("claire").check(&election).is_err(), "{name}");
    }
    for (name, change) in reshaped {
        let mut altered = claire(&election);
        change(&mut altered.answers[0]);
        assert_eq!(
            refusal(&altered.signed_by("claire"), &election),
            BallotError::Shape { question: 0 },
            "{name}"
        );
    }
    let mut third = claire(&election);
    let extra = third.answers[0].overall_proof[0].clone();
    third.answers[0].individual_proofs[0].push(extra);
    assert!(matches!(
        refusal(&third.signed_by("claire"), &election),
        BallotError::Malformed { .. }
    ));
}

#[test]
fn bp_08_a_statement_chosen_after_the_challenge_is_refused() {
    let election = without_blank();
    let mut altered = OpenBallot::of(&ballot(&election, "claire", &[Choice::list(0)]));
    let key = EdwardsPoint::mul_base(&scalar(uniform("trustee")));
    // Commitments first, challenge over a text without the ciphertexts, then the sum solved from the verifier's formulas.
    let bound_to = format!("{}|{}", altered.election_hash, altered.credential);
    let [k, l, z] = ["k", "l", "z"].map(|label| scalar(uniform(label)));
    let commitment = Point(EdwardsPoint::mul_base(&k), EdwardsPoint::mul_base(&l));
    let weak = challenge(&format!("prove|{bound_to}|"), &[commitment]);
    let solved = Point(
        (commitment.0 - EdwardsPoint::mul_base(&z)) * weak.invert(),
        (commitment.1 - key * z) * weak.invert() + EdwardsPoint::mul_base(&Scalar::ONE),
    );
    let shifted = solved.1 - EdwardsPoint::mul_base(&Scalar::ONE);
    let recomputed = Point(
        EdwardsPoint::mul_base(&z) + solved.0 * weak,
        key * z + shifted * weak,
    );
    assert_eq!(
        pair_text(&recomputed),
        pair_text(&commitment),
        "the equations hold for the solved statement"
    );
    let others = altered.answers[0].choices[1..].iter();
    let (alpha, beta) = others.fold((solved.0, solved.1), |(alpha, beta), choice| {
        (alpha - point(&choice.alpha), beta - point(&choice.beta))
    });
    altered.answers[0].choices[0].alpha = text(&alpha);
    altered.answers[0].choices[0].beta = text(&beta);
    altered.answers[0].overall_proof = vec![open_proof(&(weak, z))];
    assert_eq!(refusal(&altered.signed_by("claire"), &election), OVERALL);
}

#[test]
fn bp_08_a_credential_solved_from_a_chosen_signature_is_refused() {
    let election = usual();
    let mut altered = claire(&election);
    let [k, z] = ["k", "z"].map(|label| scalar(uniform(label)));
    let commitment = EdwardsPoint::mul_base(&k);
    let hash = altered.hash().to_string();
    let c = hash_to_scalar(&format!("sig|{hash}|{}", text(&commitment)));
    altered.credential = text(&((commitment - EdwardsPoint::mul_base(&z)) * c.invert()));
    altered.signature = Some(OpenSignature {
        hash,
        proof: open_proof(&(c, z)),
    });
    assert_eq!(refusal(&altered, &election), BallotError::SignatureHash);
    altered.signature.as_mut().unwrap().hash = altered.hash().to_string();
    assert_eq!(refusal(&altered, &election), BallotError::Signature);
}

fn next_election() -> Election {
    let next = belenios::v1::ElectionDraft {
        uuid: "R7AxU4XsA1pU7E".parse().unwrap(),
        ..draft(vec![question(4, true, 1, 1)])
    };
    Election::compose(next).unwrap()
}

#[test]
fn bp_09_bp_10_bp_11_a_ballot_of_another_election_is_refused_even_relabelled_and_signed_again() {
    let (this, other) = (usual(), next_election());
    let foreign = claire(&other);
    assert!(foreign.check(&other).is_ok());
    assert_eq!(refusal(&foreign, &this), BallotError::ForeignElection);
    let mut relabelled = foreign;
    relabelled.election_uuid = this.uuid().to_string();
    assert_eq!(
        refusal(&relabelled.clone().signed_by("claire"), &this),
        BallotError::ForeignElectionHash
    );
    relabelled.election_hash = this.hash().to_string();
    assert_eq!(refusal(&relabelled, &this), BallotError::SignatureHash);
    assert_eq!(refusal(&relabelled.signed_by("claire"), &this), OVERALL);
}

#[test]
fn bp_12_another_voters_ciphertexts_under_ones_own_credential_are_refused() {
    let election = usual();
    let mut copied = claire(&election);
    copied.credential = OpenBallot::of(&ballot(&election, "paul", &[Choice::Blank])).credential;
    assert_eq!(refusal(&copied.signed_by("paul"), &election), OVERALL);
}

#[test]
fn bp_13_a_copy_with_new_randomness_and_the_old_proofs_is_refused() {
    let election = usual();
    let key = EdwardsPoint::mul_base(&scalar(uniform("trustee")));
    let r = scalar(uniform("r"));
    for choice in 0..5 {
        let mut copied = claire(&election);
        let ciphertext = &mut copied.answers[0].choices[choice];
        ciphertext.alpha = text(&(point(&ciphertext.alpha) + EdwardsPoint::mul_base(&r)));
        ciphertext.beta = text(&(point(&ciphertext.beta) + key * r));
        assert_eq!(refusal(&copied.signed_by("claire"), &election), OVERALL);
    }
}

#[test]
fn bp_14_a_signature_moved_removed_or_altered_is_refused() {
    let election = usual();
    let (mine, other) = (
        claire(&election),
        OpenBallot::of(&ballot(&election, "paul", &[Choice::Blank])),
    );
    let mut moved = mine.clone();
    moved.signature = other.signature.clone();
    assert_eq!(refusal(&moved, &election), BallotError::SignatureHash);
    moved.signature.as_mut().unwrap().hash = mine.hash().to_string();
    assert_eq!(refusal(&moved, &election), BallotError::Signature);
    let mut removed = mine.clone();
    removed.signature = None;
    assert!(matches!(
        refusal(&removed, &election),
        BallotError::Malformed { .. }
    ));
    let mut altered = mine.clone();
    altered.signature.as_mut().unwrap().hash = other.hash().to_string();
    assert_eq!(refusal(&altered, &election), BallotError::SignatureHash);
    assert_eq!(
        refusal(&mine.signed_by("paul"), &election),
        BallotError::Signature
    );
}

#[test]
fn bp_16_an_encryption_to_another_key_is_refused() {
    let attacker = EdwardsPoint::mul_base(&scalar(uniform("attacker")));
    let plan = Plan {
        key: attacker,
        ..Plan::values(&[0, 1, 0, 0, 0])
    };
    assert_eq!(forged(&usual(), plan), OVERALL);
}

#[test]
fn bp_17_lists_renamed_or_reordered_after_sealing_make_every_ballot_foreign() {
    let cast = claire(&usual());
    let altered = |change: fn(&mut Question)| {
        let mut changed = question(4, true, 1, 1);
        change(&mut changed);
        refusal(&cast, &election(vec![changed]))
    };
    assert_eq!(
        altered(|question| question.answers.swap(0, 1)),
        BallotError::ForeignElectionHash
    );
    assert_eq!(
        altered(|question| question.answers[0].push('!')),
        BallotError::ForeignElectionHash
    );
    assert_eq!(
        altered(|question| question.question.push('!')),
        BallotError::ForeignElectionHash
    );
    assert_eq!(
        altered(|question| question.max = 2),
        BallotError::ForeignElectionHash
    );
}

#[test]
fn bp_18_the_credential_of_a_checked_ballot_is_that_of_its_signer() {
    let election = usual();
    let checked = claire(&election).check(&election).unwrap();
    assert_eq!(checked.credential(), &crate::setting::voter("claire").public());
    assert_ne!(checked.credential(), &crate::setting::voter("paul").public());
    let mut renamed = claire(&election);
    renamed.credential = crate::setting::voter("paul").public().to_string();
    assert_eq!(refusal(&renamed, &election), BallotError::SignatureHash);
}

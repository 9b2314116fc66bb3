//! Rows BA-08 and BA-09: points with a component of small order, every proof re-made so that each equation holds.
//! Were one accepted, the trustees could not decrypt: one voter would block the whole result.

use belenios::v1::BallotError;
use belenios::v1::group::ElementError;
use curve25519_dalek::EdwardsPoint;
use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::traits::Identity;

use crate::forger::{Plan, forge};
use crate::setting::usual;

/// The three orders above 1: indices of `EIGHT_TORSION` are multiples of a point of order 8.
fn classes() -> [(u32, EdwardsPoint); 4] {
    [
        (2, EIGHT_TORSION[4]),
        (4, EIGHT_TORSION[2]),
        (8, EIGHT_TORSION[1]),
        (8, EIGHT_TORSION[3]),
    ]
}

#[test]
fn ba_08_ba_09_choices_outside_the_group_are_refused_though_every_equation_holds() {
    let election = usual();
    let none = EdwardsPoint::identity();
    for (order, torsion) in classes() {
        for choice in 0..5 {
            for place in [(torsion, none), (none, torsion), (torsion, torsion)] {
                let mut plan = Plan::values(&[0, 1, 0, 0, 0]);
                plan.torsion[choice] = place;
                let forged = forge(&election, "claire", &[plan], none);
                assert!(
                    forged.equations_hold,
                    "the forgery of order {order} in choice {choice} is complete"
                );
                let expected = BallotError::GroupElement {
                    question: 0,
                    choice,
                    cause: ElementError::Torsion,
                };
                assert_eq!(forged.ballot.check(&election).err(), Some(expected));
            }
        }
    }
}

#[test]
fn ba_09_compensating_components_in_two_choices_are_refused() {
    let election = usual();
    let none = EdwardsPoint::identity();
    for (_, torsion) in classes() {
        let mut plan = Plan::values(&[0, 1, 0, 0, 0]);
        plan.torsion[1] = (torsion, none);
        plan.torsion[2] = (-torsion, none);
        let forged = forge(&election, "claire", &[plan], none);
        assert!(forged.equations_hold);
        let expected = BallotError::GroupElement {
            question: 0,
            choice: 1,
            cause: ElementError::Torsion,
        };
        assert_eq!(forged.ballot.check(&election).err(), Some(expected));
    }
}

#[test]
fn ba_08_ba_09_vc_10_a_credential_outside_the_group_is_refused_though_its_signature_holds() {
    let election = usual();
    for (_, torsion) in classes() {
        let forged = forge(&election, "claire", &[Plan::values(&[0, 1, 0, 0, 0])], torsion);
        assert!(forged.equations_hold);
        let expected = BallotError::Credential(ElementError::Torsion);
        assert_eq!(forged.ballot.check(&election).err(), Some(expected));
    }
}

#[test]
fn vc_10_the_identity_as_credential_is_refused_though_anybody_can_sign_for_it() {
    let election = usual();
    let own = EdwardsPoint::mul_base(&crate::forger::scalar(crate::setting::uniform("claire")));
    let mut forged = forge(
        &election,
        "claire",
        &[Plan::values(&[0, 1, 0, 0, 0])],
        EdwardsPoint::identity(),
    );
    assert_eq!(forged.ballot.credential, crate::forger::text(&own));
    forged.ballot.credential = format!("{}1", "0".repeat(63));
    let refused = forged.ballot.signed_by("anybody").check(&election);
    assert_eq!(
        refused.err(),
        Some(BallotError::Credential(ElementError::Identity))
    );
}

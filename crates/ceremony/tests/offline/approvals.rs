//! Approving a higher cap on the réassorts of an election.

use crate::closed_box::ReadyElection;
use belenios::v1::trustee::{CapRaise, Owner};
use ceremony::{CapApproval, approve_cap_with};
use std::collections::BTreeSet;

fn raise(ready: &ReadyElection, from: u64, to: u64) -> CapRaise<'_> {
    CapRaise {
        election: ready.election.uuid(),
        from,
        to,
    }
}

#[test]
fn re_21_an_approval_serves_for_its_election_and_caps_and_for_its_trustee_only() {
    let ready = ReadyElection::new();
    let trustees = &ready.room.trustees;
    let approval = approve_cap_with(&ready.room.states[3], trustees, &raise(&ready, 200, 300)).unwrap();
    assert_eq!((approval.owner.number(), approval.trustee.as_str()), (4, "B"));
    assert_eq!(
        CapApproval::from_json(&approval.to_json()).as_ref(),
        Some(&approval)
    );
    let holds = |owner: u32, raise: &CapRaise<'_>| {
        let owner = Owner::new(owner);
        trustees
            .check_cap_approval(owner, raise, &approval.approval)
            .is_ok()
    };
    assert!(holds(4, &approval.raise()));
    let other = "CAPNzinspect2z22pro".parse().unwrap();
    let elsewhere = CapRaise {
        election: &other,
        ..raise(&ready, 200, 300)
    };
    for (owner, raise) in [
        (3, raise(&ready, 200, 300)),
        (6, raise(&ready, 200, 300)),
        (4, raise(&ready, 200, 301)),
        (4, raise(&ready, 201, 300)),
        (4, elsewhere),
    ] {
        assert!(!holds(owner, &raise), "{owner} {raise:?}");
    }
}

#[test]
fn re_21_a_trustee_approves_no_lower_cap_and_none_of_another_election() {
    let ready = ReadyElection::new();
    let (state, trustees) = (&ready.room.states[0], &ready.room.trustees);
    for (from, to) in [(200, 200), (200, 199)] {
        let problem = approve_cap_with(state, trustees, &raise(&ready, from, to)).unwrap_err();
        assert!(problem.what.contains("pas plus haut"), "{problem}");
    }
    let stranger = "StrangerVote2212".parse().unwrap();
    let elsewhere = CapRaise {
        election: &stranger,
        ..raise(&ready, 200, 300)
    };
    let problem = approve_cap_with(state, trustees, &elsewhere).unwrap_err();
    assert!(problem.what.contains("pas de ceux de votre clé"), "{problem}");
    let others = ReadyElection::new();
    assert!(approve_cap_with(state, &others.room.trustees, &raise(&ready, 200, 300)).is_err());
}

#[test]
fn re_21_a_quorum_is_the_president_or_the_secretary_and_two_delegates() {
    let ready = ReadyElection::new();
    let enough = |owners: &[u32]| {
        let present: BTreeSet<Owner> = owners.iter().map(|owner| Owner::new(*owner)).collect();
        ready.room.trustees.are_enough(&present)
    };
    // 1: president, 2: secretary, 3 to 5: delegates.
    for owners in [&[1, 3, 4][..], &[2, 4, 5], &[1, 2, 3, 4, 5]] {
        assert!(enough(owners), "{owners:?}");
    }
    for owners in [&[][..], &[1, 2], &[3, 4, 5], &[1, 2, 3], &[1, 3, 3], &[1, 3, 6]] {
        assert!(!enough(owners), "{owners:?}");
    }
}

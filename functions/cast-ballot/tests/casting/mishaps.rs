//! Every call of a cast goes wrong in every way, once, three times or for good; then the network heals and the voter's
//! browser sends the same bytes again.

use crate::scene::{Answered, CAPN, Scene, casts};
use belenios::v1::Choice;
use dynamo::testing::{Mishap, Schedule};

/// For how many calls it goes wrong. The SDK makes three attempts of each.
const SPELLS: [usize; 3] = [1, 3, usize::MAX];
/// Session, event, parameters, transaction, then what a settling reads: ballot, right, gate.
const CALLS: usize = 7;

/// Casts through a spoilt connection; `None` when the function was killed on the way.
async fn attempt(scene: &Scene, voter: u32, ballot: &[u8], schedule: &Schedule) -> Option<Answered> {
    let actions = scene.spoilt(schedule);
    tokio::select! {
        answer = casts(&actions, CAPN, voter, ballot) => Some(answer),
        () = schedule.killed() => None,
    }
}

fn schedule(first: usize, spell: usize, mishap: Mishap) -> Schedule {
    Schedule::new(move |call| (call >= first && call - first < spell).then_some(mishap))
}

/// What must hold whatever happened; answers whether the ballot is in the box.
async fn invariants(scene: &Scene, voter: u32, answer: Option<&Answered>, what: &str) -> bool {
    let (ballot, emargement) = scene.stored(voter).await;
    assert_eq!(
        ballot, emargement,
        "a ballot if and only if an émargement: {what}"
    );
    match answer.map(Answered::outcome) {
        Some((200, _)) => assert!(ballot, "an acknowledged ballot is stored: {what}"),
        // VOT-503 says that nothing is known; every other refusal says that nothing was recorded.
        Some((503, code)) if code == "VOT-503" => {}
        Some((503, code)) => {
            assert!(["SYS-900", "SYS-901"].contains(&&*code), "{code}: {what}");
            assert!(!ballot, "nothing was recorded, as was said: {what}");
        }
        Some(other) => panic!("{other:?}: {what}"),
        None => {}
    }
    ballot
}

#[tokio::test(start_paused = true)]
async fn op_01_op_02_ca_05_ca_06_ca_16_ca_18_rc_09_any_call_may_fail_in_any_way_and_a_resend_ends_in_one_ballot()
 {
    let plans: Vec<(usize, usize, Mishap)> = (0..CALLS)
        .flat_map(|first| SPELLS.map(|spell| (first, spell)))
        .flat_map(|(first, spell)| Mishap::ALL.map(|mishap| (first, spell, mishap)))
        .collect();
    let cases = plans.len();
    let scene = Scene::open(u32::try_from(cases).unwrap()).await;
    for (voter, (first, spell, mishap)) in (0_u32..).zip(plans) {
        let what = format!("{mishap:?} at call {first}, {spell} calls");
        let ballot = scene.ballot(0, voter, Choice::list(voter as usize % 4), "a");
        scene.set_clock("2022-12-01T12:27:59+01:00");
        let answer = attempt(&scene, voter, &ballot, &schedule(first, spell, mishap)).await;
        let stored = invariants(&scene, voter, answer.as_ref(), &what).await;
        // The next minute begins: a ballot already in the box keeps its own.
        scene.set_clock("2022-12-01T12:28:00+01:00");
        let resent = casts(&scene.actions, CAPN, voter, &ballot).await;
        assert_eq!(resent.status.as_u16(), 200, "{what}");
        let minute = if stored {
            "2022-12-01T11:27:00Z"
        } else {
            "2022-12-01T11:28:00Z"
        };
        assert_eq!(resent.json()["deposited_at"], minute, "{what}");
        if let Some(first) = answer.filter(|answer| answer.status.as_u16() == 200) {
            assert_eq!(first, resent, "the same receipt: {what}");
        }
        let other = scene.ballot(0, voter, Choice::Blank, "b");
        let refused = casts(&scene.actions, CAPN, voter, &other).await;
        assert_eq!(refused.outcome(), (409, "VOT-501".to_owned()), "{what}");
    }
    assert_eq!(scene.counts(), (cases, cases));
}

#[tokio::test(start_paused = true)]
async fn ca_06_a_conflict_is_tried_again_and_never_told_as_a_vote_already_cast() {
    let scene = Scene::open(2).await;
    let ballot = scene.ballot(0, 0, Choice::list(1), "a");
    let healing = schedule(3, 4, Mishap::Conflict);
    assert_eq!(
        attempt(&scene, 0, &ballot, &healing)
            .await
            .unwrap()
            .status
            .as_u16(),
        200
    );
    let tries = healing
        .operations()
        .iter()
        .filter(|name| *name == "TransactWriteItems")
        .count();
    assert_eq!(tries, 5);
    let ballot = scene.ballot(0, 1, Choice::list(1), "a");
    let lasting = schedule(3, usize::MAX, Mishap::Conflict);
    let answer = attempt(&scene, 1, &ballot, &lasting).await.unwrap();
    assert_eq!(
        (answer.outcome(), scene.counts()),
        ((503, "SYS-901".to_owned()), (1, 1))
    );
}

#[tokio::test(start_paused = true)]
async fn an_outcome_that_cannot_be_read_is_told_as_unknown() {
    let scene = Scene::open(1).await;
    let ballot = scene.ballot(0, 0, Choice::list(1), "a");
    // The transaction is applied, its answer is lost, and so is everything after.
    let answer = attempt(
        &scene,
        0,
        &ballot,
        &schedule(3, usize::MAX, Mishap::ServerErrorAfter),
    )
    .await
    .unwrap();
    assert_eq!(
        (answer.outcome(), scene.counts()),
        ((503, "VOT-503".to_owned()), (1, 1))
    );
    assert_eq!(scene.casts(0, &ballot).await.status.as_u16(), 200);
}

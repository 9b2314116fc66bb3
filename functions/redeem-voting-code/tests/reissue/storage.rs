//! What holds at the level of rows: races, mishaps of the storage, and rows written behind the portal's back.

use crate::scene::{ELECTIONS, Person, Scene, election, names, private, redemption};
use dynamo::testing::{Mishap, Schedule};
use dynamo::{Refused, Write};
use election::KeyList;
use election::reissue::verify_log;
use http::StatusCode;
use std::sync::{Arc, Mutex};

const NEW: [(usize, u16); 3] = [(0, 101), (1, 102), (2, 103)];

/// A cast with the old code, whole, between any two calls of a redemption.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn re_12_of_a_cast_with_the_old_code_and_a_reissue_exactly_one_holds_in_every_interleaving() {
    let (mut voted, mut reissued) = (0, 0);
    for call in 0.. {
        let (cast_came_first, calls) = interleaved(call).await;
        if cast_came_first {
            voted += 1;
        } else {
            reissued += 1;
        }
        if call >= calls {
            break;
        }
    }
    assert!(voted >= 10 && reissued >= 1, "{voted} and {reissued}");
}

/// Casts just before call number `call` of a redemption, or after its last. Says whether the voter has voted, and how many
/// calls the redemption made.
async fn interleaved(call: usize) -> (bool, usize) {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let voter = names().voter_key(&claire.identifier);
    let old = claire.code[1].public().to_string();
    let commitment = scene.voters.commitment(&voter, &election(1), &old).unwrap();
    let casts: Arc<Mutex<Vec<Result<(), Refused>>>> = Arc::default();
    let cast = {
        let (voters, ballots, casts) = (scene.voters.clone(), scene.ballots.clone(), Arc::clone(&casts));
        let (voter, commitment, now) = (voter.clone(), commitment.clone(), scene.now());
        move || {
            let mark = voters.mark(&voter, &election(1), &commitment, now);
            let writes = vec![mark, ballots.gate_open(ELECTIONS[1], &old)];
            let commit = async { voters.dynamo().commit(None, writes).await };
            let done = tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(commit));
            casts.lock().unwrap().push(done);
        }
    };
    let link = scene.link(&claire).await;
    let body = redemption(&link, &scene.session(&claire).await.unwrap().nonce, &NEW);
    let schedule = {
        let cast = cast.clone();
        Schedule::new(move |at| {
            if at == call {
                cast();
            }
            None
        })
    };
    let redeem = scene.redeem_through(scene.emulator.spoilt(&schedule));
    let reply = scene.send(&redeem, &claire, "/api/voting-code", &body).await;
    if casts.lock().unwrap().is_empty() {
        cast();
    }
    let right = scene.voters.right(&voter, &election(1)).await.unwrap().unwrap();
    let voted = right.voted_at.is_some();
    assert_eq!(
        reply.status == StatusCode::OK,
        !voted,
        "call {call}: {:?}",
        reply.body
    );
    assert_eq!(right.commitment == commitment, voted);
    let events = scene.voters.reissue_log(&election(1)).await.unwrap();
    assert_eq!(events.len(), usize::from(!voted));
    match &casts.lock().unwrap()[..] {
        [Ok(())] => assert!(voted),
        [Err(Refused::Condition(at))] => assert!(!voted && *at == [0]),
        other => unreachable!("call {call}: {other:?}"),
    }
    (voted, schedule.operations().len())
}

#[tokio::test]
async fn re_20_a_credential_written_straight_into_the_table_cannot_be_cast() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let voter = names().voter_key(&claire.identifier);
    let mut right = scene.voters.right(&voter, &election(0)).await.unwrap().unwrap();
    let credential = private(66).public().to_string();
    // Whoever writes DynamoDB without k_link has no commitment to write: its own key gives another one.
    right.commitment = stranger_voters()
        .commitment(&voter, &election(0), &credential)
        .unwrap();
    scene.voters.dynamo().write(Write::put(&right)).await.unwrap();
    let shown = scene
        .voters
        .commitment(&voter, &election(0), &credential)
        .unwrap();
    let cast = scene.voters.mark(&voter, &election(0), &shown, scene.now());
    let refused = scene.voters.dynamo().write(cast).await.unwrap_err();
    assert!(refused.at(0));
    let events = scene.voters.reissue_log(&election(0)).await.unwrap();
    assert!(events.is_empty(), "and no event explains it");
}

/// The file as held by somebody who has every key but `k_link`.
fn stranger_voters() -> voter_file::VoterFile {
    crate::scene::voters_with_link(dynamo::Dynamo::local("http://127.0.0.1:9", ""), [99; 32])
}

/// Every mishap at every call of a redemption: either the whole effect or none, and the same request sent again always ends
/// with the new code in force and one event more.
#[tokio::test(start_paused = true)]
async fn re_18_re_19_whatever_call_is_spoilt_a_redemption_is_whole_or_nothing_and_can_be_sent_again() {
    for mishap in Mishap::ALL {
        let scene = Scene::opening(500).await;
        let claire = scene.claire().await;
        let mut stands = 0;
        for spoilt in 0.. {
            let first = u16::try_from(1_000 + 3 * spoilt).unwrap();
            let schedule = Schedule::new(move |call| (call == spoilt).then_some(mishap));
            redeems_whole_or_nothing(
                &scene,
                &claire,
                [0, 1, 2].map(|n| (usize::from(n), first + n)),
                &schedule,
                stands,
            )
            .await;
            stands += 1;
            // The call to spoil was never made: all have been.
            if schedule.operations().len() <= spoilt {
                break;
            }
        }
        assert!(stands > 15, "{mishap:?}: {stands}");
    }
}

async fn redeems_whole_or_nothing(
    scene: &Scene,
    claire: &Person,
    new: [(usize, u16); 3],
    schedule: &Schedule,
    stands: usize,
) {
    let link = scene.link(claire).await;
    let body = redemption(&link, &scene.session(claire).await.unwrap().nonce, &new);
    let spoilt = scene.redeem_through(scene.emulator.spoilt(schedule));
    tokio::select! {
        _ = scene.send(&spoilt, claire, "/api/voting-code", &body) => {}
        () = schedule.killed() => {}
    }
    let after = count(scene, claire, new).await;
    assert!(after == stands || after == stands + 1, "{after} after {stands}");
    let again = scene
        .send(&scene.redeem(), claire, "/api/voting-code", &body)
        .await;
    assert_eq!(
        again.status,
        StatusCode::OK,
        "{:?} after {:?}",
        again.body,
        schedule.operations()
    );
    assert_eq!(count(scene, claire, new).await, stands + 1);
}

/// How many réassorts stand: the same number in every election, each explained by the log, and the last is `new` or not.
async fn count(scene: &Scene, claire: &Person, new: [(usize, u16); 3]) -> usize {
    let voter = names().voter_key(&claire.identifier);
    let mut counts = Vec::new();
    for (n, new) in new {
        let events = scene.voters.reissue_log(&election(n)).await.unwrap();
        let keys = KeyList::new(vec![crate::scene::authority().public()]);
        let log = verify_log((scene.voters.event_id(), &election(n)), u64::MAX, &events, &keys).unwrap();
        log.ends_at(&scene.voters.reissue_head(&election(n)).await.unwrap())
            .unwrap();
        let right = scene.voters.right(&voter, &election(n)).await.unwrap().unwrap();
        let new = private(new).public().to_string();
        let in_force = right.commitment == scene.voters.commitment(&voter, &election(n), &new).unwrap();
        assert_eq!(
            in_force,
            log.replacements()
                .last()
                .is_some_and(|last| last.added.as_str() == new)
        );
        counts.push(events.len());
    }
    assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
    counts[0]
}

use crate::scene::{Answered, CAPN, Scene, casts};
use belenios::v1::Choice;
use tokio::task::JoinSet;

/// Sends each ballot from its session, all at once.
async fn all_at_once(scene: &Scene, sent: Vec<(u32, Vec<u8>)>) -> Vec<Answered> {
    let mut under_way = JoinSet::new();
    for (session, ballot) in sent {
        let actions = scene.actions.clone();
        under_way.spawn(async move { casts(&actions, CAPN, session, &ballot).await });
    }
    under_way.join_all().await
}

fn different_ballots(scene: &Scene, session: impl Fn(u32) -> u32) -> Vec<(u32, Vec<u8>)> {
    (0..200)
        .map(|number| {
            let choice = Choice::list(number as usize % 4);
            (session(number), scene.ballot(0, 0, choice, &number.to_string()))
        })
        .collect()
}

fn exactly_one(answers: &[Answered]) {
    let accepted = answers
        .iter()
        .filter(|answer| answer.status.as_u16() == 200)
        .count();
    let refused = answers
        .iter()
        .filter(|answer| answer.outcome() == (409, "VOT-501".to_owned()))
        .count();
    assert_eq!((accepted, refused), (1, 199));
}

#[tokio::test(flavor = "multi_thread")]
async fn ca_01_two_hundred_different_ballots_of_one_voter_leave_exactly_one() {
    let scene = Scene::open(1).await;
    exactly_one(&all_at_once(&scene, different_ballots(&scene, |_| 0)).await);
    assert_eq!(scene.counts(), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn ca_02_two_hundred_different_ballots_from_many_sessions_of_one_voter_leave_exactly_one() {
    let scene = Scene::open(1).await;
    for session in 50..70 {
        scene.signs_in_again(0, session).await;
    }
    let sent = different_ballots(&scene, |number| 50 + number % 20);
    exactly_one(&all_at_once(&scene, sent).await);
    assert_eq!(scene.counts(), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn ca_03_the_same_ballot_two_hundred_times_gets_two_hundred_identical_receipts() {
    let scene = Scene::open(1).await;
    let ballot = scene.ballot(0, 0, Choice::list(1), "a");
    let answers = all_at_once(&scene, vec![(0, ballot); 200]).await;
    assert_eq!((answers[0].status.as_u16(), scene.counts()), (200, (1, 1)));
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

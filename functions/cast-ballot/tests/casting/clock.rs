use crate::scene::{CAPN, Scene, casts};
use ballot_box::GateState;
use belenios::v1::Choice;

/// Sends a ballot at a moment, and tells the outcome; a refusal must have changed nothing.
async fn outcome(scene: &Scene, session: u32, now: &str) -> (u16, String) {
    scene.set_clock(now);
    let before = scene.rows();
    let ballot = scene.ballot(0, 0, Choice::list(1), "a");
    let answer = casts(&scene.actions, CAPN, session, &ballot).await;
    if answer.status.as_u16() != 200 {
        let (mut before, mut after) = (before, scene.rows());
        // The last use of the session is written down, whatever is answered.
        before.remove("sessions");
        after.remove("sessions");
        assert_eq!(before, after);
    }
    answer.outcome()
}

#[tokio::test]
async fn ca_09_before_the_opening_second_nothing_is_accepted_whatever_the_client_says() {
    let scene = Scene::open(1).await;
    scene.set_clock("2022-12-01T07:55:00+01:00");
    scene.signs_in_again(0, 50).await;
    assert_eq!(
        outcome(&scene, 50, "2022-12-01T07:59:59+01:00").await,
        (409, "VOT-500".to_owned())
    );
    assert_eq!(outcome(&scene, 50, "2022-12-01T08:00:00+01:00").await.0, 200);
}

#[tokio::test]
async fn ca_10_the_minutes_of_grace_are_for_those_who_had_signed_in_before_closing() {
    for (signed_in, sent, expected) in [
        ("2022-12-08T16:59:59+01:00", "2022-12-08T17:00:01+01:00", 200),
        ("2022-12-08T16:59:59+01:00", "2022-12-08T17:14:59+01:00", 200),
        ("2022-12-08T16:59:59+01:00", "2022-12-08T17:15:00+01:00", 409),
        ("2022-12-08T17:00:00+01:00", "2022-12-08T17:00:01+01:00", 409),
    ] {
        let scene = Scene::open(1).await;
        scene.set_clock(signed_in);
        scene.signs_in_again(0, 50).await;
        if sent > "2022-12-08T17:10" {
            // The voter is at work on the page: a session without use ends after 15 minutes.
            assert_eq!(
                stay_signed_in(&scene, "2022-12-08T17:05:00+01:00").await,
                (400, "VOT-510".to_owned())
            );
        }
        let (status, code) = outcome(&scene, 50, sent).await;
        assert_eq!(status, expected, "{signed_in} {sent}");
        assert_eq!(code, if expected == 409 { "VOT-502" } else { "" });
    }
}

async fn stay_signed_in(scene: &Scene, now: &str) -> (u16, String) {
    scene.set_clock(now);
    casts(&scene.actions, CAPN, 50, b"{}").await.outcome()
}

#[tokio::test]
async fn ca_19_a_clock_that_runs_behind_cannot_pass_a_closed_gate() {
    let scene = Scene::open(1).await;
    let ballots = &scene.actions.cast.ballots;
    ballots
        .turn_gates(CAPN, GateState::Closed, 1_670_516_100)
        .await
        .unwrap();
    assert_eq!(
        outcome(&scene, 0, "2022-12-01T12:28:00+01:00").await,
        (409, "VOT-502".to_owned())
    );
}

#[tokio::test]
async fn a_suspended_vote_refuses_and_opens_again() {
    let scene = Scene::open(1).await;
    let ballots = scene.actions.cast.ballots.clone();
    ballots
        .turn_gates(CAPN, GateState::Suspended, 1_669_894_000)
        .await
        .unwrap();
    assert_eq!(
        outcome(&scene, 0, "2022-12-01T12:28:00+01:00").await,
        (409, "VOT-505".to_owned())
    );
    ballots
        .turn_gates(CAPN, GateState::Open, 1_669_894_100)
        .await
        .unwrap();
    assert_eq!(outcome(&scene, 0, "2022-12-01T12:29:00+01:00").await.0, 200);
}

use crate::scene::{CAPN, CSA, Scene, casts, deposit_key, emargement_key};
use belenios::v1::{BallotReference, Choice};
use election::{KeyList, ShownDeposit, ShownEmargement};

#[tokio::test]
async fn a_ballot_is_stored_its_voter_marked_and_both_documents_verify() {
    let scene = Scene::open(1).await;
    let ballot = scene.ballot(0, 0, Choice::list(2), "a");
    let answer = scene.casts(0, &ballot).await;
    assert_eq!((answer.status.as_u16(), scene.counts()), (200, (1, 1)));
    let mut json = answer.json();
    let emargement: ShownEmargement =
        serde_json::from_value(json.as_object_mut().unwrap().remove("emargement").unwrap()).unwrap();
    let deposit: ShownDeposit = serde_json::from_value(json).unwrap();
    let deposit = deposit
        .verify(&KeyList::new(vec![deposit_key().public()]))
        .unwrap();
    assert_eq!(
        deposit.reference().as_str(),
        BallotReference::of(&ballot).to_string()
    );
    assert_eq!(deposit.deposited_at().rfc3339(), "2022-12-01T11:27:00Z");
    let emargement = emargement
        .verify(&KeyList::new(vec![emargement_key().public()]))
        .unwrap();
    assert_eq!(emargement.signatory().name.as_str(), "Mme Claire DUPONT0");
    assert_eq!(emargement.voted_at(), deposit.deposited_at());
    let stored = scene.actions.cast.ballots.walk(CAPN, |bytes| {
        assert_eq!(bytes, ballot);
        Ok(())
    });
    stored.await.unwrap();
}

#[tokio::test]
async fn ca_05_ca_07_the_same_ballot_sent_again_gets_the_same_answer_whenever_it_comes() {
    let scene = Scene::open(1).await;
    let ballot = scene.ballot(0, 0, Choice::Blank, "a");
    let first = scene.casts(0, &ballot).await;
    let rows = scene.rows();
    assert_eq!(scene.casts(0, &ballot).await, first);
    assert_eq!(scene.rows(), rows);
    // The next day and after closing, from new sessions: the token of the transaction has long expired (CA-07).
    for (session, now) in [
        (50, "2022-12-02T09:03:00+01:00"),
        (51, "2022-12-08T17:30:00+01:00"),
    ] {
        scene.set_clock(now);
        scene.signs_in_again(0, session).await;
        assert_eq!(
            casts(&scene.actions, CAPN, session, &ballot).await,
            first,
            "{now}"
        );
        assert_eq!(scene.counts(), (1, 1));
    }
}

#[tokio::test]
async fn a_voter_of_two_elections_votes_once_in_each() {
    let scene = Scene::open(1).await;
    let (one, two) = (
        scene.ballot(0, 0, Choice::list(0), "a"),
        scene.ballot(1, 0, Choice::list(5), "b"),
    );
    assert_eq!(scene.casts(0, &one).await.status.as_u16(), 200);
    assert_eq!(casts(&scene.actions, CSA, 0, &two).await.status.as_u16(), 200);
    assert_eq!(scene.counts(), (2, 2));
}

#[tokio::test]
async fn one_cast_consumes_at_most_ten_write_units_and_one_read_unit() {
    let scene = Scene::open(2).await;
    let metered = scene.dynamo.metered();
    let actions = scene.started_anew(&metered);
    let first = scene.ballot(0, 0, Choice::list(0), "a");
    assert_eq!(casts(&actions, CAPN, 0, &first).await.status.as_u16(), 200);
    // The function is warm: the event and the sealed parameters, which never change, are in its memory.
    let before = metered.meter().total();
    let ballot = scene.ballot(0, 1, Choice::Blank, "b");
    assert_eq!(casts(&actions, CAPN, 1, &ballot).await.status.as_u16(), 200);
    let after = metered.meter().total();
    let (write, read) = (after.write - before.write, after.read - before.read);
    assert!(write > 0.0 && write <= 10.0, "{write} WCU");
    assert!(read > 0.0 && read <= 1.0, "{read} RCU");
}

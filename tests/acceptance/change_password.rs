//! `POST /api/account/password`.

use election::link::{LinkPurpose, LinkToken};
use serde_json::{Value, json};
use tests::{Person, Portal};

const OCTOBER: &str = "2022-10-20T09:00:00+02:00";
const CLAIRE: &str = "claire.dupont@ac-paris.fr";
const NEW: &str = "Encre-violette-609";
const PATH: &str = "/api/account/password";

#[tokio::test]
async fn se_02_lo_01_a_changed_password_ends_the_other_sessions_at_once_and_the_mailbox_is_told() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let phone = claire.elsewhere();
    phone.logs_in().await.expect_done();
    claire
        .post(PATH, &form(claire.password(), NEW))
        .await
        .expect_done();
    phone.get("/api/portal").await.expect_refusal("AUT-103");
    claire.get("/api/portal").await.expect_done();
    assert_eq!(portal.rows()["sessions"].len(), 1);
    phone.logs_in().await.expect_refusal("AUT-101");
    phone.logs_in_with(NEW).await.expect_done();
    let mail = portal.trap.mails_to(CLAIRE).pop().unwrap();
    assert!(mail.subject.contains("mot de passe") && mail.token().is_none());
    let kept = format!("{:?} {:?} {}", portal.trap.sent(), portal.rows(), portal.logs());
    assert!(!kept.contains(NEW) && !kept.contains(claire.password()));
}

#[tokio::test]
async fn lg_01_a_wrong_current_password_counts_with_those_of_logging_in_and_changes_nothing() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let before = portal.rows();
    for left in (0..25).rev() {
        let problem = claire
            .post(PATH, &form("Faux-passe-000!", NEW))
            .await
            .expect_refusal("AUT-106");
        let told = match left {
            0 => "plus d'essai".to_owned(),
            left => format!("Il vous reste {left}\u{a0}essai"),
        };
        assert!(problem["title"].as_str().unwrap().contains(&told), "{problem}");
    }
    portal.assert_unchanged(&before, &["limits"]);
    claire
        .post(PATH, &form(claire.password(), NEW))
        .await
        .expect_refusal("AUT-102");
    claire.logs_in().await.expect_refusal("AUT-102");
    // Another device has tries of its own: the voter is never locked out.
    claire.elsewhere().logs_in().await.expect_done();
}

#[tokio::test(flavor = "multi_thread")]
async fn lg_01_of_simultaneous_wrong_tries_no_more_than_the_limit_is_evaluated() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let tries: Vec<_> = (0..60)
        .map(|_| {
            let claire = claire.clone();
            tokio::spawn(async move { claire.post(PATH, &form("Faux-passe-000!", NEW)).await })
        })
        .collect();
    let mut evaluated = 0;
    for one in tries {
        evaluated += usize::from(one.await.unwrap().json()["code"] == "AUT-106");
    }
    assert!(evaluated <= 25, "{evaluated}");
    claire
        .post(PATH, &form(claire.password(), NEW))
        .await
        .expect_refusal("AUT-102");
}

#[tokio::test]
async fn the_new_password_follows_the_rules_of_activation_and_a_weak_one_costs_no_try() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let before = portal.rows();
    for new in ["court", "Motdepasse2022!", "Claire-vqk-8351", claire.password()] {
        let problem = claire
            .post(PATH, &form(claire.password(), new))
            .await
            .expect_refusal("REQ-007");
        assert_eq!(problem["fields"][0]["field"], "new_password", "{new}");
    }
    let problem = claire
        .post(PATH, &form("", "court"))
        .await
        .expect_refusal("REQ-007");
    assert_eq!(problem["fields"][0]["field"], "current_password");
    portal.assert_unchanged(&before, &[]);
}

#[tokio::test]
async fn a_link_to_choose_a_password_that_is_still_on_its_way_no_longer_serves() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let link = LinkToken::new([5; 16]);
    let row = portal.voters.voter(&claire.key()).await.unwrap().unwrap();
    let expires = portal.clock.now().after(election::link::PASSWORD);
    portal
        .voters
        .create_link(&row, LinkPurpose::Password, &link, expires)
        .await
        .unwrap();
    claire
        .post(PATH, &form(claire.password(), NEW))
        .await
        .expect_done();
    let reset = json!({"token": *link.expose(), "answer": claire.answer(), "password": "Autre-encre-4410"});
    claire
        .elsewhere()
        .post("/api/password", &reset)
        .await
        .expect_refusal("ACT-201");
}

#[tokio::test]
async fn a_password_is_changed_until_the_vote_closes_and_by_its_voter_alone() {
    let portal = Portal::opening("2022-12-08T16:59:59+01:00").await;
    let claire = portal.voter("claire").signed_in().await;
    let paul = portal.voter("paul").signed_in().await;
    paul.post(PATH, &form(claire.password(), NEW))
        .await
        .expect_refusal("AUT-106");
    portal
        .visitor()
        .post(PATH, &form(claire.password(), NEW))
        .await
        .expect_refusal("AUT-103");
    claire
        .post(PATH, &form(claire.password(), NEW))
        .await
        .expect_done();
    portal.set_clock("2022-12-08T17:00:00+01:00");
    claire
        .post(PATH, &form(NEW, "Autre-encre-4410"))
        .await
        .expect_refusal("VOT-502");
    logs_in_again(&claire).await;
}

async fn logs_in_again(voter: &Person) {
    voter.elsewhere().logs_in_with(NEW).await.expect_done();
}

fn form(current: &str, new: &str) -> Value {
    json!({"current_password": current, "new_password": new})
}

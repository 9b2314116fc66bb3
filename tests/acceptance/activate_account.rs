//! `POST /api/activation`.

use dynamo::testing::{Mishap, Rows, Schedule};
use election::link::{LinkPurpose, LinkToken};
use http::Method;
use http_edge::Action as _;
use serde_json::json;
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};
use tests::{Person, Portal, Visitor};

const OCTOBER: &str = "2022-10-20T09:00:00+02:00";

/// What a refused activation may touch.
const COUNTERS: &[&str] = &["limits"];

#[tokio::test]
async fn ac_01_a_link_activates_once_and_what_was_chosen_first_stays() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let link = claire.invited().await;
    let reply = claire
        .post("/api/activation", &claire.activation(&link))
        .await
        .expect_done();
    assert_eq!(reply.json(), json!({"activated_at": "2022-10-20T07:00:00Z"}));
    let before = portal.rows();
    let mut again = claire.activation(&link);
    again["password"] = json!("Autre-chose-8351");
    claire
        .post("/api/activation", &again)
        .await
        .expect_refusal("ACT-202");
    portal.assert_unchanged(&before, COUNTERS);
    claire.logs_in().await.expect_done();
}

#[tokio::test]
async fn the_professional_mailbox_is_told_of_the_activation_without_any_secret() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let link = claire.invited().await;
    claire
        .post("/api/activation", &claire.activation(&link))
        .await
        .expect_done();
    let mails = portal.trap.mails_to("claire.dupont@ac-paris.fr");
    assert_eq!((mails.len(), mails[0].token()), (1, None));
    let kept = format!("{:?} {:?} {}", mails, portal.rows(), portal.logs());
    for secret in [
        claire.password(),
        claire.answer(),
        "Ploumanac",
        "ploumanac",
        link.expose().as_str(),
    ] {
        assert!(!kept.contains(secret), "{secret}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_02_two_hundred_simultaneous_uses_of_one_link_have_one_effect() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let link = claire.invited().await;
    let uses: Vec<_> = (0..200_u8)
        .map(|number| {
            let from = portal
                .visitor()
                .from_address(IpAddr::V4(Ipv4Addr::new(10, 0, number, 1)));
            let mut form = claire.activation(&link);
            form["password"] = json!(format!("Tempete-calme-{number:03}-kz"));
            tokio::spawn(async move { (number, from.post("/api/activation", &form).await) })
        })
        .collect();
    let mut winners = Vec::new();
    for one in uses {
        let (number, reply) = one.await.unwrap();
        if reply.status.is_success() {
            winners.push(number);
        } else {
            reply.expect_refusal("ACT-202");
        }
    }
    assert_eq!(winners.len(), 1, "{winners:?}");
    claire
        .logs_in_with(&format!("Tempete-calme-{:03}-kz", winners[0]))
        .await
        .expect_done();
    let loser = (winners[0] + 1) % 200;
    claire
        .elsewhere()
        .logs_in_with(&format!("Tempete-calme-{loser:03}-kz"))
        .await
        .expect_refusal("AUT-101");
}

#[tokio::test]
async fn ac_05_a_link_serves_until_its_expiry_whatever_the_table_still_holds() {
    let portal = Portal::opening(OCTOBER).await;
    for (name, now, refusal) in [
        ("claire", "2022-11-19T07:59:59+01:00", None),
        ("karim", "2022-11-19T08:00:00+01:00", Some("ACT-201")),
        ("paul", "2022-11-19T08:00:01+01:00", Some("ACT-201")),
    ] {
        portal.set_clock(OCTOBER);
        let voter = portal.voter(name);
        let link = voter.invited().await;
        portal.set_clock(now);
        let before = portal.rows();
        let reply = voter.post("/api/activation", &voter.activation(&link)).await;
        match refusal {
            None => drop(reply.expect_done()),
            Some(code) => {
                reply.expect_refusal(code);
                portal.assert_unchanged(&before, &[]);
            }
        }
    }
}

#[tokio::test]
async fn ac_06_a_guessed_cut_or_changed_token_gets_one_and_the_same_answer() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let link = claire.invited().await;
    let text = link.expose();
    let before = portal.rows();
    let mut answers = BTreeSet::new();
    let mut tokens: Vec<String> = (0..100)
        .map(|n: u8| LinkToken::new([n; 16]).expose().to_string())
        .collect();
    tokens.extend([
        "".to_owned(),
        text[..21].to_owned(),
        format!("{}%00", *text),
        format!("{}=", *text),
    ]);
    tokens.extend([
        format!(" {}", *text),
        format!("{}\0", *text),
        swap_case(&text),
        "x".repeat(5_000),
    ]);
    for token in tokens {
        let mut form = claire.activation(&link);
        form["token"] = json!(token);
        let reply = claire.post("/api/activation", &form).await;
        reply.expect_refusal("ACT-203");
        answers.insert((reply.status.as_u16(), reply.text()));
    }
    assert_eq!(answers.len(), 1, "{answers:?}");
    portal.assert_unchanged(&before, &[]);
    claire
        .post("/api/activation", &claire.activation(&link))
        .await
        .expect_done();
}

#[tokio::test]
async fn ac_07_a_link_of_another_purpose_is_unknown_here_and_not_used_up() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let row = portal.voters.voter(&claire.key()).await.unwrap().unwrap();
    let other = LinkToken::new([7; 16]);
    let expires = portal.clock.now().after(election::link::PASSWORD);
    portal
        .voters
        .create_link(&row, LinkPurpose::VotingCode, &other, expires)
        .await
        .unwrap();
    let before = portal.rows();
    claire
        .post("/api/activation", &claire.activation(&other))
        .await
        .expect_refusal("ACT-203");
    let reset = json!({"token": *other.expose(), "answer": "x", "password": "y"});
    claire
        .post("/api/password", &reset)
        .await
        .expect_refusal("ACT-203");
    portal.assert_unchanged(&before, &[]);
}

#[tokio::test]
async fn ac_08_no_table_holds_a_token() {
    let portal = Portal::opening(OCTOBER).await;
    let link = portal.voter("claire").invited().await;
    let rows = format!("{:?}", portal.rows());
    assert!(rows.contains(&link.fingerprint()) && !rows.contains(link.expose().as_str()));
}

#[tokio::test]
async fn ac_10_an_older_link_of_an_active_account_changes_nothing_and_warns_the_mailbox() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let older = claire.invited().await;
    claire.activates().await.expect_done();
    let before = portal.rows();
    for _ in 0..5 {
        claire
            .post("/api/activation", &claire.activation(&older))
            .await
            .expect_refusal("ACT-202");
    }
    portal.assert_unchanged(&before, COUNTERS);
    let mails = portal.trap.mails_to("claire.dupont@ac-paris.fr");
    assert_eq!(
        mails.len(),
        1 + 3,
        "one for the activation, and at most three warnings a day"
    );
}

#[tokio::test]
async fn ac_12_no_step_can_be_skipped_or_sent_apart() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let link = claire.invited().await;
    let before = portal.rows();
    for missing in ["token", "password", "question", "answer"] {
        let mut form = claire.activation(&link);
        form.as_object_mut().unwrap().remove(missing);
        claire
            .post("/api/activation", &form)
            .await
            .expect_refusal("REQ-001");
    }
    let mut form = claire.activation(&link);
    form["step"] = json!(2);
    claire
        .post("/api/activation", &form)
        .await
        .expect_refusal("REQ-001");
    portal.assert_unchanged(&before, &[]);
}

#[tokio::test]
async fn ac_13_one_network_activates_sixty_times_in_five_minutes_and_another_one_is_not_held_up() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let link = claire.invited().await;
    let mut refused = claire.activation(&link);
    refused["answer"] = json!("a");
    for _ in 0..60 {
        claire
            .post("/api/activation", &refused)
            .await
            .expect_refusal("REQ-007");
    }
    let reply = claire.post("/api/activation", &claire.activation(&link)).await;
    reply.expect_refusal("REQ-008");
    assert_eq!(reply.headers["retry-after"], "300");
    let elsewhere = portal
        .visitor()
        .from_address(IpAddr::V4(Ipv4Addr::new(198, 51, 100, 7)));
    elsewhere
        .post("/api/activation", &claire.activation(&link))
        .await
        .expect_done();
}

#[tokio::test]
async fn ac_14_lg_04_lg_05_a_choice_against_the_rules_is_refused_field_by_field_and_changes_nothing() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let link = claire.invited().await;
    let before = portal.rows();
    let question = "Dans quelle ville vos parents se sont-ils rencontrés ?";
    for (field, value) in [
        ("answer", "a"),
        ("answer", "   "),
        ("answer", "🐶🐱🐭"),
        ("answer", "Quim\u{202e}per"),
        ("answer", question),
        ("answer", "Oiseau bleu 1873"),
        ("answer", "CLAIRE.DUPONT@ac-paris.fr"),
        ("answer", &"Quimper ".repeat(40)),
        ("password", "court"),
        ("password", "Motdepasse2022!"),
        ("password", "Azertyuiop123!"),
        ("password", "Dupont-vqk-8351"),
        ("password", &"x1X-".repeat(65)),
        ("question", "inconnue"),
    ] {
        let mut form = claire.activation(&link);
        form[field] = json!(value);
        let reply = claire.post("/api/activation", &form).await;
        let problem = reply.expect_refusal("REQ-007");
        let fields: BTreeSet<&str> = problem["fields"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|error| error["field"].as_str())
            .collect();
        assert_eq!(fields, BTreeSet::from([field]), "{value}: {problem}");
        assert!(
            field == "question" || !reply.text().contains(value.trim()) || value.trim().len() < 2,
            "{value} is repeated"
        );
        portal.assert_unchanged(&before, COUNTERS);
    }
    let mut long = claire.activation(&link);
    long["answer"] = json!("é".repeat(5_000));
    claire
        .post("/api/activation", &long)
        .await
        .expect_refusal("REQ-003");
    portal.assert_unchanged(&before, COUNTERS);
}

#[tokio::test]
async fn ac_15_wherever_the_process_dies_the_link_is_used_and_the_account_active_or_neither() {
    let calls = {
        let portal = Portal::opening(OCTOBER).await;
        let schedule = Schedule::new(|_| None);
        activate_through(&portal, &schedule).await;
        assert_eq!(effects(&portal.rows()), (true, true));
        schedule.operations().len()
    };
    for call in 0..calls {
        for mishap in [Mishap::KilledBefore, Mishap::KilledAfter] {
            let portal = Portal::opening(OCTOBER).await;
            activate_through(&portal, &Schedule::new(move |n| (n == call).then_some(mishap))).await;
            let (used, active) = effects(&portal.rows());
            assert_eq!(used, active, "{mishap:?} at call {call}");
        }
    }
}

#[tokio::test]
async fn accounts_are_activated_from_the_opening_of_the_portal_to_the_closing_of_the_vote() {
    let portal = Portal::opening(OCTOBER).await;
    for (name, now, refusal) in [
        ("claire", "2022-10-13T07:59:59+02:00", Some("AUT-105")),
        ("claire", "2022-10-13T08:00:00+02:00", None),
        ("karim", "2022-12-08T16:59:59+01:00", None),
        ("paul", "2022-12-08T17:00:00+01:00", Some("VOT-502")),
    ] {
        portal.set_clock(now);
        let reply = portal.voter(name).activates().await;
        match refusal {
            None => drop(reply.expect_done()),
            Some(code) => drop(reply.expect_refusal(code)),
        }
    }
}

/// Activates Claire's account by an action whose storage is spoilt.
async fn activate_through(portal: &Portal, schedule: &Schedule) {
    let claire: Person = portal.voter("claire");
    let link = claire.invited().await;
    let action = activate_account::ActivateAccount {
        edge: portal.edge.clone(),
        voters: portal.file_through(schedule),
        names: portal.names.clone(),
        courier: portal.courier.clone(),
    };
    let browser: &Visitor = &claire;
    let form = claire.activation(&link).to_string();
    let request = browser.request(Method::POST, "/api/activation", form.into());
    tokio::select! {
        _ = action.handle(request) => {}
        () = schedule.killed() => {}
    }
}

/// Whether a link is used, and whether an account is active.
fn effects(rows: &Rows) -> (bool, bool) {
    let has = |table: &str, attribute: &str| rows[table].iter().any(|row| row.contains_key(attribute));
    (has("links", "used_at"), has("voters", "activated_at"))
}

fn swap_case(text: &str) -> String {
    let swap = |c: char| {
        if c.is_ascii_lowercase() {
            c.to_ascii_uppercase()
        } else {
            c.to_ascii_lowercase()
        }
    };
    text.chars().map(swap).collect()
}

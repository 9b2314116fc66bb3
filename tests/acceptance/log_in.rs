//! `POST /api/session`.

use dynamo::Write;
use dynamo::testing::Schedule;
use http::Method;
use http_edge::Action as _;
use http_edge::proof_of_work::Purpose;
use serde_json::{Value, json};
use std::net::{IpAddr, Ipv4Addr};
use tests::{Portal, Reply, Visitor};

const OCTOBER: &str = "2022-10-20T09:00:00+02:00";
const WRONG: &str = "Granit-gris-7713";

#[tokio::test]
async fn the_right_password_opens_a_session_and_the_login_before_is_told() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    claire.activates().await.expect_done();
    assert_eq!(claire.logs_in().await.expect_done().json(), json!({}));
    portal.set_clock("2022-10-20T12:27:00+02:00");
    let again = claire.elsewhere().logs_in().await.expect_done();
    assert_eq!(again.json(), json!({"last_login": "2022-10-20T07:00:00Z"}));
    for cookie in again.headers.get_all("set-cookie") {
        let text = cookie.to_str().unwrap();
        assert!(
            text.starts_with("__Host-") && text.contains("; Secure; HttpOnly; SameSite=Strict"),
            "{text}"
        );
    }
}

/// Sends a thousand wrong passwords for Claire, two hundred at a time, each from an address: how many were compared, refused
/// for the account, refused for the network.
async fn thousand_guesses(portal: &Portal, from: impl Fn(u16) -> Ipv4Addr) -> [usize; 3] {
    let mut outcomes = [0; 3];
    for wave in 0..5_u16 {
        let guesses: Vec<_> = (200 * wave..200 * (wave + 1))
            .map(|number| {
                let from = portal.visitor().from_address(IpAddr::V4(from(number)));
                tokio::spawn(async move { tries(&from, "claire.dupont@ac-paris.fr", WRONG).await })
            })
            .collect();
        for guess in guesses {
            let reply = guess.await.expect("no guess panics");
            let code = reply.json()["code"].as_str().unwrap_or_default().to_owned();
            let known = ["AUT-101", "AUT-102", "REQ-008"];
            let outcome = known.iter().position(|known| *known == code);
            outcomes[outcome.expect("a wrong password, or too many of them")] += 1;
        }
    }
    outcomes
}

#[tokio::test(flavor = "multi_thread")]
async fn lg_01_of_a_thousand_guesses_from_a_hundred_addresses_twenty_five_are_hashed() {
    let portal = Portal::opening(OCTOBER).await;
    portal.voter("claire").activates().await.expect_done();
    let file = portal.file_of(log_in::LogIn::NAME);
    let of_a_hundred = |number: u16| Ipv4Addr::new(10, 0, u8::try_from(number % 100).unwrap(), 1);
    assert_eq!(thousand_guesses(&portal, of_a_hundred).await, [25, 975, 0]);
    assert_eq!(file.hashes_computed(), 25);
}

#[tokio::test(flavor = "multi_thread")]
async fn lg_01_of_a_thousand_guesses_from_one_address_twenty_five_are_hashed() {
    let portal = Portal::opening(OCTOBER).await;
    portal.voter("claire").activates().await.expect_done();
    let file = portal.file_of(log_in::LogIn::NAME);
    let of_one = |_| Ipv4Addr::new(10, 0, 0, 1);
    // The network's own limit, 300 in five minutes, comes before the account's.
    assert_eq!(thousand_guesses(&portal, of_one).await, [25, 275, 700]);
    assert_eq!(file.hashes_computed(), 25);
}

#[tokio::test]
async fn lg_02_a_voter_whose_tries_a_stranger_used_up_enters_from_a_known_device_and_through_the_mailbox() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let stranger = portal.visitor();
    for _ in 0..25 {
        tries(&stranger, "claire.dupont@ac-paris.fr", WRONG)
            .await
            .expect_refusal("AUT-101");
    }
    let elsewhere = claire.elsewhere();
    elsewhere.logs_in().await.expect_refusal("AUT-102");
    claire.logs_in().await.expect_done();
    let work = elsewhere.works(Purpose::PasswordLink).await;
    let form = json!({"identifier": "claire.dupont@ac-paris.fr", "proof_of_work": work});
    elsewhere.post("/api/password/link", &form).await.expect_done();
    let token = portal
        .trap
        .mails_to("claire.dupont@ac-paris.fr")
        .last()
        .unwrap()
        .token()
        .unwrap();
    let form = json!({"token": token, "answer": claire.answer(), "password": "Encre-violette-609"});
    elsewhere.post("/api/password", &form).await.expect_done();
    elsewhere.logs_in_with("Encre-violette-609").await.expect_done();
}

#[tokio::test]
async fn en_03_an_unknown_identifier_an_account_not_active_and_a_wrong_password_cost_the_same_calls_and_one_hash()
 {
    let portal = Portal::opening(OCTOBER).await;
    portal.voter("claire").activates().await.expect_done();
    let wrong = watched(&portal, "claire.dupont@ac-paris.fr").await;
    assert_eq!(wrong.1, 1);
    assert_eq!(wrong.2["code"], "AUT-101");
    for other in ["paul.martin@ac-paris.fr", "personne.inconnue@ac-paris.fr"] {
        assert_eq!(watched(&portal, other).await, wrong, "{other}");
    }
}

#[tokio::test]
async fn wrong_passwords_count_down_and_right_ones_do_not_count() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let left = async |visitor: &Visitor| {
        let problem = tries(visitor, "claire.dupont@ac-paris.fr", WRONG)
            .await
            .expect_refusal("AUT-101");
        problem["title"].as_str().unwrap().to_owned()
    };
    assert!(
        left(&portal.visitor())
            .await
            .ends_with("Il vous reste 24\u{a0}essais.")
    );
    for _ in 0..3 {
        claire.elsewhere().logs_in().await.expect_done();
    }
    assert!(
        left(&portal.visitor())
            .await
            .ends_with("Il vous reste 23\u{a0}essais.")
    );
    portal.set_clock("2022-10-21T09:00:00+02:00");
    assert!(
        left(&portal.visitor())
            .await
            .ends_with("Il vous reste 24\u{a0}essais.")
    );
}

#[tokio::test]
async fn lg_05_a_password_longer_than_256_bytes_is_refused_before_anything_is_counted() {
    let portal = Portal::opening(OCTOBER).await;
    portal.voter("claire").activates().await.expect_done();
    let before = portal.rows();
    let visitor = portal.visitor();
    for password in [
        "".to_owned(),
        "x".repeat(257),
        "x".repeat(1_024),
        "e\u{301}".repeat(1_000),
    ] {
        tries(&visitor, "claire.dupont@ac-paris.fr", &password)
            .await
            .expect_refusal("REQ-007");
    }
    for password in ["x".repeat(1_000_000), "x".repeat(6_000_000)] {
        tries(&visitor, "claire.dupont@ac-paris.fr", &password)
            .await
            .expect_refusal("REQ-003");
    }
    portal.assert_unchanged(&before, &[]);
    tries(&visitor, "claire.dupont@ac-paris.fr", &"x".repeat(256))
        .await
        .expect_refusal("AUT-101");
}

#[tokio::test]
async fn lg_07_a_password_counts_to_its_last_byte_and_through_a_nul() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let link = claire.invited().await;
    let long = format!("{}\0Kq7-é", "bruyere-mauve-".repeat(6) + "Landes-83");
    let mut form = claire.activation(&link);
    form["password"] = json!(long);
    claire.post("/api/activation", &form).await.expect_done();
    for other in [
        &long[..72],
        &long.replace('\0', ""),
        long.split('\0').next().unwrap(),
        &long.replace("-é", "-e"),
    ] {
        claire
            .elsewhere()
            .logs_in_with(other)
            .await
            .expect_refusal("AUT-101");
    }
    claire
        .elsewhere()
        .logs_in_with(&long.replace('é', "e\u{301}"))
        .await
        .expect_done();
}

#[tokio::test]
async fn en_01_lg_08_an_unknown_identifier_a_sleeping_account_and_a_wrong_password_get_the_same_bytes() {
    let portal = Portal::opening(OCTOBER).await;
    portal.voter("claire").activates().await.expect_done();
    let identifiers = [
        "claire.dupont@ac-paris.fr",
        "karim.benali@ac-paris.fr",
        "personne@ac-paris.fr",
    ];
    for round in 0..26 {
        let mut answers = Vec::new();
        for identifier in identifiers {
            let reply = tries(&portal.visitor(), identifier, WRONG).await;
            reply.expect_refusal(if round < 25 { "AUT-101" } else { "AUT-102" });
            answers.push((reply.status, format!("{:?}", reply.headers), reply.body));
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    }
}

#[tokio::test]
async fn lg_09_an_identifier_is_never_part_of_an_expression() {
    let portal = Portal::opening(OCTOBER).await;
    let before = portal.rows();
    for identifier in [
        r#"{"S":"x"}"#,
        "attribute_exists(pk)",
        "#",
        ":v",
        "\u{0}",
        "a@b",
        &format!("{}@b.fr", "x".repeat(2_000)),
    ] {
        tries(&portal.visitor(), identifier, WRONG)
            .await
            .expect_refusal("REQ-007");
    }
    portal.assert_unchanged(&before, &[]);
    for identifier in ["attribute_exists#pk@b.fr", "'or'1'='1@b.fr", "{x}$v@b.fr"] {
        tries(&portal.visitor(), identifier, WRONG)
            .await
            .expect_refusal("AUT-101");
    }
}

#[tokio::test]
async fn lg_10_cp_05_a_form_of_other_types_is_malformed_and_nothing_is_looked_at() {
    let portal = Portal::opening(OCTOBER).await;
    let before = portal.rows();
    let visitor = portal.visitor();
    for value in [
        json!(["a@b.fr"]),
        json!(7),
        json!({"S": "x"}),
        Value::Null,
        json!(true),
    ] {
        for field in ["identifier", "password", "proof_of_work"] {
            let mut form = json!({"identifier": "a@b.fr", "password": WRONG, "proof_of_work": "x"});
            form[field] = value.clone();
            visitor
                .post("/api/session", &form)
                .await
                .expect_refusal("REQ-001");
        }
    }
    let nested = format!("{}{}", "[".repeat(4_000), "]".repeat(4_000));
    let twice = r#"{"identifier":"a@b.fr","identifier":"c@d.fr","password":"x","proof_of_work":"x"}"#;
    for body in [
        "",
        "{}",
        "null",
        &nested,
        twice,
        "{\"identifier\":\"a@b.fr\",\"password\":\"x\"}",
        "\u{feff}{}",
    ] {
        visitor
            .post_bytes("/api/session", body.to_owned())
            .await
            .expect_refusal("REQ-001");
    }
    let form = json!({"identifier": "a@b.fr", "password": WRONG, "proof_of_work": "x"});
    visitor.post("/api/session", &form).await.expect_refusal("E-CAP");
    portal.assert_unchanged(&before, &[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn cp_01_one_proof_of_work_serves_once_two_hundred_times_at_once_included() {
    let portal = Portal::opening(OCTOBER).await;
    portal.voter("claire").activates().await.expect_done();
    let work = portal.visitor().works(Purpose::LogIn).await;
    let form = json!({"identifier": "claire.dupont@ac-paris.fr", "password": WRONG, "proof_of_work": work});
    let shown: Vec<_> = (0..200)
        .map(|_| {
            let (visitor, form) = (portal.visitor(), form.clone());
            tokio::spawn(async move { visitor.post("/api/session", &form).await })
        })
        .collect();
    let mut accepted = 0;
    for one in shown {
        let reply = one.await.unwrap();
        match reply.json()["code"].as_str() {
            Some("AUT-101") => accepted += 1,
            _ => drop(reply.expect_refusal("E-CAP")),
        }
    }
    assert_eq!(accepted, 1);
    portal
        .visitor()
        .post("/api/session", &form)
        .await
        .expect_refusal("E-CAP");
}

#[tokio::test]
async fn cp_02_a_proof_of_work_made_for_something_else_opens_nothing() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    claire.activates().await.expect_done();
    for purpose in [Purpose::ActivationLink, Purpose::PasswordLink] {
        let work = claire.works(purpose).await;
        let form = json!({"identifier": "claire.dupont@ac-paris.fr", "password": claire.password(), "proof_of_work": work});
        claire.post("/api/session", &form).await.expect_refusal("E-CAP");
    }
}

#[tokio::test]
async fn cp_09_when_tries_cannot_be_counted_no_password_is_looked_at() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    claire.activates().await.expect_done();
    // A counter that cannot be raised: its attribute is not a number.
    let bucket = portal.names.account_bucket("log-in", &claire.key());
    let name = format!("{bucket:?}").split('"').nth(1).unwrap().to_owned();
    let spoil = Write::update(
        voter_file::tables::LIMITS,
        &dynamo::Key::of(name),
        "SET #count = :text",
    )
    .name("#count", "count")
    .value(":text", "spoilt");
    portal.dynamo.write(spoil).await.unwrap();
    let before = portal.rows_but(&["limits"]);
    claire.elsewhere().logs_in().await.expect_refusal("SYS-900");
    assert_eq!(portal.rows_but(&["limits"]), before);
}

#[tokio::test]
async fn se_01_a_cookie_that_was_there_before_is_never_the_one_that_is_signed_in() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    claire.activates().await.expect_done();
    let attacker = portal.voter("paul").signed_in().await;
    let planted = attacker.cookies()["__Host-session"].clone();
    for planted in ["attacker", planted.as_str()] {
        claire.set_cookie("__Host-session", Some(planted));
        claire.logs_in().await.expect_done();
        assert_ne!(claire.cookies()["__Host-session"], planted);
        let thief = portal.visitor();
        thief.set_cookie("__Host-session", Some(planted));
        let reply = thief.get("/api/portal").await;
        assert!(!reply.text().contains("DUPONT"), "{}", reply.text());
    }
}

#[tokio::test]
async fn se_11_headers_change_neither_the_network_nor_the_voter() {
    let portal = Portal::opening(OCTOBER).await;
    let visitor = portal.visitor();
    let before = portal.rows();
    for number in 0..3 {
        let work = visitor.works(Purpose::LogIn).await;
        let form = json!({"identifier": "a@b.fr", "password": WRONG, "proof_of_work": work});
        let mut request = visitor.request(Method::POST, "/api/session", form.to_string().into());
        for header in ["x-forwarded-for", "x-real-ip", "forwarded", "x-user-id"] {
            request
                .headers_mut()
                .insert(header, format!("10.0.{number}.1").parse().unwrap());
        }
        visitor.send(request).await.expect_refusal("AUT-101");
    }
    let networks = |rows: &dynamo::testing::Rows| {
        rows["limits"]
            .iter()
            .filter(|row| row["bucket"]["S"].as_str().unwrap().starts_with("network|"))
            .count()
    };
    assert_eq!((networks(&before), networks(&portal.rows())), (0, 1));
}

#[tokio::test]
async fn the_portal_lets_nobody_in_before_it_opens() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    claire.activates().await.expect_done();
    portal.set_clock("2022-10-13T07:59:59+02:00");
    claire.logs_in().await.expect_refusal("AUT-105");
}

/// Logs in by an action of its own: the calls to the storage, in order, the hashes computed, and the answer.
async fn watched(portal: &Portal, identifier: &str) -> (Vec<String>, u64, Value) {
    let schedule = Schedule::new(|_| None);
    let action = log_in::LogIn {
        edge: portal.edge.clone(),
        voters: portal.file_through(&schedule),
        names: portal.names.clone(),
    };
    let visitor = portal.visitor();
    let work = visitor.works(Purpose::LogIn).await;
    let form = json!({"identifier": identifier, "password": WRONG, "proof_of_work": work});
    let request = visitor.request(Method::POST, "/api/session", form.to_string().into());
    let response = action.handle(request).await;
    let body = serde_json::from_slice(response.body()).expect("JSON");
    (schedule.operations(), action.voters.hashes_computed(), body)
}

async fn tries(visitor: &Visitor, identifier: &str, password: &str) -> Reply {
    let work = visitor.works(Purpose::LogIn).await;
    let form = json!({"identifier": identifier, "password": password, "proof_of_work": work});
    visitor.post("/api/session", &form).await
}

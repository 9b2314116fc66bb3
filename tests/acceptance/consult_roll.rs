//! `POST /api/roll`.

use election::{ElectionId, Identifier, Profile, VoterNumber};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::{CAPN, CSA_MJS, CSA_PARIS, Person, Portal, Reply};
use voter_file::RollEntry;

const OCTOBER: &str = "2022-10-20T09:00:00+02:00";

#[tokio::test]
async fn a_voter_finds_a_name_however_it_is_typed_and_reads_what_the_roll_shows() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    for name in ["le", "LE GOFF", "le-goff hél", "legoff"] {
        let page = looks(&claire, CAPN, name, "", 1).await.expect_done().json();
        assert_eq!(
            page,
            json!({
                "now": "2022-10-20T07:00:00Z",
                "total": 1,
                "complete": true,
                "page": 1,
                "pages": 1,
                "people": [{
                    "family_name": "LE GOFF",
                    "given_name": "helene",
                    "corps": "Inspectrice de la jeunesse et des sports",
                    "establishment": "Rectorat de Paris",
                }],
            }),
            "{name}"
        );
    }
    for (establishment, total) in [("rectorat", 1), ("PARIS", 1), ("Lycée", 0)] {
        let page = looks(&claire, CAPN, "le goff", establishment, 1).await.json();
        assert_eq!(page["total"], total, "{establishment}");
    }
}

#[tokio::test]
async fn en_04_se_05_only_the_rolls_of_the_voters_own_elections_are_shown_and_never_an_address() {
    let portal = Portal::opening(OCTOBER).await;
    let paul = portal.voter("paul").signed_in().await;
    let mut refusals = BTreeSet::new();
    for election in [CAPN, CSA_PARIS, "R7AxU4XsA1pU7D", "", "../voters", "CAPN%"] {
        let reply = looks(&paul, election, "dupont", "", 1).await;
        reply.expect_refusal("REQ-006");
        refusals.insert(reply.text());
    }
    assert_eq!(
        refusals.len(),
        1,
        "an election of others is answered like one that does not exist"
    );
    let claire = portal.voter("claire");
    let page = looks(&paul, CSA_MJS, "dupont", "", 1).await.expect_done().text();
    for hidden in [
        "@",
        claire.number(),
        claire.key().as_str(),
        claire.numen(),
        "ac-paris",
    ] {
        assert!(!page.contains(hidden), "{hidden}");
    }
    let named = looks(&paul, CSA_MJS, "claire.dupont@ac-paris.fr", "", 1).await;
    assert_eq!(named.expect_done().json()["total"], 0);
}

#[tokio::test]
async fn en_04_one_letter_and_wildcards_find_nothing_and_are_not_even_looked_up() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let before = portal.rows();
    for name in ["", "d", "*", "%", "d%", "**", ".."] {
        let problem = looks(&claire, CAPN, name, "", 1).await.expect_refusal("REQ-007");
        assert_eq!(problem["fields"][0]["field"], "name", "{name}");
    }
    let problem = looks(&claire, CAPN, "dupont", "", 0)
        .await
        .expect_refusal("REQ-007");
    assert_eq!(problem["fields"][0]["field"], "page");
    portal.assert_unchanged(&before, &[]);
}

#[tokio::test]
async fn twenty_five_to_a_page_in_the_order_of_names_and_each_once() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    let roll: Vec<RollEntry> = (0..60).map(martin).collect();
    portal.voters.import_voters(&portal.names, &roll).await.unwrap();
    let mut seen = Vec::new();
    for (page, size) in [(1, 25), (2, 25), (3, 10), (4, 0), (u32::MAX, 0)] {
        let found = looks(&claire, CAPN, "martin", "", page)
            .await
            .expect_done()
            .json();
        assert_eq!((&found["total"], &found["pages"]), (&json!(60), &json!(3)));
        let people = found["people"].as_array().unwrap();
        assert_eq!(people.len(), size, "{page}");
        seen.extend(
            people
                .iter()
                .map(|one| one["given_name"].as_str().unwrap().to_owned()),
        );
    }
    let expected: Vec<String> = (0..60).map(|number| format!("prenom{number:02}")).collect();
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn en_04_a_voter_searches_a_hundred_and_twenty_times_a_day_and_the_log_says_that_and_not_what() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire").signed_in().await;
    for _ in 0..120 {
        looks(&claire, CAPN, "Zyxwvmarker", "Qponmmarker", 1)
            .await
            .expect_done();
    }
    let before = portal.rows();
    looks(&claire, CAPN, "dupont", "", 1)
        .await
        .expect_refusal("AUT-102");
    portal.assert_unchanged(&before, &["limits"]);
    let logs = portal.logs();
    assert!(logs.contains("a roll was searched"));
    let kept = format!("{logs} {:?}", portal.rows()).to_lowercase();
    let leaking = kept
        .split('\n')
        .find(|line| line.contains("zyxwvmarker") || line.contains("qponmmarker"));
    assert_eq!(
        leaking.map(|line| line.chars().take(900).collect::<String>()),
        None
    );
    portal.set_clock("2022-10-21T09:00:00+02:00");
    claire.logs_in().await.expect_done();
    looks(&claire, CAPN, "dupont", "", 1).await.expect_done();
}

#[tokio::test]
async fn a_roll_is_shown_until_its_date_and_then_says_since_when_not() {
    let portal = Portal::opening("2022-12-08T16:59:59+01:00").await;
    let claire = portal.voter("claire").signed_in().await;
    looks(&claire, CAPN, "dupont", "", 1).await.expect_done();
    portal.set_clock("2022-12-08T17:00:00+01:00");
    let problem = looks(&claire, CAPN, "dupont", "", 1)
        .await
        .expect_refusal("LIS-701");
    assert!(
        problem["title"]
            .as_str()
            .unwrap()
            .contains("jeudi 8 décembre 2022 à 17\u{a0}h")
    );
    looks(&claire.elsewhere(), CAPN, "dupont", "", 1)
        .await
        .expect_refusal("AUT-103");
}

async fn looks(voter: &Person, election: &str, name: &str, establishment: &str, page: u32) -> Reply {
    let mut search = json!({"election": election, "name": name, "page": page});
    if !establishment.is_empty() {
        search["establishment"] = Value::from(establishment);
    }
    voter.post("/api/roll", &search).await
}

fn martin(number: u32) -> RollEntry {
    RollEntry {
        number: VoterNumber::parse(&format!("9{number:08}")).expect("a number"),
        identifier: Identifier::parse(&format!("martin{number}@ac-lille.fr")).expect("an address"),
        profile: Profile {
            civility: "M.".to_owned(),
            family_name: "MARTIN".to_owned(),
            given_name: format!("prenom{number:02}"),
            corps: "Inspecteur".to_owned(),
            establishment: "Rectorat de Lille".to_owned(),
            academy: "Académie de Lille".to_owned(),
        },
        numen: None,
        nir: None,
        elections: vec![ElectionId::parse(CAPN).expect("a uuid")],
    }
}

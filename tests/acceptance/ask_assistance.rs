//! `POST /api/assistance`.

use election::assistance::AssistanceState;
use http_edge::proof_of_work::Purpose;
use serde_json::{Value, json};
use std::net::{IpAddr, Ipv4Addr};
use tests::{Portal, Reply, Visitor};

const OCTOBER: &str = "2022-10-20T09:00:00+02:00";
const HELP_DESK: &str = "assistance@example.fr";
const TYPED: &str = "zyxwv.dupont@example.org";

#[tokio::test]
async fn lo_01_a_request_is_kept_sealed_the_help_desk_is_told_and_the_typed_address_gets_nothing() {
    let portal = Portal::opening(OCTOBER).await;
    let reply = asks(&portal.visitor(), &form()).await.expect_done();
    assert_eq!(reply.json(), json!({"number": "A-2022-000001"}));
    let sent = portal.trap.sent();
    assert_eq!(sent.len(), 1);
    let notice = portal.trap.mails_to(HELP_DESK).pop().unwrap();
    assert!(notice.text.contains("A-2022-000001") && notice.text.contains("Code de vote / réassort"));
    assert!(portal.trap.mails_to(TYPED).is_empty());
    let kept = format!("{sent:?} {:?} {}", portal.rows(), portal.logs());
    for typed in [
        "Zyxwvnom",
        "Zyxwvprenom",
        "zyxwv.dupont",
        "06 98 76 54 32",
        "Zyxwvlycée",
        "Zyxwvmessage",
    ] {
        assert!(!kept.contains(typed), "{typed}");
    }
    let rows = portal.voters.assistance_requests().await.unwrap();
    let request = portal.voters.open_assistance(&rows[0]).unwrap();
    assert_eq!(request.message.as_str(), "Zyxwvmessage\nsur deux lignes");
    assert_eq!(request.phone.unwrap().as_str(), "06 98 76 54 32");
    let now = portal.clock.now();
    portal.voters.close_assistance(&rows[0].entry, now).await.unwrap();
    let rows = portal.voters.assistance_requests().await.unwrap();
    assert_eq!(rows[0].state, AssistanceState::Closed);
    assert!(portal.voters.close_assistance(&rows[0].entry, now).await.is_err());
}

#[tokio::test]
async fn a_voting_code_or_a_field_that_is_not_fit_is_refused_before_anything_is_written() {
    let portal = Portal::opening(OCTOBER).await;
    let visitor = portal.visitor();
    let before = portal.rows();
    let long = "a".repeat(2_001);
    for (field, value) in [
        ("message", "Mon code 7k3qd x90ra b2zzw 41hht ne marche pas"),
        ("message", long.as_str()),
        ("establishment", "7K3QDX90RAB2ZZW41HHT"),
        ("last_name", ""),
        ("first_name", "a\r\nBcc: x@y.fr"),
        ("email", "a@b.fr, c@d.fr"),
        ("phone", "=HYPERLINK(\"http://x\")"),
    ] {
        let mut wrong = form();
        wrong[field] = json!(value);
        let reply = asks(&visitor, &wrong).await;
        assert_eq!(reply.expect_refusal("REQ-007")["fields"][0]["field"], field);
        assert!(
            !reply.text().to_lowercase().contains("7k3qd"),
            "nothing typed comes back"
        );
    }
    let mut twice = form();
    (twice["email"], twice["message"]) = (json!(""), json!(" "));
    let problem = asks(&visitor, &twice).await.expect_refusal("REQ-007");
    assert_eq!(problem["fields"].as_array().unwrap().len(), 2);
    let mut unknown = form();
    unknown["difficulty"] = json!("voting");
    asks(&visitor, &unknown).await.expect_refusal("REQ-001");
    portal.assert_unchanged(&before, &[]);
}

#[tokio::test]
async fn cp_01_cp_02_a_proof_of_work_serves_once_and_only_one_made_for_assistance() {
    let portal = Portal::opening(OCTOBER).await;
    let visitor = portal.visitor();
    let mut asked = form();
    for foreign in [Purpose::LogIn, Purpose::ActivationLink, Purpose::PasswordLink] {
        asked["proof_of_work"] = json!(visitor.works(foreign).await);
        visitor
            .post("/api/assistance", &asked)
            .await
            .expect_refusal("E-CAP");
    }
    let work = visitor.works(Purpose::Assistance).await;
    asked["proof_of_work"] = json!(work);
    visitor.post("/api/assistance", &asked).await.expect_done();
    visitor
        .post("/api/assistance", &asked)
        .await
        .expect_refusal("E-CAP");
    let log_in = json!({"identifier": "claire.dupont@ac-paris.fr", "password": "x", "proof_of_work": visitor.works(Purpose::Assistance).await});
    visitor
        .post("/api/session", &log_in)
        .await
        .expect_refusal("E-CAP");
    assert_eq!(portal.rows()["assistance"].len(), 2, "one request and the count");
}

#[tokio::test]
async fn a_flood_is_held_by_network_and_in_all_and_the_help_desk_gets_no_more_mail_than_it_reads() {
    let portal = Portal::opening(OCTOBER).await;
    let from = |network: u8| {
        portal
            .visitor()
            .from_address(IpAddr::V4(Ipv4Addr::new(198, 51, network, 1)))
    };
    for _ in 0..30 {
        asks(&from(0), &form()).await.expect_done();
    }
    asks(&from(0), &form()).await.expect_refusal("REQ-008");
    for request in 0..70_u8 {
        asks(&from(1 + request / 25), &form()).await.expect_done();
    }
    let refused = asks(&from(9), &form()).await;
    refused.expect_refusal("REQ-008");
    assert_eq!(refused.headers["retry-after"], "600");
    assert_eq!(portal.trap.mails_to(HELP_DESK).len(), 100);
    portal.set_clock("2022-10-20T09:10:00+02:00");
    asks(&from(9), &form()).await.expect_done();
}

#[tokio::test]
async fn nobody_is_helped_before_the_portal_opens_and_everybody_after_the_vote() {
    let portal = Portal::opening("2022-10-13T07:59:59+02:00").await;
    asks(&portal.visitor(), &form()).await.expect_refusal("AUT-105");
    portal.set_clock("2022-12-09T09:00:00+01:00");
    asks(&portal.visitor(), &form()).await.expect_done();
}

async fn asks(visitor: &Visitor, form: &Value) -> Reply {
    let mut form = form.clone();
    form["proof_of_work"] = json!(visitor.works(Purpose::Assistance).await);
    visitor.post("/api/assistance", &form).await
}

fn form() -> Value {
    json!({
        "last_name": "Zyxwvnom",
        "first_name": "Zyxwvprenom",
        "email": TYPED,
        "phone": "06 98 76 54 32",
        "establishment": "Zyxwvlycée",
        "difficulty": "voting_code",
        "message": "Zyxwvmessage\r\nsur deux lignes",
    })
}

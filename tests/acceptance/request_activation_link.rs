//! `POST /api/activation/link`.

use courier::trap::Mood;
use http_edge::proof_of_work::Purpose;
use serde_json::json;
use tests::{Portal, Reply, Visitor};

const OCTOBER: &str = "2022-10-20T09:00:00+02:00";
const CLAIRE: &str = "claire.dupont@ac-paris.fr";

#[tokio::test]
async fn ac_09_a_new_link_arrives_and_ends_the_one_before() {
    let portal = Portal::opening(OCTOBER).await;
    let claire = portal.voter("claire");
    let older = claire.invited().await;
    let reply = asks(&portal.visitor(), " Claire.DUPONT@AC-Paris.fr ")
        .await
        .expect_done();
    assert_eq!(reply.json(), json!({"masked": "c•••@ac-paris.fr"}));
    claire
        .post("/api/activation", &claire.activation(&older))
        .await
        .expect_refusal("ACT-201");
    let token = portal.trap.mails_to(CLAIRE)[0].token().unwrap();
    let mut form = claire.activation(&older);
    form["token"] = json!(token);
    claire.post("/api/activation", &form).await.expect_done();
}

#[tokio::test]
async fn en_01_en_02_whoever_is_asked_for_the_answer_is_the_same_and_only_voters_get_mail() {
    let portal = Portal::opening(OCTOBER).await;
    portal.voter("karim").activates().await.expect_done();
    let sent = portal.trap.sent().len();
    let mut answers = Vec::new();
    for identifier in ["c.dupont@ac-paris.fr", CLAIRE] {
        let reply = asks(&portal.visitor(), identifier).await.expect_done();
        answers.push((reply.status, format!("{:?}", reply.headers), reply.body));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(portal.trap.sent().len(), sent + 1);
    asks(&portal.visitor(), "karim.benali@ac-paris.fr")
        .await
        .expect_done();
    let told = portal.trap.mails_to("karim.benali@ac-paris.fr").pop().unwrap();
    assert_eq!(
        told.token(),
        None,
        "an active account is told so, and gets no link"
    );
}

#[tokio::test]
async fn en_02_a_carrier_that_is_down_tells_nobody_who_is_on_the_roll() {
    let portal = Portal::opening(OCTOBER).await;
    portal.trap.be(Mood::Throttling);
    let (known, unknown) = (
        asks(&portal.visitor(), CLAIRE).await,
        asks(&portal.visitor(), "c.dupond@ac-paris.fr").await,
    );
    assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
    assert!(portal.logs().contains("a message was not sent"));
}

#[tokio::test]
async fn a_mailbox_gets_three_links_a_day_and_an_unknown_one_is_counted_too() {
    let portal = Portal::opening(OCTOBER).await;
    for identifier in [CLAIRE, "personne@ac-paris.fr"] {
        for _ in 0..3 {
            asks(&portal.visitor(), identifier).await.expect_done();
        }
        let before = portal.rows();
        asks(&portal.visitor(), identifier)
            .await
            .expect_refusal("AUT-102");
        portal.assert_unchanged(&before, &["limits"]);
    }
    assert_eq!(portal.trap.mails_to(CLAIRE).len(), 3);
    portal.set_clock("2022-10-21T09:00:00+02:00");
    asks(&portal.visitor(), CLAIRE).await.expect_done();
}

#[tokio::test]
async fn ac_04_ac_11_a_link_leads_to_the_portal_alone_with_its_token_in_the_fragment() {
    let portal = Portal::opening(OCTOBER).await;
    let visitor = portal.visitor();
    let work = visitor.works(Purpose::ActivationLink).await;
    let form = json!({"identifier": CLAIRE, "proof_of_work": work});
    let mut request = visitor.request(
        http::Method::POST,
        "/api/activation/link",
        form.to_string().into(),
    );
    for header in ["host", "x-forwarded-host", "x-original-host"] {
        request
            .headers_mut()
            .insert(header, "evil.example".parse().unwrap());
    }
    request
        .headers_mut()
        .insert("forwarded", "host=evil.example".parse().unwrap());
    let reply = visitor.send(request).await.expect_done();
    assert_eq!(reply.headers["referrer-policy"], "no-referrer");
    let mail = portal.trap.mails_to(CLAIRE).pop().unwrap();
    let token = mail.token().unwrap();
    assert!(
        mail.text.contains(&format!("https://vote.example.fr/a#{token}")),
        "{}",
        mail.text
    );
    assert!(!format!("{mail:?}").contains("evil"));
    assert!(!portal.logs().contains(&token) && !format!("{:?}", portal.rows()).contains(&token));
}

#[tokio::test]
async fn what_is_not_an_address_is_refused_before_anything_is_written() {
    let portal = Portal::opening(OCTOBER).await;
    let before = portal.rows();
    for identifier in ["", "claire", "a@b.fr\r\nBcc: c@d.fr", "a@b.fr,c@d.fr"] {
        let problem = asks(&portal.visitor(), identifier)
            .await
            .expect_refusal("REQ-007");
        assert_eq!(problem["fields"][0]["field"], "identifier");
    }
    portal.assert_unchanged(&before, &[]);
}

async fn asks(visitor: &Visitor, identifier: &str) -> Reply {
    let work = visitor.works(Purpose::ActivationLink).await;
    visitor
        .post(
            "/api/activation/link",
            &json!({"identifier": identifier, "proof_of_work": work}),
        )
        .await
}

//! Asking for a link.

use crate::scene::{Person, Reply, Scene};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use courier::trap::Mood;
use dynamo::testing::Schedule;
use http::StatusCode;
use http_edge::proof_of_work::Purpose;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::sync::{Arc, Mutex};

const PATH: &str = "/api/voting-code/requests";
const PHONE: &str = "06 12 34 56 42";
const E164: &str = "+33612345642";

fn form(scene: &Scene, person: &Person, channel: &str, address: &str) -> Value {
    json!({
        "answer": person.answer,
        "datum": person.datum,
        "channel": channel,
        "address": address,
        "proof_of_work": scene.work(person, Purpose::VotingCode),
    })
}

/// Three forms: the answer wrong, the datum wrong, both wrong.
fn forms_with_a_wrong_factor(scene: &Scene, person: &Person) -> [Value; 3] {
    let factors = [
        ("Coquelicot", person.datum),
        (person.answer, "2 75 03 75 115"),
        ("Rose", "2750375115"),
    ];
    factors.map(|(answer, datum)| {
        let mut body = form(scene, person, "sms", PHONE);
        body["answer"] = answer.into();
        body["datum"] = datum.into();
        body
    })
}

async fn asks(scene: &Scene, person: &Person, body: &Value) -> Reply {
    scene.send(&scene.request(), person, PATH, body).await
}

#[tokio::test]
async fn re_08_re_22_both_factors_send_a_link_to_the_channel_and_tell_the_professional_mailbox() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let reply = asks(&scene, &claire, &form(&scene, &claire, "sms", PHONE)).await;
    assert_eq!(
        reply.body,
        json!({"masked": "•• •• •• •• 42", "valid_minutes": 30})
    );
    let texts = scene.trap.texts_to(E164);
    assert_eq!((texts.len(), texts[0].parts), (1, 1));
    assert_eq!(scene.trap.mails_to("claire.dupont@ac-paris.fr").len(), 1);
    let reply = asks(
        &scene,
        &claire,
        &form(&scene, &claire, "email", "Claire@Example.org"),
    )
    .await;
    assert_eq!(reply.body["masked"], "c•••@example.org");
    let mails = scene.trap.mails_to("claire@example.org");
    assert_eq!((mails.len(), mails[0].to.len()), (1, 1));
    assert_eq!(mails[0].configuration_set.as_deref(), Some("reissue"));
    let link = mails[0].token().unwrap();
    let done = scene
        .redeems(&claire, &link, &[(0, 101), (1, 102), (2, 103)])
        .await;
    assert_eq!(done.status, StatusCode::OK, "{:?}", done.body);
}

#[tokio::test]
async fn re_01_five_evaluations_a_day_and_then_not_even_the_right_factors() {
    let scene = Scene::opening(5).await;
    let mut claire = scene.claire().await;
    for left in [
        "Il vous reste 4\u{a0}essais.",
        "Il vous reste 3\u{a0}essais.",
        "Il vous reste 2\u{a0}essais.",
        "Il vous reste 1\u{a0}essai.",
        "Il ne vous reste plus d'essai.",
    ] {
        scene.sign_in(&mut claire).await;
        let mut wrong = form(&scene, &claire, "sms", PHONE);
        wrong["answer"] = "Coquelicot".into();
        let reply = asks(&scene, &claire, &wrong).await;
        assert_eq!(reply.code(), "REA-401");
        assert!(
            reply.body["title"].as_str().unwrap().ends_with(left),
            "{:?}",
            reply.body
        );
    }
    assert_eq!(
        asks(&scene, &claire, &form(&scene, &claire, "sms", PHONE))
            .await
            .code(),
        "AUT-102"
    );
    assert!(scene.trap.sent().is_empty());
    scene.set_clock("2022-12-02T09:01:00+01:00");
    scene.sign_in(&mut claire).await;
    assert_eq!(
        asks(&scene, &claire, &form(&scene, &claire, "sms", PHONE))
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn re_01_two_hundred_guesses_at_once_are_evaluated_five_times() {
    let scene = Arc::new(Scene::opening(5).await);
    let claire = Arc::new(scene.claire().await);
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..200 {
        let (scene, claire) = (scene.clone(), claire.clone());
        let mut wrong = form(&scene, &claire, "sms", PHONE);
        wrong["answer"] = "Coquelicot".into();
        tasks.spawn(async move { asks(&scene, &claire, &wrong).await.code().to_owned() });
    }
    let codes = tasks.join_all().await;
    let evaluated = codes.iter().filter(|code| *code == "REA-401").count();
    let refused = codes.iter().filter(|code| *code == "AUT-102").count();
    assert_eq!((evaluated, refused), (5, 195));
}

#[tokio::test]
async fn re_02_whichever_factor_is_wrong_the_answer_is_the_same() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let mut replies = Vec::new();
    for body in forms_with_a_wrong_factor(&scene, &claire) {
        let mut reply = asks(&scene, &claire, &body).await;
        let title = reply.body["title"].take();
        assert!(
            title
                .as_str()
                .unwrap()
                .starts_with("Les informations saisies ne correspondent pas")
        );
        replies.push(reply);
    }
    assert!(replies.iter().all(|reply| *reply == replies[0]), "{replies:?}");
    assert!(scene.trap.sent().is_empty());
}

#[tokio::test]
async fn re_02_whichever_factor_is_wrong_the_calls_and_the_hashes_are_the_same() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let mut seen = Vec::new();
    for body in forms_with_a_wrong_factor(&scene, &claire) {
        let schedule = Schedule::new(|_| None);
        let action = scene.request_through(scene.emulator.spoilt(&schedule));
        let reply = scene.send(&action, &claire, PATH, &body).await;
        assert_eq!(reply.code(), "REA-401", "{:?}", reply.body);
        seen.push((schedule.operations(), action.voters.hashes_computed()));
    }
    assert_eq!(seen[0].1, 1);
    assert!(seen.iter().all(|one| *one == seen[0]), "{seen:?}");
}

#[tokio::test]
async fn re_04_a_datum_the_roll_lacks_is_told_and_one_that_is_none_costs_no_try() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let before = scene.lasting_rows();
    let mut numen = form(&scene, &claire, "sms", PHONE);
    numen["datum"] = "01E1234567ABC".into();
    assert_eq!(asks(&scene, &claire, &numen).await.code(), "REA-402");
    for _ in 0..6 {
        let mut neither = form(&scene, &claire, "sms", PHONE);
        neither["datum"] = "12345".into();
        let reply = asks(&scene, &claire, &neither).await;
        assert_eq!(reply.body["fields"][0]["field"], "datum", "{:?}", reply.body);
    }
    assert!(scene.lasting_rows() == before);
    assert_eq!(
        asks(&scene, &claire, &form(&scene, &claire, "sms", PHONE))
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn re_05_re_06_re_07_a_channel_that_is_not_private_or_not_one_address_is_refused_before_any_try() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let before = scene.lasting_rows();
    for (channel, address, code) in [
        ("email", "CLAIRE.dupont+x@ac-paris.fr", "REA-403"),
        ("email", "autre@ac-paris.fr", "REA-403"),
        ("email", "a@b.fr\r\nBcc: x@y.fr", "REQ-007"),
        ("email", "a@b.fr,c@d.fr", "REQ-007"),
        ("sms", "0899123456", "REA-404"),
        ("sms", "+881612345678", "REA-404"),
        ("sms", "3646", "REA-404"),
        ("pigeon", "0612345642", "REQ-001"),
    ] {
        let reply = asks(&scene, &claire, &form(&scene, &claire, channel, address)).await;
        assert_eq!(reply.code(), code, "{address:?}");
    }
    assert!(scene.lasting_rows() == before && scene.trap.sent().is_empty());
    assert_eq!(
        asks(&scene, &claire, &form(&scene, &claire, "sms", PHONE))
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn re_07_three_messages_a_day_and_ten_in_the_event_leave_at_most() {
    let scene = Scene::opening(5).await;
    let mut claire = scene.claire().await;
    for day in 1..=4 {
        scene.set_clock(&format!("2022-12-0{day}T1{day}:00:00+01:00"));
        for message in 0..3 {
            scene.sign_in(&mut claire).await;
            let reply = asks(&scene, &claire, &form(&scene, &claire, "sms", PHONE)).await;
            let left = (day - 1) * 3 + message < 10;
            assert_eq!(
                reply.status == StatusCode::OK,
                left,
                "day {day}, message {message}: {:?}",
                reply.body
            );
        }
        assert_eq!(
            asks(&scene, &claire, &form(&scene, &claire, "sms", PHONE))
                .await
                .code(),
            "AUT-102"
        );
    }
    assert_eq!(scene.trap.texts_to(E164).len(), 10);
}

#[tokio::test]
async fn re_16_re_11_nothing_is_sent_outside_the_voting_period_or_to_who_has_voted_everywhere() {
    for clock in ["2022-12-01T07:59:59+01:00", "2022-12-08T17:00:00+01:00"] {
        let scene = Scene::opening(5).await;
        scene.set_clock(clock);
        let claire = scene.claire().await;
        assert_eq!(
            asks(&scene, &claire, &form(&scene, &claire, "sms", PHONE))
                .await
                .code(),
            "REA-407"
        );
    }
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    for n in 0..3 {
        scene.vote(&claire, n).await;
    }
    assert_eq!(
        asks(&scene, &claire, &form(&scene, &claire, "sms", PHONE))
            .await
            .code(),
        "COD-305"
    );
    assert!(scene.trap.sent().is_empty());
}

#[tokio::test]
async fn re_18_a_carrier_that_fails_is_told_at_once_and_counts_only_what_may_have_left() {
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    for (mood, left) in [(Mood::Throttling, 0), (Mood::FailingAfter, 1)] {
        scene.trap.be(mood);
        let reply = asks(&scene, &claire, &form(&scene, &claire, "sms", PHONE)).await;
        assert_eq!(reply.code(), "REA-405");
        assert_eq!(scene.trap.texts_to(E164).len(), left, "nothing retries");
    }
    scene.trap.be(Mood::Well);
    // Two of the three sends of the day are left: the throttled one did not count, the other may have left and did.
    for expected in ["", "", "AUT-102"] {
        assert_eq!(
            asks(&scene, &claire, &form(&scene, &claire, "sms", PHONE))
                .await
                .code(),
            expected
        );
    }
    assert_eq!(scene.trap.texts_to(E164).len(), 3);
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Every form in which an address or a secret could have been kept.
fn disguises(marker: &str) -> Vec<String> {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let encoded: String = marker
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    let digest = Sha256::digest(marker);
    vec![
        marker.to_owned(),
        marker.to_lowercase(),
        encoded,
        STANDARD.encode(marker).trim_end_matches('=').to_owned(),
        URL_SAFE.encode(marker).trim_end_matches('=').to_owned(),
        hex(marker.as_bytes()),
        hex(&digest),
        STANDARD.encode(digest),
        hex(&sha1(marker.as_bytes())),
    ]
}

/// SHA-1 (FIPS 180-4), to look for it: nothing here uses it.
fn sha1(message: &[u8]) -> Vec<u8> {
    let mut state: [u32; 5] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0];
    let mut padded = message.to_vec();
    padded.push(0x80);
    padded.resize(
        padded.len().next_multiple_of(64) + if padded.len() % 64 > 56 { 64 } else { 0 } - 8,
        0,
    );
    padded.extend((8 * message.len() as u64).to_be_bytes());
    for block in padded.chunks_exact(64) {
        let mut w: Vec<u32> = block
            .chunks_exact(4)
            .map(|b| u32::from_be_bytes(b.try_into().unwrap()))
            .collect();
        for t in 16..80 {
            w.push((w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16]).rotate_left(1));
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (t, word) in w.iter().enumerate() {
            let (f, k) = match t / 20 {
                0 => ((b & c) | (!b & d), 0x5A82_7999),
                1 => (b ^ c ^ d, 0x6ED9_EBA1),
                2 => ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC),
                _ => (b ^ c ^ d, 0xCA62_C1D6_u32),
            };
            let next = a
                .rotate_left(5)
                .wrapping_add(f)
                .wrapping_add(e)
                .wrapping_add(k)
                .wrapping_add(*word);
            (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
        }
        for (kept, new) in state.iter_mut().zip([a, b, c, d, e]) {
            *kept = kept.wrapping_add(new);
        }
    }
    state.iter().flat_map(|word| word.to_be_bytes()).collect()
}

#[tokio::test]
async fn re_17_lo_01_the_address_and_the_factors_are_nowhere_but_in_the_message_that_left() {
    const ABC: &str = "a9993e364706816aba3e25717850c26c9cd0d89d";
    assert_eq!(
        sha1(b"abc")
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>(),
        ABC
    );
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    // While there is one subscriber only, an event first met by another test's thread is silenced for this one's too.
    let _other = tracing::Dispatch::new(tracing_subscriber::registry());
    let _guard = tracing::subscriber::set_default(subscriber);
    let scene = Scene::opening(5).await;
    let claire = scene.claire().await;
    let email = "Marqueur.Zanzibar@exemple-prive.org";
    let mut answers = Vec::new();
    for (mood, channel, address) in [
        (Mood::Well, "email", email),
        (Mood::Well, "sms", PHONE),
        (Mood::Throttling, "email", email),
        (Mood::FailingAfter, "sms", PHONE),
    ] {
        scene.trap.be(mood);
        answers.push(asks(&scene, &claire, &form(&scene, &claire, channel, address)).await);
    }
    scene.trap.be(Mood::Well);
    let link = scene.trap.mails_to("marqueur.zanzibar@exemple-prive.org")[0]
        .token()
        .unwrap();
    let done = scene
        .redeems(&claire, &link, &[(0, 101), (1, 102), (2, 103)])
        .await;
    assert_eq!(done.status, StatusCode::OK, "{:?}", done.body);
    let notices = format!("{:?}", scene.trap.mails_to("claire.dupont@ac-paris.fr"));
    let rows = serde_json::to_string(&scene.rows()).unwrap();
    let log = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(log.contains("the carrier did not take"), "the log is listened to");
    let secrets = [
        email,
        "marqueur.zanzibar@exemple-prive.org",
        PHONE,
        E164,
        "0612345642",
        "612345642",
        claire.answer,
        "2750375114",
        &link,
    ];
    for secret in secrets {
        for disguise in disguises(secret) {
            for (place, text) in [("rows", &rows), ("log", &log), ("notices", &notices)] {
                assert!(
                    !text.contains(&disguise),
                    "{secret} is in the {place} as {disguise}"
                );
            }
        }
    }
    // Answers show no more than the mask.
    let told = format!("{answers:?}{done:?}");
    assert!(!told.contains("anzibar") && !told.contains("612345642"), "{told}");
}

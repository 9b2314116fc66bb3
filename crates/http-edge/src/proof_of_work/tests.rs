use super::*;
use altcha::{SolveChallengeOptions, solve_challenge};
use serde_json::json;

const NOW: Instant = Instant::from_unix(1_669_894_020);

fn door() -> ProofOfWork {
    ProofOfWork::new(&[3; 32], Difficulty::TRIFLING)
}

fn randomness() -> Randomness {
    let drawn = std::sync::atomic::AtomicU8::new(0);
    Randomness::new(move |bytes| bytes.fill(drawn.fetch_add(1, std::sync::atomic::Ordering::Relaxed)))
}

fn session(n: u8) -> SessionToken {
    SessionToken::new([n; 32])
}

fn challenge(purpose: Purpose) -> Challenge {
    door()
        .challenge(purpose, Some(&session(1)), NOW, &randomness())
        .unwrap()
}

fn solved(challenge: &Challenge) -> String {
    let solution = solve_challenge(SolveChallengeOptions::new(challenge))
        .unwrap()
        .unwrap();
    encode(&json!({"challenge": challenge, "solution": solution}))
}

fn encode(payload: &Value) -> String {
    STANDARD.encode(payload.to_string())
}

fn decode(payload: &str) -> Value {
    serde_json::from_slice(&STANDARD.decode(payload).unwrap()).unwrap()
}

fn refused(payload: &str) -> bool {
    door().verify(payload, Purpose::LogIn, Some(&session(1)), NOW) == Err(Refusal::ProofOfWork)
}

#[test]
fn a_solved_challenge_is_accepted_and_names_itself_for_single_use() {
    let challenge = challenge(Purpose::LogIn);
    let nonce = door()
        .verify(&solved(&challenge), Purpose::LogIn, None, NOW)
        .unwrap();
    assert_eq!(
        nonce,
        Nonce {
            id: challenge.parameters.nonce,
            expires: NOW.after(LIFE)
        }
    );
}

#[test]
fn the_standard_difficulty_lies_between_two_and_four_thousand_tries() {
    let challenge = ProofOfWork::new(&[3; 32], Difficulty::STANDARD)
        .challenge(
            Purpose::LogIn,
            None,
            NOW,
            &Randomness::new(|bytes| bytes.fill(0xff)),
        )
        .unwrap();
    let nonce = [0xff; 16];
    let found: Vec<u32> = (2_000..=4_000)
        .filter(|counter| {
            hex(&derive(1_000, &nonce, &nonce, *counter)[..16]) == challenge.parameters.key_prefix
        })
        .collect();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (challenge.parameters.cost, challenge.parameters.algorithm.as_str()),
        (1_000, "PBKDF2/SHA-256")
    );
}

#[test]
fn cp_02_a_challenge_of_one_purpose_serves_no_other() {
    for made in Purpose::ALL {
        let payload = solved(&challenge(made));
        for shown in Purpose::ALL {
            let outcome = door().verify(&payload, shown, Some(&session(1)), NOW);
            assert_eq!(outcome.is_ok(), made == shown, "{made:?} shown for {shown:?}");
        }
    }
}

#[test]
fn cp_02_a_signed_in_voters_challenge_serves_no_other_session() {
    let payload = solved(&challenge(Purpose::VotingSpace));
    for other in [Some(session(2)), None] {
        let outcome = door().verify(&payload, Purpose::VotingSpace, other.as_ref(), NOW);
        assert_eq!(outcome, Err(Refusal::ProofOfWork));
    }
    let without = door().challenge(Purpose::VotingCode, None, NOW, &randomness());
    assert_eq!(without.unwrap_err(), Refusal::SessionRequired);
}

#[test]
fn cp_03_a_challenge_changed_in_anything_it_says_is_refused() {
    let payload = decode(&solved(&challenge(Purpose::LogIn)));
    let changes = [
        ("/challenge/parameters/data/expires", json!(NOW.unix() + 100_000)),
        ("/challenge/parameters/data/purpose", json!("password-link")),
        ("/challenge/parameters/data", json!({})),
        ("/challenge/parameters/cost", json!(2)),
        ("/challenge/parameters/keyPrefix", json!("")),
        ("/challenge/parameters/keySignature", json!("")),
        ("/challenge/parameters/keySignature", Value::Null),
        ("/challenge/parameters/nonce", json!("00")),
        ("/challenge/parameters/algorithm", json!("SHA-256")),
        ("/challenge/signature", json!("")),
        ("/challenge/signature", json!("00".repeat(32))),
        ("/challenge/signature", Value::Null),
        ("/solution/derivedKey", json!("00".repeat(32))),
        ("/solution/derivedKey", json!("zz")),
    ];
    assert!(!refused(&encode(&payload)));
    for (place, value) in changes {
        let mut forged = payload.clone();
        *forged.pointer_mut(place).unwrap() = value;
        assert!(refused(&encode(&forged)), "{place}");
    }
}

#[test]
fn cp_03_a_challenge_signed_by_an_older_key_is_refused() {
    let older = ProofOfWork::new(&[4; 32], Difficulty::TRIFLING);
    let challenge = older.challenge(Purpose::LogIn, None, NOW, &randomness()).unwrap();
    assert!(refused(&solved(&challenge)));
}

#[test]
fn cp_04_a_challenge_expires_by_the_servers_clock_ten_minutes_after_it_was_made() {
    let payload = solved(&challenge(Purpose::LogIn));
    for (later, accepted) in [
        (0, true),
        (599, true),
        (600, false),
        (601, false),
        (100_000, false),
    ] {
        let at = NOW.after(Duration::from_secs(later));
        assert_eq!(
            door().verify(&payload, Purpose::LogIn, None, at).is_ok(),
            accepted,
            "{later} s"
        );
    }
}

#[test]
fn cp_05_what_is_not_an_answer_at_all_is_refused() {
    let huge = "A".repeat(LARGEST + 1);
    for payload in ["", "[]", "null", "bm90IGpzb24=", "e30=", huge.as_str()] {
        assert!(refused(payload), "{}", &payload[..payload.len().min(20)]);
    }
}

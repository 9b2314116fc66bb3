//! Sealed elections, and bytes that are none.

use super::scalar;
use belenios::v1::{Election, ElectionDraft, PrivateCredential, Question};
use serde_json::{Value, json};

/// The elections that ballots are made for: the usual ones of 4, 8 and 20 lists, then the other shapes of questions.
pub(super) fn elections() -> Vec<Election> {
    let usual = [4, 8, 20].map(|lists| vec![question(lists, true, 1, 1)]);
    let others = [
        vec![question(3, false, 1, 2)],
        vec![question(2, true, 0, 2), question(1, false, 0, 1)],
    ];
    usual.into_iter().chain(others).map(sealed).collect()
}

pub(super) fn accepted() -> Vec<Value> {
    let accepted = elections().into_iter().map(|election| {
        let raw = String::from_utf8(election.raw().to_vec()).expect("JSON");
        json!({"raw": raw, "uuid": election.uuid(), "hash": election.hash()})
    });
    accepted.collect()
}

/// Texts that are refused, each for its own reason.
pub(super) fn refused() -> Vec<Value> {
    let usual = sealed(vec![question(4, true, 1, 1)]);
    let raw = String::from_utf8(usual.raw().to_vec()).expect("JSON");
    let key = usual.public_key().to_string();
    let changes = [
        ("{\"version\"", "{ \"version\""),
        ("\"version\":1", "\"version\":2"),
        ("\"version\":1,", ""),
        ("\"version\":1", "\"version\":1,\"version\":1"),
        ("\"version\":1", "\"version\":1.0"),
        ("Ed25519", "BELENIOS-2048"),
        ("\"blank\":true", "\"blank\":false"),
        ("\"blank\":true,", "\"blank\":true,\"weight\":1,"),
        ("É", "\\u00c9"),
        ("Liste 0", "Liste\\/0"),
        ("Liste 0", "Liste \\ud800"),
        ("\"min\":1,\"max\":1", "\"max\":1,\"min\":1"),
        ("\"min\":1", "\"min\":2"),
        ("\"max\":1", "\"max\":5"),
        ("\"min\":1", "\"min\":-1"),
        ("\"max\":1", "\"max\":1e0"),
        ("\"uuid\":\"R7AxU4XsA1pU7D\"", "\"uuid\":\"R7AxU4XsA1pU70\""),
        ("\"uuid\":\"R7AxU4XsA1pU7D\"", "\"uuid\":\"R7AxU4XsA1pU7\""),
        (
            "\"R7AxU4XsA1pU7D\"}",
            "\"R7AxU4XsA1pU7D\",\"administrator\":null}",
        ),
        ("\"R7AxU4XsA1pU7D\"}", "\"R7AxU4XsA1pU7D\"}\n"),
        (&key, &key.to_uppercase()),
        (&key, &key[1..]),
        // The neutral element, a point of order 2, a number that is no coordinate of a point.
        (
            &key,
            "0000000000000000000000000000000000000000000000000000000000000001",
        ),
        (
            &key,
            "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec",
        ),
        (
            &key,
            "0000000000000000000000000000000000000000000000000000000000000002",
        ),
        // Twice the same point: y = 1 + p.
        (
            &key,
            "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee",
        ),
    ];
    let mut texts: Vec<String> = changes
        .iter()
        .map(|(from, to)| raw.replacen(from, to, 1))
        .collect();
    texts.push(format!("\u{feff}{raw}"));
    texts.push(raw.replace(r#"["Liste 0","Liste 1","Liste 2","Liste 3"]"#, "[]"));
    texts.push("[]".to_owned());
    texts.push(String::new());
    for text in &texts {
        assert_ne!(*text, raw, "a change that changes nothing");
        assert!(Election::parse(text.as_bytes()).is_err(), "{text}");
    }
    texts.into_iter().map(Value::from).collect()
}

fn sealed(questions: Vec<Question>) -> Election {
    let draft = ElectionDraft {
        name: "Élections professionnelles".to_owned(),
        description: "\u{1}\u{7f}\u{2028}\t\"\\/\u{1f5f3}".to_owned(),
        public_key: *PrivateCredential::from_randomness(&scalar("trustee"))
            .public()
            .element(),
        questions,
        uuid: "R7AxU4XsA1pU7D".parse().expect("a uuid"),
        administrator: None,
        credential_authority: None,
    };
    Election::compose(draft).expect("an election")
}

fn question(lists: usize, blank: bool, min: u32, max: u32) -> Question {
    let answers = (0..lists).map(|list| format!("Liste {list}")).collect();
    Question {
        answers,
        blank,
        min,
        max,
        question: "CSA : votre choix ?".to_owned(),
    }
}

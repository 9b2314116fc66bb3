//! Proofs of deposit and émargement certificates: some to believe, some not.

use election::{
    BallotReference, DepositReceipt, ElectionId, EmargementCertificate, EventId, Instant, KeyList, OneLine,
    PublicKey, ShownDeposit, ShownEmargement, Signatory, SignatureError, SigningKey, VoterNumber,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const REFERENCE: &str = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0";

pub(super) fn deposits() -> Vec<Value> {
    let receipt = DepositReceipt::sign(
        EventId::parse("pro2022").expect("an event"),
        ElectionId::parse("R7AxU4XsA1pU7D").expect("an election"),
        BallotReference::parse(REFERENCE).expect("a reference"),
        Instant::parse("2022-12-01T11:47:12Z").expect("a moment"),
        &key(7),
    );
    let changes = [
        ("pro2022", "pro2023"),
        ("pro2022", "PRO2022"),
        ("R7AxU4XsA1pU7D", "R7AxU4XsA1pU7E"),
        ("R7AxU4XsA1pU7D", "R7AxU4XsA1pU70"),
        ("ungWv48B", "unGWv48B"),
        ("Fa0\"", "Fa1\""),
        ("11:47:00Z", "11:48:00Z"),
        ("11:47:00Z", "11:47:01Z"),
        ("11:47:00Z", "12:47:00+01:00"),
        ("2022-12-01", "2022-02-30"),
        ("\"version\":1", "\"version\":2"),
        ("isoloir-deposit", "isoloir-emargement"),
        ("{", "{\"name\":\"Claire\","),
        ("LDA\"", "LDB\""),
        ("LDA\"", "LDA=\""),
        ("\"22D5", "\"22D6"),
        ("fe812c12f3ab4ce6", "fe812c12f3ab4ce7"),
        ("fe812c12f3ab4ce6", "FE812C12F3AB4CE6"),
    ];
    let judge = |text: &str, keys: &KeyList| {
        judged::<ShownDeposit>(text).and_then(|shown| shown.verify(keys).map(|receipt| receipt.compact()))
    };
    cases(&serde_json::to_string(&receipt).expect("JSON"), &changes, judge)
}

pub(super) fn emargements() -> Vec<Value> {
    let certificate = EmargementCertificate::sign(
        EventId::parse("pro2022").expect("an event"),
        ElectionId::parse("R7AxU4XsA1pU7D").expect("an election"),
        Instant::parse("2022-12-01T11:47:31Z").expect("a moment"),
        Signatory {
            number: VoterNumber::parse("165805593").expect("a number"),
            name: OneLine::of("Mme Zoé L'HÉRITIER-ŒUVRE"),
            corps: OneLine::of("Inspecteur de la jeunesse et des sports"),
        },
        &key(7),
    );
    let changes = [
        ("Zoé", "Chloé"),
        ("Zoé", "Zoe\u{301}"),
        ("Mme Zoé", "Mme  Zoé"),
        ("Mme Zoé", " Mme Zoé"),
        ("Zoé", "Zo|é"),
        ("Zoé", "Zoé\u{202e}"),
        ("Zoé", "Zoé\\n"),
        ("165805593", "165805594"),
        ("165805593", "16580559a"),
        ("jeunesse", "vieillesse"),
        ("11:47", "11:48"),
        ("{", "{\"reference\":\"\","),
        ("\"version\":1", "\"version\":0"),
    ];
    let judge = |text: &str, keys: &KeyList| {
        judged::<ShownEmargement>(text)
            .and_then(|shown| shown.verify(keys).map(|certificate| certificate.compact()))
    };
    cases(
        &serde_json::to_string(&certificate).expect("JSON"),
        &changes,
        judge,
    )
}

/// The document as it is, under several lists of keys, then with each change.
fn cases(
    json: &str,
    changes: &[(&str, &str)],
    judge: impl Fn(&str, &KeyList) -> Result<String, SignatureError>,
) -> Vec<Value> {
    let (own, other) = (key(7).public(), key(8).public());
    let mut cases = vec![
        (json.to_owned(), vec![own]),
        (json.to_owned(), vec![other, own]),
        (json.to_owned(), vec![other]),
        (json.to_owned(), vec![]),
    ];
    for (from, to) in changes {
        let changed = json.replacen(from, to, 1);
        assert_ne!(changed, json, "{from} is not there");
        cases.push((changed, vec![own]));
    }
    let judged = cases.into_iter().map(|(shown, keys)| {
        let list: Vec<PublicKey> = keys.clone();
        match judge(&shown, &KeyList::new(list)) {
            Ok(compact) => json!({"shown": shown, "keys": keys, "compact": compact}),
            Err(fault) => json!({"shown": shown, "keys": keys, "fault": name_of(fault)}),
        }
    });
    judged.collect()
}

fn judged<T: DeserializeOwned>(text: &str) -> Result<T, SignatureError> {
    serde_json::from_str(text).map_err(|_| SignatureError::Malformed)
}

fn name_of(fault: SignatureError) -> &'static str {
    match fault {
        SignatureError::Malformed => "malformed",
        SignatureError::UnknownKey => "unknown_key",
        SignatureError::Wrong => "wrong_signature",
    }
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

//! Rows BA-01 to BA-13 of the attack list: the bytes of a ballot and its group elements.

use belenios::v1::ballot::MAX_BALLOT_BYTES;
use belenios::v1::group::ElementError;
use belenios::v1::{BallotError, Choice, Election, ReceivedBallot};

use crate::open::{OpenBallot, Q, add, check, refusal};
use crate::setting::{ballot, usual};

fn cast() -> (Election, OpenBallot) {
    let election = usual();
    let open = OpenBallot::of(&ballot(&election, "claire", &[Choice::list(1)]));
    (election, open)
}

fn parse(text: &[u8]) -> BallotError {
    ReceivedBallot::parse(text).expect_err("these bytes must be refused")
}

fn is_malformed(error: BallotError) -> bool {
    matches!(error, BallotError::Malformed { .. })
}

#[test]
fn a_ballot_opened_and_signed_again_is_still_accepted() {
    let (election, open) = cast();
    assert!(open.check(&election).is_ok());
    assert!(open.clone().signed_by("claire").check(&election).is_ok());
    assert_eq!(add("95", "905"), "1000");
}

#[test]
fn ba_01_a_ballot_cut_at_any_byte_is_refused() {
    let (_, open) = cast();
    let bytes = open.bytes();
    for cut in 0..bytes.len() {
        assert!(is_malformed(parse(&bytes[..cut])), "cut at {cut}");
    }
    for text in [
        "null",
        "true",
        "12",
        "\"\"",
        "{}",
        "[]",
        "not json",
        "\u{0}",
        "[null,null,null,null,null]",
    ] {
        assert!(is_malformed(parse(text.as_bytes())), "{text}");
    }
    assert!(is_malformed(parse(&[0xff, 0xfe, 0x00])));
}

#[test]
fn ba_02_too_many_bytes_are_refused_before_anything_is_read() {
    for size in [MAX_BALLOT_BYTES + 1, 1_000_000, 6_000_000] {
        assert_eq!(parse(&vec![b'['; size]), BallotError::TooLarge(size));
    }
    assert!(is_malformed(parse(&vec![b' '; MAX_BALLOT_BYTES])));
    let (_, open) = cast();
    for digits in [77, 1_000, 50_000] {
        let mut long = open.clone();
        long.answers[0].overall_proof[0].challenge = "7".repeat(digits);
        assert!(is_malformed(parse(&long.bytes())));
    }
    let mut many = open;
    let choice = many.answers[0].choices[0].clone();
    many.answers[0].choices = vec![choice; 300];
    assert!(ReceivedBallot::parse(&many.bytes()).is_ok());
    let (election, _) = cast();
    assert_eq!(
        refusal(&many.signed_by("claire"), &election),
        BallotError::Shape { question: 0 }
    );
}

#[test]
fn ba_03_deep_nesting_is_refused() {
    for depth in [200, 60_000] {
        assert!(is_malformed(parse(&vec![b'['; depth])));
        assert!(is_malformed(parse("{\"a\":".repeat(depth / 5).as_bytes())));
        let inside = format!("{{\"election_uuid\":{}", "[".repeat(depth));
        assert!(is_malformed(parse(inside.as_bytes())));
        let ignored = format!("{{\"unknown\":{}", "[".repeat(depth));
        assert!(is_malformed(parse(ignored.as_bytes())));
    }
    assert_eq!(parse(&vec![b'['; 100_000]), BallotError::TooLarge(100_000));
}

#[test]
fn ba_04_another_text_of_the_same_ballot_is_refused() {
    let (_, open) = cast();
    let text = String::from_utf8(open.bytes()).unwrap();
    let uuid = r#"{"election_uuid":"R7AxU4XsA1pU7D","#;
    let reordered = text.replacen(uuid, "{", 1).replacen(
        r#","credential""#,
        r#","election_uuid":"R7AxU4XsA1pU7D","credential""#,
        1,
    );
    for (change, other) in [
        ("newline", format!("{text}\n")),
        ("space before", format!(" {text}")),
        ("space inside", text.replacen(":[", ": [", 1)),
        (
            "space in the answers",
            text.replacen("},{\"alpha\"", "}, {\"alpha\"", 1),
        ),
        (
            "extra field",
            text.replacen("{\"choices\"", "{\"more\":1,\"choices\"", 1),
        ),
        (
            "extra null",
            text.replacen("{\"choices\"", "{\"none\":null,\"choices\"", 1),
        ),
        ("escape", text.replacen("R7A", "R7\\u0041", 1)),
        ("order", reordered),
        (
            "an array for an object",
            text.replacen(r#"{"challenge":"#, "[", 1)
                .replacen(r#","response":"#, ",", 1)
                .replacen("\"},", "\"],", 1),
        ),
    ] {
        assert_ne!(other, text, "{change}");
        let refused = parse(other.as_bytes());
        assert!(
            matches!(
                refused,
                BallotError::NonCanonical { .. } | BallotError::Malformed { .. }
            ),
            "{change}"
        );
    }
    for (change, other) in [
        ("byte order mark", format!("\u{feff}{text}")),
        (
            "duplicate key",
            text.replacen("{\"choices\"", "{\"overall_proof\":[],\"choices\"", 1),
        ),
        ("two values", format!("{text}{text}")),
        (
            "field of a proof",
            text.replacen("{\"challenge\"", "{\"more\":1,\"challenge\"", 1),
        ),
    ] {
        assert!(is_malformed(parse(other.as_bytes())), "{change}");
    }
    let no_blank = ballot(
        &crate::setting::election(vec![crate::setting::question(2, false, 1, 1)]),
        "claire",
        &[Choice::list(0)],
    );
    let null = String::from_utf8(no_blank.bytes().to_vec()).unwrap().replacen(
        "]}],\"sig",
        "],\"blank_proof\":null}],\"sig",
        1,
    );
    assert!(matches!(parse(null.as_bytes()), BallotError::NonCanonical { .. }));
}

#[test]
fn ba_05_ba_12_ba_13_every_other_spelling_of_every_scalar_is_refused() {
    let (_, open) = cast();
    let count = open.clone().proofs().len();
    assert_eq!(count, 1 + 5 * 2 + 2 + 2);
    for number in 0..count {
        for part in 0..2 {
            let alter = |change: &dyn Fn(&str) -> String| {
                let mut altered = open.clone();
                let mut proofs = altered.proofs();
                let scalar = if part == 0 {
                    &mut proofs[number].challenge
                } else {
                    &mut proofs[number].response
                };
                *scalar = change(scalar);
                if number == 0 {
                    altered
                } else {
                    altered.signed_by("claire")
                }
            };
            for change in [
                &(|text: &str| add(text, Q)) as &dyn Fn(&str) -> String,
                &|text| format!("0{text}"),
                &|text| format!("+{text}"),
                &|text| format!("-{text}"),
                &|text| format!(" {text}"),
                &|text| format!("{text} "),
                &|text| format!("{text}e0"),
                &|text| format!("{text}.0"),
                &|_| Q.to_owned(),
                &|_| String::new(),
            ] {
                assert!(is_malformed(parse(&alter(change).bytes())));
            }
        }
    }
}

#[test]
fn ba_13_zero_scalars_are_read_and_proved_wrong() {
    let (election, open) = cast();
    let count = open.clone().proofs().len();
    for number in 1..count {
        let mut zeroed = open.clone();
        let proof = &mut zeroed.proofs()[number].challenge;
        *proof = "0".to_owned();
        let refused = refusal(&zeroed.signed_by("claire"), &election);
        assert!(matches!(
            refused,
            BallotError::IndividualProof { .. }
                | BallotError::OverallProof { .. }
                | BallotError::BlankProof { .. }
        ));
    }
    let mut unsigned = open;
    unsigned.proofs()[0].challenge = "0".to_owned();
    assert_eq!(refusal(&unsigned, &election), BallotError::Signature);
}

#[test]
fn ba_06_ba_11_other_spellings_of_every_element_are_refused() {
    let (_, open) = cast();
    for number in 0..open.clone().elements().len() {
        let original = open.clone().elements()[number].clone();
        let little_endian: String = (0..32)
            .rev()
            .map(|byte| &original[2 * byte..2 * byte + 2])
            .collect::<Vec<_>>()
            .concat();
        let p_plus_1 = format!("7f{}ee", "ff".repeat(30));
        for spelling in [
            original.to_uppercase(),
            original[1..].to_owned(),
            format!("{original}0"),
            format!("0x{}", &original[2..]),
            format!(" {}", &original[1..]),
            p_plus_1,
            format!("{original},1"),
            String::new(),
        ] {
            let mut altered = open.clone();
            *altered.elements()[number] = spelling;
            assert!(is_malformed(parse(&altered.signed_by("claire").bytes())));
        }
        let mut altered = open.clone();
        *altered.elements()[number] = little_endian;
        let (election, _) = cast();
        assert!(altered.signed_by("claire").check(&election).is_err());
    }
}

#[test]
fn ba_07_edge_values_are_refused_in_every_place() {
    let (election, open) = cast();
    let zero = "0".repeat(64);
    let identity = format!("{}1", "0".repeat(63));
    let p_minus_1 = format!("7f{}ec", "ff".repeat(30));
    let p = format!("7f{}ed", "ff".repeat(30));
    for number in 0..open.clone().elements().len() {
        for (value, cause) in [
            (&zero, ElementError::Torsion),
            (&identity, ElementError::Identity),
            (&p_minus_1, ElementError::Torsion),
        ] {
            let mut altered = open.clone();
            altered.elements()[number].clone_from(value);
            let expected = match number.checked_sub(1) {
                None => BallotError::Credential(cause),
                Some(place) => BallotError::GroupElement {
                    question: 0,
                    choice: place / 2,
                    cause,
                },
            };
            assert_eq!(refusal(&altered.signed_by("claire"), &election), expected);
        }
        let mut altered = open.clone();
        altered.elements()[number].clone_from(&p);
        assert!(is_malformed(parse(&altered.bytes())));
    }
    assert!(check(&open.bytes(), &election).is_ok());
}

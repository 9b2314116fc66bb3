//! Broken ballots of each kind, before both judges: whatever belenios-tool refuses is refused here.

use belenios::v1::{Choice, Election, ElectionDraft};
use curve25519_dalek::EdwardsPoint;
use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::traits::Identity;
use rayon::prelude::*;

use crate::forger::{Plan, forge, point, scalar, text};
use crate::judges::Judges;
use crate::open::{OpenAnswer, OpenBallot, OpenProof, Q, add};
use crate::setting::{ballot, draft, question, stream, uniform, usual};

/// A ballot nobody may count, and what is wrong with it.
type Broken = (String, Vec<u8>);

fn judges() -> Judges {
    Judges::before(usual(), &["claire".to_owned(), "paul".to_owned()])
}

fn cast(election: &Election, name: &str) -> OpenBallot {
    OpenBallot::of(&ballot(election, name, &[Choice::list(1)]))
}

fn claire() -> OpenBallot {
    cast(&usual(), "claire")
}

/// Claire's ballot changed, and signed again so that only the change can be refused.
fn signed_again(row: &str, change: impl FnOnce(&mut OpenBallot)) -> Broken {
    let mut open = claire();
    change(&mut open);
    (row.to_owned(), open.signed_by("claire").bytes())
}

fn refused_by_both(broken: &[Broken]) {
    let judges = judges();
    // The judges are awake: the same ballot unbroken passes.
    let good = claire().signed_by("claire").bytes();
    assert_eq!((judges.here(&good), judges.there(&good)), (Ok(()), Ok(())));
    broken.par_iter().for_each(|(row, bytes)| {
        assert!(judges.here(bytes).is_err(), "{row}");
        assert!(judges.there(bytes).is_err(), "{row}");
    });
}

/// belenios-tool may take these other writings of a valid ballot; we take one writing.
fn refused_here(broken: &[Broken]) {
    let judges = judges();
    for (row, bytes) in broken {
        assert!(judges.here(bytes).is_err(), "{row}");
    }
    let taken = broken.par_iter().filter(|(_, bytes)| judges.there(bytes).is_ok());
    assert!(
        taken.count() > 0,
        "were all refused there too, they would stand in the other tests"
    );
}

#[test]
fn bp_20_ba_01_ba_02_ba_03_bytes_that_are_no_ballot_are_refused_by_both() {
    let good = claire().bytes();
    let cuts = [1, good.len() / 3, good.len() / 2, good.len() - 2, good.len() - 1];
    let mut broken: Vec<Broken> = cuts
        .iter()
        .map(|cut| (format!("cut at {cut}"), good[..*cut].to_vec()))
        .collect();
    for text in ["", "null", "12", "{}", "[]", "not json"] {
        broken.push((text.to_owned(), text.as_bytes().to_vec()));
    }
    broken.push(("spaces".to_owned(), vec![b' '; 70_000]));
    broken.push(("depth".to_owned(), vec![b'['; 20_000]));
    broken.push(signed_again("digits", |open| {
        open.proofs()[1].challenge = "7".repeat(20_000);
    }));
    broken.push(signed_again("choices", |open| {
        let choice = open.answers[0].choices[0].clone();
        open.answers[0].choices = vec![choice; 100];
    }));
    refused_by_both(&broken);
}

#[test]
fn bp_20_ba_04_other_writings_around_the_answers_are_refused_by_both() {
    let good = String::from_utf8(claire().bytes()).unwrap();
    let uuid = r#""election_uuid":"R7AxU4XsA1pU7D","#;
    let broken: Vec<Broken> = [
        good.replacen(r#""answers":"#, r#""answers": "#, 1),
        good.replacen(r#""signature":"#, r#" "signature":"#, 1),
        good.replacen(uuid, "", 1)
            .replacen(r#""answers""#, &format!(r#"{uuid}"answers""#), 1),
        good.replacen(uuid, &format!("{uuid}{uuid}"), 1),
        good.replacen(uuid, &format!(r#"{uuid}"more":1,"#), 1),
        good.replacen("R7A", r"R7\u0041", 1),
        format!("\u{feff}{good}"),
        format!("{good}{good}"),
    ]
    .into_iter()
    .map(|text| (text.clone(), text.into_bytes()))
    .collect();
    for (text, _) in &broken {
        assert_ne!(*text, good);
    }
    refused_by_both(&broken);
}

#[test]
fn bp_20_ba_05_ba_12_ba_13_wrong_scalars_are_refused_by_both() {
    let mut broken = Vec::new();
    for (place, name) in [(1, "individual"), (11, "overall"), (14, "blank")] {
        for wrong in ["0", "1", "-1", "1e3", "", Q] {
            broken.push(signed_again(&format!("{name} challenge {wrong}"), |open| {
                wrong.clone_into(&mut open.proofs()[place].challenge);
            }));
            broken.push(signed_again(&format!("{name} response {wrong}"), |open| {
                wrong.clone_into(&mut open.proofs()[place].response);
            }));
        }
    }
    let in_signature = |change: &dyn Fn(&mut OpenProof)| {
        let mut open = claire();
        change(open.proofs()[0]);
        ("signature".to_owned(), open.bytes())
    };
    broken.push(in_signature(&|proof| proof.challenge = add(&proof.challenge, Q)));
    broken.push(in_signature(&|proof| proof.response = add(&proof.response, Q)));
    broken.push(in_signature(&|proof| proof.response = add(&proof.response, "1")));
    broken.push(in_signature(&|proof| proof.challenge.insert(0, '0')));
    broken.push(in_signature(&|proof| proof.response.insert(0, '0')));
    broken.push(in_signature(&|proof| proof.response = "0".to_owned()));
    refused_by_both(&broken);
}

#[test]
fn bp_20_ba_06_ba_07_ba_11_wrong_elements_are_refused_by_both() {
    let p = |last: &str| format!("7f{}{last}", "ff".repeat(30));
    let mut broken = Vec::new();
    for place in [0, 1, 2, 5] {
        let original = claire().elements()[place].clone();
        let bytes: Vec<&str> = (0..32)
            .rev()
            .map(|byte| &original[2 * byte..2 * byte + 2])
            .collect();
        for wrong in [
            "0".repeat(64),
            format!("{}1", "0".repeat(63)),
            format!("{}2", "0".repeat(63)),
            p("ec"),
            p("ed"),
            p("ee"),
            "ff".repeat(32),
            bytes.concat(),
            original[1..].to_owned(),
            format!("{original}0"),
            format!("0x{}", &original[2..]),
            format!("{original},1"),
            String::new(),
        ] {
            let row = format!("element {place}: {wrong}");
            broken.push(signed_again(&row, |open| {
                open.elements()[place].clone_from(&wrong);
            }));
        }
    }
    refused_by_both(&broken);
}

#[test]
fn bp_20_ba_04_ba_11_ba_12_other_writings_inside_the_answers_are_refused_here() {
    let mut broken = vec![
        signed_again("upper case", |open| open.elements()[1].make_ascii_uppercase()),
        ("newline".to_owned(), [claire().bytes(), b"\n".to_vec()].concat()),
    ];
    for place in [1, 11, 14] {
        let row = format!("proof {place}");
        broken.push(signed_again(&row, |open| {
            let proof = &mut open.proofs()[place].challenge;
            *proof = add(proof, Q);
        }));
        broken.push(signed_again(&row, |open| {
            let proof = &mut open.proofs()[place].response;
            *proof = add(proof, Q);
        }));
        broken.push(signed_again(&row, |open| {
            open.proofs()[place].response.insert(0, '0');
        }));
    }
    refused_here(&broken);
}

#[test]
fn bp_20_ba_08_ba_09_points_of_small_order_are_refused_by_both_though_every_equation_holds() {
    let none = EdwardsPoint::identity();
    let election = usual();
    let honest = Plan::values(&[0, 1, 0, 0, 0]);
    let mut forged = Vec::new();
    for torsion in [1, 2, 3, 4].map(|multiple| EIGHT_TORSION[multiple]) {
        for (choice, place) in [
            (0, (torsion, none)),
            (1, (none, torsion)),
            (1, (torsion, torsion)),
        ] {
            let mut plan = honest.clone();
            plan.torsion[choice] = place;
            forged.push(forge(&election, "claire", &[plan], none));
        }
        let mut compensated = honest.clone();
        compensated.torsion[1] = (torsion, none);
        compensated.torsion[2] = (-torsion, none);
        forged.push(forge(&election, "claire", &[compensated], none));
        forged.push(forge(&election, "claire", std::slice::from_ref(&honest), torsion));
    }
    assert!(forged.iter().all(|forged| forged.equations_hold));
    let rows = forged.iter().enumerate();
    let broken: Vec<Broken> = rows
        .map(|(row, forged)| (row.to_string(), forged.ballot.bytes()))
        .collect();
    refused_by_both(&broken);
}

#[test]
fn bp_20_bp_01_bp_02_bp_03_bp_04_bp_05_bp_06_bp_16_dishonest_votes_are_refused_by_both() {
    let plan = |row: &str, plan: Plan| {
        let forged = forge(&usual(), "claire", &[plan], EdwardsPoint::identity());
        (row.to_owned(), forged.ballot.bytes())
    };
    let mut broken: Vec<Broken> = [
        &[0, 1, 1, 0, 0][..],
        &[0, 0, 0, 0, 0],
        &[1, 1, 0, 0, 0],
        &[0, 2, 0, 0, 0],
        &[0, -1, 0, 0, 0],
        &[0, 50, 0, 0, 0],
        &[2, 0, 0, 0, 0],
        &[0, 3, -2, 0, 0],
        &[0, 1, 0, 0],
        &[0, 1, 0, 0, 0, 0],
    ]
    .iter()
    .map(|values| plan(&format!("values {values:?}"), Plan::values(values)))
    .collect();
    broken.push(plan(
        "no blank vote",
        Plan::values(&[0, 1, 0, 0, 0]).without_blank(),
    ));
    let key = EdwardsPoint::mul_base(&scalar(uniform("attacker")));
    broken.push(plan(
        "another key",
        Plan {
            key,
            ..Plan::values(&[0, 1, 0, 0, 0])
        },
    ));
    broken.push(signed_again("one more vote", |open| {
        let beta = &mut open.answers[0].choices[1].beta;
        *beta = text(&(point(beta) + EdwardsPoint::mul_base(&1_u8.into())));
    }));
    broken.push(signed_again("no answer", |open| open.answers.clear()));
    broken.push(signed_again("two answers", |open| {
        open.answers.push(open.answers[0].clone());
    }));
    refused_by_both(&broken);
}

#[test]
fn bp_20_bp_07_bp_13_proofs_moved_missing_added_or_reused_are_refused_by_both() {
    type Change = (&'static str, fn(&mut OpenAnswer));
    let changes: [Change; 9] = [
        ("individual exchanged", |answer| {
            answer.individual_proofs.swap(1, 2);
        }),
        ("individual reversed", |answer| {
            answer.individual_proofs[3].reverse();
        }),
        ("individual missing", |answer| {
            drop(answer.individual_proofs.pop());
        }),
        ("individual added", |answer| {
            answer.individual_proofs.push(answer.individual_proofs[0].clone());
        }),
        ("overall reversed", |answer| answer.overall_proof.reverse()),
        ("overall missing", |answer| drop(answer.overall_proof.pop())),
        ("overall added", |answer| {
            answer.overall_proof.push(answer.overall_proof[0].clone());
        }),
        ("blank missing", |answer| answer.blank_proof = None),
        ("choices exchanged", |answer| answer.choices.swap(1, 2)),
    ];
    let changed = changes.map(|(row, change)| signed_again(row, |open| change(&mut open.answers[0])));
    let mut broken = changed.to_vec();
    broken.push(signed_again("new randomness", |open| {
        let r = scalar(uniform("r"));
        let key = EdwardsPoint::mul_base(&scalar(uniform("trustee")));
        let choice = &mut open.answers[0].choices[1];
        choice.alpha = text(&(point(&choice.alpha) + EdwardsPoint::mul_base(&r)));
        choice.beta = text(&(point(&choice.beta) + key * r));
    }));
    refused_by_both(&broken);
}

#[test]
fn bp_20_bp_09_bp_10_bp_12_bp_14_bp_15_bp_17_ballots_of_elsewhere_or_of_others_are_refused_by_both() {
    let this = usual();
    let elsewhere = Election::compose(ElectionDraft {
        uuid: "R7AxU4XsA1pU7E".parse().unwrap(),
        ..draft(vec![question(4, true, 1, 1)])
    })
    .unwrap();
    let mut renamed = question(4, true, 1, 1);
    renamed.answers.swap(0, 1);
    let renamed = Election::compose(draft(vec![renamed])).unwrap();
    let mut broken = Vec::new();
    for other in [&elsewhere, &renamed] {
        let mut foreign = cast(other, "claire");
        broken.push(("foreign".to_owned(), foreign.bytes()));
        foreign.election_uuid = this.uuid().to_string();
        broken.push(("uuid".to_owned(), foreign.clone().signed_by("claire").bytes()));
        foreign.election_hash = this.hash().to_string();
        broken.push(("hash, old signature".to_owned(), foreign.bytes()));
        broken.push(("hash".to_owned(), foreign.signed_by("claire").bytes()));
    }
    let paul = cast(&this, "paul");
    let mut copied = claire();
    copied.credential.clone_from(&paul.credential);
    broken.push(("copied".to_owned(), copied.signed_by("paul").bytes()));
    broken.push(("of nobody".to_owned(), cast(&this, "stranger").bytes()));
    let mut moved = claire();
    moved.signature.clone_from(&paul.signature);
    broken.push(("signature moved".to_owned(), moved.bytes()));
    moved.signature.as_mut().unwrap().hash = claire().hash().to_string();
    broken.push(("signature moved, hash right".to_owned(), moved.bytes()));
    moved.signature = None;
    broken.push(("unsigned".to_owned(), moved.bytes()));
    broken.push(("signed by another".to_owned(), claire().signed_by("paul").bytes()));
    refused_by_both(&broken);
}

#[test]
fn bp_20_no_random_alteration_refused_by_belenios_tool_is_accepted_here() {
    let judges = judges();
    let refused_there = (0..120_usize).into_par_iter().filter(|number| {
        let altered = altered(&stream(&format!("alteration {number}"), 8), *number);
        let (here, there) = (judges.here(&altered), judges.there(&altered));
        assert!(
            here.is_err() || there.is_ok(),
            "{}: {there:?}",
            String::from_utf8_lossy(&altered)
        );
        there.is_err()
    });
    assert!(refused_there.count() > 100);
}

/// Claire's ballot with one thing altered, as the dice say; half of the structured alterations are signed again.
fn altered(dice: &[u8], number: usize) -> Vec<u8> {
    let mut open = claire();
    let [first, second] = [0, 2].map(|at| usize::from(u16::from_be_bytes([dice[at], dice[at + 1]])));
    match number % 5 {
        0 => {
            let mut bytes = open.bytes();
            let at = (first << 16 | second) % bytes.len();
            bytes[at] ^= 1 << (dice[4] % 8);
            return bytes;
        }
        1 => {
            let mut elements = open.elements();
            let count = elements.len();
            let other = elements[second % count].clone();
            *elements[first % count] = other;
        }
        2 => {
            let mut proofs = open.proofs();
            let count = proofs.len();
            let other = proofs[second % count].clone();
            proofs[first % count].response = other.response;
        }
        3 => {
            let mut proofs = open.proofs();
            let count = proofs.len();
            let challenge = &mut proofs[first % count].challenge;
            *challenge = add(challenge, &(1 + second).to_string());
        }
        _ => {
            let elements = &mut open.elements();
            let count = elements.len();
            let element = &mut *elements[first % count];
            let at = second % element.len();
            let digit = if &element[at..=at] == "0" { "1" } else { "0" };
            element.replace_range(at..=at, digit);
        }
    }
    if dice[5].is_multiple_of(2) {
        open.bytes()
    } else {
        open.signed_by("claire").bytes()
    }
}

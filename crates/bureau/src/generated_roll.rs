//! A roll of invented voters, for rehearsals and load tests: the same for the same number.

use crate::event_folder::{Event, Roll, Voter};
use election::reissue::PersonalDatum;
use election::{Identifier, Profile, VoterNumber};

const GIVEN: [(&str, &str, &str); 16] = [
    ("Mme", "Camille", "camille"),
    ("M.", "Étienne", "etienne"),
    ("Mme", "Léa", "lea"),
    ("M.", "Jean-Luc", "jean-luc"),
    ("Mme", "Fatoumata", "fatoumata"),
    ("M.", "Youssef", "youssef"),
    ("Mme", "Anne-Sophie", "anne-sophie"),
    ("M.", "Gaël", "gael"),
    ("Mme", "Noémie", "noemie"),
    ("M.", "Thibault", "thibault"),
    ("Mme", "Inès", "ines"),
    ("M.", "Olivier", "olivier"),
    ("Mme", "Véronique", "veronique"),
    ("M.", "François", "francois"),
    ("Mme", "Zoé", "zoe"),
    ("M.", "Minh", "minh"),
];

const FAMILY: [(&str, &str); 17] = [
    ("MARTIN", "martin"),
    ("BERNARD", "bernard"),
    ("LEFÈVRE", "lefevre"),
    ("D'ALMEIDA", "d-almeida"),
    ("LE BIHAN", "le-bihan"),
    ("GARCIA", "garcia"),
    ("TRAORÉ", "traore"),
    ("BEN SALAH", "ben-salah"),
    ("GÜNTHER", "gunther"),
    ("PÉREZ-LECLERC", "perez-leclerc"),
    ("ROUSSEAU", "rousseau"),
    ("HOAREAU", "hoareau"),
    ("TRAN", "tran"),
    ("KOVAČ", "kovac"),
    ("MOREAU", "moreau"),
    ("CASANOVA", "casanova"),
    ("DE LA TOUR", "de-la-tour"),
];

const CORPS: [&str; 5] = [
    "Inspecteur de l'éducation nationale",
    "Inspecteur de la jeunesse et des sports",
    "Professeur de sport",
    "Attaché d'administration de l'État",
    "Conseiller d'éducation populaire et de jeunesse",
];

/// `count` invented voters of an event, each in one to all of its elections, with numbers, NUMEN and the start of a
/// social-security number of the right form. The k-th voter is the same whatever `count` is.
pub fn generated_roll(event: &Event, count: u32) -> Roll {
    Roll {
        voters: (0..count).map(|k| voter(event, k)).collect(),
    }
}

fn voter(event: &Event, k: u32) -> Voter {
    let position = usize::try_from(k).expect("a 32-bit number fits");
    let (civility, given_name, given_mail) = GIVEN[position % GIVEN.len()];
    let (family_name, family_mail) = FAMILY[position % FAMILY.len()];
    let sex = if civility == "M." { 1 } else { 2 };
    let mix = mixed(k);
    let department = match mix % 96 + 1 {
        20 => {
            if mix % 192 < 96 {
                "2A".to_owned()
            } else {
                "2B".to_owned()
            }
        }
        number => format!("{number:02}"),
    };
    let letters: String = (0..3)
        .map(|place| char::from(b'A' + u8::try_from(mix / 26_u32.pow(place) % 26).expect("below 26")))
        .collect();
    let datum = |text: String| Some(PersonalDatum::parse(&text).expect("made of the right form"));
    let numen = format!("11E{:07}{letters}", k % 10_000_000);
    let nir = format!(
        "{sex}{:02}{:02}{department}{:03}",
        57 + mix / 7 % 43,
        mix / 11 % 12 + 1,
        mix / 13 % 900 + 1
    );
    Voter {
        number: VoterNumber::parse(&format!("{}", 200_000_001 + u64::from(k))).expect("digits"),
        identifier: Identifier::parse(&format!("{given_mail}.{family_mail}{}@ac-paris.fr", k + 1))
            .expect("a plain address"),
        profile: Profile {
            civility: civility.to_owned(),
            family_name: family_name.to_owned(),
            given_name: given_name.to_owned(),
            corps: CORPS[position % CORPS.len()].to_owned(),
            establishment: format!("Collège n° {} de Paris", k % 120 + 1),
            academy: "Académie de Paris".to_owned(),
        },
        numen: datum(numen),
        nir: datum(nir),
        elections: elections(event, k),
    }
}

/// Two thirds of the voters are in every election, the others in all but one of them, in turn.
fn elections(event: &Event, k: u32) -> Vec<election::ElectionId> {
    let all = event.elections.len();
    let position = usize::try_from(k).expect("a 32-bit number fits");
    let left_out = (position % 3 == 2 && all > 1).then_some(position / 3 % all);
    let kept = event
        .elections
        .iter()
        .enumerate()
        .filter(|(place, _)| Some(*place) != left_out);
    kept.map(|(_, election)| election.uuid.clone()).collect()
}

/// Spreads neighbouring numbers apart (multiplicative hashing by 2^32 divided by the golden ratio).
fn mixed(k: u32) -> u32 {
    k.wrapping_add(1).wrapping_mul(2_654_435_769) >> 4
}

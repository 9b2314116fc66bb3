//! The event folder, read from real files: the seed's event, and rolls wrong in every way.

use crate::prepared::seed;
use bureau::event_folder::Event;
use bureau::{EventFolder, generated_roll};
use ceremony::Problems;
use std::path::Path;

const HEADER: &str =
    "number,identifier,civility,family_name,given_name,corps,establishment,numen,nir10,elections\n";
const HELENE: &str =
    "12,helene.lefèvre@ac-paris.fr,Mme,LEFÈVRE,Hélène,IEN,Rectorat,11E0412345KXT,2750375114,CAPN\n";

/// The seed's event with this roll.
fn read(roll: &[u8]) -> Result<EventFolder, Problems> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(seed().join("event.toml"), folder.path().join("event.toml")).unwrap();
    std::fs::write(folder.path().join("roll.csv"), roll).unwrap();
    EventFolder::read(folder.path())
}

fn problems(roll: &[u8]) -> String {
    read(roll).expect_err("this roll is to be refused").to_string()
}

fn event_problems(change: impl Fn(String) -> String) -> String {
    let folder = tempfile::tempdir().unwrap();
    let event = std::fs::read_to_string(seed().join("event.toml")).unwrap();
    std::fs::write(folder.path().join("event.toml"), change(event)).unwrap();
    std::fs::copy(seed().join("roll.csv"), folder.path().join("roll.csv")).unwrap();
    EventFolder::read(folder.path())
        .expect_err("this event is to be refused")
        .to_string()
}

#[test]
fn the_seeds_event_is_read_whole_without_a_warning() {
    let folder = EventFolder::read(&seed()).unwrap();
    assert_eq!(folder.event.id.as_str(), "pro2022");
    let sizes: Vec<_> = folder
        .event
        .elections
        .iter()
        .map(|e| (e.title.as_str(), e.lists.len()))
        .collect();
    assert_eq!(
        sizes,
        [
            ("CAPN des IA-IPR, IEN et IJS", 4),
            ("CSA de proximité de Paris", 6),
            ("CSA ministériel jeunesse et sports", 6)
        ]
    );
    assert_eq!(
        folder.event.elections[0].lists[0].title,
        "SUI-FSU - Uni.es et engagé.es pour agir !"
    );
    assert_eq!(
        folder.event.calendar.vote_closes.in_french(),
        "jeudi 8 décembre 2022 à 17\u{a0}h (heure de Paris)"
    );
    assert_eq!(folder.roll.voters.len(), 12);
    assert_eq!(folder.roll.voters[0].elections.len(), 3);
    assert!(folder.warnings.is_empty());
}

#[test]
fn claims_and_the_display_of_the_roll_end_with_the_sealing_and_the_vote_unless_the_event_says_otherwise() {
    let seed = std::fs::read_to_string(seed().join("event.toml")).unwrap();
    let calendar = |text: &str| {
        Event::read(Path::new("event.toml"), text.as_bytes())
            .unwrap()
            .calendar
    };
    let silent = calendar(&seed);
    assert_eq!(silent.claims_until, silent.sealed);
    assert_eq!(silent.roll_displayed_until, silent.vote_closes);
    let dates = "grace_minutes = 15
claims_until = \"2022-10-24T17:00:00+02:00\"
roll_displayed_until = \"2022-12-31T17:00:00+01:00\"";
    let said = calendar(&seed.replace("grace_minutes = 15", dates));
    assert_eq!(said.claims_until.rfc3339(), "2022-10-24T15:00:00Z");
    assert_eq!(said.roll_displayed_until.rfc3339(), "2022-12-31T16:00:00Z");
}

#[test]
fn ro_01_duplicates_are_refused_with_both_line_numbers() {
    let same_address =
        format!("{HEADER}{HELENE}13, Helene.LEFE\u{300}VRE@AC-Paris.fr,Mme,L,H,IEN,R,,,CAPN\n");
    assert!(
        problems(same_address.as_bytes()).contains("roll.csv, ligne 3\u{a0}: l'adresse «\u{a0}helene.lefèvre@ac-paris.fr\u{a0}» est déjà à la ligne 2"),
        "{}", problems(same_address.as_bytes())
    );
    let same_number = format!("{HEADER}{HELENE}12,other@ac-paris.fr,Mme,L,H,IEN,R,,,CAPN\n");
    assert!(
        problems(same_number.as_bytes())
            .contains("ligne 3\u{a0}: le numéro «\u{a0}12\u{a0}» est déjà à la ligne 2")
    );
    let same_numen = format!("{HEADER}{HELENE}13,other@ac-paris.fr,Mme,L,H,IEN,R,11e0412345kxt,,CAPN\n");
    assert!(problems(same_numen.as_bytes()).contains("ligne 3\u{a0}: le NUMEN est déjà à la ligne 2"));
}

#[test]
fn ro_02_the_same_roll_in_another_encoding_is_the_same_roll_or_clearly_refused() {
    let text = format!("{HEADER}{HELENE}");
    let plain = read(text.as_bytes()).unwrap().roll;
    let utf16 = |bom: char, bytes: fn(u16) -> [u8; 2]| {
        format!("{bom}{text}")
            .encode_utf16()
            .flat_map(bytes)
            .collect::<Vec<u8>>()
    };
    let same = [
        format!("\u{feff}{text}").into_bytes(),
        utf16('\u{feff}', u16::to_le_bytes),
        utf16('\u{feff}', u16::to_be_bytes),
        text.replace('\n', "\r\n").into_bytes(),
        text.replace('\n', "\r").into_bytes(),
        text.replace(',', ";").into_bytes(),
        text.replace(',', " ,\u{a0}").into_bytes(),
        format!("{text}\n,,,,,,,,,\n").into_bytes(),
    ];
    for (position, bytes) in same.iter().enumerate() {
        assert_eq!(read(bytes).unwrap().roll, plain, "form {position}");
    }
    let latin1: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
    let twice: String = text.bytes().map(char::from).collect();
    for (bytes, said) in [
        (latin1, "ligne 2\u{a0}: un caractère n'est pas de l'UTF-8"),
        (
            twice.into_bytes(),
            "ligne 2\u{a0}: cette ligne contient des accents abîmés",
        ),
        (
            text.replace("IEN", "I\0EN").into_bytes(),
            "ligne 2\u{a0}: cette ligne contient un caractère nul",
        ),
        (
            text.replace("IEN", "I\u{1b}[31mEN").into_bytes(),
            "un caractère de commande",
        ),
        (text.encode_utf16().flat_map(u16::to_le_bytes).collect(), "UTF-8"),
        (
            utf16('\u{feff}', u16::to_le_bytes)
                .split_last()
                .unwrap()
                .1
                .to_vec(),
            "UTF-16 est tronqué",
        ),
        (text.replace("Mme", "\"Mme").into_bytes(), "roll.csv"),
        (HEADER.as_bytes().to_vec(), "aucun électeur"),
        (Vec::new(), "la colonne «\u{a0}number\u{a0}» manque"),
    ] {
        let told = problems(&bytes);
        assert!(told.contains(said), "{said:?} not in {told:?}");
    }
}

#[test]
fn ro_05_lines_and_columns_beyond_bounds_are_refused() {
    let long = format!("{HEADER}{}", HELENE.replace("IEN", &"x".repeat(10_000_000)));
    assert!(problems(long.as_bytes()).contains("ligne 2\u{a0}: cette ligne dépasse 8\u{a0}Kio"));
    let wide = format!("{}{}\n{HELENE}", HEADER.trim(), ",x".repeat(4_000));
    assert!(problems(wide.as_bytes()).contains("ligne 1\u{a0}: 4010 colonnes au lieu de 11 au plus"));
    let wider = format!("{}{}\n{HELENE}", HEADER.trim(), ",x".repeat(100_000));
    assert!(problems(wider.as_bytes()).contains("ligne 1\u{a0}: cette ligne dépasse 8\u{a0}Kio"));
    let short = format!("{HEADER}{HELENE}12,a@b.fr\n");
    assert!(problems(short.as_bytes()).contains("ligne 3\u{a0}: 2 colonnes au lieu de 10"));
}

#[test]
fn the_academy_may_be_left_out_stand_anywhere_or_be_empty_and_no_other_column_may_be_there() {
    let academy = |roll: String| {
        read(roll.as_bytes()).unwrap().roll.voters[0]
            .profile
            .academy
            .clone()
    };
    let (header, helene) = (HEADER.trim(), HELENE.trim());
    assert_eq!(academy(format!("{header}\n{helene}\n")), "");
    assert_eq!(academy(format!("{header},academy\n{helene},\n")), "");
    assert_eq!(
        academy(format!(
            "academy;{}\nAcadémie de Lyon;{}\n",
            header.replace(',', ";"),
            helene.replace(',', ";")
        )),
        "Académie de Lyon"
    );
    for (roll, said) in [
        (
            format!("{header},academie\n{helene},Paris\n"),
            "ligne 1\u{a0}: la colonne «\u{a0}academie\u{a0}» est inconnue",
        ),
        (
            format!("{header},\n{helene},Paris\n"),
            "ligne 1\u{a0}: la colonne «\u{a0}\u{a0}» est inconnue",
        ),
        (
            format!("{header},corps\n{helene},IEN\n"),
            "ligne 1\u{a0}: la colonne «\u{a0}corps\u{a0}» est écrite deux fois",
        ),
        (
            format!("{},academy\n{helene}\n", header.replace(",elections", "")),
            "ligne 1\u{a0}: la colonne «\u{a0}elections\u{a0}» manque",
        ),
        (
            format!("{header},academy,region\n{helene},Paris,IDF\n"),
            "ligne 1\u{a0}: 12 colonnes au lieu de 11 au plus",
        ),
        (
            format!("{header},academy\n{helene}\n"),
            "ligne 2\u{a0}: 10 colonnes au lieu de 11",
        ),
        (
            format!("{header}\n{helene},Paris\n"),
            "ligne 2\u{a0}: 11 colonnes au lieu de 10",
        ),
        (
            format!("{header},academy\n{helene},Par\0is\n"),
            "ligne 2\u{a0}: cette ligne contient un caractère nul",
        ),
    ] {
        let told = problems(roll.as_bytes());
        assert!(told.contains(said), "{said:?} not in {told:?}");
    }
}

#[test]
fn ro_06_letters_that_look_like_others_are_flagged() {
    let roll = format!(
        "{HEADER}{}{}{}",
        "1,paul.martin@ac-paris.fr,M.,MARTIN,Paul,IEN,R,,,CAPN\n",
        "2,p\u{430}ul.martin@ac-paris.fr,M.,MARTIN,Paul,IEN,R,,,CAPN\n",
        "3,p.m@ac-paris.fr,M.,M\u{391}RTIN,Paul,IEN,R,,,CAPN\n"
    );
    let warnings: Vec<_> = read(roll.as_bytes())
        .unwrap()
        .warnings
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(warnings.len(), 3, "{warnings:?}");
    assert!(warnings[0].contains("ligne 3\u{a0}: l'adresse") && warnings[0].contains("lettre inhabituelle"));
    assert!(warnings[1].contains("se lit comme celle de la ligne 2"));
    assert!(warnings[2].contains("ligne 4\u{a0}: le nom") && warnings[2].contains("mêle des alphabets"));
}

#[test]
fn ro_07_a_voter_in_no_election_or_an_unknown_one_is_refused_and_two_of_one_kind_are_listed() {
    let in_none = format!("{HEADER}{}", HELENE.replace("CAPN", ""));
    assert!(problems(in_none.as_bytes()).contains("ligne 2\u{a0}: cet électeur n'a aucun scrutin"));
    let unknown = format!("{HEADER}{}", HELENE.replace("CAPN", "CAPN CCP"));
    let told = problems(unknown.as_bytes());
    assert!(
        told.contains("le scrutin «\u{a0}CCP\u{a0}» n'existe pas")
            && told.contains("CAPN, CSA-PARIS, CSA-MJS")
    );
    let folder = tempfile::tempdir().unwrap();
    let event = std::fs::read_to_string(seed().join("event.toml")).unwrap();
    let event = event.replace("body = \"CSA ministériel\"", "body = \"CSA de proximité\"");
    std::fs::write(folder.path().join("event.toml"), event).unwrap();
    let roll = format!("{HEADER}{}", HELENE.replace("CAPN", "CSA-PARIS CSA-MJS"));
    std::fs::write(folder.path().join("roll.csv"), roll).unwrap();
    let warnings = EventFolder::read(folder.path()).unwrap().warnings;
    assert!(
        warnings
            .iter()
            .any(|warning| warning.what.contains("deux «\u{a0}CSA de proximité\u{a0}»"))
    );
}

#[test]
fn every_problem_of_a_roll_is_told_at_once() {
    let roll = format!("{HEADER}a b,x,Mme,,,IEN,R,123,456,\n");
    let told = problems(roll.as_bytes());
    for said in ["le numéro", "l'adresse", "le NUMEN", "le n° SS", "aucun scrutin"] {
        assert!(told.contains(said), "{said} not in {told}");
    }
}

#[test]
fn an_event_that_is_wrong_is_refused_with_file_and_line() {
    for (from, to, said) in [
        (
            "title = \"Élections",
            "titre = \"Élections",
            "event.toml, ligne 3\u{a0}: le champ «\u{a0}titre\u{a0}» est inconnu",
        ),
        // The help desk's telephone is the theme's: a second one would differ some day.
        (
            "sms_sender = \"ELECTIONS\"",
            "sms_sender = \"ELECTIONS\"\n[settings.help_desk]\nphone = \"01 99 00 12 34\"",
            "le champ «\u{a0}help_desk\u{a0}» est inconnu",
        ),
        (
            "2022-12-08T17:00:00+01:00",
            "2022-12-08T17:00:00",
            "la date vote_closes",
        ),
        (
            "2022-12-08T17:00:00+01:00",
            "2022-11-08T17:00:00+01:00",
            "vote_closes n'est pas à sa place",
        ),
        (
            "grace_minutes = 15",
            "grace_minutes = 15\nclaims_until = \"2022-12-08T17:00:01+01:00\"",
            "claims_until n'est pas à sa place",
        ),
        (
            "grace_minutes = 15",
            "grace_minutes = 15\nroll_displayed_until = \"bientôt\"",
            "la date roll_displayed_until",
        ),
        (
            "uuid = \"CAPNzinspect2z22pro\"",
            "uuid = \"0\"",
            "election identifier",
        ),
        (
            "uuid = \"CAPNzinspect2z22pro\"",
            "uuid = \"CSAproximiteParis22\"",
            "a l'uuid d'un autre",
        ),
        (
            "label = \"CAPN\"",
            "label = \"CSA-MJS\"",
            "label «\u{a0}CSA-MJS\u{a0}»",
        ),
        ("min = 1", "min = 2", "min et max"),
        ("min_ballots = 3", "min_ballots = 0", "un vote révélé"),
        ("sms_sender = \"ELECTIONS\"", "sms_sender = \"ÉLECTIONS\"", "SMS"),
        ("id = \"voiture\"", "id = \"baccalaureat\"", "déjà pris"),
    ] {
        let told = event_problems(|event| event.replacen(from, to, 1));
        assert!(told.contains(said), "{said:?} not in {told:?}");
    }
}

#[test]
fn a_generated_roll_is_always_the_same_and_passes_every_check() {
    let event = EventFolder::read(&seed()).unwrap().event;
    let roll = generated_roll(&event, 500);
    let read_back = read(roll.to_csv(&event).as_bytes()).unwrap();
    assert_eq!(read_back.roll, roll);
    assert!(read_back.warnings.is_empty());
    assert_eq!(generated_roll(&event, 20).voters, roll.voters[..20]);
    for election in &event.elections {
        let voters = roll
            .voters
            .iter()
            .filter(|voter| voter.elections.contains(&election.uuid))
            .count();
        assert!((400..500).contains(&voters), "{voters} in {}", election.label);
    }
}

//! The trustees' key establishment over a shared folder, each with a sealed key file.

use belenios::v1::trustee::{TrusteeItem, Trustees};
use ceremony::establishment::{SharedFolder, Step, assemble, check_own_place, join, next};
use ceremony::sealed_file::{self, Content};
use ceremony::{CeremonyEvent, Group, Passphrase, Plan, TrusteeState, establish_in_one_room};
use std::path::{Path, PathBuf};

fn event() -> CeremonyEvent {
    CeremonyEvent::read(&crate::closed_box::seed()).unwrap()
}

fn passphrase() -> Passphrase {
    Passphrase::new("cheval pile agrafe".to_owned()).unwrap()
}

fn key_file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.key"))
}

fn state(folder: &Path, name: &str) -> TrusteeState {
    let (_, secret) = sealed_file::open(&key_file(folder, name), Content::TrusteeKey, &passphrase()).unwrap();
    TrusteeState::from_secret_json(&secret).unwrap()
}

/// Everybody takes every step they can until nobody is waited for.
fn establish(plan: &Plan, shared: &SharedFolder, keys: &Path) {
    for name in plan.names() {
        join(shared, name, &key_file(keys, name), &passphrase()).unwrap();
    }
    for _ in 0..4 {
        for name in plan.names() {
            next(shared, &key_file(keys, name), &passphrase()).unwrap();
        }
    }
}

#[test]
fn the_legal_composition_is_established_over_a_shared_folder() {
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan::legal(&event(), "Présidente", "Secrétaire", &["Déléguée A", "Délégué B"]).unwrap();
    let shared = SharedFolder::create(&folder.path().join("shared"), &plan).unwrap();
    let first = join(
        &shared,
        "Présidente",
        &key_file(folder.path(), "Présidente"),
        &passphrase(),
    )
    .unwrap();
    assert!(
        matches!(&first[..], [Step::Publish(..), Step::Waiting { round: 1, missing }] if missing == &["Secrétaire"])
    );
    assert!(
        assemble(&plan, &shared.messages().unwrap())
            .unwrap_err()
            .what
            .contains("il manque les messages de")
    );
    std::fs::remove_file(key_file(folder.path(), "Présidente")).unwrap();
    std::fs::remove_dir_all(folder.path().join("shared")).unwrap();

    let shared = SharedFolder::create(&folder.path().join("shared"), &plan).unwrap();
    establish(&plan, &shared, folder.path());
    let trustees = assemble(&plan, &shared.messages().unwrap()).unwrap();
    let thresholds: Vec<_> = trustees
        .items()
        .iter()
        .map(|item| (item.threshold(), item.size()))
        .collect();
    assert_eq!(thresholds, [(1, 2), (2, 2)]);
    for (number, name) in (1..).zip(plan.names()) {
        assert_eq!(
            check_own_place(&state(folder.path(), name), &trustees)
                .unwrap()
                .number(),
            number
        );
    }
    assert_eq!(Trustees::parse(&trustees.to_json()).unwrap(), trustees);
    let again = next(&shared, &key_file(folder.path(), "Secrétaire"), &passphrase()).unwrap();
    assert_eq!(again, [Step::Finished]);
}

#[test]
fn ta_11_a_trustee_put_in_anothers_place_is_found_by_the_one_replaced() {
    let plan = Plan::legal(&event(), "P", "S", &["A", "B"]).unwrap();
    let ours = establish_in_one_room(&plan).unwrap();
    let theirs = establish_in_one_room(&plan).unwrap();
    let (mine, other) = (ours.trustees.items(), theirs.trustees.items());
    let mixed = Trustees::check(vec![mine[0].clone(), other[1].clone()]).unwrap();
    assert!(check_own_place(&ours.states[0], &mixed).is_ok());
    let refused = check_own_place(&ours.states[2], &mixed).unwrap_err();
    assert!(
        refused
            .what
            .contains("la clé de A n'est pas parmi les dépositaires")
    );
}

#[test]
fn ta_11_a_message_replaced_in_the_shared_folder_stops_the_establishment() {
    let folder = tempfile::tempdir().unwrap();
    let group = Group {
        name: "délégués".to_owned(),
        threshold: 2,
        members: vec!["A".to_owned(), "B".to_owned()],
    };
    let plan = Plan::new(&event(), vec![group]).unwrap();
    let shared = SharedFolder::create(&folder.path().join("shared"), &plan).unwrap();
    join(&shared, "A", &key_file(folder.path(), "A"), &passphrase()).unwrap();
    let intruder = tempfile::tempdir().unwrap();
    let elsewhere = SharedFolder::create(&intruder.path().join("shared"), &plan).unwrap();
    join(&elsewhere, "A", &key_file(intruder.path(), "A"), &passphrase()).unwrap();
    join(&elsewhere, "B", &key_file(intruder.path(), "B"), &passphrase()).unwrap();
    for entry in std::fs::read_dir(intruder.path().join("shared")).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), folder.path().join("shared").join(entry.file_name())).unwrap();
    }
    let refused = next(&shared, &key_file(folder.path(), "A"), &passphrase()).unwrap_err();
    assert!(
        refused.what.contains("votre propre message a été remplacé"),
        "{refused}"
    );
}

#[test]
fn a_group_of_one_is_a_single_trustee() {
    let group = |name: &str, threshold, members: &[&str]| Group {
        name: name.to_owned(),
        threshold,
        members: members.iter().map(ToString::to_string).collect(),
    };
    let plan = Plan::new(
        &event(),
        vec![
            group("huissier", 1, &["H"]),
            group("délégués", 2, &["A", "B", "C"]),
        ],
    )
    .unwrap();
    let room = establish_in_one_room(&plan).unwrap();
    assert!(
        matches!(room.trustees.items(), [TrusteeItem::Single(key), TrusteeItem::Pedersen(_)] if key.name.as_deref() == Some("H"))
    );
    assert!(check_own_place(&room.states[0], &room.trustees).is_ok());
}

#[test]
fn a_plan_that_cannot_be_played_is_refused() {
    let named = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    for (threshold, members, said) in [
        (0, named(&["A"]), "0 sur 1 est impossible"),
        (3, named(&["A", "B"]), "3 sur 2 est impossible"),
        (1, named(&["A", "A"]), "vide ou répété"),
        (1, named(&[" "]), "vide ou répété"),
    ] {
        let refused = Plan::new(
            &event(),
            vec![Group {
                name: "g".to_owned(),
                threshold,
                members,
            }],
        )
        .unwrap_err();
        assert!(refused.what.contains(said), "{refused}");
    }
    let plan = Plan::legal(&event(), "P", "S", &["A", "B"]).unwrap();
    assert!(
        TrusteeState::join(&plan, "Personne")
            .unwrap_err()
            .remedy
            .contains("P, S, A, B")
    );
}

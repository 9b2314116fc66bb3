//! The import of a sealed folder.

use crate::prepared::{Prepared, operations, passphrase, portal};
use bureau::{ImportError, SealedFolder};
use dynamo::testing::{Mishap, Schedule};
use election::{ElectionId, Instant};
use std::path::Path;

fn refusal(prepared: &Prepared) -> String {
    SealedFolder::read(&prepared.portal_files(), &prepared.folder(), &passphrase())
        .unwrap_err()
        .to_string()
}

fn edit(file: &Path, change: impl Fn(String) -> String) {
    std::fs::write(file, change(std::fs::read_to_string(file).unwrap())).unwrap();
}

#[tokio::test]
async fn an_import_brings_in_every_voter_right_and_sealed_parameter() {
    let prepared = Prepared::new();
    let (_emulator, portal) = portal().await;
    let report = prepared.import(&portal).await.unwrap();
    assert_eq!(
        (
            report.elections,
            report.voters,
            report.rights_written,
            report.rights_already
        ),
        (3, 12, 23, 0)
    );
    let now = Instant::parse("2022-12-01T08:00:00+01:00").unwrap();
    let event = portal.voters.event(now).await.unwrap();
    assert_eq!(
        (event.title.as_str(), event.questions.len()),
        ("Élections professionnelles 2022", 6)
    );
    for made in prepared.sealed().elections {
        let uuid = made.election.uuid().as_str();
        let parameters = portal.ballots.parameters(uuid).await.unwrap().unwrap();
        assert_eq!(parameters.election().raw(), made.election.raw());
        assert_eq!(portal.ballots.gates(uuid).await.unwrap().len(), 64);
        for credential in made.credentials.iter() {
            let credential = credential.to_string().parse().unwrap();
            assert!(
                portal
                    .ballots
                    .is_sealed_credential(uuid, &credential)
                    .await
                    .unwrap()
            );
        }
    }
    let claire = &prepared.folder().roll.voters[0];
    let key = portal.names.voter_key(&claire.identifier);
    for link in prepared
        .codes
        .links
        .iter()
        .filter(|link| link.number == claire.number.as_str())
    {
        let election = ElectionId::parse(link.election.as_str()).unwrap();
        let right = portal.voters.right(&key, &election).await.unwrap().unwrap();
        let commitment = portal
            .voters
            .commitment(&key, &election, &link.credential.to_string())
            .unwrap();
        assert_eq!(right.commitment, commitment);
    }
}

#[tokio::test]
async fn ro_10_an_import_killed_at_any_moment_and_run_again_ends_in_the_same_state() {
    let prepared = Prepared::new();
    let (folder, sealed) = (prepared.folder(), prepared.sealed());
    let (whole, direct) = portal().await;
    prepared.import_read(&folder, &sealed, &direct).await.unwrap();
    let again = prepared.import_read(&folder, &sealed, &direct).await.unwrap();
    assert_eq!((again.rights_written, again.rights_already), (0, 23));
    let expected = whole.rows();
    let counting = Schedule::new(|_| None);
    let (emulator, _) = portal().await;
    prepared
        .import_read(&folder, &sealed, &operations(emulator.spoilt(&counting)))
        .await
        .unwrap();
    let calls = counting.operations().len();
    // A comb over all the calls: events, voters, rights, sealed lists, parameters, gates.
    for killed_at in (0..calls).step_by(53) {
        for mishap in [Mishap::KilledBefore, Mishap::KilledAfter] {
            let (emulator, direct) = portal().await;
            let schedule = Schedule::new(move |call| (call == killed_at).then_some(mishap));
            let spoilt = operations(emulator.spoilt(&schedule));
            tokio::select! {
                done = prepared.import_read(&folder, &sealed, &spoilt) => panic!("not killed at {killed_at}: {done:?}"),
                () = schedule.killed() => {}
            }
            prepared.import_read(&folder, &sealed, &direct).await.unwrap();
            assert_eq!(
                emulator.rows(),
                expected,
                "killed at call {killed_at}, {mishap:?}"
            );
        }
    }
}

#[tokio::test]
async fn another_ceremony_is_not_imported_over_the_first() {
    let (first, second) = (Prepared::new(), Prepared::new());
    let (emulator, portal) = portal().await;
    first.import(&portal).await.unwrap();
    let before = emulator.rows();
    let refused = second.import(&portal).await.unwrap_err();
    assert!(matches!(refused, ImportError::OtherCredentials(23)), "{refused}");
    let after = emulator.rows();
    for table in ["rights", "urn", "event"] {
        assert_eq!(after[table], before[table], "{table}");
    }
}

#[test]
fn ro_09_an_event_or_a_roll_changed_since_the_ceremony_is_refused() {
    let prepared = Prepared::new();
    let roll = prepared.event_files().join("roll.csv");
    let original = std::fs::read_to_string(&roll).unwrap();
    edit(&roll, |text| text.replace("Claire", "Clara"));
    assert!(refusal(&prepared).contains("roll.csv a changé depuis la fabrication des codes"));
    std::fs::write(&roll, original).unwrap();
    edit(&prepared.event_files().join("event.toml"), |text| {
        text.replace("seats = 15", "seats = 16")
    });
    assert!(refusal(&prepared).contains("event.toml a changé"));
}

#[test]
fn a_sealed_folder_whose_parts_do_not_belong_together_is_refused() {
    let uuid = "CSAproximiteParis22";
    let election = |prepared: &Prepared| prepared.portal_files().join(format!("elections/{uuid}.json"));
    let mut prepared = Prepared::new();
    edit(&election(&prepared), |text| {
        text.replace("FNEC FP FORCE OUVRIERE", "FNEC FP")
    });
    assert!(refusal(&prepared).contains("n'est pas celui de event.toml"));

    prepared = Prepared::new();
    let other = Prepared::new();
    std::fs::copy(election(&other), election(&prepared)).unwrap();
    assert!(refusal(&prepared).contains("n'est pas celle des dépositaires"));

    prepared = Prepared::new();
    let list = |prepared: &Prepared| SealedFolder::credentials_file(&prepared.portal_files(), uuid);
    std::fs::copy(list(&other), list(&prepared)).unwrap();
    assert!(refusal(&prepared).contains("n'est pas celle du manifeste"));

    prepared = Prepared::new();
    let links = |prepared: &Prepared| prepared.portal_files().join("links.csv.sealed");
    std::fs::copy(links(&other), links(&prepared)).unwrap();
    assert!(refusal(&prepared).contains("n'y sont pas ceux de la liste"));
}

#[test]
fn ro_08_a_folder_that_holds_voting_codes_is_refused() {
    let prepared = Prepared::new();
    std::fs::copy(
        prepared.files.path().join("out/imprimeur/codes.csv"),
        prepared.portal_files().join("codes.csv"),
    )
    .unwrap();
    assert!(refusal(&prepared).contains("des codes de vote se trouvent dans le dossier destiné au portail"));
}

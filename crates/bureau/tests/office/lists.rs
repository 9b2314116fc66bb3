//! What the unions hand in: read, checked, treated alike, and brought in until the parameters are sealed.

use crate::prepared::{portal, seed};
use bureau::{EventFolder, ListsError, import_lists};
use ceremony::Problems;
use election::Instant;
use std::fs;
use std::path::Path;
use voter_file::DocumentKind;

const HEADER: &str = "election,list,rank,civility,family_name,given_name,corps\n";

/// The seed's event without what the unions handed in.
fn bare() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["event.toml", "roll.csv"] {
        fs::copy(seed().join(name), folder.path().join(name)).unwrap();
    }
    folder
}

fn candidates_problems(change: impl Fn(String) -> String) -> String {
    let folder = bare();
    let text = fs::read_to_string(seed().join("candidates.csv")).unwrap();
    fs::write(folder.path().join("candidates.csv"), change(text)).unwrap();
    refused(folder.path())
}

fn refused(folder: &Path) -> String {
    let problems: Problems = EventFolder::read(folder).expect_err("this folder is to be refused");
    problems.to_string()
}

fn write(folder: &Path, name: &str, content: &[u8]) {
    let file = folder.join("documents").join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, content).unwrap();
}

/// A manifesto for every list of the CAPN.
fn manifestos(folder: &Path) {
    for list in 1..=4 {
        write(
            folder,
            &format!("CAPN/{list}-profession-de-foi.pdf"),
            b"%PDF-1.7\n",
        );
    }
}

#[test]
fn the_seeds_candidates_are_read_whole_by_rank_and_without_a_warning() {
    let folder = EventFolder::read(&seed()).unwrap();
    let counts: Vec<Vec<usize>> = folder
        .event
        .elections
        .iter()
        .map(|election| {
            let lists = 0..election.lists.len();
            lists
                .map(|list| folder.candidates.of(election, list).len())
                .collect()
        })
        .collect();
    assert_eq!(counts, [vec![10; 4], vec![10; 6], vec![15, 15, 15, 12, 15, 15]]);
    let first = &folder.candidates.of(&folder.event.elections[0], 0)[0];
    assert_eq!((first.rank, first.name.as_str()), (1, "Mme Dominique FONTENOY"));
    assert!(first.corps.as_deref().unwrap().starts_with("Inspectrice"));
    assert!(folder.warnings.is_empty(), "{:?}", folder.warnings);
}

#[test]
fn a_folder_without_candidates_or_documents_is_complete() {
    let folder = EventFolder::read(bare().path()).unwrap();
    assert!(folder.candidates.is_empty() && folder.documents.is_empty());
}

#[test]
fn candidates_that_are_wrong_are_refused_with_their_line_and_the_remedy() {
    for (from, to, told) in [
        (
            "CAPN,1,2,",
            "CPAN,1,2,",
            "ligne 3\u{a0}: le scrutin «\u{a0}CPAN\u{a0}» n'existe pas",
        ),
        ("CAPN,1,2,", "CAPN,5,2,", "n'a pas de liste «\u{a0}5\u{a0}»"),
        ("CAPN,1,2,", "CAPN,0,2,", "n'a pas de liste «\u{a0}0\u{a0}»"),
        (
            "CAPN,1,2,",
            "CAPN,1,deux,",
            "le rang «\u{a0}deux\u{a0}» n'est pas un nombre",
        ),
        (
            "CAPN,1,2,",
            "CAPN,1,3,",
            "des rangs qui manquent ou sont en double",
        ),
        (
            "CAPN,1,10,",
            "CAPN,1,12,",
            "des rangs qui manquent ou sont en double",
        ),
        ("FONTENOY,Dominique", "FONTENOY,", "le nom ou le prénom est vide"),
        ("FONTENOY", "FONTENOY\u{202e}", "un caractère invisible"),
        ("FONTENOY", "FONTÃ©NOY", "des accents abîmés"),
        (
            "election,list",
            "scrutin,list",
            "la colonne «\u{a0}election\u{a0}» manque",
        ),
    ] {
        let text = candidates_problems(|text| text.replacen(from, to, 1));
        assert!(
            text.contains(told) && text.contains("→"),
            "{from:?} to {to:?}: {text}"
        );
    }
    let text = candidates_problems(|_| format!("{HEADER}CAPN,1,1,Mme,LE GOFF,Hélène,\n"));
    assert_eq!(
        text.matches("cette liste n'a aucun candidat").count(),
        15,
        "{text}"
    );
}

#[test]
fn one_name_on_two_lists_of_an_election_deserves_a_look() {
    let folder = bare();
    let text = fs::read_to_string(seed().join("candidates.csv")).unwrap();
    let line = text.lines().find(|line| line.starts_with("CAPN,2,1,")).unwrap();
    let twin = text.replacen(line, "CAPN,2,1,Mme,FONTENOY,Dominique,", 1);
    fs::write(folder.path().join("candidates.csv"), twin).unwrap();
    let warnings = EventFolder::read(folder.path()).unwrap().warnings;
    assert_eq!(warnings.len(), 1);
    assert!(
        warnings[0]
            .to_string()
            .contains("déjà candidat à ce scrutin, à la ligne 2 (liste 1)")
    );
}

#[test]
fn documents_are_named_measured_and_hashed() {
    let folder = bare();
    manifestos(folder.path());
    write(folder.path(), "CAPN/.DS_Store", b"");
    let read = EventFolder::read(folder.path()).unwrap();
    let of: Vec<_> = read.documents.of(&read.event.elections[0], 3).collect();
    assert_eq!(
        (of.len(), of[0].kind, of[0].bytes),
        (1, DocumentKind::Manifesto, 9)
    );
    assert_eq!(
        of[0].href,
        "/documents/CAPNzinspect2z22pro/4-profession-de-foi.pdf"
    );
    assert_eq!(
        of[0].sha256,
        belenios::v1::HexDigest::of(b"%PDF-1.7\n").to_string()
    );
    assert_eq!(read.documents.files().count(), 4);
    assert_eq!(read.documents.of(&read.event.elections[1], 0).count(), 0);
}

#[test]
fn a_list_without_the_document_that_others_have_is_an_inequality_and_is_refused() {
    let folder = bare();
    manifestos(folder.path());
    write(folder.path(), "CAPN/2-liste-de-candidats.pdf", b"%PDF-1.7\n");
    let text = refused(folder.path());
    for list in [1, 3, 4] {
        assert!(text.contains(&format!("{list}-liste-de-candidats.pdf")), "{text}");
    }
    assert!(text.contains("les listes sont traitées également") && !text.contains("profession-de-foi"));
}

#[test]
fn a_document_that_is_too_large_or_not_a_pdf_or_of_no_list_is_refused() {
    let large = [b"%PDF-1.7\n".as_slice(), &vec![0; 5 << 20]].concat();
    for (name, content, told) in [
        (
            "CAPN/1-profession-de-foi.pdf",
            large.as_slice(),
            "dépasse 5\u{a0}Mio, la limite de toutes les listes",
        ),
        (
            "CAPN/1-profession-de-foi.pdf",
            b"<script>",
            "n'est pas un document PDF",
        ),
        (
            "CAPN/5-profession-de-foi.pdf",
            b"%PDF-1.7",
            "n'est le document d'aucune liste",
        ),
        (
            "CAPN/01-profession-de-foi.pdf",
            b"%PDF-1.7",
            "n'est le document d'aucune liste",
        ),
        (
            "CAPN/1-Profession-de-foi.pdf",
            b"%PDF-1.7",
            "n'est le document d'aucune liste",
        ),
        (
            "CPAN/1-profession-de-foi.pdf",
            b"%PDF-1.7",
            "n'est pas celui d'un scrutin",
        ),
    ] {
        let folder = bare();
        manifestos(folder.path());
        write(folder.path(), name, content);
        let text = refused(folder.path());
        assert!(text.contains(told) && text.contains("→"), "{name}: {text}");
    }
}

#[tokio::test]
async fn lists_may_be_put_right_until_the_sealing_and_not_after() {
    let at = |text| Instant::parse(text).unwrap();
    let (eve, after) = (at("2022-11-30T17:59:59+01:00"), at("2022-11-30T18:00:00+01:00"));
    let (emulator, operations) = portal().await;
    let files = bare();
    let folder = || EventFolder::read(files.path()).unwrap();
    assert_eq!(import_lists(&folder(), &operations.voters, eve).await.unwrap(), 0);
    assert!(
        emulator.rows()["event"].is_empty(),
        "nothing handed in, nothing written"
    );
    fs::copy(seed().join("candidates.csv"), files.path().join("candidates.csv")).unwrap();
    assert_eq!(
        import_lists(&folder(), &operations.voters, eve).await.unwrap(),
        16
    );
    manifestos(files.path());
    assert_eq!(
        import_lists(&folder(), &operations.voters, eve).await.unwrap(),
        16
    );
    let rows = emulator.rows();
    assert_eq!(
        import_lists(&folder(), &operations.voters, after).await.unwrap(),
        16,
        "the same again"
    );
    write(files.path(), "CAPN/3-profession-de-foi.pdf", b"%PDF-1.7\nautre");
    let refused = import_lists(&folder(), &operations.voters, after).await;
    assert!(
        matches!(&refused, Err(ListsError::Sealed { election, title, .. })
            if election == "CAPN" && title == "FNEC FP FORCE OUVRIERE"),
        "{refused:?}"
    );
    assert_eq!(emulator.rows(), rows);
}

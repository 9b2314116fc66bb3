//! `isoloir-ceremony` as a person runs it.

use crate::closed_box::{ReadyElection, minutes, seed};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("passphrase");
        std::fs::write(&file, "cheval pile agrafe\n").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_isoloir-ceremony"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("ISOLOIR_PASSPHRASE_FILE", self.path("passphrase"))
            .output()
            .unwrap()
    }

    /// Runs and expects exit code 0; gives what was printed.
    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs and expects this exit code; gives the complaint.
    fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stderr).unwrap()
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn an_event_is_prepared_from_files_by_the_program_alone() {
    let desk = Desk::new();
    let event = seed();
    let event = text(&event);
    let told = desk.done(&["codes", "--event", event, "--out", "out"]);
    assert!(
        told.contains("12 codes de vote") && told.contains("CSA de proximité de Paris"),
        "{told}"
    );
    let plan = ["trustees", "plan", "--event", event, "--shared", "shared"];
    let people = [
        "--president",
        "P",
        "--secretary",
        "S",
        "--delegate",
        "A",
        "--delegate",
        "B",
    ];
    desk.done(&[&plan[..], &people[..]].concat());
    for name in ["P", "S", "A", "B"] {
        let key = format!("{name}.key");
        desk.done(&[
            "trustee", "join", "--shared", "shared", "--name", name, "--key", &key,
        ]);
    }
    let told = desk.refused(
        1,
        &[
            "trustees",
            "assemble",
            "--shared",
            "shared",
            "--out",
            "trustees.json",
        ],
    );
    assert!(told.contains("il manque les messages de"), "{told}");
    for _ in 0..3 {
        for key in ["P.key", "S.key", "A.key", "B.key"] {
            desk.done(&["trustee", "next", "--shared", "shared", "--key", key]);
        }
    }
    desk.done(&[
        "trustees",
        "assemble",
        "--shared",
        "shared",
        "--out",
        "trustees.json",
    ]);
    let told = desk.done(&[
        "trustee",
        "check",
        "--key",
        "B.key",
        "--trustees",
        "trustees.json",
    ]);
    assert!(
        told.starts_with("B est bien le dépositaire n° 4 sur 4."),
        "{told}"
    );
    let approve = [
        "trustee",
        "approve-reissue-cap",
        "--key",
        "B.key",
        "--trustees",
        "trustees.json",
    ];
    let change = [
        "--election",
        "CSAproximiteParis22",
        "--from",
        "200",
        "--to",
        "300",
    ];
    let told = desk.done(&[&approve[..], &change[..]].concat());
    assert!(
        told.starts_with("B (dépositaire n°\u{a0}4) accepte que le plafond de réassorts")
            && desk
                .path("CSAproximiteParis22.plafond-300.accord-4.json")
                .is_file(),
        "{told}"
    );
    desk.done(&[
        "election",
        "make",
        "--event",
        event,
        "--trustees",
        "trustees.json",
        "--out",
        "out/portail",
    ]);
    for file in [
        "trustees.json",
        "elections/CSAproximiteParis22.json",
        "credentials/CSAproximiteParis22.json",
    ] {
        assert!(desk.path("out/portail").join(file).is_file(), "{file}");
    }
    let told = desk.refused(1, &["codes", "--event", event, "--out", "out"]);
    assert!(told.contains("ce dossier n'est pas vide"), "{told}");
}

#[test]
fn an_archive_is_counted_and_verified_by_the_program() {
    use ceremony::sealed_file::{self, Content};
    let desk = Desk::new();
    let ready = ReadyElection::new();
    let ballots = ready.ballots(&[None, Some(1), Some(1), Some(4)]);
    let archive = ready.archive(&ballots, true);
    let honest = minutes(&archive);
    std::fs::write(desk.path("closed.bel"), &archive).unwrap();
    let passphrase = ceremony::Passphrase::new("cheval pile agrafe".to_owned()).unwrap();
    for state in &ready.room.states {
        let key = desk.path(&format!("{}.key", state.name()));
        sealed_file::create(
            &key,
            Content::TrusteeKey,
            state.name(),
            &passphrase,
            &state.to_secret_json(),
        )
        .unwrap();
    }
    let (ballots, head) = (honest.ballots.to_string(), honest.head.to_string());
    let decrypt = |key: &'static str, ballots: &str| {
        [
            "decrypt",
            "--archive",
            "closed.bel",
            "--key",
            key,
            "--expect-ballots",
            ballots,
            "--expect-head",
            &head,
        ]
        .map(str::to_owned)
    };
    let borrowed = |arguments: [String; 9]| arguments;
    for key in ["Présidente.key", "A.key", "C.key"] {
        let arguments = borrowed(decrypt(key, &ballots));
        let told = desk.done(&arguments.each_ref().map(String::as_str));
        assert!(told.contains("tête conforme au procès-verbal"), "{told}");
    }
    let arguments = borrowed(decrypt("B.key", "5"));
    let told = desk.refused(1, &arguments.each_ref().map(String::as_str));
    assert!(
        told.contains("closed.bel\u{a0}: l'urne contient 4 bulletins, et non les 5 du procès-verbal"),
        "{told}"
    );
    let part = |owner: u32| format!("CSAproximiteParis22.part-{owner}.json");
    let told = desk.done(&[
        "combine",
        "--archive",
        "closed.bel",
        "--out",
        ".",
        "--shares",
        &part(1),
        &part(3),
        &part(5),
    ]);
    assert!(
        told.contains("ARCHIVE VALIDE   CSA de proximité de Paris"),
        "{told}"
    );
    let told = desk.done(&["verify", "CSAproximiteParis22.bel"]);
    assert!(told.contains("        2      FNEC FP FORCE OUVRIERE"), "{told}");
    let json: serde_json::Value =
        serde_json::from_str(&desk.done(&["verify", "--json", "CSAproximiteParis22.bel"])).unwrap();
    assert_eq!(
        (json[0]["outcome"].as_str(), json[0]["ballots"].as_u64()),
        (Some("valid"), Some(4))
    );
    let told = desk.done(&["compare-heads", "closed.bel", "CSAproximiteParis22.bel"]);
    assert!(
        told.contains("CSAproximiteParis22.bel continue closed.bel"),
        "{told}"
    );
    let shorter = ready.archive(&ready.ballots(&[Some(1)]), true);
    std::fs::write(desk.path("other.bel"), shorter).unwrap();
    assert!(
        desk.refused(1, &["compare-heads", "closed.bel", "other.bel"])
            .contains("divergent à partir de l'événement 1")
    );
}

#[test]
fn verify_exits_0_1_or_2_on_valid_invalid_and_unreadable_archives() {
    let desk = Desk::new();
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let theirs = vectors.join("tool33-ed25519-threshold2of3.bel");
    assert!(
        desk.done(&["verify", text(&theirs)])
            .contains("dépositaires   2 sur 3")
    );
    let mut bytes = std::fs::read(&theirs).unwrap();
    bytes.truncate(bytes.len() - 512);
    std::fs::write(desk.path("cut.bel"), bytes).unwrap();
    std::fs::write(desk.path("letter.txt"), "Madame, Monsieur,").unwrap();
    let told = desk.refused(1, &["verify", "cut.bel"]);
    assert!(
        told.contains("cut.bel\u{a0}: archive invalide à l'événement") && told.contains("archive_truncated"),
        "{told}"
    );
    assert!(
        desk.refused(2, &["verify", "letter.txt"])
            .contains("pas une archive d'élection")
    );
    assert!(
        desk.refused(2, &["verify", "absent.bel"])
            .contains("ce fichier n'existe pas")
    );
    assert!(desk.refused(2, &["verify", "."]).contains("n'a pas pu être lu"));
    desk.refused(2, &["verify", text(&theirs), "cut.bel", "absent.bel"]);
    desk.refused(64, &["verify"]);
    desk.refused(64, &["verifie"]);
}

#[test]
fn bb_10_the_same_broken_archive_gives_the_same_verdict_every_time() {
    let desk = Desk::new();
    let ready = ReadyElection::new();
    let mut ballots = ready.ballots(&[None, Some(1), Some(1), Some(4)]);
    ballots.swap(0, 3);
    ballots[2] = ballots[1].clone();
    std::fs::write(desk.path("twice.bel"), ready.archive(&ballots, true)).unwrap();
    let first = desk.refused(1, &["verify", "twice.bel"]);
    assert!(
        first.contains("événement 3\u{a0}: un électeur a deux bulletins"),
        "{first}"
    );
    for _ in 0..19 {
        assert_eq!(desk.refused(1, &["verify", "twice.bel"]), first);
    }
}

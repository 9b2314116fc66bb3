//! An election whose key, credentials and parameters are of belenios-tool's making, and the tool as a process.

use belenios::v1::VerifiedElection;
use belenios::v1::verify::verify;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};
use tempfile::TempDir;

const GROUP: [&str; 2] = ["--group", "Ed25519"];

/// An election in a folder of its own, as the tool wants it.
pub(crate) struct ToolElection {
    folder: TempDir,
    /// Private credentials as the tool prints them: 22 characters in four groups.
    pub(crate) codes: Vec<String>,
    /// What the tool's archive holds before the first ballot.
    pub(crate) set_up: VerifiedElection,
}

impl ToolElection {
    /// Four lists and the blank vote, one trustee, and as many credentials as asked.
    pub(crate) fn make(voters: usize) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder to work in");
        let path = folder.path();
        let tool = |arguments: &[&str]| run(path, arguments, b"");
        let uuid = tool(&["setup", "generate-token", "--length", "14"]);
        let uuid = uuid.trim();
        let count = voters.to_string();
        let credentials = ["setup", "generate-credentials", "--uuid", uuid, "--count", &count];
        tool(&[&credentials[..], &GROUP].concat());
        tool(&[&["setup", "generate-trustee-key"][..], &GROUP].concat());
        for (extension, name) in [
            ("pubcreds", "public_creds.json"),
            ("privcreds", "codes.json"),
            ("pubkey", "public_keys.jsons"),
            ("privkey", "trustee.json"),
        ] {
            fs::rename(made(path, extension), path.join(name)).expect("the tool's file");
        }
        let question = json!({"answers": ["Liste 1", "Liste 2", "Liste 3", "Liste 4"], "blank": true, "min": 1,
            "max": 1, "question": "Choisissez une liste ou le vote blanc"});
        let template = json!({"description": "", "name": "CSE", "questions": [question],
            "administrator": "Bureau de vote", "credential_authority": "Expert"});
        fs::write(path.join("template.json"), template.to_string()).expect("a file");
        tool(&["setup", "make-trustees"]);
        let make = [
            "setup",
            "make-election",
            "--template",
            "template.json",
            "--uuid",
            uuid,
        ];
        tool(&[&make[..], &GROUP].concat());
        tool(&["archive", "init"]);

        let codes = fs::read(path.join("codes.json")).expect("the tool's codes");
        let codes: BTreeMap<String, String> = serde_json::from_slice(&codes).expect("names and codes");
        let archive = fs::read(path.join(format!("{uuid}.bel"))).expect("the tool's archive");
        Self {
            codes: codes.into_values().collect(),
            set_up: verify(archive.as_slice()).expect("an election"),
            folder,
        }
    }

    pub(crate) fn uuid(&self) -> &str {
        self.set_up.election().uuid().as_str()
    }

    /// The bytes the tool makes of the values of the blank vote and the lists, with the code of this place.
    pub(crate) fn ballot(&self, place: usize, values: [u8; 5]) -> String {
        let file = |name: &str, text: &str| fs::write(self.folder.path().join(name), text).expect("a file");
        file("code", &self.codes[place]);
        file("choice", &json!([values]).to_string());
        let command = [
            "election",
            "generate-ballot",
            "--dir",
            ".",
            "--privcred",
            "code",
            "--choice",
            "choice",
        ];
        self.run(&command).trim_end().to_owned()
    }

    /// The tracker of a ballot, computed by the tool.
    pub(crate) fn tracker(&self, ballot: &str) -> String {
        let tracker = run(self.folder.path(), &["sha256-b64"], ballot.as_bytes());
        tracker.trim_end().to_owned()
    }

    /// Goes on from an archive that stops at its encrypted tally, which the tool must find the same: the tool's trustee
    /// decrypts, the tool computes the result and accepts the whole. The finished archive.
    pub(crate) fn finish(&self, archive: &[u8], tally: &[Vec<u8>]) -> Vec<u8> {
        let file = self.folder.path().join(format!("{}.bel", self.uuid()));
        fs::write(&file, archive).expect("a file");
        let computed = self.run(&["election", "compute-encrypted-tally", "--dir", "."]);
        assert!(
            computed
                .lines()
                .map(str::as_bytes)
                .eq(tally.iter().map(Vec::as_slice)),
            "the tool finds another tally: {computed}"
        );
        let decrypt = [
            "election",
            "decrypt",
            "--dir",
            ".",
            "--privkey",
            "trustee.json",
            "--trustee-id",
            "1",
        ];
        self.add("PartialDecryption", &decrypt);
        self.add("Result", &["election", "compute-result", "--dir", "."]);
        self.run(&["election", "verify", "--dir", "."]);
        fs::read(&file).expect("the tool's archive")
    }

    /// Adds to the archive what a command answers.
    fn add(&self, event: &str, command: &[&str]) {
        let record = self.run(command);
        let add = ["archive", "add-event", &format!("--type={event}")];
        run(self.folder.path(), &add, record.trim_end().as_bytes());
    }

    fn run(&self, arguments: &[&str]) -> String {
        run(self.folder.path(), arguments, b"")
    }
}

/// What a command of the tool answers in a folder, with this on its standard input.
///
/// # Panics
/// When the tool refuses.
fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> String {
    let mut child = Command::new(program())
        .args(arguments)
        .current_dir(folder)
        // Without it, 3.x checks ballots in a promise that nobody waits for.
        .env("LWT_ASYNC_METHOD", "none")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("belenios-tool starts");
    // A command that reads no input closes its end.
    let _ = child.stdin.take().expect("it is piped").write_all(input);
    let done = child.wait_with_output().expect("belenios-tool ends");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{}: {said}", arguments.join(" "));
    String::from_utf8(done.stdout).expect("the tool writes text")
}

/// Where the tool is: this test is never skipped.
fn program() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let fetched = root.join("target/tools/belenios-tool/belenios-tool");
    let program = env::var_os("BELENIOS_TOOL").map_or(fetched, PathBuf::from);
    assert!(
        program.is_file(),
        "no belenios-tool at {}: run make test, which fetches belenios-tool",
        program.display()
    );
    program
}

/// The one file of a folder with this extension: the tool names it.
fn made(folder: &Path, extension: &str) -> PathBuf {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths = entries.map(|entry| entry.expect("an entry").path());
    let found = paths.find(|path| path.extension().is_some_and(|found| found == extension));
    found.expect("the tool makes one file of each kind it is asked for")
}

//! An election whose key, credentials and parameters are of belenios-tool's making.

use super::tool::run;
use belenios::v1::VerifiedElection;
use belenios::v1::verify::verify;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const GROUP: [&str; 2] = ["--group", "Ed25519"];

/// An election in a folder of its own, as the tool wants it.
pub(crate) struct ToolElection {
    folder: TempDir,
    /// Private credentials as the tool prints them: 22 characters in four groups.
    pub(crate) codes: Vec<String>,
    /// The tool's archive before the first ballot.
    pub(crate) archive: Vec<u8>,
    /// What it holds.
    pub(crate) set_up: VerifiedElection,
}

impl ToolElection {
    /// So many lists and the blank vote, one trustee, and so many credentials.
    pub(crate) fn make(lists: usize, voters: usize) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder to work in");
        let path = folder.path();
        let tool = |arguments: &[&str]| said(path, arguments, b"");
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
        let answers: Vec<String> = (1..=lists).map(|list| format!("Liste {list}")).collect();
        let question = json!({"answers": answers, "blank": true, "min": 1, "max": 1,
            "question": "Choisissez une liste ou le vote blanc"});
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
            archive,
            folder,
        }
    }

    pub(crate) fn uuid(&self) -> &str {
        self.set_up.election().uuid().as_str()
    }

    /// The bytes the tool makes of the values of the blank vote and the lists, with the code of this place.
    pub(crate) fn ballot(&self, place: usize, values: &[u8]) -> String {
        let [code, choice] = ["code", "choice"].map(|kind| format!("{place}.{kind}"));
        let write = |name: &str, text: &str| fs::write(self.folder.path().join(name), text).expect("a file");
        write(&code, &self.codes[place]);
        write(&choice, &json!([values]).to_string());
        let command = [
            "election",
            "generate-ballot",
            "--dir",
            ".",
            "--privcred",
            &code,
            "--choice",
            &choice,
        ];
        self.run(&command).trim_end().to_owned()
    }

    /// The tracker of a ballot, computed by the tool.
    pub(crate) fn tracker(&self, ballot: &str) -> String {
        let tracker = said(self.folder.path(), &["sha256-b64"], ballot.as_bytes());
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
        said(self.folder.path(), &add, record.trim_end().as_bytes());
    }

    fn run(&self, arguments: &[&str]) -> String {
        said(self.folder.path(), arguments, b"")
    }
}

/// What the tool, which must accept, says to this on its standard input.
fn said(folder: &Path, arguments: &[&str], input: &[u8]) -> String {
    let output = run(folder, arguments, input).expect(&arguments.join(" "));
    String::from_utf8(output).expect("the tool writes text")
}

/// The one file of a folder with this extension: the tool names it.
fn made(folder: &Path, extension: &str) -> PathBuf {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths = entries.map(|entry| entry.expect("an entry").path());
    let found = paths.find(|path| path.extension().is_some_and(|found| found == extension));
    found.expect("the tool makes one file of each kind it is asked for")
}

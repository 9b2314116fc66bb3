//! belenios-tool as a process.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a command of the tool answered.
pub(crate) struct Answer {
    /// Exit code 0.
    pub(crate) accepted: bool,
    /// Its standard output.
    pub(crate) output: Vec<u8>,
    /// Its standard error: the reason, for whoever reads a failed test.
    pub(crate) said: String,
}

impl Answer {
    /// The output of a command that had to succeed.
    pub(crate) fn expect(self, command: &str) -> Vec<u8> {
        assert!(self.accepted, "{command}: {}", self.said);
        self.output
    }

    /// Its lines, as records: without the newlines.
    pub(crate) fn lines(self, command: &str) -> Vec<Vec<u8>> {
        let output = String::from_utf8(self.expect(command)).expect("the tool writes text");
        output.lines().map(|line| line.as_bytes().to_vec()).collect()
    }
}

/// Where the tool is.
///
/// # Panics
/// When it is nowhere: these tests are never skipped.
pub(crate) fn program() -> PathBuf {
    let fetched = workspace().join("target/tools/belenios-tool/belenios-tool");
    let program = std::env::var_os("BELENIOS_TOOL").map_or(fetched, PathBuf::from);
    let found = program.is_file();
    assert!(
        found,
        "no belenios-tool at {}: run make test, which fetches belenios-tool",
        program.display()
    );
    program
}

/// The folder of the workspace, whichever package these tests are of.
pub(crate) fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = package
        .ancestors()
        .find(|folder| folder.join("Cargo.lock").is_file());
    root.expect("a package stands in the workspace").to_owned()
}

/// Runs a command in a folder, with this on its standard input.
pub(crate) fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Answer {
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
    let code = done.status.code();
    assert!(
        matches!(code, Some(0 | 123 | 124 | 125)),
        "belenios-tool ends with one of its own codes, not {code:?}"
    );
    Answer {
        accepted: code == Some(0),
        output: done.stdout,
        said: String::from_utf8_lossy(&done.stderr).into_owned(),
    }
}

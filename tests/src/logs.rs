//! What the actions log, at the level `trace`, kept in memory for the whole test run.

use std::io::{self, Write};
use std::sync::{Mutex, OnceLock, PoisonError};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static STARTED: OnceLock<()> = OnceLock::new();

struct Keep;

impl Write for Keep {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LINES
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Keeps every line that a deployed function would write. All portals of a test program share the lines: a test looks for
/// what is its own.
pub(crate) fn keep() {
    STARTED.get_or_init(|| {
        let lines = lambda_entry::json_lines(Some("trace"), || Keep);
        drop(tracing_subscriber::registry().with(lines).try_init());
    });
}

/// Every line so far, but the emulator's own: it runs in this process only here, and writes down what it is asked.
pub(crate) fn text() -> String {
    let lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
    let text = String::from_utf8_lossy(&lines);
    let ours = text
        .lines()
        .filter(|line| !line.contains("\"target\":\"dynoxide"));
    ours.map(|line| [line, "\n"].concat()).collect()
}

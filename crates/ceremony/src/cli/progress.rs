//! The progress bar.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of `total` steps with the time left, drawn on the terminal only (a redirected output stays clean).
pub(super) fn bar(what: &str, total: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:40} {human_pos}/{human_len}, encore {eta}")
        .expect("a template of known keys")
        .progress_chars("██░");
    ProgressBar::new(total)
        .with_style(style)
        .with_message(what.to_owned())
}

/// A bar over the bytes of a file.
pub(super) fn bytes(what: &str, total: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:40} {bytes}/{total_bytes}, encore {eta}")
        .expect("a template of known keys")
        .progress_chars("██░");
    ProgressBar::new(total)
        .with_style(style)
        .with_message(what.to_owned())
}

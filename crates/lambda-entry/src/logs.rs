//! Logs: JSON lines on the standard output, without anything that came in a request.

use std::panic::PanicHookInfo;
use tracing::Subscriber;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Rooms that are not ours and handle requests, bodies or credentials: never below a warning, whatever `RUST_LOG` says (LO-03).
const FOREIGN: [&str; 8] = [
    "aws_", "h2", "http", "hyper", "lambda_", "rustls", "serde", "tower",
];

/// Starts JSON logs at the level of `RUST_LOG` (a level and nothing else; `info` when absent), and quiet panics.
pub fn write_json_logs() {
    let level = std::env::var("RUST_LOG").ok();
    // A second start in the same process keeps the first one's logs.
    drop(
        tracing_subscriber::registry()
            .with(json_lines(level.as_deref(), std::io::stdout))
            .try_init(),
    );
    quiet_panics();
}

/// The lines that a function writes at this level, to `writer`: the tests read the same ones.
pub fn json_lines<S, W>(level: Option<&str>, writer: W) -> impl Layer<S>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_span_list(false)
        .with_writer(writer)
        .with_filter(filter(level))
}

/// From now on a panic logs where it happened and nothing of what it says: its message may quote a request (LO-02).
pub fn quiet_panics() {
    std::panic::set_hook(Box::new(log_location));
}

fn log_location(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(panic.location = place, "a panic");
}

fn filter(level: Option<&str>) -> Targets {
    let ours: LevelFilter = level
        .filter(|level| !level.is_empty())
        .and_then(|level| level.parse().ok())
        .unwrap_or(LevelFilter::INFO);
    let foreign = ours.min(LevelFilter::WARN);
    FOREIGN
        .iter()
        .fold(Targets::new().with_default(ours), |targets, name| {
            targets.with_target(*name, foreign)
        })
        .with_target("http_edge", ours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::sync::{Arc, Mutex};
    use tracing::Level;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    impl<'a> MakeWriter<'a> for Lines {
        type Writer = Self;

        fn make_writer(&'a self) -> Self {
            self.clone()
        }
    }

    #[test]
    fn lo_03_the_sdk_and_the_http_stack_never_log_below_a_warning_even_at_trace() {
        let filter = filter(Some("trace"));
        for target in [
            "aws_smithy_runtime::client",
            "aws_sdk_ses",
            "hyper::proto",
            "hyper_util",
            "lambda_runtime",
        ] {
            assert!(!filter.would_enable(target, &Level::INFO), "{target}");
            assert!(filter.would_enable(target, &Level::WARN), "{target}");
        }
        for target in ["http_edge::edge", "log_in", "voter_file"] {
            assert!(filter.would_enable(target, &Level::TRACE), "{target}");
        }
    }

    #[test]
    fn a_level_that_is_none_is_info() {
        for level in [None, Some(""), Some("aws_smithy_runtime=trace")] {
            let filter = filter(level);
            assert!(filter.would_enable("log_in", &Level::INFO));
            assert!(!filter.would_enable("log_in", &Level::DEBUG));
            assert!(!filter.would_enable("aws_smithy_runtime", &Level::TRACE));
        }
        assert!(!filter(Some("error")).would_enable("aws_smithy_runtime", &Level::WARN));
    }

    #[test]
    fn lo_02_a_panic_logs_where_it_happened_and_nothing_of_what_it_says() {
        let lines = Lines::default();
        let subscriber = tracing_subscriber::registry()
            .with(tracing_subscriber::fmt::layer().json().with_writer(lines.clone()));
        tracing::subscriber::with_default(subscriber, || {
            quiet_panics();
            std::panic::catch_unwind(|| panic!("the body was {}", "marker-7f3a")).unwrap_err();
            drop(std::panic::take_hook());
        });
        let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        assert!(text.contains("logs.rs:"), "{text}");
        assert!(!text.contains("marker-7f3a"), "{text}");
    }
}

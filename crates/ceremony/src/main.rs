//! The entry of `isoloir-ceremony`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}

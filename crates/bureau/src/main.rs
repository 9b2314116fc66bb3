//! The entry of `isoloir`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}

//! The command line: reads arguments, calls the library, says what was done. In French, for the bureau and the trustees.

mod args;
mod count;
mod prepare;
mod progress;
mod trustees;

use args::{Arguments, Command, ElectionCommand, TrusteeCommand, TrusteesCommand};
use ceremony::Problems;
use clap::Parser;
use clap::error::ErrorKind;
use std::process::ExitCode;

/// A command line that is not understood (`EX_USAGE` of sysexits).
const USAGE: u8 = 64;

/// Runs the program.
pub(crate) fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            if error.kind() == ErrorKind::InvalidSubcommand {
                eprintln!(
                    "Cette commande n'existe pas. «\u{a0}isoloir-ceremony --aide\u{a0}» les donne toutes."
                );
            } else {
                drop(error.print());
            }
            return if error.use_stderr() {
                ExitCode::from(USAGE)
            } else {
                ExitCode::SUCCESS
            };
        }
    };
    match run(arguments.command) {
        Ok(code) => code,
        Err(problems) => {
            eprintln!("{problems}");
            ExitCode::from(problems.exit_code())
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Problems> {
    match command {
        Command::Codes(args) => prepare::codes(&args)?,
        Command::CheckNotice(args) => return Ok(prepare::check_notice(&args)?),
        Command::Election(ElectionCommand::Make(args)) => prepare::elections(&args)?,
        Command::Trustees(TrusteesCommand::Plan(args)) => trustees::plan(&args)?,
        Command::Trustees(TrusteesCommand::Assemble(args)) => trustees::assemble(&args)?,
        Command::Trustee(TrusteeCommand::Join(args)) => trustees::join(&args)?,
        Command::Trustee(TrusteeCommand::Next(args)) => trustees::next(&args)?,
        Command::Trustee(TrusteeCommand::Check(args)) => trustees::check(&args)?,
        Command::Trustee(TrusteeCommand::ApproveReissueCap(args)) => trustees::approve_cap(&args)?,
        Command::Decrypt(args) => count::decrypt(&args)?,
        Command::Combine(args) => count::combine(&args)?,
        Command::Verify(args) => return Ok(count::verify(&args)),
        Command::CompareHeads(args) => return Ok(count::compare(&args)?),
    }
    Ok(ExitCode::SUCCESS)
}

//! The command line: reads arguments, calls the library, says what was done. In French, for the bureau and operations.

mod args;
mod desk;
mod ending;
mod mailing;
mod opening;
mod under_way;
mod watching;

use args::{Arguments, Command};
use bureau::{CloseError, ImportError, PublishError, StartError};
use ceremony::{Problem, Problems};
use clap::Parser;
use clap::error::ErrorKind;
use std::fmt;
use std::path::Path;
use std::process::ExitCode;

/// A command line that is not understood (`EX_USAGE` of sysexits).
const USAGE: u8 = 64;

/// What stopped the program, and its exit code.
struct Stopped {
    code: u8,
    told: String,
}

/// Runs the program.
pub(crate) fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            if error.kind() == ErrorKind::InvalidSubcommand {
                eprintln!("Cette commande n'existe pas. «\u{a0}isoloir --aide\u{a0}» les donne toutes.");
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
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("le programme n'a pas pu démarrer ({error})");
            return ExitCode::from(2);
        }
    };
    match runtime.block_on(run(arguments.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stopped) => {
            eprintln!("{}", stopped.told);
            ExitCode::from(stopped.code)
        }
    }
}

async fn run(command: Command) -> Result<(), Stopped> {
    match command {
        Command::Check(args) => opening::check(&args),
        Command::Import(args) => opening::import(&args).await,
        Command::Lists(args) => opening::lists(&args).await,
        Command::Suspend(args) => under_way::suspend(args).await,
        Command::Resume(args) => under_way::resume(&args).await,
        Command::Announce(args) => under_way::announce(args).await,
        Command::Turnout(args) => under_way::turnout(&args).await,
        Command::RaiseReissueCap(args) => under_way::raise_reissue_cap(&args).await,
        Command::Flagged(args) => watching::flagged(&args).await,
        Command::Activity(args) => watching::activity(&args).await,
        Command::Decisions(args) => under_way::decisions(&args).await,
        Command::Invite(args) => mailing::invite(&args).await,
        Command::Remind(args) => mailing::remind(&args).await,
        Command::Claims(command) => desk::claims(&command).await,
        Command::Assistance(command) => desk::assistance(&command).await,
        Command::ConfirmParticipation(args) => mailing::confirm(&args).await,
        Command::Close(args) => ending::close(&args).await,
        Command::Publish(args) => ending::publish(&args).await,
        Command::ReissueLog(args) => ending::reissue_log(&args).await,
    }
}

/// A moment of the real clock, in whole seconds.
fn now() -> election::Instant {
    let since_1970 = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    election::Instant::from_unix(i64::try_from(since_1970.as_secs()).unwrap_or(i64::MAX))
}

fn create(folder: &Path) -> Result<(), Problem> {
    std::fs::create_dir_all(folder).map_err(|error| Problem::unreadable(folder, &error))
}

impl Stopped {
    fn new(code: u8, told: &dyn fmt::Display) -> Self {
        Self {
            code,
            told: told.to_string(),
        }
    }
}

impl From<Problem> for Stopped {
    fn from(problem: Problem) -> Self {
        Self::new(problem.exit_code(), &problem)
    }
}

impl From<Problems> for Stopped {
    fn from(problems: Problems) -> Self {
        Self::new(problems.exit_code(), &problems)
    }
}

impl From<StartError> for Stopped {
    fn from(error: StartError) -> Self {
        Self::new(
            2,
            &format!("{error}\n    → complétez l'environnement, comme le dit le guide d'exploitation."),
        )
    }
}

impl From<keys::KeyFault> for Stopped {
    fn from(fault: keys::KeyFault) -> Self {
        StartError::from(fault).into()
    }
}

impl From<ImportError> for Stopped {
    fn from(error: ImportError) -> Self {
        let (code, remedy) = match error {
            ImportError::Storage(_) => (
                2,
                "vérifiez l'accès au stockage, puis relancez le même import\u{a0}: il reprend sans rien défaire.",
            ),
            ImportError::BallotBox(_) => (
                2,
                "vérifiez l'accès au stockage et le dossier scellé, puis relancez le même import.",
            ),
            ImportError::OtherCredentials(_) => (
                1,
                "n'allez pas plus loin\u{a0}: repartez d'un portail neuf, ou du premier dossier scellé.",
            ),
        };
        Self::new(code, &format!("{error}\n    → {remedy}"))
    }
}

impl From<CloseError> for Stopped {
    fn from(error: CloseError) -> Self {
        let (code, remedy) = match error {
            CloseError::Storage(_) | CloseError::BallotBox(_) | CloseError::Key(_) | CloseError::Io(_) => (
                2,
                "vérifiez l'accès au stockage, les secrets et le disque, puis relancez.",
            ),
            CloseError::TooEarly { .. } | CloseError::NotClosed(_) => (1, "attendez la fermeture."),
            CloseError::NotSealed(_) | CloseError::OtherCredentials => {
                (1, "vérifiez l'événement et le dossier scellé.")
            }
            CloseError::Discrepancy { .. }
            | CloseError::ReissueLog(_)
            | CloseError::CapNotApproved { .. }
            | CloseError::OtherHead => (
                1,
                "ne dépouillez pas\u{a0}: prévenez le bureau et gardez tout en l'état.",
            ),
        };
        Self::new(code, &format!("{error}\n    → {remedy}"))
    }
}

impl From<PublishError> for Stopped {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::Archive(problem) => problem.into(),
            PublishError::Close(error) => error.into(),
            PublishError::OtherResult(_) => Self::new(
                1,
                &format!(
                    "{error}\n    → ne publiez pas celui-ci\u{a0}: prévenez le bureau et gardez les deux archives."
                ),
            ),
        }
    }
}

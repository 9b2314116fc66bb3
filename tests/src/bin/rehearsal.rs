//! `make rehearsal`: a whole election over HTTP. Exit 0 when everything holds, 1 with the first thing that doesn't.

use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;
use tests::rehearsal::{Options, rehearse};

/// Une élection entière par HTTP, dont le résultat est connu d'avance.
#[derive(Debug, Parser)]
struct Arguments {
    /// Nombre d'électeurs.
    #[arg(long, default_value_t = 200)]
    voters: u32,
    /// Le dossier de l'événement.
    #[arg(long, default_value = "examples/pro2022")]
    event: PathBuf,
    /// Où tout est écrit ; vidé d'abord.
    #[arg(long, default_value = "target/rehearsal")]
    folder: PathBuf,
    /// Le script qui interroge belenios-tool.
    #[arg(long)]
    judge: Option<PathBuf>,
}

fn main() -> ExitCode {
    let Arguments {
        voters,
        event,
        folder,
        judge,
    } = Arguments::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(rehearse(Options {
        voters,
        event,
        folder: folder.clone(),
        judge,
    })) {
        Ok(report) => {
            println!("{report}\nTout est dans {}.", folder.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("\nLa répétition s'arrête : {error}");
            ExitCode::FAILURE
        }
    }
}

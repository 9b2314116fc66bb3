//! The local portal, and what a voter's device computes, for those who try the API by hand.

use belenios::v1::Choice;
use clap::{Parser, Subcommand};
use election::Instant;
use election::conduct::Words;
use http_edge::proof_of_work::Difficulty;
use portal_local::clock::LocalClock;
use portal_local::device::{Device, new_code, solve};
use portal_local::launch::{DemoVoter, Request, launch};
use portal_local::pages::Pages;
use portal_local::portal::Portal;
use serde_json::json;
use std::error::Error;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

/// Le portail Isoloir entier sur 127.0.0.1, pour l'essayer.
#[derive(Debug, Parser)]
#[command(name = "portal-local", version)]
struct Arguments {
    /// Le port.
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Le dossier de l'événement (event.toml et roll.csv).
    #[arg(long, default_value = "examples/pro2022")]
    event: PathBuf,
    /// La racine du projet, dont web/dist contient les pages.
    #[arg(long, default_value = ".")]
    root: PathBuf,
    /// Garde les données dans ce dossier, et les y retrouve.
    #[arg(long)]
    data: Option<PathBuf>,
    /// L'heure du départ, par exemple 2022-12-08T16:50:00+01:00 ; à défaut, 12 h 27 le jour de l'ouverture.
    #[arg(long, conflicts_with = "real")]
    clock: Option<String>,
    /// L'horloge reste à l'heure du départ.
    #[arg(long, requires = "clock")]
    frozen: bool,
    /// L'horloge est celle de la machine.
    #[arg(long)]
    real: bool,
    /// Le vote est suspendu dès le départ.
    #[arg(long)]
    suspended: bool,
    /// Une annonce à tous.
    #[arg(long, value_parser = Words::parse)]
    announce: Option<Words>,
    /// Toute la liste a voté, et les résultats sont proclamés.
    #[arg(long, conflicts_with = "suspended")]
    proclaimed: bool,
    #[command(subcommand)]
    device: Option<DeviceCommand>,
}

/// Ce que calcule l'appareil d'un électeur.
#[derive(Debug, Subcommand)]
enum DeviceCommand {
    /// Résout une preuve de travail lue sur l'entrée standard.
    Solve,
    /// Prouve que le code de vote est là, pour chaque scrutin donné.
    Prove {
        #[command(flatten)]
        holder: Holder,
        /// Le nombre unique donné par le portail (`possession_nonce`).
        #[arg(long)]
        nonce: String,
        /// Les identifiants des scrutins.
        elections: Vec<String>,
    },
    /// Chiffre un choix pour le scrutin dont les paramètres sont lus sur l'entrée standard.
    Encrypt {
        #[command(flatten)]
        holder: Holder,
        /// Le numéro de la liste, à partir de 1, ou « blanc ».
        #[arg(long)]
        choice: String,
    },
    /// Tire un nouveau code de vote.
    NewCode,
}

#[derive(Debug, clap::Args)]
struct Holder {
    /// L'identifiant de l'événement.
    #[arg(long, default_value = "pro2022")]
    of: String,
    /// Le numéro d'électeur.
    #[arg(long)]
    number: String,
    /// Le code de vote.
    #[arg(long)]
    code: String,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.device {
        Some(command) => device(command),
        None => run(arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::INFO)
        .with_writer(std::io::stderr)
        .init();
    let clock = match (&arguments.clock, arguments.real) {
        (_, true) => Some(LocalClock::real()),
        (Some(text), _) if arguments.frozen => Some(LocalClock::frozen_at(Instant::parse(text)?)),
        (Some(text), _) => Some(LocalClock::starting_at(Instant::parse(text)?)),
        (None, _) => None,
    };
    let request = Request {
        port: arguments.port,
        event: arguments.event,
        data: arguments.data,
        clock,
        difficulty: Difficulty::STANDARD,
        pages: Some(Pages::of_checkout(&arguments.root)).filter(Pages::are_built),
        suspended: arguments.suspended,
        announcement: arguments.announce,
        proclaimed: arguments.proclaimed,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let (portal, folder, voters) = launch(request).await?;
        print!("{}", welcome(&portal, &folder.event.title, &voters));
        std::io::stdout().flush()?;
        tokio::signal::ctrl_c().await?;
        println!("\nLe portail local est arrêté.");
        Ok(())
    })
}

fn welcome(portal: &Portal, title: &str, voters: &[DemoVoter]) -> String {
    let origin = &portal.origin;
    let mut text = format!(
        "\nIsoloir, portail local\n  {title}\n  adresse    {origin}\n  messages   {origin}/dev/outbox\n  il est     {}\n\n",
        portal.clock.now().in_french()
    );
    text.push_str("Trois électeurs pour essayer (le code de vote est celui de leur notice papier) :\n");
    for DemoVoter { voter, notice, link } in voters {
        let link = link.as_deref().unwrap_or("compte déjà activé");
        text.push_str(&format!(
            "\n  {} {} {}\n    identifiant        {}\n    lien d'activation  {link}\n    numéro d'électeur  {}\n    code de vote       {}\n",
            voter.profile.civility,
            voter.profile.given_name,
            voter.profile.family_name,
            voter.identifier.expose(),
            notice.number,
            notice.code
        ));
        if let Some(numen) = &voter.numen {
            text.push_str(&format!("    NUMEN              {}\n", numen.expose()));
        }
    }
    text.push_str("\nCtrl-C arrête le portail.\n");
    text
}

fn device(command: DeviceCommand) -> Result<(), Box<dyn Error>> {
    let mut output = std::io::stdout().lock();
    match command {
        DeviceCommand::Solve => write!(output, "{}", solve(&standard_input()?)?)?,
        DeviceCommand::NewCode => writeln!(output, "{}", new_code())?,
        DeviceCommand::Prove {
            holder,
            nonce,
            elections,
        } => {
            let device = Device::holding(&holder.code, &holder.of, &holder.number)?;
            let proofs: Result<Vec<_>, _> = elections
                .iter()
                .map(|election| device.possession(election, &nonce))
                .collect();
            write!(output, "{}", json!({"nonce": nonce, "proofs": proofs?}))?;
        }
        DeviceCommand::Encrypt { holder, choice } => {
            let choice = match choice.as_str() {
                "blanc" => Choice::Blank,
                number => {
                    let place = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
                    Choice::list(
                        place.ok_or("le choix est le numéro d'une liste, à partir de 1, ou « blanc »")?,
                    )
                }
            };
            let device = Device::holding(&holder.code, &holder.of, &holder.number)?;
            let ballot = device.ballot(standard_input()?.as_bytes(), choice)?;
            output.write_all(&ballot.bytes)?;
            eprintln!("Référence du bulletin : {}", ballot.reference);
        }
    }
    Ok(())
}

fn standard_input() -> Result<String, std::io::Error> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    Ok(text)
}

//! `codes`, `check-notice`, `election make`.

use super::args::{CheckNoticeArgs, CodesArgs, ElectionMakeArgs};
use super::progress;
use belenios::v1::trustee::Trustees;
use belenios::v1::voting_code::{VotingCode, VotingCodeError};
use ceremony::codes::{self, NoticeCheck};
use ceremony::{CeremonyEvent, Passphrase, Problem, Problems};
use std::path::Path;
use std::process::ExitCode;
use zeroize::Zeroizing;

pub(super) fn codes(args: &CodesArgs) -> Result<(), Problems> {
    let event = CeremonyEvent::read(&args.event)?;
    let printed = args.from.as_deref().map(codes::read_codes).transpose()?;
    let passphrase = Passphrase::ask("links.csv.sealed (pour l'import)", true)?;
    let bar = progress::bar("Codes de vote", event.voters.len() as u64);
    let step = |more| bar.inc(more);
    let made = match printed {
        None => codes::codes(&event, &step),
        Some(printed) => codes::codes_again(&event, printed, &step),
    }?;
    bar.finish_and_clear();
    made.write(&args.out, &passphrase)?;
    println!("{} codes de vote pour {}.", made.notices.len(), event.title);
    for (planned, seal) in event.elections.iter().zip(&made.manifest.elections) {
        println!(
            "  {:6} électeurs   {}   liste publique {}",
            seal.voters, planned.title, seal.credentials_sha256
        );
    }
    let show = |name: &str| args.out.join(name).display().to_string();
    println!(
        "Pour l'imprimeur seul (les codes sont en clair, à détruire après impression)\u{a0}: {}",
        show("imprimeur/codes.csv")
    );
    println!("Pour le portail (aucun code)\u{a0}: {}", show("portail"));
    Ok(())
}

pub(super) fn check_notice(args: &CheckNoticeArgs) -> Result<ExitCode, Problem> {
    let typed = rpassword::prompt_password("Code de vote de la notice\u{a0}: ").map(Zeroizing::new);
    let typed = typed.map_err(|_| {
        Problem::of_request(
            "le code n'a pas pu être demandé",
            "lancez le programme dans un terminal.",
        )
    })?;
    let code = VotingCode::parse(&typed).map_err(|error| {
        let what = match error {
            VotingCodeError::Groups { groups } => {
                format!(
                    "ce code comporte une erreur de frappe, groupe {}",
                    groups.first().copied().unwrap_or(1)
                )
            }
            _ => "ce code n'a pas la forme d'un code de vote".to_owned(),
        };
        Problem::of_request(what, "retapez-le tel qu'il est imprimé.")
    })?;
    let expected = NoticeCheck::of(&code.seed(&args.event, &args.number), &args.event, &args.number);
    if expected.to_string() == args.check.trim().to_lowercase() {
        println!(
            "Cette notice est cohérente\u{a0}: le code est bien celui de l'électeur {}.",
            args.number
        );
        return Ok(ExitCode::SUCCESS);
    }
    Err(Problem::of_request(
        format!(
            "le code de cette notice n'est pas celui de l'électeur {}",
            args.number
        ),
        "arrêtez l'impression\u{a0}: les colonnes ont sans doute été décalées.",
    ))
}

pub(super) fn elections(args: &ElectionMakeArgs) -> Result<(), Problems> {
    let event = CeremonyEvent::read(&args.event)?;
    let trustees = read_trustees(&args.trustees)?;
    let made = ceremony::elections(&event, &trustees)?;
    ceremony::write_elections(&args.out, &made, &trustees)?;
    for election in &made {
        println!(
            "{}   empreinte {}   {}",
            election.uuid(),
            election.hash(),
            election.name()
        );
    }
    println!("Ces empreintes sont à porter au procès-verbal de scellement.");
    Ok(())
}

/// Reads and checks a trustees file.
pub(super) fn read_trustees(file: &Path) -> Result<Trustees, Problem> {
    let bytes = std::fs::read(file).map_err(|error| Problem::unreadable(file, &error))?;
    Trustees::parse(&bytes).map_err(|error| {
        Problem::refused(
            file,
            format!("ce fichier de dépositaires est refusé ({error})"),
            "reprenez celui qui a été assemblé.",
        )
    })
}

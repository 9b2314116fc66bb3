//! `check`, `import`, `invite`.

use super::args::{CheckArgs, ImportArgs, InviteArgs};
use super::{Stopped, now};
use bureau::{EventFolder, Invitation, Operations, SealedFolder};
use ceremony::{Passphrase, Problem};
use courier::{Courier, Stationery};
use election::link::LinkToken;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::time::Duration;

pub(super) fn check(args: &CheckArgs) -> Result<(), Stopped> {
    let folder = EventFolder::read(&args.event)?;
    let calendar = &folder.event.calendar;
    println!("{} ({})", folder.event.title, folder.event.id);
    println!("  vote du   {}", calendar.vote_opens.in_french());
    println!("  au        {}", calendar.vote_closes.in_french());
    println!("  électeurs {}", folder.roll.voters.len());
    for election in &folder.event.elections {
        let voters = folder
            .roll
            .voters
            .iter()
            .filter(|voter| voter.elections.contains(&election.uuid))
            .count();
        let blank = if election.blank { " et le vote blanc" } else { "" };
        println!(
            "  {:<10} {voters:>7} électeurs, {} listes{blank}\u{a0}: {}",
            election.label,
            election.lists.len(),
            election.title
        );
    }
    for warning in &folder.warnings {
        println!("À vérifier\u{a0}: {warning}");
    }
    println!("Le dossier est complet et cohérent.");
    Ok(())
}

pub(super) async fn import(args: &ImportArgs) -> Result<(), Stopped> {
    let folder = EventFolder::read(&args.event)?;
    let passphrase = Passphrase::ask("links.csv.sealed", false)?;
    let sealed = SealedFolder::read(&args.sealed, &folder, &passphrase)?;
    let operations = Operations::from_environment(folder.event.id.clone()).await?;
    let bar = bar("Import", bureau::import_size(&folder, &sealed));
    let receipts = operations.receipt_keys()?;
    let step = |more| bar.inc(more);
    let done = bureau::import(
        &folder,
        &sealed,
        &operations.voters,
        &operations.ballots,
        &receipts,
        &step,
    )
    .await;
    bar.finish_and_clear();
    let report = done?;
    println!(
        "{}\u{a0}: {} scrutins scellés, {} électeurs.",
        folder.event.title, report.elections, report.voters
    );
    println!(
        "Droits de vote\u{a0}: {} inscrits, {} l'étaient déjà.",
        report.rights_written, report.rights_already
    );
    println!(
        "Les urnes sont prêtes\u{a0}; elles n'acceptent de bulletins qu'à partir du {}.",
        folder.event.calendar.vote_opens.in_french()
    );
    println!("Détruisez maintenant links.csv.sealed sur cette machine.");
    Ok(())
}

pub(super) async fn invite(args: &InviteArgs) -> Result<(), Stopped> {
    let folder = EventFolder::read(&args.event)?;
    let operations = Operations::from_environment(folder.event.id.clone()).await?;
    let stationery = Stationery {
        origin: args.origin.clone(),
        event_title: folder.event.title.clone(),
        sender: args.sender.clone(),
        help_desk: args.help_desk.clone().unwrap_or_else(|| args.sender.clone()),
        configuration_set: args.configuration_set.clone(),
        sms_sender: None,
    };
    let courier = Courier::from_environment(stationery).await;
    let courier =
        courier.map_err(|error| Stopped::new(1, &format!("le courrier n'est pas réglé ({error})")))?;
    let unwritable = |error: std::io::Error| Problem::unreadable(&args.journal, &error);
    let done: HashSet<String> = match std::fs::read_to_string(&args.journal) {
        Ok(text) => text.lines().map(str::to_owned).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => HashSet::new(),
        Err(error) => return Err(unwritable(error).into()),
    };
    let mut journal = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&args.journal)
        .map_err(unwritable)?;
    let left: Vec<_> = folder
        .roll
        .voters
        .iter()
        .filter(|voter| !done.contains(voter.number.as_str()))
        .collect();
    let bar = bar("Invitations", left.len() as u64);
    let mut pace = tokio::time::interval(Duration::from_secs(1) / args.rate);
    let (mut sent, mut active, mut failed) = (0_u64, 0_u64, Vec::new());
    for voter in left {
        pace.tick().await;
        let token = LinkToken::new(drawn());
        match bureau::invite(&operations, &courier, &folder, voter, &token, now()).await {
            Ok(Invitation::Sent) => sent += 1,
            Ok(Invitation::AlreadyActive) => active += 1,
            Ok(Invitation::NotSent(fault)) => failed.push(format!("{}\u{a0}: {fault}", voter.number)),
            Err(refused) => failed.push(format!("{}\u{a0}: {refused}", voter.number)),
        }
        if failed
            .last()
            .is_none_or(|last| !last.starts_with(voter.number.as_str()))
        {
            writeln!(journal, "{}", voter.number).map_err(unwritable)?;
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    println!(
        "{sent} invitations envoyées, {active} comptes déjà actifs, {} déjà au journal.",
        done.len()
    );
    if failed.is_empty() {
        return Ok(());
    }
    let told = format!(
        "{} invitations non parties\u{a0}:\n  {}\n    → relancez la même commande.",
        failed.len(),
        failed.join("\n  ")
    );
    Err(Stopped::new(1, &told))
}

fn drawn() -> [u8; 16] {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("without the system's randomness no link can be made");
    bytes
}

fn bar(what: &str, total: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:40} {human_pos}/{human_len}, encore {eta}")
        .expect("a template of known keys")
        .progress_chars("██░");
    ProgressBar::new(total)
        .with_style(style)
        .with_message(what.to_owned())
}

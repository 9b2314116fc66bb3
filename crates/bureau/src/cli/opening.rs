//! `check`, `import`, `lists`, `invite`.

use super::args::{CheckArgs, EventArgs, ImportArgs, InviteArgs};
use super::{Stopped, now};
use bureau::event_folder::Election;
use bureau::{EventFolder, Invitation, Operations, SealedFolder};
use ceremony::{Passphrase, Problem};
use courier::{Courier, Stationery};
use election::link::LinkToken;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
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
        let (candidates, documents) = handed_in(&folder, election);
        println!("  {:<10} {candidates:>7} candidats, {documents} documents", "");
    }
    for warning in &folder.warnings {
        println!("À vérifier\u{a0}: {warning}");
    }
    println!("Le dossier est complet et cohérent.");
    Ok(())
}

/// How many candidates and documents the lists of an election have in all.
fn handed_in(folder: &EventFolder, election: &Election) -> (usize, usize) {
    let lists = 0..election.lists.len();
    let candidates = lists
        .clone()
        .map(|list| folder.candidates.of(election, list).len());
    let documents = lists.map(|list| folder.documents.of(election, list).count());
    (candidates.sum(), documents.sum())
}

pub(super) async fn lists(args: &EventArgs) -> Result<(), Stopped> {
    let folder = EventFolder::read(&args.event)?;
    let operations = Operations::from_environment(folder.event.id.clone()).await?;
    let lists = bureau::import_lists(&folder, &operations.voters, now()).await?;
    println!("{lists} listes importées avec leurs candidats et documents.");
    if !folder.documents.is_empty() {
        println!("Copiez maintenant les documents à côté des pages, comme le dit le guide d'exploitation.");
    }
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
    let lists = bureau::import_lists(&folder, &operations.voters, now()).await?;
    println!(
        "{}\u{a0}: {} scrutins scellés, {} électeurs.",
        folder.event.title, report.elections, report.voters
    );
    println!(
        "Droits de vote\u{a0}: {} inscrits, {} l'étaient déjà.",
        report.rights_written, report.rights_already
    );
    println!("Candidats et documents\u{a0}: {lists} listes.");
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
    let courier = Courier::from_profile(stationery).await;
    let courier =
        courier.map_err(|error| Stopped::new(1, &format!("le courrier n'est pas réglé ({error})")))?;
    let tally = send_all(args, &folder, &operations, &courier).await?;
    println!(
        "{} invitations envoyées, {} comptes déjà actifs.",
        tally.sent, tally.active
    );
    if tally.failed.is_empty() {
        return Ok(());
    }
    let told = format!(
        "{} invitations non parties\u{a0}:\n  {}\n    → relancez la même commande.",
        tally.failed.len(),
        tally.failed.join("\n  ")
    );
    Err(Stopped::new(1, &told))
}

/// What a run of invitations did.
#[derive(Default)]
struct Invitations {
    sent: u64,
    active: u64,
    /// Number and reason.
    failed: Vec<String>,
}

/// Invites everybody who is not in the journal yet, and writes there each number that needs no other try.
async fn send_all(
    args: &InviteArgs,
    folder: &EventFolder,
    operations: &Operations,
    courier: &Courier,
) -> Result<Invitations, Problem> {
    let unwritable = |error: std::io::Error| Problem::unreadable(&args.journal, &error);
    let done = journalled(&args.journal).map_err(unwritable)?;
    let mut journal = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&args.journal)
        .map_err(unwritable)?;
    let voters = folder.roll.voters.iter();
    let left: Vec<_> = voters
        .filter(|voter| !done.contains(voter.number.as_str()))
        .collect();
    let bar = bar("Invitations", left.len() as u64);
    let mut pace = tokio::time::interval(Duration::from_secs(1) / args.rate);
    let mut tally = Invitations::default();
    for voter in left {
        pace.tick().await;
        let token = LinkToken::new(drawn());
        let reason = match bureau::invite(operations, courier, folder, voter, &token, now()).await {
            Ok(Invitation::Sent) => {
                tally.sent += 1;
                None
            }
            Ok(Invitation::AlreadyActive) => {
                tally.active += 1;
                None
            }
            Ok(Invitation::NotSent(fault)) => Some(fault.to_string()),
            Err(refused) => Some(refused.to_string()),
        };
        match reason {
            None => writeln!(journal, "{}", voter.number).map_err(unwritable)?,
            Some(reason) => tally.failed.push(format!("{}\u{a0}: {reason}", voter.number)),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(tally)
}

/// The numbers already invited.
fn journalled(journal: &Path) -> std::io::Result<HashSet<String>> {
    match std::fs::read_to_string(journal) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(HashSet::new()),
        Err(error) => Err(error),
    }
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

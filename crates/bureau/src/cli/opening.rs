//! `check`, `import`, `lists`.

use super::args::{CheckArgs, EventArgs, ImportArgs};
use super::{Stopped, now};
use bureau::event_folder::Election;
use bureau::{EventFolder, Operations, SealedFolder};
use ceremony::Passphrase;
use indicatif::{ProgressBar, ProgressStyle};

pub(super) fn check(args: &CheckArgs) -> Result<(), Stopped> {
    let folder = EventFolder::read(&args.event)?;
    let calendar = &folder.event.calendar;
    println!("{} ({})", folder.event.title, folder.event.id);
    println!("  vote du   {}", calendar.vote_opens.in_french());
    println!("  au        {}", calendar.vote_closes.in_french());
    println!("  réclamations jusqu'au {}", calendar.claims_until.in_french());
    println!(
        "  liste affichée jusqu'au {}",
        calendar.roll_displayed_until.in_french()
    );
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
    let done = bureau::import(&operations, &folder, &sealed, &receipts, &step).await;
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

pub(super) fn bar(what: &str, total: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:40} {human_pos}/{human_len}, encore {eta}")
        .expect("a template of known keys")
        .progress_chars("██░");
    ProgressBar::new(total)
        .with_style(style)
        .with_message(what.to_owned())
}

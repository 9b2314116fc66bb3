//! `close`, `publish`, `reissue-log`.

use super::args::{CloseArgs, PublishArgs, ReissueLogArgs};
use super::{Stopped, create, now};
use bureau::{Closing, EventFolder, Operations, SealedFolder};
use ceremony::Problem;
use std::time::Duration;

pub(super) async fn close(args: &CloseArgs) -> Result<(), Stopped> {
    let folder = EventFolder::read(&args.event)?;
    let operations = Operations::from_environment(folder.event.id.clone()).await?;
    create(&args.out)?;
    for election in &folder.event.elections {
        let file = SealedFolder::credentials_file(&args.sealed, election.uuid.as_str());
        let list = std::fs::read(&file).map_err(|error| Problem::unreadable(&file, &error))?;
        let statement = loop {
            match bureau::close(&operations, &election.uuid, &list, now()).await? {
                Closing::Sealed(statement) => break statement,
                Closing::Draining { ready_at } => {
                    let seconds = ready_at.saturating_sub(now().unix()).clamp(1, 120);
                    println!(
                        "{}\u{a0}: urne fermée, on attend {seconds} s la fin des dépôts en cours.",
                        election.title
                    );
                    tokio::time::sleep(Duration::from_secs(seconds.unsigned_abs())).await;
                }
            }
        };
        let archive = bureau::write_archive(&operations, &election.uuid, &list, &args.out).await?;
        println!("{}", election.title);
        println!("  bulletins    {}   (autant d'émargements)", statement.ballots);
        println!("  réassorts    {}", statement.reissues);
        println!("  tête         {}", statement.head_hash);
        println!("  archive      {}", archive.display());
    }
    println!(
        "Portez au procès-verbal, pour chaque scrutin, le nombre de bulletins et la tête\u{a0}: les dépositaires les demanderont."
    );
    Ok(())
}

pub(super) async fn publish(args: &PublishArgs) -> Result<(), Stopped> {
    let folder = EventFolder::read(&args.event)?;
    let operations = Operations::from_environment(folder.event.id.clone()).await?;
    let proclaimed = bureau::publish(&operations, &args.archive, &args.out, now()).await?;
    println!("{}", proclaimed.summary);
    let result = &proclaimed.result;
    println!("  sièges         {}", result.seats);
    for list in &result.lists {
        println!("  {:>9}      {}", list.seats, list.title);
    }
    if let Some(lot) = &result.by_lot {
        let among = lot.among.iter().filter_map(|place| result.lists.get(*place));
        let among: Vec<&str> = among.map(|list| list.title.as_str()).collect();
        println!(
            "  à tirer au sort, sièges\u{a0}: {}, entre {}",
            lot.seats,
            among.join(" et ")
        );
    }
    println!("Proclamé sur le portail. À publier\u{a0}: {}", args.out.display());
    Ok(())
}

pub(super) async fn reissue_log(args: &ReissueLogArgs) -> Result<(), Stopped> {
    let folder = EventFolder::read(&args.event)?;
    let operations = Operations::from_environment(folder.event.id.clone()).await?;
    create(&args.out)?;
    for election in &folder.event.elections {
        let cap = u64::from(election.max_reissues);
        let log = bureau::reissue_log(&operations, &election.uuid, cap).await?;
        let file = args.out.join(format!("{}.reissues.jsonl", election.uuid));
        std::fs::write(&file, &log.lines).map_err(|error| Problem::unreadable(&file, &error))?;
        println!(
            "{}\u{a0}: {} réassorts, jamais au-dessus du plafond, chaîne et signatures vérifiées, {}",
            election.title,
            log.reissues,
            file.display()
        );
        if log.cap == log.sealed_cap {
            println!("  plafond scellé {}", log.sealed_cap);
        } else {
            println!(
                "  plafond scellé {}, relevé à {} par le bureau, accords vérifiés",
                log.sealed_cap, log.cap
            );
        }
    }
    Ok(())
}

//! `flagged`, `activity`.

use super::Stopped;
use super::args::EventArgs;
use bureau::{ActiveHour, EventFolder, Operations, QuickChain};
use dynamo::Fault;

pub(super) async fn flagged(args: &EventArgs) -> Result<(), Stopped> {
    let (folder, operations) = open(args).await?;
    let chains = bureau::flagged(&operations, &folder)
        .await
        .map_err(|fault| stopped(&fault))?;
    for election in &folder.event.elections {
        let of_it: Vec<_> = chains
            .iter()
            .filter(|chain| chain.election == election.uuid)
            .collect();
        if !of_it.is_empty() {
            println!("{}", election.title);
        }
        for chain in of_it {
            print(chain);
        }
    }
    let (count, plural) = (chains.len(), if chains.len() > 1 { "s" } else { "" });
    println!("{count} enchaînement{plural} activation, réassort et vote en moins de 24 heures.");
    println!(
        "Un électeur pressé fait de même\u{a0}: cette liste ne prouve rien, elle dit à qui demander. Elle ne dit rien d'un vote."
    );
    Ok(())
}

pub(super) async fn activity(args: &EventArgs) -> Result<(), Stopped> {
    let (folder, operations) = open(args).await?;
    let hours = bureau::activity(&operations, &folder)
        .await
        .map_err(|fault| stopped(&fault))?;
    let mut day = None;
    for one in &hours {
        if day != Some(one.hour.day()) {
            day = Some(one.hour.day());
            println!("{}", one.hour.day_in_french());
        }
        tell(one);
    }
    let activated: usize = hours.iter().map(|one| one.activated).sum();
    println!(
        "Comptes activés\u{a0}: {activated} sur {}.",
        folder.roll.voters.len()
    );
    println!(
        "Beaucoup de comptes activés en cinq minutes, hors des envois de messages\u{a0}: demandez d'où, à l'exploitant et à quelques électeurs."
    );
    Ok(())
}

fn tell(one: &ActiveHour) {
    let ActiveHour {
        hour,
        activated,
        burst,
    } = one;
    println!(
        "  {}  {activated:>7}  dont {burst} en 5 minutes",
        hour.hour_in_french()
    );
}

async fn open(args: &EventArgs) -> Result<(EventFolder, Operations), Stopped> {
    let folder = EventFolder::read(&args.event)?;
    let operations = Operations::from_environment(folder.event.id.clone()).await?;
    Ok((folder, operations))
}

fn stopped(fault: &Fault) -> Stopped {
    let told = format!(
        "le stockage n'a pas répondu comme il faut ({fault})\n    → vérifiez l'accès au stockage, puis relancez."
    );
    Stopped::new(2, &told)
}

fn print(chain: &QuickChain) {
    println!(
        "  {}, n° {}, {}",
        chain.name.as_str(),
        chain.number,
        chain.place.as_str()
    );
    println!("    compte activé  {}", chain.activated_at.in_french());
    println!(
        "    réassort       {}, nombre\u{a0}: {}",
        chain.reissued_on.day_in_french(),
        chain.reissues
    );
    println!("    émargement     {}", chain.voted_at.in_french());
}

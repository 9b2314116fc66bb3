//! `flagged`.

use super::Stopped;
use super::args::EventArgs;
use bureau::{EventFolder, Operations, QuickChain};

pub(super) async fn flagged(args: &EventArgs) -> Result<(), Stopped> {
    let folder = EventFolder::read(&args.event)?;
    let operations = Operations::from_environment(folder.event.id.clone()).await?;
    let chains = bureau::flagged(&operations, &folder).await.map_err(|fault| {
        let told = format!(
            "le stockage n'a pas répondu comme il faut ({fault})\n    → vérifiez l'accès au stockage, puis relancez."
        );
        Stopped::new(2, &told)
    })?;
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

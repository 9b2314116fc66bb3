//! `suspend`, `resume`, `announce`, `turnout`, `raise-reissue-cap`, `decisions`: while the vote is under way. Only `event.toml` is read: a decision
//! doesn't wait for a roll to be checked.

use super::args::{AnnounceArgs, DecisionsArgs, EventArgs, RaiseCapArgs, SuspendArgs};
use super::{Stopped, create, now};
use bureau::event_folder::Event;
use bureau::{
    ConductError, Decreed, ListsError, Operations, RaiseError, TurnoutError, decree,
    raise_reissue_cap as raise,
};
use ceremony::{CapApproval, Problem};
use election::conduct::Decision;
use std::path::Path;

pub(super) async fn suspend(args: SuspendArgs) -> Result<(), Stopped> {
    let decision = Decision::Suspend {
        reason: args.reason,
        next_information: args.next_information,
    };
    let decreed = decide(&args.event, &decision).await?;
    let Some(suspension) = &decreed.conduct.suspension else {
        return Ok(());
    };
    println!(
        "{} Le vote est suspendu depuis le {}, à tous les scrutins.",
        said(&decreed),
        suspension.since.in_french()
    );
    println!("  raison                 {}", suspension.reason);
    if let Some(next) = suspension.next_information {
        println!("  prochaine information  {}", next.in_french());
    }
    println!("Les électeurs le lisent dans les dix secondes. Portez la décision au procès-verbal.");
    Ok(())
}

pub(super) async fn resume(args: &EventArgs) -> Result<(), Stopped> {
    let decreed = decide(&args.event, &Decision::Resume).await?;
    println!(
        "{} Les urnes de tous les scrutins sont ouvertes, aux heures du calendrier.",
        said(&decreed)
    );
    Ok(())
}

pub(super) async fn announce(args: AnnounceArgs) -> Result<(), Stopped> {
    let decision = match args.text {
        Some(text) => Decision::Announce { text },
        None => Decision::Withdraw,
    };
    let decreed = decide(&args.event, &decision).await?;
    match &decreed.conduct.announcement {
        Some(announcement) => println!("{} Annoncé\u{a0}: {}", said(&decreed), announcement.text),
        None => println!("{} Il n'y a plus d'annonce.", said(&decreed)),
    }
    Ok(())
}

pub(super) async fn turnout(args: &EventArgs) -> Result<(), Stopped> {
    let (event, operations) = operations(&args.event).await?;
    let counted = bureau::turnout(&operations, now()).await?;
    for (election, turnout) in event.elections.iter().zip(&counted) {
        println!(
            "  {:>9} votants sur {}\u{a0}: {}",
            turnout.voters, turnout.registered, election.title
        );
    }
    println!("Publié.");
    Ok(())
}

pub(super) async fn raise_reissue_cap(args: &RaiseCapArgs) -> Result<(), Stopped> {
    let read = args.approvals.iter().map(|file| CapApproval::read(file));
    let approvals = read.collect::<Result<Vec<_>, Problem>>()?;
    let (_, operations) = operations(&args.event).await?;
    let raised = raise(&operations, &args.election, args.to, &approvals, now()).await?;
    println!("Plafond de réassorts relevé, enregistré au journal signé des réassorts.");
    println!("  scrutin         {}", args.election);
    println!("  plafond         {} au lieu de {}", raised.to, raised.from);
    println!("  réassorts faits {}", raised.reissues);
    println!("  accords         {}", raised.approved_by.join(", "));
    println!("Portez la décision et ses raisons au procès-verbal.");
    Ok(())
}

pub(super) async fn decisions(args: &DecisionsArgs) -> Result<(), Stopped> {
    let (event, operations) = operations(&args.event).await?;
    let record = bureau::decisions(&operations).await?;
    create(&args.out)?;
    let file = args.out.join(format!("{}.decisions.jsonl", event.id));
    std::fs::write(&file, &record).map_err(|error| Problem::unreadable(&file, &error))?;
    println!(
        "{} décisions, chaîne et signatures vérifiées\u{a0}: {}",
        record.lines().count(),
        file.display()
    );
    Ok(())
}

async fn decide(folder: &Path, decision: &Decision) -> Result<Decreed, Stopped> {
    let (_, operations) = operations(folder).await?;
    Ok(decree(&operations, decision, now()).await?)
}

async fn operations(folder: &Path) -> Result<(Event, Operations), Stopped> {
    let file = folder.join("event.toml");
    let bytes = std::fs::read(&file).map_err(|error| Problem::unreadable(&file, &error))?;
    let event = Event::read(&file, &bytes)?;
    let operations = Operations::from_environment(event.id.clone()).await?;
    Ok((event, operations))
}

fn said(decreed: &Decreed) -> &'static str {
    if decreed.recorded {
        "Décision enregistrée."
    } else {
        "Cette décision était déjà prise."
    }
}

impl From<ConductError> for Stopped {
    fn from(error: ConductError) -> Self {
        let (code, remedy) = match error {
            ConductError::Refused(_) => (1, "vérifiez l'heure et la commande."),
            ConductError::NotSealed(_) => (1, "importez d'abord l'événement."),
            ConductError::Record(_) => (1, "prévenez le bureau et gardez tout en l'état."),
            ConductError::Overtaken => (
                1,
                "voyez avec le bureau quelle décision doit rester, puis relancez-la.",
            ),
            ConductError::Storage(_) | ConductError::BallotBox(_) | ConductError::Key(_) => (
                2,
                "relancez la même commande\u{a0}: elle achève ce qui a été interrompu.",
            ),
        };
        Self::new(code, &format!("{error}\n    → {remedy}"))
    }
}

impl From<RaiseError> for Stopped {
    fn from(error: RaiseError) -> Self {
        let (code, remedy) = match error {
            RaiseError::Log(error) => return error.into(),
            RaiseError::Refused(_) => (1, "vérifiez l'heure et les deux nombres."),
            RaiseError::OtherChange { .. } | RaiseError::NotSigned { .. } => (
                1,
                "demandez à ce dépositaire un nouvel accord\u{a0}: isoloir-ceremony trustee approve-reissue-cap.",
            ),
            RaiseError::NoQuorum(_) => (1, "joignez les accords qui manquent, puis relancez."),
            RaiseError::Overtaken => (1, "relancez la même commande."),
            RaiseError::Storage(_) | RaiseError::Key(_) => (
                2,
                "relancez la même commande\u{a0}: un plafond n'est relevé qu'une fois.",
            ),
        };
        Self::new(code, &format!("{error}\n    → {remedy}"))
    }
}

impl From<TurnoutError> for Stopped {
    fn from(error: TurnoutError) -> Self {
        let (code, remedy) = match error {
            TurnoutError::TooEarly { .. } => (1, "attendez l'ouverture."),
            TurnoutError::Storage(_) => (2, "vérifiez l'accès au stockage, puis relancez."),
        };
        Self::new(code, &format!("{error}\n    → {remedy}"))
    }
}

impl From<ListsError> for Stopped {
    fn from(error: ListsError) -> Self {
        let (code, remedy) = match error {
            ListsError::Sealed { .. } => (
                1,
                "remettez dans le dossier les fichiers publiés, ou voyez avec le bureau.",
            ),
            ListsError::Storage(_) => (2, "vérifiez l'accès au stockage, puis relancez."),
        };
        Self::new(code, &format!("{error}\n    → {remedy}"))
    }
}

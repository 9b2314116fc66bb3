//! `claims`, `assistance`: what voters and others wrote, and the answers.

use super::args::{AnswerArgs, AssistanceCommand, ClaimsCommand, CloseRequestArgs, ListArgs};
use super::mailing::courier;
use super::{Stopped, now};
use bureau::event_folder::Event;
use bureau::{AnswerError, Answered, EventFolder, Operations, ReadClaim};
use election::assistance::{AssistanceRequest, AssistanceState};
use election::claim::{ClaimState, LONGEST_REASON};
use election::{FreeText, OneLine, Register, RegisterNumber};
use voter_file::{AssistanceRow, ClaimAnswer};

pub(super) async fn claims(command: &ClaimsCommand) -> Result<(), Stopped> {
    match command {
        ClaimsCommand::List(args) => list_claims(args).await,
        ClaimsCommand::Answer(args) => answer(args).await,
    }
}

pub(super) async fn assistance(command: &AssistanceCommand) -> Result<(), Stopped> {
    match command {
        AssistanceCommand::List(args) => list_requests(args).await,
        AssistanceCommand::Close(args) => close_request(args).await,
    }
}

async fn list_claims(args: &ListArgs) -> Result<(), Stopped> {
    let folder = EventFolder::read(&args.event)?;
    let operations = Operations::from_environment(folder.event.id.clone()).await?;
    let claims = bureau::claims(&operations).await.map_err(unreached)?;
    let shown: Vec<_> = claims
        .iter()
        .filter(|read| args.all || !read.claim.state.is_final())
        .collect();
    for read in &shown {
        print_claim(read, &folder.event);
    }
    println!(
        "{} réclamations affichées, {} en tout.",
        shown.len(),
        claims.len()
    );
    Ok(())
}

fn print_claim(read: &ReadClaim, event: &Event) {
    let claim = &read.claim;
    let mut elections = event.elections.iter();
    let election = elections.find(|election| election.uuid == claim.election);
    let title = election.map_or(claim.election.as_str(), |election| &election.title);
    println!("{}  {}", claim.entry, claim.state.in_french());
    println!("  {}, {}", title, claim.subject.in_french());
    println!(
        "  {}, n° {}, {}",
        read.name.as_str(),
        read.number,
        read.place.as_str()
    );
    println!(
        "  déposée le {}, à répondre avant le {}",
        claim.filed_at.in_french(),
        claim.answered_by.in_french()
    );
    print_quoted(&read.message);
    if let Some(reason) = &claim.reason {
        println!("  motif\u{a0}: {}", reason.as_str());
    }
    println!();
}

async fn answer(args: &AnswerArgs) -> Result<(), Stopped> {
    let number = number(Register::Claims, &args.number)?;
    let answer = decision(args)?;
    let folder = EventFolder::read(&args.event)?;
    let operations = Operations::from_environment(folder.event.id.clone()).await?;
    let courier = courier(&args.mail, &folder.event).await?;
    match bureau::answer_claim(&operations, &courier, &folder, &number, &answer, now()).await? {
        Answered::Told => println!("{number}\u{a0}: réponse enregistrée et écrite à l'électeur."),
        Answered::NotToBeTold => println!("{number}\u{a0}: l'électeur la voit à l'étude sur le portail."),
        Answered::NotSent(fault) => {
            let told = format!(
                "{number}\u{a0}: réponse enregistrée, mais le message n'est pas parti ({fault})\n    → relancez la même commande."
            );
            return Err(Stopped::new(1, &told));
        }
    }
    Ok(())
}

fn decision(args: &AnswerArgs) -> Result<ClaimAnswer, Stopped> {
    let state = match (args.in_progress, args.accept) {
        (true, _) => ClaimState::InProgress,
        (false, true) => ClaimState::Accepted,
        (false, false) => ClaimState::Rejected,
    };
    let read = |text: &String| FreeText::line("reason", text, LONGEST_REASON);
    let reason = args.reason.as_ref().map(read).transpose();
    let reason = reason
        .map_err(|error| Stopped::new(1, &format!("le motif ne convient pas\u{a0}: {}", error.reason)))?;
    Ok(ClaimAnswer { state, reason })
}

async fn list_requests(args: &ListArgs) -> Result<(), Stopped> {
    let folder = EventFolder::read(&args.event)?;
    let operations = Operations::from_environment(folder.event.id.clone()).await?;
    let voters = &operations.voters;
    let requests = voters.assistance_requests().await.map_err(unreached)?;
    let open = |row: &&AssistanceRow| args.all || row.state == AssistanceState::Open;
    let shown: Vec<_> = requests.iter().filter(open).collect();
    for row in &shown {
        print_request(row, &voters.open_assistance(row).map_err(unreached)?);
    }
    println!("{} demandes affichées, {} en tout.", shown.len(), requests.len());
    println!("Rien n'y prouve qui a écrit\u{a0}: vérifiez l'identité avant toute action sur un compte.");
    Ok(())
}

fn print_request(row: &AssistanceRow, request: &AssistanceRequest) {
    let state = match row.state {
        AssistanceState::Open => "ouverte",
        AssistanceState::Closed => "fermée",
    };
    println!("{}  {state}, {}", row.entry, row.difficulty.in_french());
    println!(
        "  {} {}, {}",
        request.first_name.as_str(),
        request.last_name.as_str(),
        request.establishment.as_str()
    );
    let phone = request.phone.as_ref().map_or("", |phone| phone.as_str());
    println!("  {}  {phone}", request.email.as_str());
    println!("  reçue le {}", row.filed_at.in_french());
    print_quoted(request.message.as_str());
    println!();
}

async fn close_request(args: &CloseRequestArgs) -> Result<(), Stopped> {
    let number = number(Register::Assistance, &args.number)?;
    let folder = EventFolder::read(&args.event)?;
    let operations = Operations::from_environment(folder.event.id.clone()).await?;
    match operations.voters.close_assistance(&number, now()).await {
        Ok(()) => println!("{number}\u{a0}: fermée."),
        Err(dynamo::Refused::Condition(_)) => {
            return Err(Stopped::new(
                1,
                &format!("{number}\u{a0}: aucune demande ouverte ne porte ce numéro"),
            ));
        }
        Err(refused) => return Err(unreached(refused)),
    }
    Ok(())
}

fn number(register: Register, text: &str) -> Result<RegisterNumber, Stopped> {
    let number = RegisterNumber::parse(register, text);
    number.map_err(|_| {
        Stopped::new(
            1,
            &format!(
                "«\u{a0}{}\u{a0}» n'est pas un numéro de ce registre",
                OneLine::of(text).as_str()
            ),
        )
    })
}

fn print_quoted(message: &str) {
    for line in message.lines() {
        println!("  | {line}");
    }
}

fn unreached(error: impl std::fmt::Display) -> Stopped {
    let told = format!(
        "le stockage n'a pas répondu comme il faut ({error})\n    → vérifiez l'accès au stockage et les secrets."
    );
    Stopped::new(2, &told)
}

impl From<AnswerError> for Stopped {
    fn from(error: AnswerError) -> Self {
        let (code, remedy) = match error {
            AnswerError::Storage(_) => (2, "vérifiez l'accès au stockage et les secrets."),
            AnswerError::Unknown(_) | AnswerError::OtherEvent(_) => (1, "vérifiez le numéro et le dossier."),
            AnswerError::Answered(..) => (
                1,
                "une réponse donnée ne change plus\u{a0}: écrivez à l'électeur.",
            ),
            AnswerError::Changed(_) => (1, "relisez-la."),
        };
        Self::new(code, &format!("{error}\n    → {remedy}"))
    }
}

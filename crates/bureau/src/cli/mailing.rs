//! `invite`, `remind`, `confirm-participation`: one message to each of many voters, at a pace, with a journal.

use super::args::{BatchArgs, ConfirmArgs, InviteArgs, MailArgs, RemindArgs};
use super::opening::bar;
use super::{Stopped, now};
use bureau::event_folder::{Event, Voter};
use bureau::{EventFolder, NotNow, Operations, Sending};
use ceremony::Problem;
use courier::{Courier, Stationery};
use election::link::LinkToken;
use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

pub(super) async fn invite(args: &InviteArgs) -> Result<(), Stopped> {
    let batch = Batch::prepare(&args.batch).await?;
    let (operations, courier, folder) = (&batch.operations, &batch.courier, &batch.folder);
    let act = async |voter: &Voter| {
        let token = LinkToken::new(drawn());
        outcome(bureau::invite(operations, courier, folder, voter, &token, now()).await)
    };
    let done = batch.send("Invitations", act).await?;
    done.tell("invitations envoyées", "comptes déjà actifs")
}

pub(super) async fn remind(args: &RemindArgs) -> Result<(), Stopped> {
    let batch = Batch::prepare(&args.batch).await?;
    let calendar = &batch.folder.event.calendar;
    let (operations, courier, folder) = (&batch.operations, &batch.courier, &batch.folder);
    if args.not_activated {
        bureau::activation_reminders_open(calendar, now())?;
        let act = async |voter: &Voter| {
            let token = LinkToken::new(drawn());
            outcome(bureau::remind_to_activate(operations, courier, folder, voter, &token, now()).await)
        };
        let done = batch.send("Rappels", act).await?;
        return done.tell("rappels envoyés", "comptes déjà actifs");
    }
    bureau::vote_reminders_open(calendar, now())?;
    let act = async |voter: &Voter| {
        // A long batch ends with the vote.
        bureau::vote_reminders_open(calendar, now()).map_err(|not_now| not_now.to_string())?;
        outcome(bureau::remind_to_vote(operations, courier, folder, voter).await)
    };
    let done = batch.send("Rappels", act).await?;
    done.tell("rappels envoyés", "électeurs ont déjà voté partout")
}

pub(super) async fn confirm(args: &ConfirmArgs) -> Result<(), Stopped> {
    let batch = Batch::prepare(&args.batch).await?;
    let (operations, courier, folder) = (&batch.operations, &batch.courier, &batch.folder);
    bureau::confirmations_open(&folder.event.calendar, now())?;
    let act = async |voter: &Voter| {
        outcome(bureau::confirm_participation(operations, courier, folder, voter).await)
    };
    let done = batch.send("Confirmations", act).await?;
    done.tell("confirmations envoyées", "électeurs n'ont pas voté")
}

/// The carriers, with what the arguments say of them.
pub(super) async fn courier(args: &MailArgs, event: &Event) -> Result<Courier, Stopped> {
    let stationery = Stationery {
        origin: args.origin.clone(),
        event_title: event.title.clone(),
        sender: args.sender.clone(),
        help_desk: args.help_desk.clone().unwrap_or_else(|| args.sender.clone()),
        configuration_set: args.configuration_set.clone(),
        sms_sender: None,
    };
    let courier = Courier::from_profile(stationery).await;
    courier.map_err(|error| Stopped::new(1, &format!("le courrier n'est pas réglé ({error})")))
}

/// A batch, ready to be sent.
struct Batch<'a> {
    args: &'a BatchArgs,
    folder: EventFolder,
    operations: Operations,
    courier: Courier,
}

/// What a batch did.
#[derive(Default)]
struct Done {
    sent: u64,
    not_concerned: u64,
    /// Number and reason.
    failed: Vec<String>,
}

impl<'a> Batch<'a> {
    async fn prepare(args: &'a BatchArgs) -> Result<Self, Stopped> {
        let folder = EventFolder::read(&args.event)?;
        let operations = Operations::from_environment(folder.event.id.clone()).await?;
        let courier = courier(&args.mail, &folder.event).await?;
        Ok(Self {
            args,
            folder,
            operations,
            courier,
        })
    }

    /// Writes to everybody who is not in the journal yet, and writes there each number that needs no other try. `act` says
    /// whether a message left, or why not.
    async fn send(
        &self,
        what: &str,
        act: impl AsyncFn(&Voter) -> Result<bool, String>,
    ) -> Result<Done, Problem> {
        let path = &self.args.journal;
        let unwritable = |error: std::io::Error| Problem::unreadable(path, &error);
        let before = journalled(path).map_err(unwritable)?;
        let mut journal = OpenOptions::new()
            .create(true)
            .append(true)
            .open(path)
            .map_err(unwritable)?;
        let voters = self.folder.roll.voters.iter();
        let left: Vec<_> = voters
            .filter(|voter| !before.contains(voter.number.as_str()))
            .collect();
        let bar = bar(what, left.len() as u64);
        let mut pace = tokio::time::interval(Duration::from_secs(1) / self.args.rate);
        let mut done = Done::default();
        for voter in left {
            pace.tick().await;
            match act(voter).await {
                Ok(true) => done.sent += 1,
                Ok(false) => done.not_concerned += 1,
                Err(reason) => {
                    done.failed.push(format!("{}\u{a0}: {reason}", voter.number));
                    bar.inc(1);
                    continue;
                }
            }
            writeln!(journal, "{}", voter.number).map_err(unwritable)?;
            bar.inc(1);
        }
        bar.finish_and_clear();
        Ok(done)
    }
}

impl Done {
    fn tell(self, sent: &str, not_concerned: &str) -> Result<(), Stopped> {
        println!("{} {sent}, {} {not_concerned}.", self.sent, self.not_concerned);
        if self.failed.is_empty() {
            return Ok(());
        }
        let told = format!(
            "{} messages non partis\u{a0}:\n  {}\n    → relancez la même commande.",
            self.failed.len(),
            self.failed.join("\n  ")
        );
        Err(Stopped::new(1, &told))
    }
}

impl From<NotNow> for Stopped {
    fn from(not_now: NotNow) -> Self {
        Self::new(1, &not_now)
    }
}

fn outcome<E: std::fmt::Display>(sending: Result<Sending, E>) -> Result<bool, String> {
    match sending {
        Ok(Sending::Sent) => Ok(true),
        Ok(Sending::NotConcerned) => Ok(false),
        Ok(Sending::NotSent(fault)) => Err(fault.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

/// The numbers already dealt with.
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

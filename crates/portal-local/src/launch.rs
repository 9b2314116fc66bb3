//! `make run`: prepares the event the first time, opens the portal, and says what three voters need.

use crate::clock::LocalClock;
use crate::event::{LocalEvent, PrintedNotice, make_ready};
use crate::examples::write_examples;
use crate::pages::Pages;
use crate::portal::{Portal, Settings, StartError};
use crate::proclaimed::proclaim;
use crate::secrets::{SecretsError, local_secrets};
use bureau::event_folder::Voter;
use bureau::{
    ConductError, EventFolder, ImportError, ListsError, Sending, decree, import, import_lists, invite,
};
use ceremony::Problems;
use courier::SendFault;
use dynamo::Refused;
use election::Instant;
use election::conduct::{Decision, Words};
use election::link::LinkToken;
use http_edge::proof_of_work::Difficulty;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;
use voter_file::HashCost;

/// What `make run` was asked.
#[derive(Clone, Debug)]
pub struct Request {
    /// The port.
    pub port: u16,
    /// The event folder.
    pub event: PathBuf,
    /// Where the data stay; `None` keeps them in memory.
    pub data: Option<PathBuf>,
    /// The clock; `None` starts four hours and 27 minutes after the vote opens, as in the voter's guide.
    pub clock: Option<LocalClock>,
    /// How hard the proof of work is.
    pub difficulty: Difficulty,
    /// The pages; `None` serves the actions alone.
    pub pages: Option<Pages>,
    /// Suspends the vote at the start.
    pub suspended: bool,
    /// What is announced at the start.
    pub announcement: Option<Words>,
    /// Lets the whole roll vote and proclaims the results, where the event is prepared anew.
    pub proclaimed: bool,
}

/// What a person needs to try the portal as one voter.
#[derive(Clone, Debug)]
pub struct DemoVoter {
    /// The voter's line of the roll.
    pub voter: Voter,
    /// The notice.
    pub notice: PrintedNotice,
    /// The activation link; `None` when the account is active already.
    pub link: Option<String>,
}

/// Why the local run does not start.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// The event folder.
    #[error(transparent)]
    Event(#[from] Problems),
    /// The portal.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The secrets.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// The import.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The candidates and documents.
    #[error(transparent)]
    Lists(#[from] ListsError),
    /// The votes, the closing, the count or the proclamation.
    #[error("the results could not be proclaimed: {0}")]
    Proclaim(Box<dyn std::error::Error + Send + Sync>),
    /// The suspension or the announcement.
    #[error(transparent)]
    Conduct(#[from] ConductError),
    /// The example of every message.
    #[error(transparent)]
    Examples(#[from] SendFault),
    /// The storage.
    #[error(transparent)]
    Storage(#[from] Refused),
    /// The data folder.
    #[error("{}: {cause}", path.display())]
    Data {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
}

/// How many voters are shown.
const SHOWN: usize = 3;

/// Opens the portal.
///
/// # Errors
/// [`LaunchError`], which says what to do.
pub async fn launch(request: Request) -> Result<(Portal, EventFolder, Vec<DemoVoter>), LaunchError> {
    let folder = EventFolder::read(&request.event)?;
    let clock = request.clock.clone().unwrap_or_else(|| guide_clock(&folder));
    // The store first: it refuses a folder of another version before anything is written there.
    let data = request.data.as_deref();
    if let Some(data) = data {
        crate::store::check_version(data).map_err(StartError::from)?;
    }
    let settings = Settings {
        port: request.port,
        event: folder.event.id.clone(),
        title: folder.event.title.clone(),
        clock,
        keys: local_secrets(data)?,
        difficulty: request.difficulty,
        pages: request.pages.clone(),
        hash_cost: HashCost::STANDARD,
        answer_after: Duration::from_millis(400),
        documents: folder.documents.clone(),
    };
    let portal = Portal::start(settings, data).await?;
    let kept = data.map(|data| data.join("notices.json"));
    let notices = match kept.as_deref().map(read_notices).transpose()?.flatten() {
        Some(notices) => notices,
        None => prepare(&portal, &request, kept.as_deref()).await?,
    };
    decide(&portal, &request).await?;
    write_examples(&portal, &folder).await?;
    let mut shown = Vec::new();
    for voter in folder.roll.voters.iter().take(SHOWN) {
        shown.push(demo_voter(&portal, &folder, voter, &notices).await?);
    }
    Ok((portal, folder, shown))
}

/// The moment of the voter's guide: 12:27 on the first day, when the vote opens at 8.
fn guide_clock(folder: &EventFolder) -> LocalClock {
    LocalClock::starting_at(
        folder
            .event
            .calendar
            .vote_opens
            .after(Duration::from_secs(4 * 3_600 + 27 * 60)),
    )
}

/// What the bureau decided, where the request asks for it.
async fn decide(portal: &Portal, request: &Request) -> Result<(), LaunchError> {
    let now = portal.clock.now();
    let announced = request.announcement.clone();
    let announced = announced.map(|text| Decision::Announce { text });
    let suspended = request.suspended.then(|| Decision::Suspend {
        reason: Words::parse("Une panne du réseau empêche une partie des électeurs de voter.")
            .expect("plain words"),
        next_information: Some(now.after(Duration::from_secs(2 * 3_600)).minute()),
    });
    for decision in announced.into_iter().chain(suspended) {
        decree(&portal.operations, &decision, now).await?;
    }
    Ok(())
}

async fn prepare(
    portal: &Portal,
    request: &Request,
    kept: Option<&Path>,
) -> Result<Vec<PrintedNotice>, LaunchError> {
    let local = make_ready(&request.event, &|_| {})?;
    let LocalEvent {
        folder,
        sealed,
        notices,
        ..
    } = &local;
    let operations = &portal.operations;
    let receipts = operations.receipt_keys().map_err(StartError::from)?;
    import(operations, folder, sealed, &receipts, &|_| {}).await?;
    import_lists(folder, &operations.voters, portal.clock.now()).await?;
    if let Some(path) = kept {
        let text = serde_json::to_string_pretty(notices).expect("notices are text");
        fs::write(path, text).map_err(|cause| LaunchError::Data {
            path: path.to_owned(),
            cause,
        })?;
    }
    let notices = notices.clone();
    if request.proclaimed {
        let own = std::env::temp_dir().join(format!("isoloir-{}", std::process::id()));
        let archives = request.data.as_ref().map_or(own, |data| data.join("archives"));
        // Boxed: what it holds while it waits is many kilobytes.
        Box::pin(proclaim(portal, local, &archives))
            .await
            .map_err(LaunchError::Proclaim)?;
    }
    Ok(notices)
}

fn read_notices(path: &Path) -> Result<Option<Vec<PrintedNotice>>, LaunchError> {
    let failed = |cause: io::Error| LaunchError::Data {
        path: path.to_owned(),
        cause,
    };
    match fs::read_to_string(path) {
        Ok(text) => serde_json::from_str(&text)
            .map(Some)
            .map_err(|error| failed(error.into())),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(failed(cause)),
    }
}

async fn demo_voter(
    portal: &Portal,
    folder: &EventFolder,
    voter: &Voter,
    notices: &[PrintedNotice],
) -> Result<DemoVoter, LaunchError> {
    let now: Instant = portal.clock.now();
    let token = LinkToken::new(lambda_entry::system_randomness().bytes());
    let invited = invite(&portal.operations, &portal.courier, folder, voter, &token, now).await?;
    let link = match invited {
        Sending::NotConcerned => None,
        Sending::Sent | Sending::NotSent(_) => Some(format!("{}/a#{}", portal.origin, *token.expose())),
    };
    let notice = notices
        .iter()
        .find(|notice| notice.number == voter.number.as_str())
        .cloned();
    let notice = notice.unwrap_or_else(|| PrintedNotice {
        number: voter.number.to_string(),
        code: "?".to_owned(),
    });
    Ok(DemoVoter {
        voter: voter.clone(),
        notice,
        link,
    })
}

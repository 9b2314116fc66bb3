//! An event made ready in one room: voting codes, the trustees' keys, the elections — with the programs of the bureau and
//! the same steps, but on one machine, which a real election never does.

use belenios::v1::CredentialList;
use bureau::EventFolder;
use bureau::sealed_folder::{SealedElection, SealedFolder};
use ceremony::{CeremonyEvent, OneRoom, Plan, Problem, Problems, codes, elections, establish_in_one_room};
use std::path::Path;

/// An event, ready to import.
#[derive(Debug)]
pub struct LocalEvent {
    /// The event and its roll.
    pub folder: EventFolder,
    /// What the portal needs of the ceremony.
    pub sealed: SealedFolder,
    /// The voting codes: what the printer would have.
    pub notices: Vec<PrintedNotice>,
    /// All the trustees with their secrets.
    pub room: OneRoom,
}

/// One voter's notice.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
pub struct PrintedNotice {
    /// The voter's number.
    pub number: String,
    /// The code as printed.
    pub code: String,
}

impl std::fmt::Debug for PrintedNotice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PrintedNotice")
    }
}

/// The trustees of a local event.
pub const PRESIDENT: &str = "Présidente du bureau de vote";
/// The secretary.
pub const SECRETARY: &str = "Secrétaire du bureau de vote";
/// The delegates, of whom two are needed.
pub const DELEGATES: [&str; 3] = ["Déléguée UNSA", "Délégué FSU", "Déléguée CFDT"];

/// Makes an event folder ready. `progress` is called with the number of voters done.
///
/// # Errors
/// [`Problems`] of the folder, with file, line and remedy.
pub fn make_ready(folder: &Path, progress: &(dyn Fn(u64) + Sync)) -> Result<LocalEvent, Problems> {
    let event = CeremonyEvent::read(folder)?;
    let made = codes(&event, progress)?;
    let room = establish_in_one_room(&Plan::legal(&event, PRESIDENT, SECRETARY, &DELEGATES)?)?;
    let sealed = elections(&event, &room.trustees)?
        .into_iter()
        .zip(made.credentials)
        .map(|(election, (_, credentials))| sealed_election(election, credentials))
        .collect();
    let notices = made.notices.iter().map(|notice| PrintedNotice {
        number: notice.number.clone(),
        code: notice.code.to_printed().to_string(),
    });
    Ok(LocalEvent {
        folder: EventFolder::read(folder)?,
        sealed: SealedFolder {
            trustees: room.trustees.to_json().to_vec(),
            elections: sealed,
            links: made.links,
        },
        notices: notices.collect(),
        room,
    })
}

fn sealed_election(election: belenios::v1::Election, credentials: CredentialList) -> SealedElection {
    SealedElection {
        election,
        credentials_json: credentials.to_json(),
        credentials,
    }
}

/// A problem of the local run itself, told like those of the bureau's programs.
pub fn problem(what: impl Into<String>, remedy: impl Into<String>) -> Problems {
    Problems(vec![Problem::of_request(what, remedy)])
}

//! The import: everything the portal needs to open, from a checked event folder and a checked sealed folder.
//!
//! Each step can be repeated after an interruption and ends in the same state (ATTACKS RO-10). The sealed parameters, with
//! the open gates, come last: an election whose import stopped half-way takes no ballot.

use crate::event_folder::{Election, Event, EventFolder, Voter};
use crate::operations::Operations;
use crate::sealed_folder::SealedFolder;
use ballot_box::{BallotBoxFault, ParametersRow, ReceiptKeys};
use belenios::v1::HexDigest;
use dynamo::{ByteBuf, Refused};
use election::{ElectionId, VoterKey};
use std::collections::HashMap;
use voter_file::{ElectionRow, EventRow, IdentityKey, List, RightEntry, RollEntry, Settings};

/// How much is given to the storage at once, between two calls of the progress.
const CHUNK: usize = 500;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Elections of the event.
    pub elections: u64,
    /// Voters of the roll.
    pub voters: u64,
    /// Rights written now: the voter's commitment in one election.
    pub rights_written: u64,
    /// Rights that stood already.
    pub rights_already: u64,
}

/// Why an import stopped. It can be run again once the reason is gone.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The storage refused or could not be reached.
    #[error("le stockage n'a pas répondu comme il faut ({0})")]
    Storage(#[from] Refused),
    /// The ballot box refused: other parameters are sealed already, or what stands is damaged.
    #[error("l'urne refuse ces paramètres ({0})")]
    BallotBox(#[from] BallotBoxFault),
    /// Rights stand with credentials that were never these: another ceremony was imported before.
    #[error(
        "{0} droits de vote sont déjà inscrits avec d'autres codes publics\u{a0}: une autre cérémonie a déjà été importée"
    )]
    OtherCredentials(usize),
}

/// Imports an event. `receipts` are the public keys that will sign receipts; `progress` is called with the number of rows
/// done since its last call.
///
/// # Errors
/// [`ImportError`].
pub async fn import(
    operations: &Operations,
    folder: &EventFolder,
    sealed: &SealedFolder,
    receipts: &ReceiptKeys,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<ImportReport, ImportError> {
    let Operations {
        voters,
        names,
        ballots,
        ..
    } = operations;
    let (event, elections) = event_rows(&folder.event);
    voters.import_event(&event, &elections).await?;
    let mut report = ImportReport {
        elections: elections.len() as u64,
        ..ImportReport::default()
    };
    for chunk in folder.roll.voters.chunks(CHUNK) {
        let entries: Vec<RollEntry> = chunk.iter().map(roll_entry).collect();
        voters.import_voters(names, &entries).await?;
        report.voters += chunk.len() as u64;
        progress(chunk.len() as u64);
    }
    let mut different = 0;
    let rights = rights(folder, sealed, names);
    for chunk in rights.chunks(CHUNK) {
        let imported = voters.import_rights(chunk).await?;
        report.rights_written += imported.written;
        report.rights_already += imported.already;
        different += imported.different.len();
        progress(chunk.len() as u64);
    }
    if different > 0 {
        return Err(ImportError::OtherCredentials(different));
    }
    for made in &sealed.elections {
        ballots
            .seal_credentials(made.election.uuid().as_str(), made.credentials.iter())
            .await?;
    }
    for made in &sealed.elections {
        ballots
            .seal_parameters(parameters(folder, sealed, made, receipts))
            .await?;
        progress(1);
    }
    Ok(report)
}

/// How many times `progress` of [`import`] will count in all.
pub fn import_size(folder: &EventFolder, sealed: &SealedFolder) -> u64 {
    (folder.roll.voters.len() + sealed.links.len() + sealed.elections.len()) as u64
}

fn parameters(
    folder: &EventFolder,
    sealed: &SealedFolder,
    made: &crate::sealed_folder::SealedElection,
    receipts: &ReceiptKeys,
) -> ParametersRow {
    ParametersRow {
        event: made.election.uuid().to_string(),
        item: ParametersRow::ITEM.to_owned(),
        of_event: folder.event.id.to_string(),
        election: ByteBuf::from(made.election.raw()),
        trustees: ByteBuf::from(sealed.trustees.clone()),
        credentials: HexDigest::of(&made.credentials_json).to_string(),
        receipts: receipts.clone(),
        // The calendar's date, not the clock's: an import repeated after an interruption seals the same bytes.
        sealed_at: folder.event.calendar.sealed.unix(),
    }
}

fn event_rows(event: &Event) -> (EventRow, Vec<ElectionRow>) {
    let domains = event.settings.employer_domains.iter();
    let row = EventRow {
        event: event.id.clone(),
        item: EventRow::ITEM.to_owned(),
        title: event.title.clone(),
        calendar: event.calendar.clone(),
        questions: event.questions.clone(),
        settings: Settings {
            employer_domains: domains.map(|domain| domain.to_lowercase()).collect(),
            ..event.settings.clone()
        },
        elections: event
            .elections
            .iter()
            .map(|election| election.uuid.clone())
            .collect(),
    };
    (
        row,
        event
            .elections
            .iter()
            .map(|election| election_row(event, election))
            .collect(),
    )
}

fn election_row(event: &Event, election: &Election) -> ElectionRow {
    let lists = election.lists.iter();
    ElectionRow {
        event: event.id.clone(),
        item: ElectionRow::item_of(&election.uuid),
        election: election.uuid.clone(),
        title: election.title.clone(),
        body: election.body.clone(),
        seats: election.seats,
        lists: lists
            .map(|list| List {
                title: list.title.clone(),
                affiliation: list.affiliation.clone(),
            })
            .collect(),
        blank: election.blank,
        min: election.min,
        max: election.max,
        max_reissues: u64::from(election.max_reissues),
        min_ballots: election.min_ballots,
        list_order: election.list_order,
    }
}

fn roll_entry(voter: &Voter) -> RollEntry {
    RollEntry {
        number: voter.number.clone(),
        identifier: voter.identifier.clone(),
        profile: voter.profile.clone(),
        numen: voter.numen.clone(),
        nir: voter.nir.clone(),
        elections: voter.elections.clone(),
    }
}

/// The links, with voters' keys in place of their numbers. Checked before: every number is on the roll.
fn rights(folder: &EventFolder, sealed: &SealedFolder, names: &IdentityKey) -> Vec<RightEntry> {
    let on_roll = folder.roll.voters.iter();
    let keys: HashMap<&str, VoterKey> = on_roll
        .map(|voter| (voter.number.as_str(), names.voter_key(&voter.identifier)))
        .collect();
    let entry = |link: &ceremony::Link| {
        Some(RightEntry {
            voter: keys.get(link.number.as_str())?.clone(),
            election: ElectionId::parse(link.election.as_str()).ok()?,
            credential: link.credential.to_string(),
        })
    };
    sealed.links.iter().filter_map(entry).collect()
}

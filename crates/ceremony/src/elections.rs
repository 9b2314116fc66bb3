//! `election.json` of each election: its raw bytes are what every ballot is bound to. PROTOCOL §3.

use crate::event::{CeremonyEvent, PlannedElection};
use crate::problem::Problem;
use belenios::v1::Element;
use belenios::v1::election::{Election, ElectionDraft, Question};
use belenios::v1::trustee::Trustees;
use std::path::Path;

/// The elections of an event under the trustees' key, in the event's order.
///
/// # Errors
/// A [`Problem`] when the protocol refuses one.
pub fn elections(event: &CeremonyEvent, trustees: &Trustees) -> Result<Vec<Election>, Problem> {
    event
        .elections
        .iter()
        .map(|planned| election(event, planned, trustees.public_key()))
        .collect()
}

/// Writes `trustees.json` and `elections/<uuid>.json` into a `portail` folder, exact bytes, no final newline.
///
/// # Errors
/// A [`Problem`] when a file exists or can't be written.
pub fn write_elections(folder: &Path, elections: &[Election], trustees: &Trustees) -> Result<(), Problem> {
    crate::private_file::create(&folder.join("trustees.json"), &trustees.to_json())?;
    let made = folder.join("elections");
    crate::private_file::create_folder(&made)?;
    for election in elections {
        crate::private_file::create(&made.join(format!("{}.json", election.uuid())), election.raw())?;
    }
    Ok(())
}

fn election(
    event: &CeremonyEvent,
    planned: &PlannedElection,
    public_key: Element,
) -> Result<Election, Problem> {
    let question = Question {
        answers: planned.lists.iter().map(|list| list.title.clone()).collect(),
        blank: planned.blank,
        min: planned.min,
        max: planned.max,
        question: planned.question.clone(),
    };
    let refused = |cause: String| {
        let what = format!("le scrutin «\u{a0}{}\u{a0}» est refusé ({cause})", planned.label);
        Problem::of_request(what, "corrigez event.toml.")
    };
    Election::compose(ElectionDraft {
        name: planned.title.clone(),
        description: event.title.clone(),
        public_key,
        questions: vec![question],
        uuid: planned.uuid.parse().map_err(|_| refused("uuid".to_owned()))?,
        administrator: None,
        credential_authority: None,
    })
    .map_err(|error| refused(error.to_string()))
}

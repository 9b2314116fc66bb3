//! The establishment over a shared folder: a USB stick that goes round, or a directory everybody reads.

use super::messages::{MessageKey, Messages, ROUNDS};
use super::plan::Plan;
use super::state::{Step, TrusteeState};
use crate::passphrase::Passphrase;
use crate::problem::Problem;
use crate::sealed_file::{self, Content};
use std::path::{Path, PathBuf};

/// Largest public message in bytes.
const MAX_MESSAGE_BYTES: u64 = 1 << 20;

/// A folder with `plan.json` and the messages published so far. Nothing in it is secret.
#[derive(Clone, Debug)]
pub struct SharedFolder {
    path: PathBuf,
    plan: Plan,
}

impl SharedFolder {
    /// Begins an establishment in a new or empty folder.
    ///
    /// # Errors
    /// A [`Problem`] when it holds anything or can't be written.
    pub fn create(path: &Path, plan: &Plan) -> Result<Self, Problem> {
        std::fs::create_dir_all(path).map_err(|error| Problem::unreadable(path, &error))?;
        write_new(&path.join("plan.json"), &plan.to_json())?;
        Ok(Self {
            path: path.to_owned(),
            plan: plan.clone(),
        })
    }

    /// Opens a folder somebody began.
    ///
    /// # Errors
    /// A [`Problem`] when there is no readable plan.
    pub fn open(path: &Path) -> Result<Self, Problem> {
        let file = path.join("plan.json");
        let bytes = std::fs::read(&file).map_err(|error| Problem::unreadable(&file, &error))?;
        let plan = Plan::from_json(&bytes).map_err(|problem| Problem {
            file: file.display().to_string(),
            ..problem
        })?;
        Ok(Self {
            path: path.to_owned(),
            plan,
        })
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Everything published so far.
    ///
    /// # Errors
    /// A [`Problem`] when a file can't be read or is too large.
    pub fn messages(&self) -> Result<Messages, Problem> {
        let mut messages = Messages::default();
        for (group, described) in self.plan.groups.iter().enumerate() {
            for round in 1..=ROUNDS {
                for (index, _) in (1..).zip(&described.members) {
                    let key = MessageKey { group, round, index };
                    let file = self.path.join(key.file_name());
                    match std::fs::metadata(&file) {
                        Err(_) => continue,
                        Ok(details) if details.len() > MAX_MESSAGE_BYTES => {
                            return Err(Problem::refused(
                                &file,
                                "ce message dépasse 1\u{a0}Mio",
                                "retirez ce fichier.",
                            ));
                        }
                        Ok(_) => {}
                    }
                    let bytes = std::fs::read(&file).map_err(|error| Problem::unreadable(&file, &error))?;
                    messages.insert(key, bytes);
                }
            }
        }
        Ok(messages)
    }

    fn publish(&self, key: MessageKey, bytes: &[u8]) -> Result<(), Problem> {
        write_new(&self.path.join(key.file_name()), bytes)
    }
}

/// Takes one's place: makes the secret key file, then publishes the first message.
///
/// # Errors
/// A [`Problem`]; the key file is never overwritten.
pub fn join(
    shared: &SharedFolder,
    name: &str,
    key_file: &Path,
    passphrase: &Passphrase,
) -> Result<Vec<Step>, Problem> {
    let state = TrusteeState::join(&shared.plan, name)?;
    sealed_file::create(
        key_file,
        Content::TrusteeKey,
        name,
        passphrase,
        &state.to_secret_json(),
    )?;
    next(shared, key_file, passphrase)
}

/// Takes every step that can be taken now, and tells them; the last one says what is awaited.
/// The state is saved before each message is published.
///
/// # Errors
/// A [`Problem`] naming whose message is wrong.
pub fn next(shared: &SharedFolder, key_file: &Path, passphrase: &Passphrase) -> Result<Vec<Step>, Problem> {
    let (label, secret) = sealed_file::open(key_file, Content::TrusteeKey, passphrase)?;
    let mut state = TrusteeState::from_secret_json(&secret)?;
    let mut steps = Vec::new();
    let mut kept = secret;
    loop {
        let step = state.next(&shared.plan, &shared.messages()?)?;
        let now = state.to_secret_json();
        if now != kept {
            sealed_file::replace(key_file, Content::TrusteeKey, &label.owner, passphrase, &now)?;
            kept = now;
        }
        let Step::Publish(key, bytes) = &step else {
            steps.push(step);
            return Ok(steps);
        };
        shared.publish(*key, bytes)?;
        steps.push(step);
    }
}

fn write_new(file: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let written = std::fs::File::create_new(file).and_then(|mut opened| {
        std::io::Write::write_all(&mut opened, bytes)?;
        opened.sync_all()
    });
    written.map_err(|error| Problem::unreadable(file, &error))
}

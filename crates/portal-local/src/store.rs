//! The local run's DynamoDB: the emulator, in memory or in a folder, on loopback.

use dynamo::{Dynamo, Fault};
use dynoxide::Database;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The form of a data folder. It grows with every change that an older program could not read.
const VERSION: &str = "isoloir local data, version 3\n";

/// The running emulator. It stops when dropped.
pub struct Store {
    database: Database,
    endpoint: String,
    _stop: oneshot::Sender<()>,
}

/// Why the local storage cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder holds data of another version of the program.
    #[error("the data folder {} was written by another version ({found}). Start with an empty folder, or remove this one.", folder.display())]
    OtherVersion {
        /// The folder.
        folder: PathBuf,
        /// What its version file says.
        found: String,
    },
    /// The folder holds something else than a local portal's data.
    #[error("{} is not empty and is not a data folder of the local portal: give another one with --data", .0.display())]
    Foreign(PathBuf),
    /// The folder cannot be read or written.
    #[error("{}: {cause}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The emulator does not start.
    #[error("the DynamoDB emulator does not start: {0}")]
    Emulator(String),
    /// A table cannot be made.
    #[error(transparent)]
    Table(#[from] Fault),
}

impl Store {
    /// Opens the tables, in `folder` when one is given, else in memory.
    ///
    /// # Errors
    /// [`StoreError`], which names the folder and the way out.
    pub async fn open(folder: Option<&Path>) -> Result<(Self, Dynamo), StoreError> {
        let database = match folder {
            Some(folder) => {
                check_version(folder)?;
                let path = folder.join("portal.sqlite");
                Database::new(&path.to_string_lossy())
            }
            None => Database::memory(),
        };
        let database = database.map_err(|error| StoreError::Emulator(error.to_string()))?;
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.map_err(|error| StoreError::Emulator(error.to_string()))?;
        let address = listener
            .local_addr()
            .map_err(|error| StoreError::Emulator(error.to_string()))?;
        let endpoint = format!("http://{address}");
        let (stop, stopped) = oneshot::channel::<()>();
        let served = database.clone();
        tokio::spawn(async move {
            dynoxide::server::serve_with_shutdown(listener, served, async { drop(stopped.await) }).await
        });
        let dynamo = Dynamo::local(&endpoint, "");
        for table in voter_file::tables::ALL
            .into_iter()
            .chain([ballot_box::tables::URN])
        {
            dynamo.create_table(table).await?;
        }
        Ok((
            Self {
                database,
                endpoint,
                _stop: stop,
            },
            dynamo,
        ))
    }

    /// Where it listens, for `AWS_ENDPOINT_URL_DYNAMODB`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The emulator's own database, to look at behind the portal's back.
    pub fn database(&self) -> &Database {
        &self.database
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({})", self.endpoint)
    }
}

pub(crate) fn check_version(folder: &Path) -> Result<(), StoreError> {
    let io = |path: &Path, cause| StoreError::Io {
        path: path.to_owned(),
        cause,
    };
    fs::create_dir_all(folder).map_err(|cause| io(folder, cause))?;
    let file = folder.join("VERSION");
    match fs::read_to_string(&file) {
        Ok(found) if found == VERSION => Ok(()),
        Ok(found) => Err(StoreError::OtherVersion {
            folder: folder.to_owned(),
            found: found.trim().to_owned(),
        }),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            if fs::read_dir(folder)
                .map_err(|cause| io(folder, cause))?
                .next()
                .is_some()
            {
                return Err(StoreError::Foreign(folder.to_owned()));
            }
            fs::write(&file, VERSION).map_err(|cause| io(&file, cause))
        }
        Err(cause) => Err(io(&file, cause)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_folder_of_another_version_is_refused_with_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("VERSION"), "isoloir local data, version 0\n").unwrap();
        let refused = Store::open(Some(folder.path())).await.unwrap_err().to_string();
        assert!(
            refused.contains("version 0") && refused.contains("empty folder"),
            "{refused}"
        );
    }

    #[tokio::test]
    async fn a_folder_with_something_else_in_it_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("thesis.txt"), "x").unwrap();
        assert!(matches!(
            Store::open(Some(folder.path())).await,
            Err(StoreError::Foreign(_))
        ));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[tokio::test]
    async fn what_was_stored_is_there_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let key = dynamo::Key::of("bucket");
        for expected in [1, 2] {
            let (store, dynamo) = Store::open(Some(folder.path())).await.unwrap();
            let add = dynamo::Write::update(
                voter_file::tables::LIMITS,
                &key,
                "ADD #count :one SET #sweep = :later",
            )
            .name("#count", "count")
            .name("#sweep", "expires_at")
            .value(":one", 1)
            .value(":later", 9);
            let row: voter_file::LimitRow = dynamo.update_returning(add).await.unwrap();
            assert_eq!(row.count, expected);
            drop((store, dynamo));
        }
    }
}

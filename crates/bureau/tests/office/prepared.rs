//! The seed's event after its ceremony, and a portal's storage to import it into.

use bureau::{EventFolder, ImportError, ImportReport, Operations, SealedFolder, import};
use ceremony::{
    CeremonyEvent, Codes, OneRoom, Passphrase, Plan, codes, elections, establish_in_one_room, write_elections,
};
use dynamo::Dynamo;
use dynamo::testing::{Emulator, Schedule};
use keys::Keyring;
use std::path::{Path, PathBuf};

pub(crate) fn seed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/pro2022")
}

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new("cheval pile agrafe".to_owned()).unwrap()
}

/// A copy of the seed's event, its codes, its trustees and its `portail` folder.
pub(crate) struct Prepared {
    pub(crate) files: tempfile::TempDir,
    pub(crate) codes: Codes,
    pub(crate) room: OneRoom,
}

impl Prepared {
    pub(crate) fn new() -> Self {
        let files = tempfile::tempdir().unwrap();
        let event_files = files.path().join("event");
        std::fs::create_dir(&event_files).unwrap();
        for name in ["event.toml", "roll.csv", "candidates.csv"] {
            std::fs::copy(seed().join(name), event_files.join(name)).unwrap();
        }
        let event = CeremonyEvent::read(&event_files).unwrap();
        let codes = codes(&event, &|_| {}).unwrap();
        codes.write(&files.path().join("out"), &passphrase()).unwrap();
        let room = establish_in_one_room(&Plan::legal(&event, "P", "S", &["A", "B", "C"]).unwrap()).unwrap();
        let made = elections(&event, &room.trustees).unwrap();
        write_elections(&files.path().join("out/portail"), &made, &room.trustees).unwrap();
        Self { files, codes, room }
    }

    pub(crate) fn event_files(&self) -> PathBuf {
        self.files.path().join("event")
    }

    pub(crate) fn portal_files(&self) -> PathBuf {
        self.files.path().join("out/portail")
    }

    pub(crate) fn folder(&self) -> EventFolder {
        EventFolder::read(&self.event_files()).unwrap()
    }

    pub(crate) fn sealed(&self) -> SealedFolder {
        SealedFolder::read(&self.portal_files(), &self.folder(), &passphrase()).unwrap()
    }

    /// The exact bytes of an election's sealed list.
    pub(crate) fn list(&self, uuid: &str) -> Vec<u8> {
        std::fs::read(SealedFolder::credentials_file(&self.portal_files(), uuid)).unwrap()
    }

    pub(crate) async fn import(&self, operations: &Operations) -> Result<ImportReport, ImportError> {
        let (folder, sealed) = (self.folder(), self.sealed());
        self.import_read(&folder, &sealed, operations).await
    }

    pub(crate) async fn import_read(
        &self,
        folder: &EventFolder,
        sealed: &SealedFolder,
        operations: &Operations,
    ) -> Result<ImportReport, ImportError> {
        let receipts = operations.receipt_keys().unwrap();
        import(operations, folder, sealed, &receipts, &|_| {}).await
    }
}

/// An empty portal, and the bureau's program under the bureau's role.
pub(crate) async fn portal() -> (Emulator, Operations) {
    let tables: Vec<_> = voter_file::tables::ALL
        .into_iter()
        .chain([ballot_box::tables::URN])
        .collect();
    let (emulator, _) = Emulator::with_tables(&tables).await;
    let operations = operations(emulator.under("bureau"));
    (emulator, operations)
}

/// The same portal for those that the bureau is not: its voters, and whoever gets at the tables behind its back.
pub(crate) fn others(emulator: &Emulator) -> Operations {
    operations(emulator.spoilt(&Schedule::new(|_| None)))
}

pub(crate) fn operations(dynamo: Dynamo) -> Operations {
    Operations::new(
        dynamo,
        election::EventId::parse("pro2022").unwrap(),
        Keyring::drawn(|| [7; 32]),
    )
    .unwrap()
}

//! The files codes are kept in: `imprimeur/` for whoever prints the notices, `portail/` for the import.

use super::Codes;
use crate::event::CeremonyEvent;
use crate::passphrase::Passphrase;
use crate::private_file;
use crate::problem::Problem;
use crate::sealed_file::{self, Content};
use belenios::v1::HexDigest;
use belenios::v1::credential::{CredentialList, PublicCredential};
use belenios::v1::election::ElectionUuid;
use belenios::v1::voting_code::VotingCode;
use serde::{Deserialize, Serialize};
use std::path::Path;
use zeroize::Zeroizing;

/// Which voter has which public credential in which election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The voter's number.
    pub number: String,
    /// The election.
    pub election: ElectionUuid,
    /// The credential, `g^s`.
    pub credential: PublicCredential,
}

/// What was made from what (`manifest.json`): the import refuses an event or a roll that changed since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this file: 1.
    pub version: u32,
    /// The event.
    pub event: String,
    /// SHA-256 of `event.toml`.
    pub event_sha256: HexDigest,
    /// SHA-256 of `roll.csv`.
    pub roll_sha256: HexDigest,
    /// Number of voters.
    pub voters: u64,
    /// Each election, in the event's order.
    pub elections: Vec<ElectionSeal>,
}

/// What the manifest says of one election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionSeal {
    /// The Belenios uuid.
    pub uuid: ElectionUuid,
    /// Number of voters and of credentials.
    pub voters: u64,
    /// SHA-256 of the list of credentials.
    pub credentials_sha256: HexDigest,
}

impl Manifest {
    pub(super) fn new(event: &CeremonyEvent, lists: &[(ElectionUuid, CredentialList)]) -> Self {
        let seal = |(uuid, list): &(ElectionUuid, CredentialList)| ElectionSeal {
            uuid: uuid.clone(),
            voters: list.len() as u64,
            credentials_sha256: HexDigest::of(&list.to_json()),
        };
        Self {
            version: 1,
            event: event.id.clone(),
            event_sha256: HexDigest::from_bytes(event.event_digest),
            roll_sha256: HexDigest::from_bytes(event.roll_digest),
            voters: event.voters.len() as u64,
            elections: lists.iter().map(seal).collect(),
        }
    }

    /// Reads `manifest.json` of a `portail` folder.
    ///
    /// # Errors
    /// A [`Problem`].
    pub fn read(folder: &Path) -> Result<Self, Problem> {
        let file = folder.join("manifest.json");
        let bytes = std::fs::read(&file).map_err(|error| Problem::unreadable(&file, &error))?;
        let manifest: Option<Self> = serde_json::from_slice(&bytes).ok();
        manifest.filter(|manifest| manifest.version == 1).ok_or_else(|| {
            Problem::refused(
                &file,
                "ce n'est pas un manifeste de cette version",
                "reprenez le dossier «\u{a0}portail\u{a0}» d'origine.",
            )
        })
    }
}

impl Codes {
    /// Writes `imprimeur/codes.csv` (mode 600) and `portail/` (public lists, manifest, and `links.csv.sealed` under a
    /// passphrase) into a new folder of mode 700. All of it or nothing.
    ///
    /// # Errors
    /// A [`Problem`]; an existing folder that holds anything is never touched.
    pub fn write(&self, folder: &Path, passphrase: &Passphrase) -> Result<(), Problem> {
        private_file::create_folder(folder)?;
        let mut partial = folder.as_os_str().to_owned();
        partial.push(".partial");
        let partial = Path::new(&partial);
        private_file::create_folder(partial)?;
        let written = self.write_into(partial, passphrase).and_then(|()| {
            std::fs::rename(partial, folder).map_err(|error| Problem::unreadable(folder, &error))
        });
        if written.is_err() {
            drop(std::fs::remove_dir_all(partial));
        }
        written
    }

    fn write_into(&self, folder: &Path, passphrase: &Passphrase) -> Result<(), Problem> {
        let (printer, portal) = (folder.join("imprimeur"), folder.join("portail"));
        private_file::create_folder(&printer)?;
        private_file::create_folder(&portal.join("credentials"))?;
        private_file::create(&printer.join("codes.csv"), self.codes_csv().as_bytes())?;
        let links = self.links_csv();
        sealed_file::create(
            &portal.join("links.csv.sealed"),
            Content::Links,
            &self.manifest.event,
            passphrase,
            links.as_bytes(),
        )?;
        for (uuid, list) in &self.credentials {
            let file = portal.join("credentials").join(format!("{uuid}.json"));
            private_file::create(&file, &list.to_json())?;
        }
        let manifest = serde_json::to_vec_pretty(&self.manifest).expect("a manifest always serialises");
        private_file::create(&portal.join("manifest.json"), &manifest)
    }

    fn codes_csv(&self) -> Zeroizing<String> {
        // Sized at once: a growing buffer would leave codes behind in memory.
        let mut csv = Zeroizing::new(String::with_capacity(32 + self.notices.len() * 80));
        csv.push_str("number,code,check\n");
        for notice in &self.notices {
            csv.push_str(&notice.number);
            csv.push(',');
            csv.push_str(&notice.code.to_printed());
            csv.push_str(&format!(",{}\n", notice.check));
        }
        csv
    }

    fn links_csv(&self) -> Zeroizing<String> {
        let mut csv = Zeroizing::new(String::with_capacity(32 + self.links.len() * 180));
        csv.push_str("number,election,credential\n");
        for Link {
            number,
            election,
            credential,
        } in &self.links
        {
            csv.push_str(&format!("{number},{election},{credential}\n"));
        }
        csv
    }
}

/// Reads `links.csv.sealed` of a `portail` folder.
///
/// # Errors
/// A [`Problem`]: passphrase, damage, another event's file.
pub fn read_links(folder: &Path, event: &str, passphrase: &Passphrase) -> Result<Vec<Link>, Problem> {
    let file = folder.join("links.csv.sealed");
    let (label, csv) = sealed_file::open(&file, Content::Links, passphrase)?;
    if label.owner != event {
        let what = format!(
            "ce fichier est celui de l'événement «\u{a0}{}\u{a0}»",
            label.owner
        );
        return Err(Problem::refused(
            &file,
            what,
            "indiquez le dossier de cet événement.",
        ));
    }
    let rows: Result<Vec<Link>, _> = csv::Reader::from_reader(csv.as_slice())
        .into_deserialize()
        .collect();
    rows.map_err(|_| {
        Problem::refused(
            &file,
            "le contenu n'a pas la forme attendue",
            "refaites ce fichier avec «\u{a0}codes\u{a0}».",
        )
    })
}

/// Reads `codes.csv`: numbers and codes.
///
/// # Errors
/// A [`Problem`] with the line of the first code that is none.
pub fn read_codes(file: &Path) -> Result<Vec<(String, VotingCode)>, Problem> {
    let bytes = private_file::read(file)?;
    let mut codes = Vec::new();
    for row in csv::Reader::from_reader(bytes.as_slice()).records() {
        let refuse = |what: &str, line| {
            Problem::refused(file, what, "reprenez le fichier codes.csv d'origine.").at_line(line)
        };
        let row =
            row.map_err(|error| refuse("ligne illisible", error.position().map_or(0, csv::Position::line)))?;
        let line = row.position().map_or(0, csv::Position::line);
        let code = VotingCode::parse(row.get(1).unwrap_or_default())
            .map_err(|_| refuse("le code de cette ligne n'en est pas un", line))?;
        codes.push((row.get(0).unwrap_or_default().to_owned(), code));
    }
    Ok(codes)
}

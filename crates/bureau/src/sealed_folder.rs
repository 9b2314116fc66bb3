//! What the ceremony made for the portal (`portail/`), checked against the event folder before anything is written.

use crate::event_folder::{Election, EventFolder};
use belenios::v1::credential::CredentialList;
use belenios::v1::trustee::Trustees;
use belenios::v1::{Election as BeleniosElection, HexDigest};
use ceremony::codes::{Link, Manifest, read_links};
use ceremony::{Passphrase, Problem, Problems};
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

/// The folder `portail/` of a ceremony, whole and consistent with its event.
#[derive(Debug)]
pub struct SealedFolder {
    /// The exact bytes of `trustees.json`.
    pub trustees: Vec<u8>,
    /// One per election, in the event's order.
    pub elections: Vec<SealedElection>,
    /// Which voter has which credential.
    pub links: Vec<Link>,
}

/// One election, ready to be imported.
#[derive(Debug)]
pub struct SealedElection {
    /// `election.json`.
    pub election: BeleniosElection,
    /// The exact bytes of the list of public credentials.
    pub credentials_json: Vec<u8>,
    /// The same list, read.
    pub credentials: CredentialList,
}

impl SealedFolder {
    /// Reads a folder made for an event, and checks that everything in it belongs together: the event and the roll have
    /// not changed since (ATTACKS RO-09), the elections are those of `event.toml` under the trustees' key, and the links
    /// are exactly the roll's voters and the lists' credentials.
    ///
    /// # Errors
    /// [`Problems`] with the file and the remedy.
    pub fn read(path: &Path, folder: &EventFolder, passphrase: &Passphrase) -> Result<Self, Problems> {
        refuse_codes(path)?;
        let manifest = Manifest::read(path)?;
        check_manifest(path, &manifest, folder)?;
        let trustees_file = path.join("trustees.json");
        let trustees = read(&trustees_file)?;
        let checked = Trustees::parse(&trustees).map_err(|error| {
            let what = format!("ce fichier de dépositaires est refusé ({error})");
            Problem::refused(&trustees_file, what, "reprenez celui qui a été assemblé.")
        })?;
        let elections: Result<Vec<_>, Problem> = folder
            .event
            .elections
            .iter()
            .map(|planned| sealed_election(path, planned, &manifest, &checked))
            .collect();
        let elections = elections?;
        let links = read_links(path, folder.event.id.as_str(), passphrase)?;
        check_links(&path.join("links.csv.sealed"), &links, folder, &elections)?;
        Ok(Self {
            trustees,
            elections,
            links,
        })
    }

    /// Where the list of public credentials of an election is, in such a folder.
    pub fn credentials_file(path: &Path, uuid: &str) -> PathBuf {
        path.join("credentials").join(format!("{uuid}.json"))
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Problem> {
    std::fs::read(file).map_err(|error| Problem::unreadable(file, &error))
}

/// A voting code must never come near the portal. ATTACKS RO-08.
fn refuse_codes(path: &Path) -> Result<(), Problem> {
    let codes = ["codes.csv", "imprimeur", "imprimeur/codes.csv"];
    match codes
        .iter()
        .map(|name| path.join(name))
        .find(|file| file.exists())
    {
        None => Ok(()),
        Some(file) => Err(Problem::refused(
            &file,
            "des codes de vote se trouvent dans le dossier destiné au portail",
            "n'importez que le dossier «\u{a0}portail\u{a0}», et retirez les codes de cette machine.",
        )),
    }
}

fn check_manifest(path: &Path, manifest: &Manifest, folder: &EventFolder) -> Result<(), Problem> {
    let refuse = |file: &str, what: &str| {
        let remedy = "reprenez les fichiers scellés, ou refaites toute la cérémonie avec les nouveaux.";
        Err(Problem::refused(&path.join(file), what, remedy))
    };
    if manifest.event != folder.event.id.as_str() {
        return refuse("manifest.json", "ce dossier est celui d'un autre événement");
    }
    if *manifest.event_sha256.as_bytes() != folder.event_digest {
        return refuse(
            "manifest.json",
            "event.toml a changé depuis la fabrication des codes",
        );
    }
    if *manifest.roll_sha256.as_bytes() != folder.roll_digest {
        return refuse(
            "manifest.json",
            "roll.csv a changé depuis la fabrication des codes",
        );
    }
    Ok(())
}

fn sealed_election(
    path: &Path,
    planned: &Election,
    manifest: &Manifest,
    trustees: &Trustees,
) -> Result<SealedElection, Problem> {
    let file = path.join("elections").join(format!("{}.json", planned.uuid));
    let election = BeleniosElection::parse(&read(&file)?).map_err(|error| {
        Problem::refused(
            &file,
            format!("ce scrutin est refusé ({error})"),
            "refaites-le avec «\u{a0}election make\u{a0}».",
        )
    })?;
    check_election(&election, planned, trustees).map_err(|what| {
        Problem::refused(
            &file,
            what,
            "refaites-le avec «\u{a0}election make\u{a0}», à partir des fichiers scellés.",
        )
    })?;
    let list = SealedFolder::credentials_file(path, planned.uuid.as_str());
    let credentials_json = read(&list)?;
    let digest = HexDigest::of(&credentials_json);
    let sealed = manifest
        .elections
        .iter()
        .any(|seal| seal.uuid == *election.uuid() && seal.credentials_sha256 == digest);
    let remedy = "reprenez la liste d'origine.";
    if !sealed {
        return Err(Problem::refused(
            &list,
            "cette liste n'est pas celle du manifeste",
            remedy,
        ));
    }
    let credentials = CredentialList::parse(&credentials_json)
        .map_err(|error| Problem::refused(&list, format!("cette liste est refusée ({error})"), remedy))?;
    Ok(SealedElection {
        election,
        credentials_json,
        credentials,
    })
}

fn check_election(
    election: &BeleniosElection,
    planned: &Election,
    trustees: &Trustees,
) -> Result<(), &'static str> {
    let titles = planned.lists.iter().map(|list| &list.title);
    let same = match election.questions() {
        [question] => {
            question.answers.iter().eq(titles)
                && (question.blank, question.min, question.max) == (planned.blank, planned.min, planned.max)
                && question.question == planned.question
        }
        _ => false,
    };
    if election.uuid().as_str() != planned.uuid.as_str() || election.name() != planned.title || !same {
        return Err("ce scrutin n'est pas celui de event.toml");
    }
    if *election.public_key() != trustees.public_key() {
        return Err("la clé publique de ce scrutin n'est pas celle des dépositaires");
    }
    Ok(())
}

/// Each voter of the roll has one credential in each of their elections, all the lists' credentials, and nobody else any.
fn check_links(
    file: &Path,
    links: &[Link],
    folder: &EventFolder,
    elections: &[SealedElection],
) -> Result<(), Problem> {
    let remedy = "reprenez les fichiers scellés de cette cérémonie.";
    let refuse = |what: String| Err(Problem::refused(file, what, remedy));
    let linked: HashSet<(&str, &str)> = links
        .iter()
        .map(|link| (link.number.as_str(), link.election.as_str()))
        .collect();
    if linked.len() != links.len() {
        return refuse("un électeur y a deux codes publics pour un même scrutin".to_owned());
    }
    let on_roll = folder.roll.voters.iter();
    let rights: HashSet<(&str, &str)> = on_roll
        .flat_map(|v| v.elections.iter().map(|e| (v.number.as_str(), e.as_str())))
        .collect();
    if let Some((number, election)) = rights.symmetric_difference(&linked).next() {
        return refuse(format!(
            "l'électeur {number} y manque, ou est en trop, au scrutin {election}"
        ));
    }
    for sealed in elections {
        let mine = links
            .iter()
            .filter(|link| link.election == *sealed.election.uuid());
        let mine: BTreeSet<_> = mine.map(|link| *link.credential.encoded()).collect();
        if !mine.iter().eq(sealed.credentials.iter().collect::<BTreeSet<_>>()) {
            return refuse(format!(
                "les codes publics du scrutin {} n'y sont pas ceux de la liste",
                sealed.election.uuid()
            ));
        }
    }
    Ok(())
}

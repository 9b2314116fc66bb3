//! `documents/<label>/<list>-profession-de-foi.pdf` and `<list>-liste-de-candidats.pdf`: what the unions hand in. The lists of
//! one election are treated alike: each has a document of a kind, or none has, and the limit is one for all.

use super::event::{Election, Event};
use belenios::v1::hash::sha256;
use ceremony::problem::{Problem, Problems};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use voter_file::{Document, DocumentKind};

/// Largest document: 5 MiB, for every list.
const MAX_DOCUMENT_BYTES: u64 = 5 << 20;

const KINDS: [DocumentKind; 2] = [DocumentKind::Manifesto, DocumentKind::Candidates];
const NAMES_REMEDY: &str = "nommez-le <numéro de liste>-profession-de-foi.pdf ou <numéro de liste>-liste-de-candidats.pdf, les listes étant numérotées à partir de 1.";

/// The documents of every list, and where their bytes are; empty when the folder has no `documents`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documents(BTreeMap<(String, usize), Vec<(Document, PathBuf)>>);

impl Documents {
    /// Reads `documents/` of an event folder, if it is there.
    ///
    /// # Errors
    /// Everything that is wrong, with file and remedy.
    pub fn read(folder: &Path, event: &Event) -> Result<Self, Problems> {
        let root = folder.join("documents");
        if !root.exists() {
            return Ok(Self::default());
        }
        let mut documents = Self::default();
        let mut problems = Vec::new();
        for name in names(&root)? {
            let path = root.join(&name);
            match event.by_label(&name) {
                Some(election) => documents.election(&path, election, &mut problems)?,
                None => problems.push(Problem::refused(
                    &path,
                    "ce nom n'est pas celui d'un scrutin",
                    "donnez au dossier le «\u{a0}label\u{a0}» du scrutin dans event.toml.",
                )),
            }
        }
        if problems.is_empty() {
            Ok(documents)
        } else {
            Err(Problems(problems))
        }
    }

    /// Whether the folder has no documents at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The documents of a list (its index from 0).
    pub fn of(&self, election: &Election, list: usize) -> impl Iterator<Item = &Document> {
        let mine = self.0.get(&(election.label.clone(), list));
        mine.into_iter().flatten().map(|(document, _)| document)
    }

    /// Every document's address, and the file with its bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &Path)> {
        let all = self.0.values().flatten();
        all.map(|(document, path)| (document.href.as_str(), path.as_path()))
    }

    fn election(
        &mut self,
        path: &Path,
        election: &Election,
        problems: &mut Vec<Problem>,
    ) -> Result<(), Problem> {
        for name in names(path)? {
            let file = path.join(&name);
            match placed(&name, election) {
                Some((list, kind)) => match document(&file, election, list, kind)? {
                    Ok(document) => self
                        .0
                        .entry((election.label.clone(), list))
                        .or_default()
                        .push((document, file)),
                    Err(problem) => problems.push(problem),
                },
                None => problems.push(Problem::refused(
                    &file,
                    "ce fichier n'est le document d'aucune liste de ce scrutin",
                    NAMES_REMEDY,
                )),
            }
        }
        for documents in self.0.values_mut() {
            documents.sort_by_key(|(document, _)| document.kind);
        }
        for kind in KINDS {
            self.alike(path, election, kind, problems);
        }
        Ok(())
    }

    /// A list without a document that others have is an inequality between candidates.
    fn alike(&self, path: &Path, election: &Election, kind: DocumentKind, problems: &mut Vec<Problem>) {
        let has = |list: &usize| self.of(election, *list).any(|document| document.kind == kind);
        let (with, without): (Vec<usize>, Vec<usize>) = (0..election.lists.len()).partition(has);
        if with.is_empty() {
            return;
        }
        for list in without {
            let file = path.join(file_name(list, kind));
            problems.push(Problem::refused(
                &file,
                format!(
                    "ce document de la liste «\u{a0}{}\u{a0}» manque, alors que d'autres listes du scrutin ont le leur",
                    election.lists[list].title
                ),
                "ajoutez-le, ou retirez celui des autres\u{a0}: les listes sont traitées également.",
            ));
        }
    }
}

/// The list and the kind that a file's name says.
fn placed(name: &str, election: &Election) -> Option<(usize, DocumentKind)> {
    let (number, _) = name.split_once('-')?;
    let list = number.parse::<usize>().ok()?.checked_sub(1)?;
    let kind = KINDS.into_iter().find(|kind| file_name(list, *kind) == name)?;
    (list < election.lists.len()).then_some((list, kind))
}

fn file_name(list: usize, kind: DocumentKind) -> String {
    let what = match kind {
        DocumentKind::Manifesto => "profession-de-foi",
        DocumentKind::Candidates => "liste-de-candidats",
    };
    format!("{}-{what}.pdf", list + 1)
}

fn document(
    file: &Path,
    election: &Election,
    list: usize,
    kind: DocumentKind,
) -> Result<Result<Document, Problem>, Problem> {
    let unreadable = |error| Problem::unreadable(file, &error);
    let bytes = std::fs::metadata(file).map_err(unreadable)?.len();
    if bytes > MAX_DOCUMENT_BYTES {
        return Ok(Err(Problem::refused(
            file,
            "ce document dépasse 5\u{a0}Mio, la limite de toutes les listes",
            "demandez à l'organisation un document plus léger.",
        )));
    }
    let content = std::fs::read(file).map_err(unreadable)?;
    if !content.starts_with(b"%PDF-") {
        return Ok(Err(Problem::refused(
            file,
            "ce fichier n'est pas un document PDF",
            "enregistrez-le en PDF.",
        )));
    }
    let sha256 = sha256(&content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(Ok(Document {
        kind,
        href: format!("/documents/{}/{}", election.uuid, file_name(list, kind)),
        bytes,
        sha256,
    }))
}

/// What stands in a folder, in order, but what systems hide there.
fn names(folder: &Path) -> Result<Vec<String>, Problem> {
    let unreadable = |error| Problem::unreadable(folder, &error);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let name = entry
            .map_err(unreadable)?
            .file_name()
            .to_string_lossy()
            .into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

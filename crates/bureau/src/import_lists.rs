//! What the unions handed in, brought into the portal: candidates, and what is known of the documents. Their bytes are
//! static files beside the pages, copied by whoever puts the pages in place.

use crate::event_folder::EventFolder;
use dynamo::Refused;
use election::Instant;
use voter_file::{ListRow, VoterFile};

/// Why the lists are not brought in.
#[derive(Debug, thiserror::Error)]
pub enum ListsError {
    /// The storage refused or could not be reached. Run again.
    #[error("le stockage n'a pas répondu comme il faut ({0})")]
    Storage(#[from] Refused),
    /// The parameters are sealed, and this list stands with other candidates or documents.
    #[error(
        "les paramètres sont scellés depuis le {}, et la liste «\u{a0}{title}\u{a0}» du scrutin «\u{a0}{election}\u{a0}» est déjà publiée avec d'autres candidats ou documents", .sealed.in_french()
    )]
    Sealed {
        /// The election's label.
        election: String,
        /// The list's title.
        title: String,
        /// Since when.
        sealed: Instant,
    },
}

/// Brings in the candidates and documents of every list, and answers how many lists there were: none when the folder has
/// neither. Until the sealing of the parameters they replace what stood; afterwards what stands stays, and only a list of
/// which nothing stood is brought in. Safe to repeat.
///
/// # Errors
/// [`ListsError`].
pub async fn import_lists(folder: &EventFolder, voters: &VoterFile, now: Instant) -> Result<u64, ListsError> {
    if folder.candidates.is_empty() && folder.documents.is_empty() {
        return Ok(0);
    }
    let sealed = folder.event.calendar.sealed;
    let mut lists = 0;
    for election in &folder.event.elections {
        for (index, list) in election.lists.iter().enumerate() {
            let row = ListRow {
                candidates: folder.candidates.of(election, index).to_vec(),
                documents: folder.documents.of(election, index).cloned().collect(),
                ..ListRow::empty(&folder.event.id, &election.uuid, index)
            };
            if now < sealed {
                voters.import_list(&row).await?;
            } else if !voters.import_sealed_list(&row).await? {
                return Err(ListsError::Sealed {
                    election: election.label.clone(),
                    title: list.title.clone(),
                    sealed,
                });
            }
            lists += 1;
        }
    }
    Ok(lists)
}

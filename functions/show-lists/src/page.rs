//! What the answer holds.

use election::ElectionId;
use serde::Serialize;
use voter_file::{Candidate, Document, ElectionRow, List, ListRow};

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = ElectionLists))]
pub(crate) struct Page<'a> {
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    id: &'a ElectionId,
    title: &'a str,
    body: &'a str,
    seats: u32,
    lists: Vec<ListPart<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = ElectionList))]
struct ListPart<'a> {
    /// The list's place on the ballot, from 0.
    index: usize,
    title: &'a str,
    affiliation: &'a str,
    candidates: &'a [Candidate],
    documents: &'a [Document],
}

impl<'a> Page<'a> {
    /// `rows` are in the order of the election's lists.
    pub(crate) fn of(election: &'a ElectionRow, rows: &'a [ListRow]) -> Self {
        let lists = election.lists.iter().zip(rows).enumerate();
        let list = |(index, (list, row)): (usize, (&'a List, &'a ListRow))| ListPart {
            index,
            title: &list.title,
            affiliation: &list.affiliation,
            candidates: &row.candidates,
            documents: &row.documents,
        };
        Self {
            id: &election.election,
            title: &election.title,
            body: &election.body,
            seats: election.seats,
            lists: lists.map(list).collect(),
        }
    }
}

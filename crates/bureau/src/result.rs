//! From a verified archive to the row that the results page shows. No number here was typed by anybody.

use ballot_box::{ListResult, PublishedArchive, ResultRow, SeatsByLot};
use belenios::v1::verify::VerifiedElection;
use election::apportionment::{Contender, apportion};

/// The result of a finished election in which each ballot names one list at most; `None` for another kind of election,
/// whose seats are not shared by this rule. `candidates` are how many each list presented.
pub(crate) fn result_row(
    verified: &VerifiedElection,
    seats: u32,
    candidates: &[u64],
    archive: PublishedArchive,
) -> Option<ResultRow> {
    let ([question], [counts]) = (verified.election().questions(), verified.result()?.counts()) else {
        return None;
    };
    if question.max != 1 {
        return None;
    }
    let (blank, votes) = match counts.split_first() {
        Some((blank, votes)) if question.blank => (Some(*blank), votes),
        _ => (None, counts.as_slice()),
    };
    let contender = |(place, votes): (usize, &u64)| Contender {
        votes: *votes,
        candidates: candidates.get(place).copied().unwrap_or_default(),
    };
    let contenders: Vec<_> = votes.iter().enumerate().map(contender).collect();
    let shared = apportion(u64::from(seats), &contenders);
    let lists = question.answers.iter().zip(votes).zip(shared.seats);
    let uuid = verified.election().uuid().to_string();
    Some(ResultRow {
        event: uuid,
        item: ResultRow::ITEM.to_owned(),
        title: verified.election().name().to_owned(),
        registered: u64::try_from(verified.credentials().len()).unwrap_or(u64::MAX),
        voters: verified.ballots(),
        blank,
        expressed: votes.iter().sum(),
        seats: u64::from(seats),
        lists: lists
            .map(|((title, votes), seats)| ListResult {
                title: title.clone(),
                votes: *votes,
                seats,
            })
            .collect(),
        by_lot: shared.by_lot.map(|lot| SeatsByLot {
            seats: lot.seats,
            among: lot.among,
        }),
        archive,
    })
}

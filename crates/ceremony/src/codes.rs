//! Voting codes and credentials, made offline: the portal never sees a code. PROTOCOL §4, `belenios::v1::voting_code`.

mod files;
mod notice_check;

pub use files::{ElectionSeal, Link, Manifest, read_codes, read_links};
pub use notice_check::NoticeCheck;

use crate::event::CeremonyEvent;
use crate::problem::Problem;
use crate::randomness;
use belenios::v1::credential::{CredentialList, PublicCredential};
use belenios::v1::election::ElectionUuid;
use belenios::v1::voting_code::{VotingCode, VotingSeed};
use rayon::prelude::*;
use std::collections::HashMap;
use std::fmt;

/// Everything made for an event: what the printer needs, and what the portal needs.
pub struct Codes {
    /// One code per voter, in the roll's order. For the printer only.
    pub notices: Vec<Notice>,
    /// Who has which public credential. Destroyed after the import.
    pub links: Vec<Link>,
    /// The public list of each election, in the event's order, sorted: a place in it says nothing of the roll.
    pub credentials: Vec<(ElectionUuid, CredentialList)>,
    /// What was made from what: no secret.
    pub manifest: Manifest,
}

/// What is printed for one voter. A secret: an empty `Debug`.
pub struct Notice {
    /// The voter's number.
    pub number: String,
    /// The code.
    pub code: VotingCode,
    /// Printed beside the number: shows that this code is this voter's (ATTACKS RO-11).
    pub check: NoticeCheck,
}

/// Called with the number of voters done since the last call, from several threads.
pub type Progress<'a> = &'a (dyn Fn(u64) + Sync);

/// Draws a code for each voter and derives its credentials, on all cores (20 to 50 ms of one core per voter).
///
/// # Errors
/// A [`Problem`] when an election's uuid is not one.
pub fn codes(event: &CeremonyEvent, progress: Progress<'_>) -> Result<Codes, Problem> {
    derive(event, event.voters.iter().map(|_| draw()).collect(), progress)
}

/// A fresh code from the system's randomness: 80 bits (ATTACKS VC-03).
pub fn draw() -> VotingCode {
    VotingCode::from_randomness(&zeroize::Zeroizing::new(randomness::bytes()))
}

/// Derives again the credentials of codes already drawn, read from `codes.csv`: the same as the first time.
///
/// # Errors
/// A [`Problem`] when a voter of the roll has no code, or a code no voter.
pub fn codes_again(
    event: &CeremonyEvent,
    printed: Vec<(String, VotingCode)>,
    progress: Progress<'_>,
) -> Result<Codes, Problem> {
    let mut by_number: HashMap<String, VotingCode> = printed.into_iter().collect();
    let remedy = "utilisez le roll.csv avec lequel ces codes ont été faits.";
    let mut drawn = Vec::with_capacity(event.voters.len());
    for voter in &event.voters {
        let missing = || Problem::of_request(format!("l'électeur {} n'a pas de code", voter.number), remedy);
        drawn.push(by_number.remove(&voter.number).ok_or_else(missing)?);
    }
    match by_number.into_keys().next() {
        Some(number) => Err(Problem::of_request(
            format!("le code de {number} n'est à aucun électeur"),
            remedy,
        )),
        None => derive(event, drawn, progress),
    }
}

fn derive(event: &CeremonyEvent, drawn: Vec<VotingCode>, progress: Progress<'_>) -> Result<Codes, Problem> {
    let uuids = uuids(event)?;
    let made: Vec<(Notice, Vec<Link>)> = event
        .voters
        .par_iter()
        .zip(drawn)
        .map(|(voter, code)| {
            let seed = code.seed(&event.id, &voter.number);
            let links = voter
                .elections
                .iter()
                .map(|election| link(&voter.number, &seed, &uuids[*election]))
                .collect();
            let check = NoticeCheck::of(&seed, &event.id, &voter.number);
            progress(1);
            (
                Notice {
                    number: voter.number.clone(),
                    code,
                    check,
                },
                links,
            )
        })
        .collect();
    let (notices, links): (Vec<_>, Vec<Vec<_>>) = made.into_iter().unzip();
    let links: Vec<Link> = links.into_iter().flatten().collect();
    let credentials = lists(&uuids, &links)?;
    let manifest = Manifest::new(event, &credentials);
    Ok(Codes {
        notices,
        links,
        credentials,
        manifest,
    })
}

fn link(number: &str, seed: &VotingSeed, election: &ElectionUuid) -> Link {
    let credential = seed.credential(election).public();
    Link {
        number: number.to_owned(),
        election: election.clone(),
        credential,
    }
}

fn uuids(event: &CeremonyEvent) -> Result<Vec<ElectionUuid>, Problem> {
    let parse = |election: &crate::PlannedElection| {
        election.uuid.parse().map_err(|_| {
            let what = format!("l'uuid «\u{a0}{}\u{a0}» n'en est pas un", election.uuid);
            Problem::of_request(what, "donnez de 14 à 40 lettres ou chiffres, sans 0, O, I ni l.")
        })
    };
    event.elections.iter().map(parse).collect()
}

fn lists(uuids: &[ElectionUuid], links: &[Link]) -> Result<Vec<(ElectionUuid, CredentialList)>, Problem> {
    let mut by_election: HashMap<&ElectionUuid, Vec<PublicCredential>> = HashMap::new();
    for link in links {
        by_election
            .entry(&link.election)
            .or_default()
            .push(link.credential);
    }
    let list = |uuid: &ElectionUuid| {
        let mut mine = by_election.remove(uuid).unwrap_or_default();
        mine.sort_unstable();
        let list = CredentialList::new(mine).map_err(|error| {
            let what = format!("la liste des codes publics est refusée ({error})");
            Problem::of_request(what, "recommencez la fabrication des codes.")
        })?;
        Ok((uuid.clone(), list))
    };
    uuids.iter().map(list).collect()
}

impl fmt::Debug for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Codes")
    }
}

impl fmt::Debug for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Notice")
    }
}

//! A whole election over HTTP, with a result known in advance, judged by programs that none of us wrote.

pub mod browser;
pub mod closing;
pub mod plan;
pub mod report;
pub mod stage;
pub mod voter;

use bureau::{EventFolder, generated_roll, import, invite};
use closing::{demand, finish, judge};
use election::Instant;
use election::link::LinkToken;
use http_edge::proof_of_work::Difficulty;
use indicatif::{ProgressBar, ProgressStyle};
use plan::{Expectation, intention};
use portal_local::clock::LocalClock;
use portal_local::event::make_ready;
use portal_local::portal::{Portal, Settings};
use portal_local::secrets::local_secrets;
use report::{Report, Timings};
use stage::Stage;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use voter::{Journey, Voter};
use voter_file::HashCost;

/// What to rehearse.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many voters.
    pub voters: u32,
    /// The event; its own roll is replaced by a generated one.
    pub event: PathBuf,
    /// Where everything is written; emptied first.
    pub folder: PathBuf,
    /// The script that asks `belenios-tool`.
    pub judge: Option<PathBuf>,
}

/// Voters who are on the portal at the same time.
const AT_ONCE: usize = 16;

/// Rehearses.
///
/// # Errors
/// The first thing that does not hold.
pub async fn rehearse(options: Options) -> Result<Report, Box<dyn Error>> {
    let mut timings = Timings::default();
    let folder = fresh_folder(&options)?;
    let bar = steps("Codes de vote et clés", u64::from(options.voters));
    let mut ready = timings.measure("ceremony", || make_ready(&folder, &|n| bar.inc(n)))?;
    bar.finish();

    let event = ready.folder.event.clone();
    let portal = start(&ready.folder).await?;
    let operations = &portal.operations;
    let receipts = operations.receipt_keys()?;
    timings.start("import");
    import(operations, &ready.folder, &ready.sealed, &receipts, &|_| {}).await?;
    timings.start("invitations");
    for voter in &ready.folder.roll.voters {
        let token = LinkToken::new(lambda_entry::system_randomness().bytes());
        invite(
            operations,
            &portal.courier,
            &ready.folder,
            voter,
            &token,
            portal.clock.now(),
        )
        .await?;
    }
    let uuids: Vec<String> = event
        .elections
        .iter()
        .map(|election| election.uuid.to_string())
        .collect();
    let stage = Stage::open(portal, event.id.as_str(), &uuids, options.folder.clone()).await?;
    let expectation = expectation(&ready.folder, &uuids, &stage);

    timings.start("votes");
    let codes: BTreeMap<_, _> = ready
        .notices
        .iter()
        .map(|n| (n.number.clone(), n.code.clone()))
        .collect();
    let (stage, journeys) = play_all(stage, &ready.folder, &codes).await?;
    timings.start("closing");
    let mut references: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (election, reference, _) in journeys.iter().flat_map(|journey| &journey.ballots) {
        let new = references
            .entry(election.clone())
            .or_default()
            .insert(reference.clone());
        demand(new, "no two ballots have the same reference")?;
    }
    let calendar = &event.calendar;
    let ends = calendar.vote_closes.unix() + i64::from(calendar.grace_minutes) * 60 + 1;
    stage.portal.clock.set(Instant::from_unix(ends));
    let mut finished = Vec::new();
    for sealed in &ready.sealed.elections {
        let uuid = sealed.election.uuid().to_string();
        let known = references.remove(&uuid).unwrap_or_default();
        finished.push(
            finish(
                &stage,
                &uuid,
                &sealed.credentials_json,
                &mut ready.room,
                &expectation,
                &known,
            )
            .await?,
        );
    }
    if let Some(script) = &options.judge {
        timings.start("belenios-tool");
        judge(script, &mut finished)?;
    }
    timings.stop();
    let report = Report::of(&stage, options.voters, &journeys, finished, timings);
    report.write(&options.folder)?;
    Ok(report)
}

/// The event with a roll of the asked size, in a folder emptied first.
fn fresh_folder(options: &Options) -> Result<PathBuf, Box<dyn Error>> {
    if options.folder.exists() {
        fs::remove_dir_all(&options.folder)?;
    }
    let folder = options.folder.join("event");
    fs::create_dir_all(&folder)?;
    fs::create_dir_all(options.folder.join("receipts"))?;
    let event = EventFolder::read(&options.event)?.event;
    fs::copy(options.event.join("event.toml"), folder.join("event.toml"))?;
    fs::write(
        folder.join("roll.csv"),
        generated_roll(&event, options.voters).to_csv(&event),
    )?;
    Ok(folder)
}

async fn start(folder: &EventFolder) -> Result<Portal, Box<dyn Error>> {
    let vote_opens = folder.event.calendar.vote_opens;
    let settings = Settings {
        port: 0,
        event: folder.event.id.clone(),
        title: folder.event.title.clone(),
        clock: LocalClock::starting_at(vote_opens.after(Duration::from_secs(4 * 3_600 + 27 * 60))),
        keys: local_secrets(None)?,
        difficulty: Difficulty::TRIFLING,
        hash_cost: HashCost::STANDARD,
        answer_after: Duration::ZERO,
        pages: None,
        documents: bureau::event_folder::Documents::default(),
    };
    Ok(Portal::start(settings, None).await?)
}

fn expectation(folder: &EventFolder, uuids: &[String], stage: &Stage) -> Expectation {
    let mut expectation = Expectation::default();
    for (place, voter) in folder.roll.voters.iter().enumerate() {
        for uuid in uuids
            .iter()
            .filter(|uuid| voter.elections.iter().any(|one| one.as_str() == *uuid))
        {
            let sealed = stage.election(uuid);
            expectation.count(uuid, sealed.lists, intention(place, sealed.number, sealed.lists));
        }
    }
    expectation
}

async fn play_all(
    stage: Stage,
    folder: &EventFolder,
    codes: &BTreeMap<String, String>,
) -> Result<(Stage, Vec<Journey>), Box<dyn Error>> {
    let (stage, seats) = (Arc::new(stage), Arc::new(Semaphore::new(AT_ONCE)));
    let bar = steps("Électeurs", folder.roll.voters.len() as u64);
    let mut playing = tokio::task::JoinSet::new();
    for (place, entry) in folder.roll.voters.iter().enumerate() {
        let code = codes
            .get(entry.number.as_str())
            .cloned()
            .ok_or("a voter has no notice")?;
        let voter = Voter {
            place,
            entry: entry.clone(),
            code,
        };
        let (stage, seats, bar) = (Arc::clone(&stage), Arc::clone(&seats), bar.clone());
        playing.spawn(async move {
            let _seat = seats.acquire().await.expect("the semaphore is never closed");
            let journey = voter.play(&stage).await;
            bar.inc(1);
            journey.map_err(|trouble| format!("voter {place}: {trouble}"))
        });
    }
    let mut journeys = Vec::new();
    while let Some(played) = playing.join_next().await {
        journeys.push(played??);
    }
    bar.finish();
    let stage = Arc::into_inner(stage).ok_or("a voter is still on the portal")?;
    Ok((stage, journeys))
}

fn steps(what: &'static str, total: u64) -> ProgressBar {
    let style =
        ProgressStyle::with_template("{msg:24} [{bar:30}] {pos}/{len}  {elapsed} écoulé, reste {eta}");
    ProgressBar::new(total)
        .with_style(style.expect("the template is well formed"))
        .with_message(what)
}

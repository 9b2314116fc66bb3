//! The end of a rehearsal: close, verify, decrypt with the president and two delegates, combine, verify again.

use super::browser::Browser;
use super::plan::Expectation;
use super::stage::Stage;
use bureau::{Closing, close, reissue_log, write_archive};
use ceremony::decryption::decrypt_verified;
use ceremony::verification::verify_file;
use ceremony::{Expected, OneRoom, combine};
use election::{ElectionId, Instant};
use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A finished election.
#[derive(Debug, serde::Serialize)]
pub struct Finished {
    /// The uuid.
    pub uuid: String,
    /// Its title.
    pub title: String,
    /// Ballots in the box.
    pub ballots: u64,
    /// Émargements.
    pub emargements: u64,
    /// Réassorts in the log.
    pub reissues: u64,
    /// The hash of the archive's last event before the tally.
    pub closed_head: String,
    /// Votes: blank, then each list.
    pub result: Vec<u64>,
    /// Who decrypted.
    pub decrypted_by: Vec<String>,
    /// The archive.
    pub archive: PathBuf,
    /// What `belenios-tool` said, when it was asked.
    pub belenios_tool: Option<String>,
}

/// Trustees who decrypt: the president, and the first and third delegates (place in the plan).
const DECRYPTING: [usize; 3] = [0, 2, 4];

/// Finishes one election and compares its result with what was intended.
///
/// # Errors
/// Anything that does not hold.
pub async fn finish(
    stage: &Stage,
    uuid: &str,
    sealed_list: &[u8],
    room: &mut OneRoom,
    expectation: &Expectation,
    references: &BTreeSet<String>,
) -> Result<Finished, Box<dyn Error>> {
    let operations = &stage.portal.operations;
    let election = ElectionId::parse(uuid)?;
    let statement = loop {
        match close(operations, &election, sealed_list, stage.portal.clock.now()).await? {
            Closing::Sealed(statement) => break statement,
            Closing::Draining { ready_at } => stage.portal.clock.set(Instant::from_unix(ready_at)),
        }
    };
    let again = close(operations, &election, sealed_list, stage.portal.clock.now()).await?;
    demand(
        again == Closing::Sealed(statement.clone()),
        "sealing twice gives the same statement",
    )?;
    published(stage, uuid, references).await?;

    let closed = stage.folder.join("closed");
    fs::create_dir_all(&closed)?;
    let archive = write_archive(operations, &election, sealed_list, &closed).await?;
    let verified = verify_file(&archive, |source| source)?;
    demand(
        verified.ballots() == statement.ballots,
        "the archive holds the ballots of the statement",
    )?;
    let expected = Expected {
        ballots: statement.ballots,
        head: verified.head().hash,
    };
    let mut shares = Vec::new();
    for place in DECRYPTING {
        let state = room.states.get_mut(place).ok_or("a trustee is missing")?;
        shares.push(
            decrypt_verified(&verified, state, &expected).map_err(|refused| refused.problem(&archive))?,
        );
    }
    let combined = combine(&archive, &shares, &stage.folder)?;
    demand(combined.refused.is_empty(), "no share is refused")?;
    let result = combined
        .verified
        .result()
        .ok_or("no result")?
        .counts()
        .first()
        .cloned()
        .unwrap_or_default();
    demand(
        result == expectation.of(uuid),
        &format!(
            "the result {result:?} is what was intended {:?}",
            expectation.of(uuid)
        ),
    )?;

    let sealed_cap = operations.voters.sealed_reissue_cap(&election).await?;
    let sealed_cap = sealed_cap.ok_or("the election was not imported")?;
    let log = reissue_log(operations, &election, sealed_cap).await?;
    fs::write(stage.folder.join(format!("{uuid}.reissues.jsonl")), &log.lines)?;
    demand(
        log.reissues == statement.reissues && log.lines.lines().count() as u64 == log.reissues,
        "the log has as many events as réassorts",
    )?;
    let summary = ceremony::verification::Summary::of(&combined.verified);
    Ok(Finished {
        uuid: uuid.to_owned(),
        title: summary.name,
        ballots: statement.ballots,
        emargements: statement.emargements,
        reissues: statement.reissues,
        closed_head: statement.head_hash,
        result,
        decrypted_by: summary.decrypted_by,
        archive: combined.archive,
        belenios_tool: None,
    })
}

/// Every voter finds the reference in the published batches, and the batches hold nothing else.
async fn published(stage: &Stage, uuid: &str, references: &BTreeSet<String>) -> Result<(), Box<dyn Error>> {
    let mut browser = Browser::new(stage.client(0)?, &stage.portal.origin);
    let index = browser
        .get("references", &format!("/api/elections/{uuid}/references"))
        .await?;
    let mut found = BTreeSet::new();
    for batch in 0..index["batches"].as_array().map_or(0, Vec::len) {
        let page = browser
            .get("references", &format!("/api/elections/{uuid}/references/{batch}"))
            .await?;
        for reference in page["references"].as_array().into_iter().flatten() {
            found.insert(reference.as_str().unwrap_or_default().to_owned());
        }
    }
    demand(
        &found == references,
        "the published references are those of the receipts",
    )
}

/// Asks `belenios-tool`: the whole archive, and each ballot against an archive cut after its setup.
///
/// # Errors
/// What the tool says when it refuses.
pub fn judge(script: &std::path::Path, finished: &mut [Finished]) -> Result<(), Box<dyn Error>> {
    for election in finished {
        let asked = Command::new(script).arg(&election.archive).output()?;
        let said = String::from_utf8_lossy(&asked.stdout).trim().to_owned();
        if !asked.status.success() {
            let error = String::from_utf8_lossy(&asked.stderr).trim().to_owned();
            return Err(format!(
                "belenios-tool refuses {}: {said} {error}",
                election.archive.display()
            )
            .into());
        }
        election.belenios_tool = Some(said);
    }
    Ok(())
}

/// An error when something does not hold.
///
/// # Errors
/// The sentence.
pub fn demand(holds: bool, what: &str) -> Result<(), Box<dyn Error>> {
    if holds {
        Ok(())
    } else {
        Err(format!("does not hold: {what}").into())
    }
}

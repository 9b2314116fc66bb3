//! `--proclaimed`: the whole roll votes, the boxes are closed, counted by trustees in one room and proclaimed, so that the
//! results can be seen. In one process, which a real election never is.

use crate::device::Device;
use crate::event::LocalEvent;
use crate::portal::Portal;
use belenios::v1::{Choice, ReceivedBallot};
use bureau::event_folder::Voter;
use bureau::sealed_folder::SealedElection;
use bureau::{Closing, close, publish, turnout, write_archive};
use ceremony::decryption::decrypt_verified;
use ceremony::verification::verify_file;
use ceremony::{Expected, OneRoom, combine};
use election::{ElectionId, Instant};
use std::error::Error;
use std::path::Path;
use std::time::Duration;

type Failed = Box<dyn Error + Send + Sync>;

/// The trustees who decrypt: the president, and two delegates.
const DECRYPTING: [usize; 3] = [0, 2, 4];

/// Votes for everybody, closes, counts and proclaims; archives go to `folder`. The clock stands after the closing then.
pub(crate) async fn proclaim(portal: &Portal, mut local: LocalEvent, folder: &Path) -> Result<(), Failed> {
    let calendar = &local.folder.event.calendar;
    let voted_at = calendar
        .vote_opens
        .after(Duration::from_secs(4 * 3_600 + 27 * 60));
    for (place, voter) in local.folder.roll.voters.iter().enumerate() {
        for sealed in &local.sealed.elections {
            if voter
                .elections
                .iter()
                .any(|one| one.as_str() == sealed.election.uuid().as_str())
            {
                vote(portal, &local, (place, voter), sealed, voted_at).await?;
            }
        }
    }
    let grace = Duration::from_secs(u64::from(calendar.grace_minutes) * 60);
    portal.clock.set(calendar.vote_closes.after(grace));
    turnout(&portal.operations, portal.clock.now()).await?;
    std::fs::create_dir_all(folder)?;
    for sealed in &local.sealed.elections {
        count(portal, &mut local.room, sealed, folder).await?;
    }
    Ok(())
}

/// One ballot, deposited as `cast-ballot` does. The choices go round, so that every list has some votes.
async fn vote(
    portal: &Portal,
    local: &LocalEvent,
    (place, voter): (usize, &Voter),
    sealed: &SealedElection,
    at: Instant,
) -> Result<(), Failed> {
    let operations = &portal.operations;
    let (voters, ballots) = (&operations.voters, &operations.ballots);
    let number = voter.number.as_str();
    let notice = local.notices.iter().find(|notice| notice.number == number);
    let notice = notice.ok_or("a voter has no notice")?;
    let device = Device::holding(&notice.code, local.folder.event.id.as_str(), number)?;
    let lists = sealed
        .election
        .questions()
        .first()
        .map_or(1, |question| question.answers.len());
    let choice = match place * 2 % (lists + 1) {
        0 => Choice::Blank,
        list => Choice::list(list - 1),
    };
    let prepared = device.ballot(sealed.election.raw(), choice)?;
    let ballot = ReceivedBallot::parse(&prepared.bytes)?.check(&sealed.election)?;
    let election = ElectionId::parse(sealed.election.uuid().as_str())?;
    let (key, credential) = (
        operations.names.voter_key(&voter.identifier),
        ballot.credential().to_string(),
    );
    let commitment = voters.commitment(&key, &election, &credential)?;
    let writes = vec![
        ballots.deposit(&ballot),
        voters.mark(&key, &election, &commitment, at),
        ballots.gate_open(election.as_str(), &credential),
    ];
    Ok(voters.dynamo().commit(None, writes).await?)
}

async fn count(
    portal: &Portal,
    room: &mut OneRoom,
    sealed: &SealedElection,
    folder: &Path,
) -> Result<(), Failed> {
    let operations = &portal.operations;
    let election = ElectionId::parse(sealed.election.uuid().as_str())?;
    let list = &sealed.credentials_json;
    let statement = loop {
        match close(operations, &election, list, portal.clock.now()).await? {
            Closing::Sealed(statement) => break statement,
            Closing::Draining { ready_at } => portal.clock.set(Instant::from_unix(ready_at)),
        }
    };
    let archive = write_archive(operations, &election, list, folder).await?;
    let verified = verify_file(&archive, |source| source)?;
    let expected = Expected {
        ballots: statement.ballots,
        head: verified.head().hash,
    };
    let mut shares = Vec::new();
    for place in DECRYPTING {
        let state = room.states.get_mut(place).ok_or("a trustee is missing")?;
        let share = decrypt_verified(&verified, state, &expected);
        shares.push(share.map_err(|refused| refused.problem(&archive))?);
    }
    let counted = folder.join("counted");
    std::fs::create_dir_all(&counted)?;
    let combined = combine(&archive, &shares, &counted)?;
    let published = folder.join("published");
    publish(operations, &combined.archive, &published, portal.clock.now()).await?;
    Ok(())
}

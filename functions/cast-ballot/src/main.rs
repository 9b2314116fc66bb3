//! The Lambda entry of `cast-ballot`.

use cast_ballot::CastBallot;
use election::SigningKey;
use keys::Purpose;
use lambda_entry::{Entry, StartFault, run};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    let deposit_seed = entry.keys().key(Purpose::UrnReceipts)?;
    let emargement_seed = entry.keys().key(Purpose::EmargementReceipts)?;
    run(CastBallot {
        edge: entry.edge(),
        voters: entry.voters(),
        ballots: entry.ballots(),
        deposit_key: SigningKey::from_seed(&deposit_seed),
        emargement_key: SigningKey::from_seed(&emargement_seed),
    })
    .await
}

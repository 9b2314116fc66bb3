//! The Lambda entry of `seal-ballot-box`.

use election::SigningKey;
use keys::Purpose;
use lambda_entry::{Entry, StartFault, run};
use seal_ballot_box::SealBallotBox;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    let deposit_seed = entry.keys().key(Purpose::UrnReceipts)?;
    run(SealBallotBox {
        edge: entry.edge(),
        voters: entry.voters(),
        ballots: entry.ballots(),
        deposit_key: SigningKey::from_seed(&deposit_seed),
    })
    .await
}

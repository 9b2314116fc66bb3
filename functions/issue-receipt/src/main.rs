//! The Lambda entry of `issue-receipt`.

use election::SigningKey;
use issue_receipt::IssueReceipt;
use keys::Purpose;
use lambda_entry::{Entry, StartFault, run};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    let emargement_seed = entry.keys().key(Purpose::EmargementReceipts)?;
    run(IssueReceipt {
        edge: entry.edge(),
        voters: entry.voters(),
        ballots: entry.ballots(),
        emargement_key: SigningKey::from_seed(&emargement_seed),
    })
    .await
}

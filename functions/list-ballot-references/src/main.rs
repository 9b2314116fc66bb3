//! The Lambda entry of `list-ballot-references`.

use lambda_entry::{Entry, StartFault, run};
use list_ballot_references::ListBallotReferences;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(ListBallotReferences {
        edge: entry.edge(),
        ballots: entry.ballots(),
    })
    .await
}

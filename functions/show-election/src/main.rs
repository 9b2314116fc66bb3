//! The Lambda entry of `show-election`.

use ballot_box::BallotBox;
use lambda_entry::{Entry, StartFault, run};
use show_election::ShowElection;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(ShowElection {
        edge: entry.edge(),
        ballots: BallotBox::new(entry.dynamo()),
    })
    .await
}

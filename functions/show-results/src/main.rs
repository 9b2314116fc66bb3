//! The Lambda entry of `show-results`.

use lambda_entry::{Entry, StartFault, run};
use show_results::ShowResults;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(ShowResults {
        edge: entry.edge(),
        event: entry.event_file(),
        ballots: entry.ballots(),
    })
    .await
}

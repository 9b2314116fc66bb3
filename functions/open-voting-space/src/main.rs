//! The Lambda entry of `open-voting-space`.

use lambda_entry::{Entry, StartFault, run};
use open_voting_space::OpenVotingSpace;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(OpenVotingSpace {
        edge: entry.edge(),
        voters: entry.voters(),
        names: entry.names()?,
    })
    .await
}

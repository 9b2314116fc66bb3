//! The Lambda entry of `request-voting-code`.

use lambda_entry::{Entry, StartFault, run};
use request_voting_code::RequestVotingCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    let action = RequestVotingCode {
        edge: entry.edge(),
        voters: entry.voters(),
        names: entry.names()?,
        courier: entry.courier().await?,
    };
    run(action).await
}

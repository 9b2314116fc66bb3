//! The Lambda entry of `ask-assistance`.

use ask_assistance::AskAssistance;
use lambda_entry::{Entry, StartFault, run};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(AskAssistance {
        edge: entry.edge(),
        voters: entry.voters(),
        names: entry.names()?,
        courier: entry.courier().await?,
    })
    .await
}

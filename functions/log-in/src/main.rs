//! The Lambda entry of `log-in`.

use lambda_entry::{Entry, StartFault, run};
use log_in::LogIn;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(LogIn {
        edge: entry.edge(),
        voters: entry.voters(),
        names: entry.names()?,
    })
    .await
}

//! The Lambda entry of `log-out`.

use lambda_entry::{Entry, StartFault, run};
use log_out::LogOut;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(LogOut {
        edge: entry.edge(),
        voters: entry.voters(),
    })
    .await
}

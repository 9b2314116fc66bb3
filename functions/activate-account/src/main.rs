//! The Lambda entry of `activate-account`.

use activate_account::ActivateAccount;
use lambda_entry::{Entry, StartFault, run};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(ActivateAccount {
        edge: entry.edge(),
        voters: entry.voters(),
        names: entry.names()?,
        courier: entry.courier().await?,
    })
    .await
}

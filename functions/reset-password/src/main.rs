//! The Lambda entry of `reset-password`.

use lambda_entry::{Entry, StartFault, run};
use reset_password::ResetPassword;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(ResetPassword {
        edge: entry.edge(),
        voters: entry.voters(),
        names: entry.names()?,
        courier: entry.courier().await?,
    })
    .await
}

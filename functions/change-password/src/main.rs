//! The Lambda entry of `change-password`.

use change_password::ChangePassword;
use lambda_entry::{Entry, StartFault, run};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(ChangePassword {
        edge: entry.edge(),
        voters: entry.voters(),
        names: entry.names()?,
        courier: entry.courier().await?,
    })
    .await
}

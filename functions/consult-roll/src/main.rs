//! The Lambda entry of `consult-roll`.

use consult_roll::ConsultRoll;
use lambda_entry::{Entry, StartFault, run};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(ConsultRoll {
        edge: entry.edge(),
        voters: entry.voters(),
        names: entry.names()?,
    })
    .await
}

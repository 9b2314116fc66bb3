//! The Lambda entry of `show-portal`.

use lambda_entry::{Entry, StartFault, run};
use show_portal::ShowPortal;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(ShowPortal {
        edge: entry.edge(),
        voters: entry.voters(),
    })
    .await
}

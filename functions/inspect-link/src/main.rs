//! The Lambda entry of `inspect-link`.

use inspect_link::InspectLink;
use lambda_entry::{Entry, StartFault, run};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(InspectLink {
        edge: entry.edge(),
        voters: entry.voters(),
    })
    .await
}

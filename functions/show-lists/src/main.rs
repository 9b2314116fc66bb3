//! The Lambda entry of `show-lists`.

use lambda_entry::{Entry, StartFault, run};
use show_lists::ShowLists;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(ShowLists {
        edge: entry.edge(),
        event: entry.event_file(),
    })
    .await
}

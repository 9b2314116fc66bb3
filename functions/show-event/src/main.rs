//! The Lambda entry of `show-event`.

use lambda_entry::{Entry, StartFault, run};
use show_event::ShowEvent;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(ShowEvent {
        edge: entry.edge(),
        event: entry.event_file(),
    })
    .await
}

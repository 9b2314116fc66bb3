//! The Lambda entry of `request-activation-link`.

use lambda_entry::{Entry, StartFault, run};
use request_activation_link::{ANSWER_AFTER, RequestActivationLink};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(RequestActivationLink {
        edge: entry.edge(),
        voters: entry.voters(),
        names: entry.names()?,
        courier: entry.courier().await?,
        answer_after: ANSWER_AFTER,
    })
    .await
}

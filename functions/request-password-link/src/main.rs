//! The Lambda entry of `request-password-link`.

use lambda_entry::{Entry, StartFault, run};
use request_password_link::{ANSWER_AFTER, RequestPasswordLink};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(RequestPasswordLink {
        edge: entry.edge(),
        voters: entry.voters(),
        names: entry.names()?,
        courier: entry.courier().await?,
        answer_after: ANSWER_AFTER,
    })
    .await
}

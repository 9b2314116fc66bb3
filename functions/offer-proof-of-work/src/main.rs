//! The Lambda entry of `offer-proof-of-work`.

use lambda_entry::{Entry, StartFault, run};
use offer_proof_of_work::OfferProofOfWork;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    run(OfferProofOfWork { edge: entry.edge() }).await
}

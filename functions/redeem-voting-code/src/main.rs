//! The Lambda entry of `redeem-voting-code`.

use election::SigningKey;
use keys::Purpose;
use lambda_entry::{Entry, StartFault, run};
use redeem_voting_code::RedeemVotingCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), StartFault> {
    let entry = Entry::from_environment().await?;
    let action = RedeemVotingCode {
        edge: entry.edge(),
        voters: entry.voters(),
        ballots: entry.ballots(),
        courier: entry.courier().await?,
        authority: SigningKey::from_seed(&entry.keys().secret(Purpose::ReissueLog)?.key("reissue-log")),
    };
    run(action).await
}

//! Every action of the portal, built from its parts. A new action is one line here.

use crate::portal::{Mounted, Parts};
use election::SigningKey;
use keys::Purpose;
use std::time::Duration;

/// Every action.
pub(crate) fn all(parts: &Parts) -> Vec<Mounted> {
    let edge = || parts.edge.clone();
    let voters = || parts.voters.clone();
    let event = || parts.voters.public().clone();
    let courier = || parts.courier.clone();
    let ballots = || parts.ballots.clone();
    let signing_key = |purpose| {
        let seed = parts.keys.key(purpose).expect("a secret for every purpose");
        SigningKey::from_seed(&seed)
    };
    // Nobody waits in a test: what an answer takes is not what these tests are about.
    let answer_after = Duration::ZERO;
    vec![
        Mounted::new(activate_account::ActivateAccount {
            edge: edge(),
            voters: voters(),
            courier: courier(),
        }),
        Mounted::new(ask_assistance::AskAssistance {
            edge: edge(),
            voters: voters(),
            courier: courier(),
        }),
        Mounted::new(cast_ballot::CastBallot {
            edge: edge(),
            voters: voters(),
            ballots: ballots(),
            deposit_key: signing_key(Purpose::UrnReceipts),
            emargement_key: signing_key(Purpose::EmargementReceipts),
        }),
        Mounted::new(change_challenge::ChangeChallenge {
            edge: edge(),
            voters: voters(),
            courier: courier(),
        }),
        Mounted::new(change_password::ChangePassword {
            edge: edge(),
            voters: voters(),
            courier: courier(),
        }),
        Mounted::new(consult_roll::ConsultRoll {
            edge: edge(),
            voters: voters(),
        }),
        Mounted::new(file_claim::FileClaim {
            edge: edge(),
            voters: voters(),
            courier: courier(),
        }),
        Mounted::new(inspect_link::InspectLink {
            edge: edge(),
            voters: voters(),
        }),
        Mounted::new(issue_receipt::IssueReceipt {
            edge: edge(),
            voters: voters(),
            ballots: ballots(),
            emargement_key: signing_key(Purpose::EmargementReceipts),
        }),
        Mounted::new(list_ballot_references::ListBallotReferences {
            edge: edge(),
            ballots: ballots(),
        }),
        Mounted::new(log_in::LogIn {
            edge: edge(),
            voters: voters(),
        }),
        Mounted::new(log_out::LogOut {
            edge: edge(),
            voters: voters(),
        }),
        Mounted::new(offer_proof_of_work::OfferProofOfWork { edge: edge() }),
        Mounted::new(request_activation_link::RequestActivationLink {
            edge: edge(),
            voters: voters(),
            courier: courier(),
            answer_after,
        }),
        Mounted::new(request_password_link::RequestPasswordLink {
            edge: edge(),
            voters: voters(),
            courier: courier(),
            answer_after,
        }),
        Mounted::new(reset_password::ResetPassword {
            edge: edge(),
            voters: voters(),
            courier: courier(),
        }),
        Mounted::new(seal_ballot_box::SealBallotBox {
            edge: edge(),
            voters: voters(),
            ballots: ballots(),
            deposit_key: signing_key(Purpose::UrnReceipts),
        }),
        Mounted::new(show_event::ShowEvent {
            edge: edge(),
            event: event(),
        }),
        Mounted::new(show_lists::ShowLists {
            edge: edge(),
            event: event(),
        }),
        Mounted::new(show_portal::ShowPortal {
            edge: edge(),
            voters: voters(),
        }),
        Mounted::new(show_results::ShowResults {
            edge: edge(),
            event: event(),
            ballots: ballots(),
        }),
    ]
}

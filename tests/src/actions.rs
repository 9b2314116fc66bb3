//! Every action of the portal, built from its parts. A new action is one line here.

use crate::portal::{Mounted, Parts};
use election::SigningKey;
use http_edge::Action as _;
use keys::Purpose;
use std::time::Duration;

/// Every action.
pub(crate) fn all(parts: &Parts) -> Vec<Mounted> {
    let edge = || parts.edge.clone();
    // Each under its own role: a right that the matrix lacks is a failing test, as it would be a failing function.
    let voters = |role| parts.under(role).0;
    let event = |role| parts.under(role).0.public().clone();
    let names = || parts.names.clone();
    let ballots = |role| parts.under(role).1;
    let courier = || parts.courier.clone();
    let signing_key = |purpose| {
        let seed = parts.keys.key(purpose).expect("a secret for every purpose");
        SigningKey::from_seed(&seed)
    };
    // Nobody waits in a test: what an answer takes is not what these tests are about.
    let answer_after = Duration::ZERO;
    vec![
        Mounted::new(activate_account::ActivateAccount {
            edge: edge(),
            voters: voters(activate_account::ActivateAccount::NAME),
            names: names(),
            courier: courier(),
        }),
        Mounted::new(ask_assistance::AskAssistance {
            edge: edge(),
            voters: voters(ask_assistance::AskAssistance::NAME),
            names: names(),
            courier: courier(),
        }),
        Mounted::new(cast_ballot::CastBallot {
            edge: edge(),
            voters: voters(cast_ballot::CastBallot::NAME),
            ballots: ballots(cast_ballot::CastBallot::NAME),
            deposit_key: signing_key(Purpose::UrnReceipts),
            emargement_key: signing_key(Purpose::EmargementReceipts),
        }),
        Mounted::new(change_challenge::ChangeChallenge {
            edge: edge(),
            voters: voters(change_challenge::ChangeChallenge::NAME),
            names: names(),
            courier: courier(),
        }),
        Mounted::new(change_password::ChangePassword {
            edge: edge(),
            voters: voters(change_password::ChangePassword::NAME),
            names: names(),
            courier: courier(),
        }),
        Mounted::new(consult_roll::ConsultRoll {
            edge: edge(),
            voters: voters(consult_roll::ConsultRoll::NAME),
            names: names(),
        }),
        Mounted::new(file_claim::FileClaim {
            edge: edge(),
            voters: voters(file_claim::FileClaim::NAME),
            names: names(),
            courier: courier(),
        }),
        Mounted::new(inspect_link::InspectLink {
            edge: edge(),
            voters: voters(inspect_link::InspectLink::NAME),
        }),
        Mounted::new(issue_receipt::IssueReceipt {
            edge: edge(),
            voters: voters(issue_receipt::IssueReceipt::NAME),
            ballots: ballots(issue_receipt::IssueReceipt::NAME),
            emargement_key: signing_key(Purpose::EmargementReceipts),
        }),
        Mounted::new(list_ballot_references::ListBallotReferences {
            edge: edge(),
            ballots: ballots(list_ballot_references::ListBallotReferences::NAME),
        }),
        Mounted::new(log_in::LogIn {
            edge: edge(),
            voters: voters(log_in::LogIn::NAME),
            names: names(),
        }),
        Mounted::new(log_out::LogOut {
            edge: edge(),
            voters: voters(log_out::LogOut::NAME),
        }),
        Mounted::new(offer_proof_of_work::OfferProofOfWork { edge: edge() }),
        Mounted::new(request_activation_link::RequestActivationLink {
            edge: edge(),
            voters: voters(request_activation_link::RequestActivationLink::NAME),
            names: names(),
            courier: courier(),
            answer_after,
        }),
        Mounted::new(request_password_link::RequestPasswordLink {
            edge: edge(),
            voters: voters(request_password_link::RequestPasswordLink::NAME),
            names: names(),
            courier: courier(),
            answer_after,
        }),
        Mounted::new(reset_password::ResetPassword {
            edge: edge(),
            voters: voters(reset_password::ResetPassword::NAME),
            names: names(),
            courier: courier(),
        }),
        Mounted::new(seal_ballot_box::SealBallotBox {
            edge: edge(),
            voters: voters(seal_ballot_box::SealBallotBox::NAME),
            ballots: ballots(seal_ballot_box::SealBallotBox::NAME),
            deposit_key: signing_key(Purpose::UrnReceipts),
        }),
        Mounted::new(show_event::ShowEvent {
            edge: edge(),
            event: event(show_event::ShowEvent::NAME),
        }),
        Mounted::new(show_lists::ShowLists {
            edge: edge(),
            event: event(show_lists::ShowLists::NAME),
        }),
        Mounted::new(show_portal::ShowPortal {
            edge: edge(),
            voters: voters(show_portal::ShowPortal::NAME),
        }),
        Mounted::new(show_results::ShowResults {
            edge: edge(),
            event: event(show_results::ShowResults::NAME),
            ballots: ballots(show_results::ShowResults::NAME),
        }),
    ]
}

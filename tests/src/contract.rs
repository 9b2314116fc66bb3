//! What the portal promises to whoever calls it: the pages written from the code, and the replies held to them.

mod openapi;
mod problems;
mod reality;

use http_edge::Route;
use http_edge::contract::{Documented, Operation};
pub use openapi::openapi;
pub use problems::problems;
pub(crate) use reality::{assert_documented, documented};

/// An action's name and what it promises.
pub struct Promised {
    /// The action's name.
    pub action: &'static str,
    /// Its addresses.
    pub routes: &'static [Route],
    /// One operation for each of its routes.
    pub operations: Vec<Operation>,
}

/// What every action promises, in the order of their names. A new action is one line here.
pub fn promised() -> Vec<Promised> {
    vec![
        of::<activate_account::ActivateAccount>(),
        of::<ask_assistance::AskAssistance>(),
        of::<cast_ballot::CastBallot>(),
        of::<change_challenge::ChangeChallenge>(),
        of::<change_password::ChangePassword>(),
        of::<consult_roll::ConsultRoll>(),
        of::<file_claim::FileClaim>(),
        of::<inspect_link::InspectLink>(),
        of::<issue_receipt::IssueReceipt>(),
        of::<list_ballot_references::ListBallotReferences>(),
        of::<log_in::LogIn>(),
        of::<log_out::LogOut>(),
        of::<offer_proof_of_work::OfferProofOfWork>(),
        of::<open_voting_space::OpenVotingSpace>(),
        of::<redeem_voting_code::RedeemVotingCode>(),
        of::<request_activation_link::RequestActivationLink>(),
        of::<request_password_link::RequestPasswordLink>(),
        of::<request_voting_code::RequestVotingCode>(),
        of::<reset_password::ResetPassword>(),
        of::<seal_ballot_box::SealBallotBox>(),
        of::<show_election::ShowElection>(),
        of::<show_event::ShowEvent>(),
        of::<show_lists::ShowLists>(),
        of::<show_portal::ShowPortal>(),
        of::<show_results::ShowResults>(),
    ]
}

fn of<A: Documented>() -> Promised {
    Promised {
        action: A::NAME,
        routes: A::ROUTES,
        operations: A::contract(),
    }
}

impl Promised {
    /// The operation's name: the action's, and where the action has several addresses, the last word of this one, or the method where
    /// another operation has the same address.
    pub fn name(&self, operation: &Operation) -> String {
        let route = operation.route;
        let last = route.path.rsplit('/').next().unwrap_or_default();
        let there = self
            .operations
            .iter()
            .filter(|other| other.route.path == route.path);
        match (self.operations.len(), there.count()) {
            (1, _) => self.action.to_owned(),
            (_, 1) => format!("{}-{}", self.action, last.trim_matches(['{', '}'])),
            _ => format!("{}-{}", self.action, route.method.as_str().to_lowercase()),
        }
    }
}

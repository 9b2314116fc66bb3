//! What the portal promises to whoever calls it: the pages written from the code, and the replies held to them.

mod openapi;
mod problems;
mod reality;

use http_edge::contract::{Documented, Operation};
pub use openapi::openapi;
pub use problems::problems;
pub(crate) use reality::{assert_documented, documented};

/// An action's name and what it promises.
pub struct Promised {
    /// The action's name.
    pub action: &'static str,
    /// One operation for each of its routes.
    pub operations: Vec<Operation>,
}

/// What every action promises, in the order of their names. A new action is one line here.
pub fn promised() -> Vec<Promised> {
    vec![
        of::<activate_account::ActivateAccount>(),
        of::<cast_ballot::CastBallot>(),
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
        operations: A::contract(),
    }
}

impl Promised {
    /// The operation's name: the action's, and where the action has several addresses, the last word of this one.
    pub fn name(&self, operation: &Operation) -> String {
        let last = operation.route.path.rsplit('/').next().unwrap_or_default();
        match self.operations.len() {
            1 => self.action.to_owned(),
            _ => format!("{}-{}", self.action, last.trim_matches(['{', '}'])),
        }
    }
}

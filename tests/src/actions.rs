//! Every action of the portal, built from its parts. A new action is one line here.

use crate::portal::{Mounted, Parts};
use std::time::Duration;

/// Every action.
pub(crate) fn all(parts: &Parts) -> Vec<Mounted> {
    let edge = || parts.edge.clone();
    let voters = || parts.voters.clone();
    let courier = || parts.courier.clone();
    // Nobody waits in a test: what an answer takes is not what these tests are about.
    let answer_after = Duration::ZERO;
    vec![
        Mounted::new(activate_account::ActivateAccount {
            edge: edge(),
            voters: voters(),
            courier: courier(),
        }),
        Mounted::new(inspect_link::InspectLink {
            edge: edge(),
            voters: voters(),
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
        Mounted::new(show_portal::ShowPortal {
            edge: edge(),
            voters: voters(),
        }),
    ]
}

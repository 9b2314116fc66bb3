//! What the action promises at its address, for docs/openapi.json.

use crate::{ResetPassword, ResetPasswordRequest};
use http_edge::Action as _;
use http_edge::contract::cookies::{DEVICE, SESSION};
use http_edge::contract::{Documented, Operation, Success};

impl Documented for ResetPassword {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(Self::ROUTES[0], "Choisir un nouveau mot de passe")
            .takes::<ResetPasswordRequest>()
            .answers(
                Success::empty("Le mot de passe est changé et toutes les sessions sont fermées.")
                    .with_cookies(&[SESSION, DEVICE]),
            )
            .refuses(&[
                "REQ-001", "REQ-007", "REQ-008", "ACT-201", "ACT-203", "ACT-204", "AUT-102", "AUT-104",
                "AUT-105", "VOT-502", "SYS-901",
            ]);
        vec![operation]
    }
}

//! What the action promises at its address, for docs/openapi.json.

use crate::form::Form;
use crate::{ActivateAccount, Activated};
use http_edge::Action as _;
use http_edge::contract::cookies::DEVICE;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for ActivateAccount {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(Self::ROUTES[0], "Activer son compte")
            .takes::<Form>()
            .answers(Success::json::<Activated>("Le compte est activé.").with_cookies(&[DEVICE]))
            .refuses(&[
                "REQ-001", "REQ-007", "REQ-008", "ACT-201", "ACT-202", "ACT-203", "AUT-105", "VOT-502",
                "SYS-901",
            ]);
        vec![operation]
    }
}

//! What the action promises at its address, for docs/openapi.json.

use crate::{ChangePassword, Form};
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for ChangePassword {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(Self::ROUTES[0], "Changer son mot de passe")
            .takes::<Form>()
            .reading_device()
            .answers(Success::empty(
                "Le mot de passe est changé et les autres sessions sont fermées.",
            ))
            .refuses(&["REQ-001", "REQ-007", "AUT-102", "AUT-105", "AUT-106", "VOT-502"]);
        vec![operation]
    }
}

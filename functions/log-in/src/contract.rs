//! What the action promises at its address, for docs/openapi.json.

use crate::{LogIn, LogInRequest, LoggedIn};
use http_edge::Action as _;
use http_edge::contract::cookies::{DEVICE, SESSION};
use http_edge::contract::{Documented, Operation, Success};

impl Documented for LogIn {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(Self::ROUTES[0], "S'identifier")
            .takes::<LogInRequest>()
            .reading_device()
            .answers(Success::json::<LoggedIn>("La session est ouverte.").with_cookies(&[SESSION, DEVICE]))
            .refuses(&[
                "REQ-001", "REQ-007", "REQ-008", "AUT-101", "AUT-102", "AUT-105", "E-CAP", "SYS-901",
            ]);
        vec![operation]
    }
}

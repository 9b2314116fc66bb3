//! What the action promises at its address, for docs/openapi.json.

use crate::form::Form;
use crate::{AskAssistance, Asked};
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for AskAssistance {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(Self::ROUTES[0], "Demander de l'assistance")
            .takes::<Form>()
            .answers(Success::json::<Asked>("La demande est transmise à l'assistance."))
            .refuses(&["REQ-001", "REQ-007", "REQ-008", "AUT-105", "E-CAP", "SYS-901"]);
        vec![operation]
    }
}

//! What the action promises at its address, for docs/openapi.json.

use crate::{ChangeChallenge, Form};
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for ChangeChallenge {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(Self::ROUTES[0], "Changer sa question Défi")
            .takes::<Form>()
            .reading_device()
            .answers(Success::empty("La question et la réponse sont changées."))
            .refuses(&["REQ-001", "REQ-007", "AUT-102", "AUT-105", "AUT-106", "AUT-107"]);
        vec![operation]
    }
}

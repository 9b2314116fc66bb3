//! What the action promises at its address, for docs/openapi.json.

use crate::{LinkRequest, LinkSent, RequestActivationLink};
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for RequestActivationLink {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(Self::ROUTES[0], "Demander un nouveau lien d'activation")
            .takes::<LinkRequest>()
            .answers(Success::json::<LinkSent>(
                "La même réponse, que le compte existe ou non.",
            ))
            .refuses(&[
                "REQ-001", "REQ-007", "REQ-008", "AUT-102", "AUT-105", "E-CAP", "VOT-502", "SYS-901",
            ]);
        vec![operation]
    }
}

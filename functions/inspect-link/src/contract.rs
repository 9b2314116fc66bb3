//! What the action promises at its address, for docs/openapi.json.

use crate::{InspectLink, InspectLinkRequest, Inspected};
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for InspectLink {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(Self::ROUTES[0], "Savoir à quoi sert un lien, sans l'utiliser")
            .takes::<InspectLinkRequest>()
            .answers(Success::json::<Inspected>("Le lien est valable."))
            .refuses(&["REQ-001", "ACT-201", "ACT-202", "ACT-203", "ACT-204", "REA-406"]);
        vec![operation]
    }
}

//! What the action promises at its address, for docs/openapi.json.

use crate::request::Opening;
use crate::{OpenVotingSpace, Opened};
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for OpenVotingSpace {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(
            Self::ROUTES[0],
            "Ouvrir l'espace de vote : prouver que l'on tient son code de vote",
        )
        .takes::<Opening>()
        .answers(Success::json::<Opened>("Le code est celui de l'électeur."))
        .refuses(&[
            "REQ-001", "AUT-102", "COD-302", "COD-303", "COD-305", "COD-306", "E-CAP", "VOT-500", "VOT-502",
            "VOT-505", "VOT-514",
        ]);
        vec![operation]
    }
}

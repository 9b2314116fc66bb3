//! What the action promises at its address, for docs/openapi.json.

use crate::RedeemVotingCode;
use crate::outcome::Outcome;
use crate::request::Redemption;
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for RedeemVotingCode {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(
            Self::ROUTES[0],
            "Remplacer son code de vote par celui que le navigateur a créé",
        )
        .takes::<Redemption>()
        .answers(Success::json::<Outcome>(
            "Le nouveau code vaut pour les scrutins où l'électeur n'a pas voté.",
        ))
        .refuses(&[
            "REQ-001", "COD-305", "COD-306", "REA-406", "REA-407", "REA-408", "REA-409", "VOT-505", "VOT-514",
        ]);
        vec![operation]
    }
}

//! What the action promises at its address, for docs/openapi.json.

use crate::list::OwnClaims;
use crate::{FileClaim, Filed, Form};
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for FileClaim {
    fn contract() -> Vec<Operation> {
        let file = Operation::of(
            Self::ROUTES[0],
            "Déposer une réclamation sur une liste électorale",
        )
        .takes::<Form>()
        .answers(Success::json::<Filed>(
            "La réclamation est enregistrée ; la même réponse à la même demande renvoyée.",
        ))
        .refuses(&["REQ-001", "REQ-007", "AUT-102", "AUT-105", "LIS-702"]);
        let list =
            Operation::of(Self::ROUTES[1], "Suivre ses réclamations").answers(
                Success::json::<OwnClaims<'_>>("Les réclamations de l'électeur, la dernière d'abord."),
            );
        vec![file, list]
    }
}

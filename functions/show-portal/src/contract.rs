//! What the action promises at its address, for docs/openapi.json.

use crate::ShowPortal;
use crate::page::Page;
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for ShowPortal {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(
            Self::ROUTES[0],
            "Voir son espace : profil, scrutins, calendrier, sessions",
        )
        .answers(Success::json::<Page<'_>>("L'espace de l'électeur."))
        .refuses(&["AUT-105"]);
        vec![operation]
    }
}

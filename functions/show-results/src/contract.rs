//! What the action promises at its address, for docs/openapi.json.

use crate::ShowResults;
use crate::page::Page;
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for ShowResults {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(
            Self::ROUTES[0],
            "Lire les résultats proclamés, ou avant eux la participation",
        )
        .answers(Success::json::<Page>(
            "Les résultats des scrutins déjà proclamés ; à garder quinze secondes au plus.",
        ));
        vec![operation]
    }
}

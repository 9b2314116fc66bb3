//! What the action promises at its address, for docs/openapi.json.

use crate::ShowEvent;
use crate::page::Page;
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for ShowEvent {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(
            Self::ROUTES[0],
            "Connaître les élections : heure du serveur, calendrier, annonce, suspension",
        )
        .answers(Success::json::<Page<'_>>(
            "Ce que chacun peut savoir des élections ; à garder cinq secondes au plus.",
        ));
        vec![operation]
    }
}

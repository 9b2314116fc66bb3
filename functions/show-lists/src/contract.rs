//! What the action promises at its address, for docs/openapi.json.

use crate::ShowLists;
use crate::page::Page;
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for ShowLists {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(
            Self::ROUTES[0],
            "Lire les listes d'un scrutin : candidats et documents",
        )
        .parameter::<String>(
            "election",
            "The election's Belenios uuid: base 58, 14 to 40 characters.",
        )
        .answers(Success::json::<Page<'_>>(
            "Les listes, dans l'ordre du bulletin, dès leur publication.",
        ));
        vec![operation]
    }
}

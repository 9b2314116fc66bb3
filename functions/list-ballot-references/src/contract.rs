//! What the action promises at its addresses, for docs/openapi.json.

use crate::{Batch, ListBallotReferences, Published};
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for ListBallotReferences {
    fn contract() -> Vec<Operation> {
        let published = Operation::of(Self::ROUTES[0], "Savoir ce qui est publié d'une urne")
            .parameter::<String>(
                "election",
                "The election's Belenios uuid: base 58, 14 to 40 characters.",
            )
            .answers(Success::json::<Published>(
                "Rien avant le scellement de l'urne ; tout, pour toujours, ensuite.",
            ));
        let batch = Operation::of(Self::ROUTES[1], "Télécharger un lot de références de bulletins")
            .parameter::<String>(
                "election",
                "The election's Belenios uuid: base 58, 14 to 40 characters.",
            )
            .parameter::<u64>("batch", "The batch's place, from 0.")
            .answers(Success::json::<Batch>("Les références, triées."));
        vec![published, batch]
    }
}

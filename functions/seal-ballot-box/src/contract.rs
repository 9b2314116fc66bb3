//! What the action promises at its address, for docs/openapi.json.

use crate::state::State;
use crate::{Order, SealBallotBox};
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for SealBallotBox {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(
            Self::ROUTES[0],
            "Fermer et sceller une urne, ou savoir où elle en est",
        )
        .parameter::<String>(
            "election",
            "The election's Belenios uuid: base 58, 14 to 40 characters.",
        )
        .takes::<Order>()
        .answers(Success::json::<State>(
            "Où en est l'urne : à rappeler jusqu'à « sealed ».",
        ))
        .refuses(&["REQ-001"]);
        vec![operation]
    }
}

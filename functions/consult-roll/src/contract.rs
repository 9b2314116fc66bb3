//! What the action promises at its address, for docs/openapi.json.

use crate::{ConsultRoll, Page, Search};
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for ConsultRoll {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(Self::ROUTES[0], "Chercher un nom sur une liste électorale")
            .takes::<Search>()
            .answers(Success::json::<Page<'_>>("Une page des inscrits trouvés."))
            .refuses(&["REQ-001", "REQ-006", "REQ-007", "AUT-102", "AUT-105", "LIS-701"]);
        vec![operation]
    }
}

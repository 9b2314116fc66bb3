//! What the action promises at its address, for docs/openapi.json.

use crate::{LogOut, LogOutRequest};
use http_edge::Action as _;
use http_edge::contract::cookies::SESSION;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for LogOut {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(
            Self::ROUTES[0],
            "Se déconnecter, ou déconnecter ses autres appareils",
        )
        .takes::<LogOutRequest>()
        .answers(Success::empty("La session, ou les autres sessions, sont fermées.").with_cookies(&[SESSION]))
        .refuses(&["REQ-001"]);
        vec![operation]
    }
}

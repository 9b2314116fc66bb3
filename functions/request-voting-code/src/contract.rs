//! What the action promises at its address, for docs/openapi.json.

use crate::request::RequestForm;
use crate::{RequestVotingCode, Requested};
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for RequestVotingCode {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(Self::ROUTES[0], "Demander un nouveau code de vote (réassort)")
            .takes::<RequestForm>()
            .answers(Success::json::<Requested>("Le lien de réassort est parti."))
            .refuses(&[
                "REQ-001", "REQ-007", "AUT-102", "COD-305", "E-CAP", "REA-401", "REA-402", "REA-403",
                "REA-404", "REA-405", "REA-407", "VOT-505",
            ]);
        vec![operation]
    }
}

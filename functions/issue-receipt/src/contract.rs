//! What the action promises at its addresses, for docs/openapi.json.

use crate::IssueReceipt;
use election::{DepositReceipt, EmargementCertificate};
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};

impl Documented for IssueReceipt {
    fn contract() -> Vec<Operation> {
        let deposit = Operation::of(Self::ROUTES[0], "Mettre en page sa preuve de dépôt")
            .takes::<DepositReceipt>()
            .answers(Success::bytes(
                "La preuve de dépôt en PDF balisé.",
                "application/pdf",
            ))
            .refuses(&["REQ-001", "REQ-006", "REC-601"]);
        let emargement = Operation::of(Self::ROUTES[1], "Recevoir son certificat d'émargement")
            .parameter::<String>(
                "election",
                "The election's Belenios uuid: base 58, 14 to 40 characters.",
            )
            .answers(
                Success::json::<EmargementCertificate>(
                    "Le certificat, en PDF balisé si « Accept » le préfère (RFC 9110 §12.5.1) ; en JSON sans préférence.",
                )
                .or_as("application/pdf"),
            )
            .refuses(&["REQ-009"]);
        vec![deposit, emargement]
    }
}

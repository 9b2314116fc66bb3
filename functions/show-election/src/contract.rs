//! What the action promises at its addresses, for docs/openapi.json.

use crate::{ELECTION, RECEIPT_KEYS, ShowElection, TRUSTEES};
use ballot_box::ReceiptKeys;
use http_edge::contract::{Documented, Operation, Success};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

impl Documented for ShowElection {
    fn contract() -> Vec<Operation> {
        let of = |route, summary| {
            Operation::of(route, summary).parameter::<String>(
                "election",
                "The election's Belenios uuid: base 58, 14 to 40 characters.",
            )
        };
        let election = of(ELECTION, "Lire l'élection scellée").answers(Success::json::<SealedElection>(
            "Les octets exacts de l'élection, auxquels les bulletins sont liés.",
        ));
        let trustees =
            of(TRUSTEES, "Lire les clés des membres du bureau").answers(Success::json::<SealedTrustees>(
                "Les octets exacts des clés et de leur composition.",
            ));
        let keys =
            of(RECEIPT_KEYS, "Lire les clés qui signent les preuves").answers(Success::json::<ReceiptKeys>(
                "Les clés publiques, les anciennes comprises.",
            ));
        vec![election, trustees, keys]
    }
}

/// The election's parameters, as Belenios writes them (specification, “Election”). Their exact bytes are hashed into ballots.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it stands for the form that belenios writes")]
struct SealedElection {
    version: u32,
    description: String,
    name: String,
    /// The name of the group.
    group: String,
    public_key: String,
    questions: Vec<SealedQuestion>,
    uuid: String,
    #[schema(required = false, nullable = false)]
    administrator: Option<String>,
    #[schema(required = false, nullable = false)]
    credential_authority: Option<String>,
}

#[derive(ToSchema)]
#[expect(dead_code, reason = "it stands for the form that belenios writes")]
struct SealedQuestion {
    answers: Vec<String>,
    #[schema(required = false, nullable = false)]
    blank: Option<bool>,
    min: u32,
    max: u32,
    question: String,
}

struct SealedTrustees;

impl PartialSchema for SealedTrustees {
    fn schema() -> RefOr<Schema> {
        let one = ObjectBuilder::new().schema_type(Type::Array);
        ArrayBuilder::new()
            .items(one)
            .description(Some(
                "The trustees' public keys and their composition, as Belenios writes them (specification, “Trustees”).",
            ))
            .into()
    }
}

impl ToSchema for SealedTrustees {}

//! What the action promises at its address, for docs/openapi.json.

use crate::CastBallot;
use crate::answer::Deposited;
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};
use utoipa::ToSchema;

impl Documented for CastBallot {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(Self::ROUTES[0], "Déposer son bulletin chiffré dans l'urne")
            .parameter::<String>(
                "election",
                "The election's Belenios uuid: base 58, 14 to 40 characters.",
            )
            .takes::<Ballot>()
            .answers(Success::json::<Deposited>(
                "Le bulletin est dans l'urne, depuis cet envoi ou un envoi identique.",
            ))
            .refuses(&[
                "COD-303", "VOT-500", "VOT-501", "VOT-502", "VOT-503", "VOT-505", "VOT-510", "VOT-511",
                "VOT-512", "VOT-513", "VOT-514",
            ]);
        vec![operation]
    }
}

/// A ballot of Belenios, version 1, on Ed25519, in canonical bytes: exactly these fields in this order, no space. What is
/// stored and referred to (SHA-256) is these bytes. Numbers modulo the group's order are decimal texts, elements 64 hex digits.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it stands for the form that belenios reads")]
struct Ballot {
    election_uuid: String,
    /// SHA-256 of the exact bytes of the election, base 64 without padding.
    election_hash: String,
    /// The public credential.
    credential: String,
    answers: Vec<BallotAnswer>,
    signature: BallotSignature,
}

/// The answer to one question: a choice for blank first, where blank is offered, then one for each list.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it stands for the form that belenios reads")]
struct BallotAnswer {
    choices: Vec<Ciphertext>,
    /// Two proofs for each choice: it is 0 or 1.
    individual_proofs: Vec<Vec<BallotProof>>,
    overall_proof: Vec<BallotProof>,
    /// Where blank is offered.
    #[schema(required = false, nullable = false)]
    blank_proof: Option<Vec<BallotProof>>,
}

/// An ElGamal ciphertext.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it stands for the form that belenios reads")]
struct Ciphertext {
    alpha: String,
    beta: String,
}

#[derive(ToSchema)]
#[expect(dead_code, reason = "it stands for the form that belenios reads")]
struct BallotProof {
    challenge: String,
    response: String,
}

#[derive(ToSchema)]
#[expect(dead_code, reason = "it stands for the form that belenios reads")]
struct BallotSignature {
    /// SHA-256 of the ballot without its signature, base 64 without padding.
    hash: String,
    proof: BallotProof,
}

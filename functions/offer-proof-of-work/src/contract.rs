//! What the action promises at its address, for docs/openapi.json.

use crate::OfferProofOfWork;
use http_edge::Action as _;
use http_edge::contract::{Documented, Operation, Success};
use utoipa::ToSchema;

impl Documented for OfferProofOfWork {
    fn contract() -> Vec<Operation> {
        let operation = Operation::of(Self::ROUTES[0], "Demander un calcul « Je ne suis pas un robot »")
            .parameter::<ProofPurpose>(
                "purpose",
                "What the challenge will be shown for: it opens nothing else.",
            )
            .answers(Success::json::<Challenge>(
                "Le calcul à faire, valable 10 minutes.",
            ))
            .refuses(&["AUT-103"]);
        vec![operation]
    }
}

/// The last two are made for a signed-in voter, and serve in that session only.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
#[expect(
    dead_code,
    reason = "it stands for http_edge::proof_of_work::Purpose, by its names in addresses"
)]
enum ProofPurpose {
    LogIn,
    ActivationLink,
    PasswordLink,
    Assistance,
    VotingSpace,
    VotingCode,
}

/// A challenge of the ALTCHA protocol, version 2: find the counter whose derived key begins with `keyPrefix`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it stands for altcha::Challenge")]
struct Challenge {
    parameters: ChallengeParameters,
    /// HMAC-SHA-256 of the parameters, in hex.
    signature: String,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "it stands for altcha::ChallengeParameters")]
struct ChallengeParameters {
    /// `PBKDF2/SHA-256`.
    algorithm: String,
    /// PBKDF2 iterations per try.
    cost: u32,
    /// What the challenge is signed for: purpose, expiry, session.
    #[schema(value_type = Object)]
    data: (),
    /// Bytes of a derived key.
    key_length: u32,
    /// How the derived key begins, in hex.
    key_prefix: String,
    /// The signature of the answer's derived key.
    key_signature: String,
    /// 16 bytes, in hex.
    nonce: String,
    /// 16 bytes, in hex.
    salt: String,
}

use crate::scene::{CAPN, Scene, secret};
use belenios::v1::{
    BallotError, Base64Digest, Choice, Proof, ReceivedBallot, Scalar, ScalarRandomness, Statement,
};
use serde::{Deserialize, Serialize};

/// A ballot to be altered and signed again.
#[derive(Serialize, Deserialize)]
struct OpenBallot {
    election_uuid: String,
    election_hash: String,
    credential: String,
    answers: Vec<OpenAnswer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signature: Option<OpenSignature>,
}

#[derive(Serialize, Deserialize)]
struct OpenAnswer {
    choices: Vec<OpenChoice>,
    individual_proofs: Vec<Vec<Proof>>,
    overall_proof: Vec<Proof>,
    blank_proof: Vec<Proof>,
}

#[derive(Clone, Serialize, Deserialize)]
struct OpenChoice {
    alpha: String,
    beta: String,
}

#[derive(Serialize, Deserialize)]
struct OpenSignature {
    hash: Base64Digest,
    proof: Proof,
}

impl OpenBallot {
    fn of(ballot: &[u8]) -> Self {
        serde_json::from_slice(ballot).unwrap()
    }

    /// The bytes, signed by the voter for what the ballot now says.
    fn signed(mut self, secret: &Scalar) -> Vec<u8> {
        self.signature = None;
        let hash = Base64Digest::of(&serde_json::to_vec(&self).unwrap());
        let statement = Statement::BallotSignature { hash: &hash };
        let proof = Proof::of_knowledge(&statement, secret, &ScalarRandomness::new([3; 64]));
        self.signature = Some(OpenSignature { hash, proof });
        serde_json::to_vec(&self).unwrap()
    }
}

#[tokio::test]
async fn bp_01_a_ballot_for_two_lists_is_refused_though_its_voter_signed_it() {
    let scene = Scene::open(1).await;
    let election = &scene.elections[0];
    let secret = secret(CAPN, 0);
    let (for_first, for_third) = (
        scene.ballot(0, 0, Choice::list(0), "a"),
        scene.ballot(0, 0, Choice::list(2), "b"),
    );
    // Each choice's own proof is bound to the election, the credential and its ciphertext alone: with the third list's
    // choice of another ballot of the same voter, every one of them still holds. The blank vote stands first.
    let (mut forged, other) = (OpenBallot::of(&for_first), OpenBallot::of(&for_third));
    forged.answers[0].choices[3] = other.answers[0].choices[3].clone();
    forged.answers[0].individual_proofs[3] = other.answers[0].individual_proofs[3].clone();
    let forged = forged.signed(&secret);
    let judged = ReceivedBallot::parse(&forged).unwrap().check(election);
    assert_eq!(judged.unwrap_err(), BallotError::OverallProof { question: 0 });

    let before = scene.rows();
    let answer = scene.casts(0, &forged).await;
    assert_eq!(answer.outcome(), (422, "VOT-512".to_owned()));
    assert_eq!(scene.rows(), before);
    // The same hand signs one list, and is accepted: nothing else was wrong with the forgery.
    let honest = OpenBallot::of(&for_first).signed(&secret);
    assert_eq!(scene.casts(0, &honest).await.status.as_u16(), 200);
}

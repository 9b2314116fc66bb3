//! A ballot as plain strings, to be altered and signed again.

use belenios::v1::{Ballot, BallotError, CheckedBallot, Election, Proof, ReceivedBallot, Scalar, Statement};
use belenios::v1::{Base64Digest, ScalarRandomness};
use serde::{Deserialize, Serialize};

use crate::setting::uniform;

/// Order of the group, in decimal.
pub(crate) const Q: &str = "7237005577332262213973186563042994240857116359379907606001950938285454250989";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct OpenBallot {
    pub(crate) election_uuid: String,
    pub(crate) election_hash: String,
    pub(crate) credential: String,
    pub(crate) answers: Vec<OpenAnswer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) signature: Option<OpenSignature>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct OpenSignature {
    pub(crate) hash: String,
    pub(crate) proof: OpenProof,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct OpenProof {
    pub(crate) challenge: String,
    pub(crate) response: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct OpenChoice {
    pub(crate) alpha: String,
    pub(crate) beta: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct OpenAnswer {
    pub(crate) choices: Vec<OpenChoice>,
    pub(crate) individual_proofs: Vec<Vec<OpenProof>>,
    pub(crate) overall_proof: Vec<OpenProof>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) blank_proof: Option<Vec<OpenProof>>,
}

impl OpenBallot {
    pub(crate) fn of(ballot: &Ballot) -> Self {
        serde_json::from_slice(ballot.bytes()).unwrap()
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap()
    }

    /// Hash that the signature must carry.
    pub(crate) fn hash(&self) -> Base64Digest {
        Base64Digest::of(
            &Self {
                signature: None,
                ..self.clone()
            }
            .bytes(),
        )
    }

    /// The voter of this name signs what the ballot now says.
    pub(crate) fn signed_by(mut self, name: &str) -> Self {
        let hash = self.hash();
        let secret = Scalar::from_uniform(&uniform(name));
        let statement = Statement::BallotSignature { hash: &hash };
        let proof = Proof::of_knowledge(&statement, &secret, &ScalarRandomness::new(uniform("again")));
        let proof = OpenProof {
            challenge: proof.challenge.to_string(),
            response: proof.response.to_string(),
        };
        self.signature = Some(OpenSignature {
            hash: hash.to_string(),
            proof,
        });
        self
    }

    pub(crate) fn check(&self, election: &Election) -> Result<CheckedBallot, BallotError> {
        check(&self.bytes(), election)
    }

    /// Every proof of the ballot, the signature's first.
    pub(crate) fn proofs(&mut self) -> Vec<&mut OpenProof> {
        let mut proofs: Vec<&mut OpenProof> = self.signature.iter_mut().map(|one| &mut one.proof).collect();
        for answer in &mut self.answers {
            proofs.extend(answer.individual_proofs.iter_mut().flatten());
            proofs.extend(answer.overall_proof.iter_mut());
            proofs.extend(answer.blank_proof.iter_mut().flatten());
        }
        proofs
    }

    /// Every element of the ballot, the credential first.
    pub(crate) fn elements(&mut self) -> Vec<&mut String> {
        let mut elements = vec![&mut self.credential];
        for choice in self.answers.iter_mut().flat_map(|answer| &mut answer.choices) {
            elements.extend([&mut choice.alpha, &mut choice.beta]);
        }
        elements
    }
}

pub(crate) fn check(bytes: &[u8], election: &Election) -> Result<CheckedBallot, BallotError> {
    ReceivedBallot::parse(bytes)?.check(election)
}

/// The reason a ballot is refused.
pub(crate) fn refusal(ballot: &OpenBallot, election: &Election) -> BallotError {
    ballot.check(election).expect_err("this ballot must be refused")
}

/// The sum of two decimal numbers.
pub(crate) fn add(a: &str, b: &str) -> String {
    let mut digits = Vec::new();
    let (mut a, mut b, mut carry) = (a.bytes().rev(), b.bytes().rev(), 0);
    loop {
        let (left, right) = (a.next(), b.next());
        if left.is_none() && right.is_none() && carry == 0 {
            break;
        }
        let sum = left.map_or(0, |d| d - b'0') + right.map_or(0, |d| d - b'0') + carry;
        digits.push(char::from(b'0' + sum % 10));
        carry = sum / 10;
    }
    digits.iter().rev().collect()
}

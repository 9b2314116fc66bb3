//! What a voter's device does, for people who try the portal without its pages and for the rehearsal: solve the proof of
//! work, derive credentials from a code, prove that the code is there, encrypt a choice.

use altcha::{Challenge, SolveChallengeOptions, solve_challenge};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use belenios::v1::{
    Ballot, BallotRandomness, Choice, Election, ElectionUuid, ScalarRandomness, VotingCode, VotingSeed,
};
use serde_json::{Value, json};
use std::fmt;

/// A voter's device that knows the voting code of one voter of one event.
pub struct Device(VotingSeed);

/// A ballot that a device made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedBallot {
    /// The exact bytes to send.
    pub bytes: Vec<u8>,
    /// Their reference, known before anything is sent.
    pub reference: String,
}

/// Why a device cannot do what is asked.
#[derive(Debug, thiserror::Error)]
pub enum DeviceError {
    /// The code has a typing error.
    #[error("the voting code is not one: {0}")]
    Code(#[from] belenios::v1::VotingCodeError),
    /// Not an election's identifier.
    #[error("{0:?} is not the identifier of an election")]
    Uuid(String),
    /// The sealed parameters are not an election.
    #[error("the election's parameters cannot be read: {0}")]
    Election(#[from] belenios::v1::election::ElectionError),
    /// The choice does not answer the election's question.
    #[error("the choice does not fit the election: {0}")]
    Choice(#[from] belenios::v1::ballot::CreationError),
    /// The text is not a challenge, or it has no solution.
    #[error("this is not a proof-of-work challenge: {0}")]
    Challenge(String),
}

impl Device {
    /// Takes the code as it is typed (case, spaces and dashes don't matter).
    ///
    /// # Errors
    /// [`DeviceError::Code`], which says which group has a typing error.
    pub fn holding(code: &str, event: &str, voter_number: &str) -> Result<Self, DeviceError> {
        Ok(Self(VotingCode::parse(code)?.seed(event, voter_number)))
    }

    /// The proof of possession for one election, as `open-voting-space` and `redeem-voting-code` read it:
    /// `{election, credential, challenge, response}`.
    ///
    /// # Errors
    /// [`DeviceError::Uuid`].
    pub fn possession(&self, election: &str, nonce: &str) -> Result<Value, DeviceError> {
        let credential = self.0.credential(&uuid(election)?);
        let proof = credential.prove_possession(&uuid(election)?, nonce, &ScalarRandomness::new(random()));
        let proof = serde_json::to_value(proof).expect("a proof is two numbers in text");
        Ok(json!({
            "election": election,
            "credential": credential.public().to_string(),
            "challenge": proof["challenge"],
            "response": proof["response"],
        }))
    }

    /// Encrypts a choice for the election of these sealed parameters.
    ///
    /// # Errors
    /// [`DeviceError::Election`] or [`DeviceError::Choice`].
    pub fn ballot(&self, parameters: &[u8], choice: Choice) -> Result<PreparedBallot, DeviceError> {
        let election = Election::parse(parameters)?;
        let mut bytes = vec![0; BallotRandomness::length(&election)];
        fill(&mut bytes);
        let credential = self.0.credential(election.uuid());
        let ballot = Ballot::create(&election, &credential, &[choice], &BallotRandomness::new(bytes))?;
        Ok(PreparedBallot {
            bytes: ballot.bytes().to_vec(),
            reference: ballot.reference().to_string(),
        })
    }
}

impl fmt::Debug for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Device")
    }
}

/// A fresh voting code, as the browser makes one in a réassort.
pub fn new_code() -> String {
    VotingCode::from_randomness(&random()).to_printed().to_string()
}

/// Solves a proof-of-work challenge (the JSON that `offer-proof-of-work` answers) into the text that forms carry.
///
/// # Errors
/// [`DeviceError::Challenge`].
pub fn solve(challenge: &str) -> Result<String, DeviceError> {
    let refused = |error: &dyn fmt::Display| DeviceError::Challenge(error.to_string());
    let challenge: Challenge = serde_json::from_str(challenge).map_err(|error| refused(&error))?;
    let solution = solve_challenge(SolveChallengeOptions::new(&challenge))
        .map_err(|error| refused(&error))?
        .ok_or_else(|| refused(&"no solution"))?;
    Ok(STANDARD.encode(json!({"challenge": challenge, "solution": solution}).to_string()))
}

fn uuid(text: &str) -> Result<ElectionUuid, DeviceError> {
    text.parse().map_err(|_| DeviceError::Uuid(text.to_owned()))
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}

fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the system gives random bytes");
}

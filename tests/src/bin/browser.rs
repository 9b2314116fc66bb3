//! What a voter's browser computes, for a driver in another language: from the code on the paper, proofs of possession
//! and ballots. One JSON question on the standard input, one JSON answer on the standard output.

use belenios::v1::{Ballot, BallotRandomness, Choice, Election, ElectionUuid, ScalarRandomness, VotingCode};
use serde::{Deserialize, Serialize};
use std::io::Read as _;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    /// The event's identifier and the number printed on the voter's notice.
    event: String,
    voter_number: String,
    code: String,
    /// The elections whose credentials are to be proved, for the server's nonce.
    #[serde(default)]
    prove: Vec<String>,
    #[serde(default)]
    context: String,
    /// The ballots to make.
    #[serde(default)]
    vote: Vec<Vote>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vote {
    /// The raw bytes of election.json, as text.
    election: String,
    /// The list chosen, from 0; absent, the vote is blank.
    list: Option<usize>,
}

#[derive(Serialize)]
struct Answer {
    proofs: Vec<ProvedCredential>,
    ballots: Vec<SealedBallot>,
}

#[derive(Serialize)]
struct ProvedCredential {
    election: String,
    credential: String,
    #[serde(flatten)]
    proof: belenios::v1::Proof,
}

#[derive(Serialize)]
struct SealedBallot {
    election: String,
    reference: String,
    body: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let question: Question = serde_json::from_str(&text)?;
    let seed = VotingCode::parse(&question.code)?.seed(&question.event, &question.voter_number);

    let mut answer = Answer {
        proofs: Vec::new(),
        ballots: Vec::new(),
    };
    for uuid in &question.prove {
        let election = uuid.parse::<ElectionUuid>()?;
        let credential = seed.credential(&election);
        let mut uniform = [0; 64];
        getrandom::fill(&mut uniform)?;
        answer.proofs.push(ProvedCredential {
            election: uuid.clone(),
            credential: credential.public().to_string(),
            proof: credential.prove_possession(&election, &question.context, &ScalarRandomness::new(uniform)),
        });
    }
    for vote in &question.vote {
        let election = Election::parse(vote.election.as_bytes())?;
        let choice = vote.list.map_or(Choice::Blank, Choice::list);
        let mut uniform = vec![0; BallotRandomness::length(&election)];
        getrandom::fill(&mut uniform)?;
        let credential = seed.credential(election.uuid());
        let ballot = Ballot::create(&election, &credential, &[choice], &BallotRandomness::new(uniform))?;
        answer.ballots.push(SealedBallot {
            election: election.uuid().to_string(),
            reference: ballot.reference().to_string(),
            body: String::from_utf8(ballot.bytes().to_vec())?,
        });
    }
    println!("{}", serde_json::to_string(&answer)?);
    Ok(())
}

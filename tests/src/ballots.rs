//! What a voter's own device makes: ballots and proofs of possession.

use crate::person::Person;
use crate::scene::sealed;
use crate::seeded;
use belenios::v1::{Ballot, BallotRandomness, Choice, Election, Proof, ScalarRandomness};

impl Person {
    /// The canonical bytes of a ballot for this election; `draw` names its randomness.
    ///
    /// # Panics
    /// When the voter is not on its roll, or the choice is not one of its question.
    pub fn ballot(&self, election: &str, choice: Choice, draw: &str) -> Vec<u8> {
        let parameters = parameters(election);
        let bytes = seeded::bytes(
            &format!("{draw}|{}", self.number()),
            BallotRandomness::length(parameters),
        );
        let randomness = BallotRandomness::new(bytes);
        let ballot = Ballot::create(parameters, self.credential(election), &[choice], &randomness);
        ballot.expect("a choice of the question").bytes().to_vec()
    }

    /// The proof that this voter holds the credential of this election, for a session's nonce.
    ///
    /// # Panics
    /// When the voter is not on its roll.
    pub fn possession(&self, election: &str, nonce: &str) -> Proof {
        let bytes = seeded::bytes(&format!("possession|{nonce}|{}", self.number()), 64);
        let randomness = ScalarRandomness::new(bytes.try_into().expect("as many bytes as asked"));
        self.credential(election)
            .prove_possession(parameters(election).uuid(), nonce, &randomness)
    }
}

/// The sealed parameters of one of the three elections.
fn parameters(election: &str) -> &'static Election {
    let found = sealed()
        .elections
        .iter()
        .find(|known| known.uuid().as_str() == election);
    found.expect("one of the three elections")
}

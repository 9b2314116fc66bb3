//! An election with known voters, from set-up to result.

use belenios::v1::archive::{ArchiveWriter, Stage};
use belenios::v1::tally::{Decryption, DecryptionRandomness, PartialDecryption, TallyBuilder};
use belenios::v1::trustee::{TrusteeItem, TrusteeKey, Trustees};
use belenios::v1::{
    Ballot, BallotRandomness, CheckedBallot, Choice, CredentialList, Election, ElectionDraft, ElectionUuid,
    PrivateCredential, Question, ReceivedBallot,
};

use crate::ceremony::{bytes, pedersen, scalar, single};

pub(crate) const TIMESTAMP: u64 = 1_796_000_000;

pub(crate) struct Poll {
    pub(crate) name: String,
    pub(crate) election: Election,
    pub(crate) trustees: Trustees,
    pub(crate) keys: Vec<TrusteeKey>,
    pub(crate) voters: Vec<PrivateCredential>,
    pub(crate) credentials: CredentialList,
}

impl Poll {
    /// Two questions: one of four lists with a blank vote, one of up to two names without.
    pub(crate) fn new(name: &str, trustees: Vec<(Vec<TrusteeKey>, TrusteeItem)>, voters: usize) -> Self {
        let (keys, items): (Vec<_>, Vec<_>) = trustees.into_iter().unzip();
        let trustees = Trustees::check(items).unwrap();
        let question = |text: &str, answers: &[&str], blank, min, max| Question {
            answers: answers.iter().map(|answer| (*answer).to_owned()).collect(),
            blank,
            min,
            max,
            question: text.to_owned(),
        };
        let election = Election::compose(ElectionDraft {
            name: name.to_owned(),
            description: String::new(),
            public_key: trustees.public_key(),
            questions: vec![
                question(
                    "CSA : votre choix ?",
                    &["Liste A", "Liste B", "Liste C", "Liste D"],
                    true,
                    1,
                    1,
                ),
                question("Délégués ?", &["Camille", "Dominique"], false, 0, 2),
            ],
            uuid: ElectionUuid::from_randomness(&bytes(name)),
            administrator: None,
            credential_authority: None,
        })
        .unwrap();
        let voters: Vec<_> = (0..voters).map(|number| credential(name, number)).collect();
        let credentials = CredentialList::new(voters.iter().map(PrivateCredential::public)).unwrap();
        let keys = keys.into_iter().flatten().collect();
        Self {
            name: name.to_owned(),
            election,
            trustees,
            keys,
            voters,
            credentials,
        }
    }

    pub(crate) fn with_one_trustee(name: &str, voters: usize) -> Self {
        let (key, item) = single(name);
        Self::new(name, vec![(vec![key], item)], voters)
    }

    /// The French rule: president or secretary, and two of three delegates.
    pub(crate) fn with_the_legal_composition(name: &str, voters: usize) -> Self {
        let bureau = pedersen(&format!("{name}|bureau"), 1, 2);
        let delegates = pedersen(&format!("{name}|delegates"), 2, 3);
        Self::new(name, vec![bureau, delegates], voters)
    }

    pub(crate) fn cast(&self, voter: usize, first: Choice, second: &[usize]) -> CheckedBallot {
        let length = BallotRandomness::length(&self.election);
        let drawn = (0..length.div_ceil(32))
            .flat_map(|part| bytes::<32>(&format!("{}|ballot|{voter}|{part}", self.name)))
            .take(length)
            .collect();
        let choices = [first, Choice::Lists(second.to_vec())];
        let ballot = Ballot::create(
            &self.election,
            &self.voters[voter],
            &choices,
            &BallotRandomness::new(drawn),
        )
        .unwrap();
        self.receive(ballot.bytes())
    }

    pub(crate) fn receive(&self, bytes: &[u8]) -> CheckedBallot {
        ReceivedBallot::parse(bytes)
            .unwrap()
            .check(&self.election)
            .unwrap()
    }

    /// Voter n votes for list n modulo 4 (every fifth one blank) and for the first n modulo 3 names.
    pub(crate) fn ballots(&self) -> Vec<CheckedBallot> {
        (0..self.voters.len())
            .map(|voter| {
                let first = if voter % 5 == 4 {
                    Choice::Blank
                } else {
                    Choice::list(voter % 4)
                };
                self.cast(voter, first, &[0, 1][..voter % 3])
            })
            .collect()
    }

    /// What [`Poll::ballots`] adds up to.
    pub(crate) fn expected(&self) -> Vec<Vec<u64>> {
        let mut counts = vec![vec![0; 5], vec![0; 2]];
        for voter in 0..self.voters.len() {
            counts[0][if voter % 5 == 4 { 0 } else { 1 + voter % 4 }] += 1;
            counts[1][..voter % 3].iter_mut().for_each(|count| *count += 1);
        }
        counts
    }

    /// The archive up to a stage, decrypted by these trustees (owners from 1).
    pub(crate) fn archive(&self, until: Stage, decrypting: &[u32]) -> Vec<u8> {
        let mut archive = ArchiveWriter::create(Vec::new(), TIMESTAMP).unwrap();
        archive
            .setup(&self.election, &self.trustees, &self.credentials)
            .unwrap();
        let ballots = self.ballots();
        let mut tally = TallyBuilder::new(&self.election);
        for ballot in &ballots {
            archive.ballot(ballot).unwrap();
            tally.add(ballot);
        }
        if until >= Stage::Closed {
            archive.end_ballots().unwrap();
        }
        if until >= Stage::Tallied {
            let (tally, sized) = tally.finish();
            archive.encrypted_tally(&tally, &sized).unwrap();
            let mut decryption = Decryption::new(self.election.hash(), &self.trustees, &tally);
            for owner in decrypting {
                let share = self.share(*owner, &tally);
                decryption
                    .submit(belenios::v1::trustee::Owner::new(*owner), share)
                    .unwrap();
            }
            for (owner, share) in decryption.shares() {
                archive.partial_decryption(owner, share).unwrap();
            }
            if until == Stage::Finished {
                archive
                    .result(&decryption.result(ballots.len() as u64).unwrap())
                    .unwrap();
            }
        }
        archive.into_inner()
    }

    pub(crate) fn share(&self, owner: u32, tally: &belenios::v1::tally::EncryptedTally) -> PartialDecryption {
        let key = &self.keys[owner as usize - 1];
        let randomness = DecryptionRandomness::new(bytes(&format!("{}|decrypt|{owner}", self.name)));
        PartialDecryption::create(key, self.election.hash(), tally, &randomness)
    }
}

pub(crate) fn credential(name: &str, number: usize) -> PrivateCredential {
    PrivateCredential::from_randomness(&scalar(&format!("{name}|voter|{number}")))
}

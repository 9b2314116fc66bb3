//! Elections made by belenios-tool: those kept in `tests/vectors`, and new ones in which both programs take turns.

use belenios::v1::archive::Stage;
use belenios::v1::verify::verify;
use belenios::v1::{Ballot, BallotRandomness, Choice, Election, PrivateCredential, ReceivedBallot};
use rayon::prelude::*;

use crate::board::accepted_in_three_steps;
use crate::setting::stream;
use crate::tool::workspace;
use crate::tool_election::ToolElection;

const VOTERS: usize = 40;

#[test]
fn the_archives_kept_as_vectors_verify_here_and_with_belenios_tool() {
    for name in [
        "tool30-ed25519-single",
        "tool30-ed25519-threshold2of3",
        "tool33-ed25519-single",
        "tool33-ed25519-threshold2of3",
    ] {
        let archive = std::fs::read(workspace().join(format!("tests/vectors/{name}.bel"))).unwrap();
        let verified = verify(archive.as_slice()).unwrap();
        assert_eq!(verified.stage(), Stage::Finished, "{name}");
        accepted_in_three_steps(&verified.election().uuid().to_string(), &archive);
    }
}

#[test]
fn bp_19_ballots_of_both_programs_are_counted_together_in_an_election_of_belenios_tool() {
    for lists in [4, 8] {
        let poll = ToolPoll {
            tool: ToolElection::make(lists, VOTERS),
            lists,
        };
        let ballots = poll.ballots();
        let (verified, mut archive) = (&poll.tool.set_up, poll.tool.archive.clone());
        let mut writer = verified.resume(&mut archive);
        let mut tally = belenios::v1::tally::TallyBuilder::new(poll.election());
        for ballot in &ballots {
            let checked = ReceivedBallot::parse(ballot)
                .unwrap()
                .check(poll.election())
                .unwrap();
            assert!(verified.credentials().contains(checked.credential()));
            writer.ballot(&checked).unwrap();
            tally.add(&checked);
        }
        writer.end_ballots().unwrap();
        let (tally, sized) = tally.finish();
        writer.encrypted_tally(&tally, &sized).unwrap();

        let finished = poll.tool.finish(&archive, &[tally.to_json(), sized.to_json()]);
        let counted = verify(finished.as_slice()).unwrap();
        assert_eq!(counted.stage(), Stage::Finished);
        assert_eq!(counted.ballots(), VOTERS as u64);
        assert_eq!(counted.result().unwrap().counts(), [poll.expected()]);
        accepted_in_three_steps(poll.tool.uuid(), &finished);
    }
}

/// An election of belenios-tool's making, and who votes what in it.
struct ToolPoll {
    tool: ToolElection,
    lists: usize,
}

impl ToolPoll {
    fn election(&self) -> &Election {
        self.tool.set_up.election()
    }

    /// Voter n votes for n modulo the lists and one: 0 is the blank vote.
    fn choice(&self, voter: usize) -> usize {
        voter * 7 % (self.lists + 1)
    }

    fn expected(&self) -> Vec<u64> {
        let mut counts = vec![0; self.lists + 1];
        (0..VOTERS).for_each(|voter| counts[self.choice(voter)] += 1);
        counts
    }

    /// Three voters in four use the tool, the others the program here, with the same kind of credential.
    fn ballots(&self) -> Vec<Vec<u8>> {
        let ballot = |voter| {
            if voter % 4 == 3 {
                self.ballot_made_here(voter)
            } else {
                self.ballot_of_the_tool(voter)
            }
        };
        (0..VOTERS).into_par_iter().map(ballot).collect()
    }

    fn ballot_of_the_tool(&self, voter: usize) -> Vec<u8> {
        let mut values = vec![0; self.lists + 1];
        values[self.choice(voter)] = 1;
        self.tool.ballot(voter, &values).into_bytes()
    }

    fn ballot_made_here(&self, voter: usize) -> Vec<u8> {
        let (election, code) = (self.election(), &self.tool.codes[voter]);
        let credential = PrivateCredential::from_tool_format(code, election.uuid()).unwrap();
        let choice = match self.choice(voter) {
            0 => Choice::Blank,
            list => Choice::list(list - 1),
        };
        let length = BallotRandomness::length(election);
        let randomness = BallotRandomness::new(stream(code, length));
        let ballot = Ballot::create(election, &credential, &[choice], &randomness).unwrap();
        ballot.bytes().to_vec()
    }
}

//! Elections made by belenios-tool: those kept in `tests/vectors`, and new ones in which both programs take turns.

use std::path::Path;

use belenios::v1::archive::Stage;
use belenios::v1::verify::{VerifiedElection, verify};
use belenios::v1::{Ballot, BallotRandomness, Choice, Election, PrivateCredential, ReceivedBallot};
use rayon::prelude::*;

use crate::board::{Board, accepted_in_three_steps};
use crate::setting::stream;
use crate::tool::{run, workspace};

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
        let mut poll = ToolPoll::set_up(lists);
        let ballots = poll.ballots();
        let verified = poll.verified();
        let mut writer = verified.resume(&mut poll.archive);
        let mut tally = belenios::v1::tally::TallyBuilder::new(&poll.election);
        for ballot in &ballots {
            let checked = ReceivedBallot::parse(ballot)
                .unwrap()
                .check(&poll.election)
                .unwrap();
            assert!(verified.credentials().contains(checked.credential()));
            writer.ballot(&checked).unwrap();
            tally.add(&checked);
        }
        writer.end_ballots().unwrap();
        let (tally, sized) = tally.finish();
        writer.encrypted_tally(&tally, &sized).unwrap();

        let counted = poll.counted_by_the_tool();
        assert_eq!(counted.stage(), Stage::Finished);
        assert_eq!(counted.ballots(), VOTERS as u64);
        assert_eq!(counted.result().unwrap().counts(), [poll.expected()]);
        accepted_in_three_steps(&poll.uuid, &poll.archive);
    }
}

/// An election whose keys, credentials, election and Setup are of belenios-tool's making.
struct ToolPoll {
    board: Board,
    uuid: String,
    /// Private credentials as the tool prints them.
    codes: Vec<String>,
    election: Election,
    lists: usize,
    archive: Vec<u8>,
}

impl ToolPoll {
    fn set_up(lists: usize) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let board = Board { folder };
        let path = board.folder.path().to_owned();
        let tool = |arguments: &[&str]| run(&path, arguments, b"").expect(&arguments.join(" "));
        let uuid = tool(&["setup", "generate-token", "--length", "14"]);
        let uuid = String::from_utf8(uuid).unwrap().trim().to_owned();
        let (group, count) = (["--group", "Ed25519"], VOTERS.to_string());
        let credentials = [
            "setup",
            "generate-credentials",
            "--uuid",
            &uuid,
            "--count",
            &count,
        ];
        tool(&[&credentials[..], &group].concat());
        tool(&[&["setup", "generate-trustee-key"][..], &group].concat());
        let rename = |extension, name| std::fs::rename(file(&path, extension), path.join(name)).unwrap();
        rename("pubcreds", "public_creds.json");
        rename("pubkey", "public_keys.jsons");
        rename("privkey", "trustee.json");
        let answers: Vec<String> = (0..lists).map(|list| format!("Liste {list}")).collect();
        let question =
            serde_json::json!({ "answers": answers, "blank": true, "min": 1, "max": 1, "question": "CSE ?" });
        let template = serde_json::json!({ "description": "", "name": "CSE", "questions": [question],
            "administrator": "Bureau de vote", "credential_authority": "Expert" });
        std::fs::write(path.join("template.json"), template.to_string()).unwrap();
        tool(&["setup", "make-trustees"]);
        let make = [
            "setup",
            "make-election",
            "--template",
            "template.json",
            "--uuid",
            &uuid,
        ];
        tool(&[&make[..], &group].concat());
        tool(&["archive", "init"]);

        let codes: std::collections::BTreeMap<String, String> =
            serde_json::from_slice(&std::fs::read(file(&path, "privcreds")).unwrap()).unwrap();
        let archive = std::fs::read(path.join(format!("{uuid}.bel"))).unwrap();
        Self {
            election: verify(archive.as_slice()).unwrap().election().clone(),
            archive,
            codes: codes.into_values().collect(),
            board,
            uuid,
            lists,
        }
    }

    fn verified(&self) -> VerifiedElection {
        verify(self.archive.as_slice()).unwrap()
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
        let (code, choice) = (format!("{voter}.code"), format!("{voter}.choice"));
        let mut values = vec![0; self.lists + 1];
        values[self.choice(voter)] = 1;
        let write =
            |name: &str, text: &str| std::fs::write(self.board.folder.path().join(name), text).unwrap();
        write(&code, &self.codes[voter]);
        write(&choice, &serde_json::json!([values]).to_string());
        let command = [
            "election",
            "generate-ballot",
            "--dir",
            ".",
            "--privcred",
            &code,
            "--choice",
            &choice,
        ];
        self.board.run(&command).lines("generate-ballot").remove(0)
    }

    fn ballot_made_here(&self, voter: usize) -> Vec<u8> {
        let credential =
            PrivateCredential::from_tool_format(&self.codes[voter], self.election.uuid()).unwrap();
        let choice = match self.choice(voter) {
            0 => Choice::Blank,
            list => Choice::list(list - 1),
        };
        let length = BallotRandomness::length(&self.election);
        let randomness = BallotRandomness::new(stream(&self.codes[voter], length));
        let ballot = Ballot::create(&self.election, &credential, &[choice], &randomness).unwrap();
        ballot.bytes().to_vec()
    }

    /// The tool goes on from the encrypted tally: its trustee decrypts, and it computes the result.
    fn counted_by_the_tool(&mut self) -> VerifiedElection {
        let path = self.board.folder.path();
        let archive = path.join(format!("{}.bel", self.uuid));
        std::fs::write(&archive, &self.archive).unwrap();
        let add = |event: &str, record: Vec<u8>| {
            let command = ["archive", "add-event", &format!("--type={event}")];
            run(path, &command, &record).expect("archive add-event");
        };
        let decrypt = [
            "election",
            "decrypt",
            "--dir",
            ".",
            "--privkey",
            "trustee.json",
            "--trustee-id",
            "1",
        ];
        add("PartialDecryption", self.board.run(&decrypt).expect("decrypt"));
        add("Result", self.board.compute_result());
        self.archive = std::fs::read(&archive).unwrap();
        self.verified()
    }
}

/// The one file of a folder with this extension.
fn file(folder: &Path, extension: &str) -> std::path::PathBuf {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut found = entries.filter(|path| path.extension().is_some_and(|found| found == extension));
    found.next().unwrap()
}

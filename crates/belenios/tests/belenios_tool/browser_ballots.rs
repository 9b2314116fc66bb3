//! Ballots made by the code of the booth (`web/src/booth`), run by node with the machine's own randomness, before
//! belenios-tool and before this crate.

use belenios::v1::Choice;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::judges::Judges;
use crate::setting::{election, question};
use crate::tool::workspace;

/// Ballots of each election that is asked for; together 1,000.
const ELECTIONS: [(usize, usize); 3] = [(4, 400), (8, 300), (20, 300)];

/// belenios-tool needs 80 ms for a ballot: it judges one in so many, and every one for `make booth-ballots`. It has no
/// divisor in common with the number of choices of an election, so each choice is judged.
const ONE_IN: usize = 4;

/// The judges of an election, and what is asked for it.
struct Asked {
    judges: Judges,
    voters: Vec<String>,
    choices: Vec<Choice>,
}

#[test]
fn bp_19_a_thousand_ballots_of_the_booth_are_accepted_here_and_by_belenios_tool() {
    let asked = ELECTIONS.map(|(lists, ballots)| Asked::of(lists, ballots));
    let mut made = made_by_the_booth(&asked).into_iter();
    let one_in = if std::env::var_os("ISOLOIR_EVERY_BALLOT").is_some() {
        1
    } else {
        ONE_IN
    };
    for Asked {
        judges,
        voters,
        choices,
    } in &asked
    {
        let ballots: Vec<Vec<u8>> = made.by_ref().take(voters.len()).collect();
        assert_eq!(ballots.len(), voters.len());
        // Each choice, the blank vote included, is among them many times.
        assert!(voters.len() >= 10 * (choices.len() / 2));
        ballots
            .par_iter()
            .zip(voters)
            .enumerate()
            .for_each(|(number, (ballot, voter))| {
                assert_eq!(judges.here(ballot), Ok(()), "{voter}");
                if number % one_in == 0 {
                    assert_eq!(judges.there(ballot), Ok(()), "{voter}");
                }
            });
    }
    assert_eq!(made.next(), None);
}

impl Asked {
    fn of(lists: usize, ballots: usize) -> Self {
        let voters: Vec<String> = (0..ballots)
            .map(|number| format!("{lists} lists, booth {number}"))
            .collect();
        let judges = Judges::before(election(vec![question(lists, true, 1, 1)]), &voters);
        let choices = std::iter::once(Choice::Blank)
            .chain((0..lists).map(Choice::list))
            .collect();
        Self {
            judges,
            voters,
            choices,
        }
    }

    /// One vote for each voter, every choice in turn.
    fn votes(&self, election: usize) -> impl Iterator<Item = Value> {
        self.voters
            .iter()
            .zip(self.choices.iter().cycle())
            .map(move |(voter, choice)| {
                let choice = match choice {
                    Choice::Blank => json!({"kind": "blank"}),
                    Choice::Lists(lists) => json!({"kind": "lists", "lists": lists}),
                };
                json!({"election": election, "voter": voter, "choice": choice})
            })
    }
}

/// One ballot for each vote, in order.
fn made_by_the_booth(asked: &[Asked]) -> Vec<Vec<u8>> {
    let web = workspace().join("web");
    let runner = web.join("node_modules/tsx/dist/cli.mjs");
    assert!(
        runner.is_file(),
        "the booth's code cannot be run: run `make web/node_modules/ready`, which installs what web/package-lock.json names"
    );
    let raw = |one: &Asked| String::from_utf8(one.judges.election.raw().to_vec()).unwrap();
    let votes: Vec<Value> = asked
        .iter()
        .enumerate()
        .flat_map(|(number, one)| one.votes(number))
        .collect();
    let elections: Vec<String> = asked.iter().map(raw).collect();
    let mut booth = Command::new("node")
        .arg(runner)
        .arg("tests/booth/random-ballots.ts")
        .current_dir(web)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is needed to run the booth's code");
    let question = json!({"elections": elections, "votes": votes}).to_string();
    booth
        .stdin
        .take()
        .unwrap()
        .write_all(question.as_bytes())
        .unwrap();
    let done = booth.wait_with_output().unwrap();
    assert!(done.status.success(), "the booth failed: {}", done.status);
    let lines = String::from_utf8(done.stdout).unwrap();
    lines.lines().map(|line| line.as_bytes().to_vec()).collect()
}

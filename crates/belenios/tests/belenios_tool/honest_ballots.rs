//! Ballots made here before belenios-tool. (`made_by_the_tool` has the other direction.)

use belenios::v1::Choice;
use rayon::prelude::*;

use crate::judges::Judges;
use crate::setting::{ballot, election, question, stream};

/// As many as fit in about ten seconds of one core.
const BALLOTS: usize = 150;

#[test]
fn bp_19_random_ballots_made_here_are_accepted_by_belenios_tool() {
    for lists in [4, 8] {
        let voters: Vec<String> = (0..BALLOTS)
            .map(|number| format!("{lists} lists, voter {number}"))
            .collect();
        let judges = Judges::before(election(vec![question(lists, true, 1, 1)]), &voters);
        voters.par_iter().for_each(|name| {
            let choice = match usize::from(stream(&format!("{name} chooses"), 1)[0]) % (lists + 1) {
                0 => Choice::Blank,
                list => Choice::list(list - 1),
            };
            let made = ballot(&judges.election, name, &[choice]);
            assert_eq!(judges.there(made.bytes()), Ok(()), "{name}");
            assert_eq!(judges.here(made.bytes()), Ok(()), "{name}");
        });
    }
}

#[test]
fn bp_19_ballots_for_every_shape_of_question_are_accepted_by_belenios_tool() {
    for (lists, blank, min, max) in [
        (1, false, 0, 1),
        (1, true, 1, 1),
        (4, false, 1, 1),
        (3, true, 0, 3),
        (3, false, 2, 3),
    ] {
        let judges = Judges::before(
            election(vec![question(lists, blank, min, max); 2]),
            &["claire".to_owned()],
        );
        let mut choices: Vec<Choice> = (min..=max)
            .map(|chosen| Choice::Lists((0..chosen as usize).collect()))
            .collect();
        choices.extend(blank.then_some(Choice::Blank));
        choices.par_iter().for_each(|choice| {
            let made = ballot(&judges.election, "claire", &[choice.clone(), choices[0].clone()]);
            assert_eq!(judges.there(made.bytes()), Ok(()), "{choice:?}");
        });
    }
}

//! Rows BA-14 and BA-15: altered and made-up ballots. `PROPTEST_CASES` raises the number of made-up ones.

use belenios::v1::{Choice, Election, ReceivedBallot};
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};

use crate::open::{OpenBallot, OpenProof, check};
use crate::setting::{ballot, question, usual};

#[test]
fn ba_14_no_single_bit_of_a_ballot_can_be_flipped() {
    let elections = [
        usual(),
        crate::setting::election(vec![question(2, false, 0, 2); 2]),
    ];
    let choices = [
        vec![vec![Choice::list(1)], vec![Choice::Blank], vec![Choice::list(3)]],
        vec![vec![Choice::list(1), Choice::Lists(vec![])]],
    ];
    for (election, choices) in elections.iter().zip(&choices) {
        for choice in choices {
            let mut bytes = ballot(election, "claire", choice).bytes().to_vec();
            assert!(check(&bytes, election).is_ok());
            for bit in 0..8 * bytes.len() {
                bytes[bit / 8] ^= 1 << (bit % 8);
                assert!(check(&bytes, election).is_err(), "bit {bit}");
                bytes[bit / 8] ^= 1 << (bit % 8);
            }
        }
    }
}

/// One change of a ballot that its own voter makes and signs.
#[derive(Clone, Debug)]
enum Change {
    Challenge(usize, u64),
    Response(usize, u64),
    SwapProofs(usize, usize),
    SwapElements(usize, usize),
    MoveElement(usize, u64),
    DropChoice(usize),
    RepeatChoice(usize),
    DropOverall,
    DropBlank,
}

fn change() -> impl Strategy<Value = Change> {
    let place = any::<usize>;
    prop_oneof![
        (place(), any::<u64>()).prop_map(|(at, by)| Change::Challenge(at, by)),
        (place(), any::<u64>()).prop_map(|(at, by)| Change::Response(at, by)),
        (place(), place()).prop_map(|(a, b)| Change::SwapProofs(a, b)),
        (place(), place()).prop_map(|(a, b)| Change::SwapElements(a, b)),
        (place(), any::<u64>()).prop_map(|(at, by)| Change::MoveElement(at, by)),
        place().prop_map(Change::DropChoice),
        place().prop_map(Change::RepeatChoice),
        Just(Change::DropOverall),
        Just(Change::DropBlank),
    ]
}

impl Change {
    fn apply(&self, open: &mut OpenBallot) {
        match *self {
            Self::Challenge(at, value) => pick(open.proofs(), at).challenge = value.to_string(),
            Self::Response(at, value) => pick(open.proofs(), at).response = value.to_string(),
            Self::SwapProofs(a, b) => {
                let (left, right) = (pick(open.proofs(), a).clone(), pick(open.proofs(), b).clone());
                *pick(open.proofs(), a) = right;
                *pick(open.proofs(), b) = left;
            }
            Self::SwapElements(a, b) => {
                let (left, right) = (pick(open.elements(), a).clone(), pick(open.elements(), b).clone());
                *pick(open.elements(), a) = right;
                *pick(open.elements(), b) = left;
            }
            Self::MoveElement(at, exponent) => {
                let moved = belenios::v1::Element::generator_pow(&exponent.into()).to_string();
                *pick(open.elements(), at) = moved;
            }
            Self::DropChoice(at) => {
                let place = at % open.answers[0].choices.len();
                open.answers[0].choices.remove(place);
            }
            Self::RepeatChoice(at) => {
                let choices = &mut open.answers[0].choices;
                let repeated = choices[at % choices.len()].clone();
                choices.push(repeated);
            }
            Self::DropOverall => drop(open.answers[0].overall_proof.pop()),
            Self::DropBlank => open.answers[0].blank_proof = None,
        }
    }
}

fn pick<T>(places: Vec<&mut T>, at: usize) -> &mut T {
    let index = at % places.len();
    places.into_iter().nth(index).unwrap()
}

/// All but the signature, which is always made again.
fn content(open: &OpenBallot) -> OpenBallot {
    OpenBallot {
        signature: None,
        ..open.clone()
    }
}

fn usual_ballot() -> (Election, OpenBallot) {
    let election = usual();
    let open = OpenBallot::of(&ballot(&election, "claire", &[Choice::list(1)]));
    (election, open)
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn ba_15_no_altered_ballot_signed_by_its_own_voter_is_accepted(changes in vec(vec(change(), 1..3), 16)) {
        let (election, original) = usual_ballot();
        for changes in changes {
            let mut altered = original.clone();
            changes.iter().for_each(|change| change.apply(&mut altered));
            if content(&altered) != content(&original) {
                let altered = altered.signed_by("claire");
                assert!(altered.check(&election).is_err());
            }
        }
    }

    #[test]
    fn ba_15_any_bytes_are_refused_without_a_panic(bytes in vec(any::<u8>(), 0..4_000)) {
        assert!(ReceivedBallot::parse(&bytes).is_err());
    }

    #[test]
    fn ba_15_spliced_ballots_are_refused_without_a_panic(
        (from, to, length) in (any::<usize>(), any::<usize>(), 1..300_usize),
    ) {
        let (election, original) = usual_ballot();
        let bytes = original.bytes();
        let (from, to) = (from % bytes.len(), to % bytes.len());
        let mut spliced = bytes.clone();
        let piece = bytes[from..bytes.len().min(from + length)].to_vec();
        spliced.splice(to..bytes.len().min(to + length), piece);
        assert!(spliced == bytes || check(&spliced, &election).is_err());
    }
}

#[test]
fn a_proof_left_as_it_is_counts_as_no_change() {
    let (election, original) = usual_ballot();
    let mut same = original.clone();
    Change::SwapProofs(1, 1).apply(&mut same);
    assert_eq!(content(&same), content(&original));
    assert!(same.check(&election).is_ok());
    let zero = OpenProof {
        challenge: "0".to_owned(),
        response: "0".to_owned(),
    };
    *pick(same.proofs(), 1) = zero;
    assert_ne!(content(&same), content(&original));
}

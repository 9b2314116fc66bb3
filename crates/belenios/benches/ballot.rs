//! Time to check and to create one ballot of four lists and the blank vote, on one core.

use std::hint::black_box;

use belenios::v1::{
    Ballot, BallotRandomness, Choice, Election, ElectionDraft, Element, PrivateCredential, Question,
    ReceivedBallot, Scalar, ScalarRandomness, hash::sha256,
};
use criterion::{Criterion, criterion_group, criterion_main};

fn stream(length: usize) -> Vec<u8> {
    let blocks = (0..length.div_ceil(32)).flat_map(|n| sha256(format!("bench|{n}").as_bytes()));
    blocks.take(length).collect()
}

fn election() -> Election {
    let draft = ElectionDraft {
        name: "Élections professionnelles".to_owned(),
        description: String::new(),
        public_key: Element::generator_pow(&Scalar::from_uniform(&[1; 64])),
        questions: vec![Question {
            answers: ["A", "B", "C", "D"].map(str::to_owned).to_vec(),
            blank: true,
            min: 1,
            max: 1,
            question: "CSA".to_owned(),
        }],
        uuid: "R7AxU4XsA1pU7D".parse().expect("base 58"),
        administrator: None,
        credential_authority: None,
    };
    Election::compose(draft).expect("a usual election")
}

fn ballots(criterion: &mut Criterion) {
    let election = election();
    let credential = PrivateCredential::from_randomness(&ScalarRandomness::new([2; 64]));
    let randomness = BallotRandomness::new(stream(BallotRandomness::length(&election)));
    let choice = [Choice::list(2)];
    let create = || Ballot::create(&election, &credential, &choice, &randomness).expect("an honest choice");
    let ballot = create();
    let parse = || ReceivedBallot::parse(black_box(ballot.bytes())).expect("canonical");
    criterion.bench_function("create one ballot", |bencher| bencher.iter(create));
    criterion.bench_function("parse one ballot", |bencher| bencher.iter(parse));
    criterion.bench_function("parse one ballot and check its signature", |bencher| {
        bencher.iter(|| parse().check_signature(&election).expect("signed"));
    });
    criterion.bench_function("parse and check one ballot", |bencher| {
        bencher.iter(|| parse().check(&election).expect("honest"));
    });
}

criterion_group!(benches, ballots);
criterion_main!(benches);

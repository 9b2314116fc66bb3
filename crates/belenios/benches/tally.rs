//! Tally, verification and result, with the ballot of the French elections: four lists and a blank vote.

use belenios::v1::archive::ArchiveWriter;
use belenios::v1::tally::{TallyBuilder, discrete_logarithms};
use belenios::v1::trustee::{TrusteeItem, TrusteeKey, Trustees};
use belenios::v1::verify::verify;
use belenios::v1::{
    Ballot, BallotRandomness, CheckedBallot, Choice, CredentialList, Election, ElectionDraft, ElectionUuid,
    Element, PrivateCredential, Question, ReceivedBallot, Scalar, ScalarRandomness, hash,
};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

const BALLOTS: usize = 1_000;

/// Bytes that differ for each name, so that every run measures the same ballots.
fn bytes(name: &str, length: usize) -> Vec<u8> {
    (0..length.div_ceil(32))
        .flat_map(|part| hash::sha256(format!("{name}|{part}").as_bytes()))
        .take(length)
        .collect()
}

fn scalar(name: &str) -> ScalarRandomness {
    ScalarRandomness::new(bytes(name, 64).try_into().expect("64 bytes asked for"))
}

struct Board {
    election: Election,
    ballots: Vec<CheckedBallot>,
    archive: Vec<u8>,
}

fn board() -> Board {
    let (_, trustee) = TrusteeKey::generate(&scalar("trustee"), &scalar("proof"));
    let trustees = Trustees::check(vec![TrusteeItem::Single(trustee)]).expect("made just above");
    let election = Election::compose(ElectionDraft {
        name: "Mesures".to_owned(),
        description: String::new(),
        public_key: trustees.public_key(),
        questions: vec![Question {
            answers: ["A", "B", "C", "D"].map(str::to_owned).to_vec(),
            blank: true,
            min: 1,
            max: 1,
            question: "Votre choix ?".to_owned(),
        }],
        uuid: ElectionUuid::from_randomness(&[7; 16]),
        administrator: None,
        credential_authority: None,
    })
    .expect("a plain election");
    let voters: Vec<_> = (0..BALLOTS)
        .map(|voter| PrivateCredential::from_randomness(&scalar(&format!("voter {voter}"))))
        .collect();
    let credentials =
        CredentialList::new(voters.iter().map(PrivateCredential::public)).expect("distinct credentials");
    let ballots: Vec<_> = (0..BALLOTS)
        .into_par_iter()
        .map(|voter| {
            let drawn = bytes(&format!("ballot {voter}"), BallotRandomness::length(&election));
            let choice = [Choice::list(voter % 4)];
            let ballot = Ballot::create(&election, &voters[voter], &choice, &BallotRandomness::new(drawn))
                .expect("a choice of the question");
            let received = ReceivedBallot::parse(ballot.bytes()).expect("made just above");
            received.check(&election).expect("made just above")
        })
        .collect();
    let mut archive = ArchiveWriter::create(Vec::new(), 1).expect("memory does not fail");
    archive
        .setup(&election, &trustees, &credentials)
        .expect("memory does not fail");
    for ballot in &ballots {
        archive.ballot(ballot).expect("memory does not fail");
    }
    Board {
        election,
        ballots,
        archive: archive.into_inner(),
    }
}

fn tally(criterion: &mut Criterion) {
    let board = board();
    let mut group = criterion.benchmark_group("tally of 1,000 ballots");
    group
        .throughput(Throughput::Elements(BALLOTS as u64))
        .sample_size(10);
    let empty = || TallyBuilder::new(&board.election);
    group.bench_function("checked", |bencher| {
        bencher.iter_batched(
            empty,
            |mut tally| {
                board.ballots.iter().for_each(|ballot| tally.add(ballot));
                tally
            },
            BatchSize::SmallInput,
        );
    });
    group.bench_function("stored", |bencher| {
        bencher.iter_batched(
            empty,
            |mut tally| {
                for ballot in &board.ballots {
                    tally.add_stored(ballot.bytes()).expect("checked ballots");
                }
                tally
            },
            BatchSize::SmallInput,
        );
    });
    group.finish();
    let mut group = criterion.benchmark_group("verify 1,000 ballots");
    group
        .throughput(Throughput::Elements(BALLOTS as u64))
        .sample_size(10);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be started");
        group.bench_function(format!("{threads} thread(s)"), |bencher| {
            bencher.iter(|| {
                pool.install(|| verify(board.archive.as_slice()))
                    .expect("a valid archive")
            });
        });
    }
    group.finish();
}

fn result(criterion: &mut Criterion) {
    let targets = [1_400_000, 999_983, 0, 31_415, 271_828].map(|n| Element::generator_pow(&Scalar::from(n)));
    criterion.bench_function("five results of up to 1,400,000 votes", |bencher| {
        bencher.iter(|| discrete_logarithms(&targets, 1_400_000));
    });
}

criterion_group!(benches, tally, result);
criterion_main!(benches);

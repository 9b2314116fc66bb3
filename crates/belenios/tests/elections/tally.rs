//! Tally and decryption by themselves.

use belenios::v1::tally::{
    Decryption, ElectionResult, EncryptedTally, MissingShares, ResultError, ShareFault, ShareRefused,
    StoredBallotCorrupt, TallyBuilder, TallyRefused,
};
use belenios::v1::trustee::Owner;
use belenios::v1::{Element, Scalar};

use crate::ceremony::pedersen;
use crate::poll::Poll;

fn tally_of(poll: &Poll) -> EncryptedTally {
    let mut builder = TallyBuilder::new(&poll.election);
    poll.ballots().iter().for_each(|ballot| builder.add(ballot));
    builder.finish().0
}

fn threshold_poll() -> Poll {
    Poll::new("threshold", vec![pedersen("threshold", 2, 3)], 4)
}

#[test]
fn a_tally_is_the_same_whatever_the_way_ballots_are_added() {
    let poll = Poll::with_one_trustee("ways", 6);
    let ballots = poll.ballots();
    let (one_by_one, sized) = {
        let mut builder = TallyBuilder::new(&poll.election);
        ballots.iter().for_each(|ballot| builder.add(ballot));
        builder.finish()
    };
    let mut together = TallyBuilder::new(&poll.election);
    together.add_all(&poll.election, &ballots);
    assert_eq!(together.count(), 6);
    assert_eq!(together.finish(), (one_by_one.clone(), sized));
    let mut stored = TallyBuilder::new(&poll.election);
    ballots
        .iter()
        .for_each(|ballot| stored.add_stored(ballot.bytes()).unwrap());
    assert_eq!(stored.finish(), (one_by_one.clone(), sized));
    assert_eq!(
        EncryptedTally::parse(&one_by_one.to_json(), &poll.election),
        Ok(one_by_one)
    );
}

#[test]
fn a_damaged_stored_ballot_is_refused_and_adds_nothing() {
    let poll = Poll::with_one_trustee("damaged", 1);
    let ballot = &poll.ballots()[0];
    let mut builder = TallyBuilder::new(&poll.election);
    let text = String::from_utf8(ballot.bytes().to_vec()).unwrap();
    let alpha = &text[text.find("alpha").unwrap() + 8..][..64];
    let off_curve = format!("{}2", "0".repeat(63));
    for damaged in [
        &text[..text.len() - 1],
        &text.replace(alpha, &off_curve),
        &text.replace("choices", "Choices"),
    ] {
        assert_eq!(builder.add_stored(damaged.as_bytes()), Err(StoredBallotCorrupt));
    }
    assert_eq!(builder.finish(), TallyBuilder::new(&poll.election).finish());
}

#[test]
fn ta_05_a_tally_with_a_small_order_element_is_refused_before_any_exponentiation() {
    let poll = Poll::with_one_trustee("small order", 1);
    let tally = tally_of(&poll);
    let json = String::from_utf8(tally.to_json()).unwrap();
    let alpha = tally.ciphertexts()[0][0].alpha.to_string();
    let point = curve25519_dalek::edwards::CompressedEdwardsY({
        let mut bytes = *tally.ciphertexts()[0][0].alpha.encode().as_bytes();
        bytes.reverse();
        bytes
    })
    .decompress()
    .unwrap();
    for torsion in &curve25519_dalek::constants::EIGHT_TORSION[1..] {
        for forged in [point + torsion, *torsion] {
            let forged: String = forged
                .compress()
                .as_bytes()
                .iter()
                .rev()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            let refused = EncryptedTally::parse(json.replace(&alpha, &forged).as_bytes(), &poll.election);
            assert!(matches!(refused, Err(TallyRefused::Json(_))), "{forged}");
        }
    }
}

#[test]
fn a_tally_of_another_shape_is_refused() {
    let poll = Poll::with_one_trustee("shape", 1);
    let json = String::from_utf8(tally_of(&poll).to_json()).unwrap();
    let one_less = format!("{}]]", &json[..json.rfind(",{").unwrap()]);
    assert_eq!(
        EncryptedTally::parse(one_less.as_bytes(), &poll.election),
        Err(TallyRefused::Shape)
    );
    assert_eq!(
        EncryptedTally::parse(b"[]", &poll.election),
        Err(TallyRefused::Shape)
    );
}

#[test]
fn ta_07_below_the_threshold_there_is_no_result() {
    let poll = threshold_poll();
    let tally = tally_of(&poll);
    let mut decryption = Decryption::new(poll.election.hash(), &poll.trustees, &tally);
    let missing = |present| {
        vec![MissingShares {
            first: Owner::new(1),
            size: 3,
            threshold: 2,
            present,
        }]
    };
    assert_eq!(decryption.result(4), Err(ResultError::BelowThreshold(missing(0))));
    decryption.submit(Owner::new(3), poll.share(3, &tally)).unwrap();
    assert_eq!(decryption.result(4), Err(ResultError::BelowThreshold(missing(1))));
    decryption.submit(Owner::new(1), poll.share(1, &tally)).unwrap();
    assert_eq!(decryption.result(4).unwrap().counts(), poll.expected());
    assert!(decryption.missing().is_empty());
}

#[test]
fn ta_07_the_legal_composition_needs_the_bureau_and_the_delegates() {
    let poll = Poll::with_the_legal_composition("needs", 2);
    let tally = tally_of(&poll);
    for (present, first) in [(&[1, 2][..], 3), (&[3, 4, 5], 1), (&[1, 2, 3], 3)] {
        let mut decryption = Decryption::new(poll.election.hash(), &poll.trustees, &tally);
        for owner in present {
            decryption
                .submit(Owner::new(*owner), poll.share(*owner, &tally))
                .unwrap();
        }
        let Err(ResultError::BelowThreshold(missing)) = decryption.result(2) else {
            panic!("{present:?}")
        };
        assert_eq!(
            missing.iter().map(|item| item.first).collect::<Vec<_>>(),
            [Owner::new(first)]
        );
    }
}

#[test]
fn ta_08_a_lying_trustee_is_named_and_the_tally_goes_on_with_the_others() {
    let poll = threshold_poll();
    let tally = tally_of(&poll);
    let mut decryption = Decryption::new(poll.election.hash(), &poll.trustees, &tally);
    decryption.submit(Owner::new(1), poll.share(1, &tally)).unwrap();
    let owner = Owner::new(2);
    let refused = |fault| Err(ShareRefused { owner, fault });
    let honest = poll.share(2, &tally);

    let mut false_factor = honest.clone();
    false_factor.decryption_factors[0][1] *= Element::GENERATOR;
    assert_eq!(decryption.submit(owner, false_factor), refused(ShareFault::Proof));
    let mut false_proof = honest.clone();
    false_proof.decryption_proofs[1][0].response += Scalar::ONE;
    assert_eq!(decryption.submit(owner, false_proof), refused(ShareFault::Proof));
    assert_eq!(
        decryption.submit(owner, poll.share(1, &tally)),
        refused(ShareFault::Proof),
        "another's share"
    );
    let mut short = honest.clone();
    short.decryption_proofs.pop();
    assert_eq!(decryption.submit(owner, short), refused(ShareFault::Shape));
    let other_tally = EncryptedTally::empty(&poll.election);
    assert_eq!(
        decryption.submit(owner, poll.share(2, &other_tally)),
        refused(ShareFault::Proof)
    );
    assert_eq!(
        decryption.submit(Owner::new(1), poll.share(1, &tally)),
        Err(ShareRefused {
            owner: Owner::new(1),
            fault: ShareFault::Repeated
        })
    );
    for unknown in [0, 4] {
        let owner = Owner::new(unknown);
        let refused = Err(ShareRefused {
            owner,
            fault: ShareFault::UnknownOwner,
        });
        assert_eq!(decryption.submit(owner, honest.clone()), refused);
    }

    decryption.submit(Owner::new(3), poll.share(3, &tally)).unwrap();
    assert_eq!(decryption.result(4).unwrap().counts(), poll.expected());
}

#[test]
fn ta_14_a_result_over_the_number_of_ballots_is_refused() {
    let poll = Poll::with_one_trustee("bound", 4);
    let tally = tally_of(&poll);
    let mut decryption = Decryption::new(poll.election.hash(), &poll.trustees, &tally);
    decryption.submit(Owner::new(1), poll.share(1, &tally)).unwrap();
    assert!(decryption.result(4).is_ok());
    let most = poll.expected().iter().flatten().copied().max().unwrap();
    assert!(decryption.result(most).is_ok());
    assert_eq!(decryption.result(most - 1), Err(ResultError::OutOfBound));
}

#[test]
fn a_result_has_one_writing() {
    assert!(ElectionResult::parse(br#"{"result":[[1,2],[0]]}"#).is_ok());
    for wrong in [
        r#"{"result": [[1,2]]}"#,
        r#"{"result":[[-1]]}"#,
        r#"{"result":[[1.0]]}"#,
        r#"{"result":[[01]]}"#,
    ] {
        assert!(ElectionResult::parse(wrong.as_bytes()).is_err(), "{wrong}");
    }
}

//! Establishing a key together: an honest ceremony succeeds, each lie is found and its author named.

use belenios::v1::Scalar;
use belenios::v1::establishment::{
    CertificateMessage, Certificates, Commitments, Contributions, EstablishmentContext, EstablishmentError,
    Participant, StepError, TrusteeSeed, assemble,
};
use belenios::v1::trustee::{NotOurTrustees, Trustees};

use crate::ceremony::{Ceremony, bytes, participants};

fn context(name: &str) -> EstablishmentContext {
    EstablishmentContext::new(name, 3, 2).unwrap()
}

#[test]
fn every_size_and_threshold_gives_a_file_all_recognise() {
    for (threshold, size) in [(1, 1), (1, 2), (2, 2), (2, 3), (3, 5)] {
        let ceremony = Ceremony::held("sizes", threshold, size);
        let trustees = Trustees::check(vec![ceremony.item()]).unwrap();
        assert_eq!(trustees, Trustees::parse(&trustees.to_json()).unwrap());
        for (key, owner) in ceremony.keys.iter().zip(1..) {
            assert_eq!(key.find_in(&trustees).unwrap().number(), owner);
        }
    }
}

#[test]
fn a_ceremony_goes_on_from_files_after_every_step() {
    let mut joined = participants("files", 2, 3);
    let reload = |participants: &mut Vec<Participant>| {
        for participant in participants {
            *participant = Participant::from_secret_json(&participant.to_secret_json()).unwrap();
        }
    };
    let messages = joined
        .iter()
        .map(|p| p.certificate().to_json())
        .collect::<Vec<_>>();
    let messages = messages
        .iter()
        .map(|json| CertificateMessage::from_json(json).unwrap())
        .collect();
    let certificates = Certificates::check(&context("files"), messages).unwrap();
    reload(&mut joined);
    let messages = joined
        .iter_mut()
        .map(|p| p.commitment(&certificates).unwrap())
        .collect();
    let commitments = Commitments::check(certificates, messages).unwrap();
    reload(&mut joined);
    let messages = joined
        .iter_mut()
        .map(|p| p.contribution(&commitments).unwrap())
        .collect();
    let contributions = Contributions::check(commitments, messages).unwrap();
    reload(&mut joined);
    let verifications = joined
        .iter()
        .map(|p| p.verification(&contributions).unwrap().0)
        .collect();
    assert_eq!(
        assemble(&contributions, verifications),
        Ok(Ceremony::held("files", 2, 3).item())
    );
}

#[test]
fn ta_11_a_trustee_refuses_certificates_where_somebody_stands_in_their_place() {
    let mut joined = participants("substituted", 2, 3);
    let impostor = Participant::join(context("substituted"), 1, TrusteeSeed::new(bytes("impostor"))).unwrap();
    let messages = vec![
        impostor.certificate(),
        joined[1].certificate(),
        joined[2].certificate(),
    ];
    let certificates = Certificates::check(&context("substituted"), messages).unwrap();
    assert_eq!(
        joined[0].commitment(&certificates),
        Err(StepError::OwnMessageReplaced)
    );
    assert!(joined[1].commitment(&certificates).is_ok());
}

#[test]
fn ta_11_a_trustee_does_not_find_their_key_in_a_file_made_by_others() {
    let ours = Ceremony::held("ours", 2, 3);
    let theirs = Trustees::check(vec![Ceremony::held("theirs", 2, 3).item()]).unwrap();
    assert_eq!(ours.keys[0].find_in(&theirs), Err(NotOurTrustees));
}

#[test]
fn a_trustee_answers_a_round_once() {
    let ceremony = Ceremony::held("once", 2, 3);
    let mut joined = participants("once", 2, 3);
    let first = joined[0].commitment(&ceremony.certificates).unwrap();
    assert_eq!(
        joined[0].commitment(&ceremony.certificates),
        Ok(first),
        "the same answer may be given again"
    );

    let mut impostor = Participant::join(context("once"), 2, TrusteeSeed::new(bytes("impostor"))).unwrap();
    let messages = vec![
        joined[0].certificate(),
        impostor.certificate(),
        joined[2].certificate(),
    ];
    let others = Certificates::check(&context("once"), messages).unwrap();
    assert_eq!(joined[0].commitment(&others), Err(StepError::AlreadyAnswered));
    assert!(impostor.commitment(&others).is_ok());
}

#[test]
fn messages_of_another_ceremony_round_or_view_are_refused() {
    let ceremony = Ceremony::held("one", 2, 3);
    let other = Ceremony::held("other", 2, 3);
    let certificates = |name| {
        participants(name, 2, 3)
            .iter()
            .map(Participant::certificate)
            .collect()
    };
    assert_eq!(
        Certificates::check(&context("one"), certificates("other")).unwrap_err(),
        EstablishmentError::OtherTranscript { index: 1 }
    );
    let mut others = other.participants;
    let other_commitments = others
        .iter_mut()
        .map(|p| p.commitment(&other.certificates).unwrap_err())
        .collect::<Vec<_>>();
    assert_eq!(other_commitments, vec![StepError::AlreadyAnswered; 3]);
    let mut others = participants("other", 2, 3);
    let other_commitments = others
        .iter_mut()
        .map(|p| p.commitment(&other.certificates).unwrap())
        .collect();
    assert_eq!(
        Commitments::check(ceremony.certificates.clone(), other_commitments).unwrap_err(),
        EstablishmentError::OtherTranscript { index: 1 }
    );
    let mut two_of_one: Vec<_> = certificates("one");
    two_of_one[2] = two_of_one[1].clone();
    assert_eq!(
        Certificates::check(&context("one"), two_of_one).unwrap_err(),
        EstablishmentError::Missing { index: 3 }
    );
    let mut one_more: Vec<_> = certificates("one");
    one_more.push(one_more[2].clone());
    assert_eq!(
        Certificates::check(&context("one"), one_more).unwrap_err(),
        EstablishmentError::Missing { index: 3 }
    );
}

#[test]
fn impossible_numbers_are_refused() {
    for (size, threshold) in [(0, 0), (3, 0), (3, 4), (256, 2)] {
        assert_eq!(
            EstablishmentContext::new("x", size, threshold),
            Err(EstablishmentError::Context)
        );
    }
    for index in [0, 4] {
        let seed = TrusteeSeed::new(bytes("x"));
        assert_eq!(
            Participant::join(context("x"), index, seed).unwrap_err(),
            EstablishmentError::Context
        );
    }
}

#[test]
fn a_false_verification_key_is_refused_and_its_author_named() {
    let ceremony = Ceremony::held("key", 2, 3);
    let mut messages = ceremony.verifications.clone();
    messages[1].body.key.pok.response += Scalar::ONE;
    let error = assemble(&ceremony.contributions, messages).unwrap_err();
    assert_eq!(error, EstablishmentError::Signature { index: 2 });
}

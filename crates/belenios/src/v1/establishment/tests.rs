//! Lies that only the holder of a certified key can tell; the rest is tried from outside, in `tests/elections`.

use super::message::commitment_of;
use super::*;
use crate::v1::trustee::{Coefficients, Polynomial, certs_sig_text, sign_text};
use crate::v1::{Element, Scalar, ScalarRandomness};

fn context() -> EstablishmentContext {
    EstablishmentContext::new("test", 3, 2).unwrap()
}

fn participants() -> Vec<Participant> {
    (1..=3)
        .map(|index| {
            let seed = TrusteeSeed::new([u8::try_from(index).unwrap(); 32]);
            Participant::join(context(), index, seed).unwrap()
        })
        .collect()
}

fn committed(participants: &mut [Participant]) -> Commitments {
    let messages = participants.iter().map(Participant::certificate).collect();
    let certificates = Certificates::check(&context(), messages).unwrap();
    let messages = participants
        .iter_mut()
        .map(|p| p.commitment(&certificates).unwrap())
        .collect();
    Commitments::check(certificates, messages).unwrap()
}

fn contributed(participants: &mut [Participant], commitments: &Commitments) -> Vec<ContributionMessage> {
    participants
        .iter_mut()
        .map(|p| p.contribution(commitments).unwrap())
        .collect()
}

#[test]
fn ta_10_a_false_share_is_refused_by_its_receiver_who_names_the_sender() {
    let mut all = participants();
    let commitments = committed(&mut all);
    let mut messages = contributed(&mut all, &commitments);
    // Trustee 2 sends trustee 3 a share of another polynomial, sealed and signed as it should be.
    let liar = &all[1];
    let mut body = messages[1].body.clone();
    let false_share = liar.polynomial(&commitments.certificates).at(3) + Scalar::ONE;
    body.shares[1] = EncryptedShare::seal(
        &liar.route(&commitments, 2, 3),
        &false_share,
        &Scalar::from_uniform(&[9; 64]),
    );
    messages[1] = liar.sign(body);
    let contributions = Contributions::check(commitments, messages).unwrap();
    assert!(
        all[0].verification(&contributions).is_ok(),
        "trustee 1 was sent a true share"
    );
    let error = all[2].verification(&contributions).unwrap_err();
    assert_eq!(error, StepError::FalseShare { sender: 2 });
}

#[test]
fn ta_10_a_share_that_cannot_be_opened_is_refused_by_its_receiver_who_names_the_sender() {
    let mut all = participants();
    let commitments = committed(&mut all);
    let mut messages = contributed(&mut all, &commitments);
    let mut body = messages[0].body.clone();
    body.shares[0].sealed = body.shares[1].sealed.clone();
    messages[0] = all[0].sign(body);
    let contributions = Contributions::check(commitments, messages).unwrap();
    let error = all[1].verification(&contributions).unwrap_err();
    assert_eq!(error, StepError::FalseShare { sender: 1 });
}

#[test]
fn ta_10_a_share_changed_on_the_way_is_found_by_the_signature() {
    let mut all = participants();
    let commitments = committed(&mut all);
    let mut messages = contributed(&mut all, &commitments);
    messages[1].body.shares[0].sealed = messages[2].body.shares[0].sealed.clone();
    let error = Contributions::check(commitments, messages).unwrap_err();
    assert_eq!(error, EstablishmentError::Signature { index: 2 });
}

#[test]
fn nobody_shows_other_coefficients_than_those_committed_to() {
    let mut all = participants();
    let commitments = committed(&mut all);
    let mut messages = contributed(&mut all, &commitments);
    // The last to show would choose so that the product of all constants is a key of their own.
    let rusher = &all[2];
    let own = Polynomial::new(vec![Scalar::from(5), Scalar::from(7)]);
    let certs = commitments.certificates.certs();
    let mut body = messages[2].body.clone();
    body.coefexps = rusher.sign_value(&Coefficients {
        coefexps: own.commitments(),
    });
    let text = certs_sig_text(&certs, &own.commitments());
    body.certs_signature = sign_text(&text, &rusher.key("sk"), &ScalarRandomness::new([8; 64]));
    messages[2] = rusher.sign(body);
    let error = Contributions::check(commitments, messages).unwrap_err();
    assert_eq!(error, EstablishmentError::Coefficients { index: 3 });
}

#[test]
fn a_commitment_copied_from_another_trustee_cannot_be_opened() {
    let all = participants();
    let messages = all.iter().map(Participant::certificate).collect();
    let certificates = Certificates::check(&context(), messages).unwrap();
    let coefexps = all[0].sign_value(&Coefficients {
        coefexps: vec![Element::GENERATOR; 2],
    });
    assert_ne!(
        commitment_of(&context(), 1, &coefexps),
        commitment_of(&context(), 2, &coefexps)
    );
    let other = EstablishmentContext::new("another", 3, 2).unwrap();
    assert_ne!(
        commitment_of(&context(), 1, &coefexps),
        commitment_of(&other, 1, &coefexps)
    );
    assert_eq!(certificates.certificates.len(), 3);
}

#[test]
fn secrets_never_show_in_debug_output() {
    let all = participants();
    assert_eq!(format!("{:?}", all[0]), "Participant");
    assert_eq!(format!("{:?}", TrusteeSeed::new([1; 32])), "TrusteeSeed");
}

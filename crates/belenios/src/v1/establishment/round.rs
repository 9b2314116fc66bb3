//! The messages of each round, complete and checked: one type per round, so that a step can't be taken too early.

use serde::Serialize;

use super::message::{Body, commitment_of};
use super::{
    CertificateMessage, CommitmentMessage, ContributionMessage, EstablishmentContext, EstablishmentError,
    SignedBody, VerificationMessage,
};
use crate::v1::json::to_canonical;
use crate::v1::trustee::{
    Certificate, CertificateContext, Coefficients, Pedersen, SignedMessage, TrusteeItem, Trustees,
    certs_sig_text, check_text,
};
use crate::v1::{Element, HexDigest};

/// Everybody's certificate.
#[derive(Clone, Debug)]
pub struct Certificates {
    pub(super) context: EstablishmentContext,
    pub(super) messages: Vec<CertificateMessage>,
    pub(super) certificates: Vec<Certificate>,
    pub(super) transcript: HexDigest,
}

/// Everybody's hash of their coefficients.
#[derive(Clone, Debug)]
pub struct Commitments {
    pub(super) certificates: Certificates,
    pub(super) messages: Vec<CommitmentMessage>,
    pub(super) transcript: HexDigest,
}

/// Everybody's coefficients and encrypted shares.
#[derive(Clone, Debug)]
pub struct Contributions {
    pub(super) commitments: Commitments,
    pub(super) messages: Vec<ContributionMessage>,
    pub(super) coefexps: Vec<Vec<Element>>,
    pub(super) transcript: HexDigest,
}

impl Certificates {
    /// Checks the messages of round 1, given in any order: one per place, each self-signed, no key twice.
    ///
    /// # Errors
    /// [`EstablishmentError`], naming the trustee at fault.
    pub fn check(
        context: &EstablishmentContext,
        messages: Vec<CertificateMessage>,
    ) -> Result<Self, EstablishmentError> {
        if !context.is_possible() {
            return Err(EstablishmentError::Context);
        }
        let messages = in_order(context, &start_of(context), messages)?;
        let mut certificates: Vec<Certificate> = Vec::new();
        for (message, index) in messages.iter().zip(1..) {
            let place = CertificateContext::new(context.size, context.threshold, index);
            let certificate = Certificate::read(&message.body.cert)
                .filter(|certificate| certificate.context == place)
                .ok_or(EstablishmentError::Certificate { index })?;
            let signed = message.body.cert.check(&certificate.verification);
            signed
                .and_then(|()| message.check(&certificate.verification))
                .map_err(|_| EstablishmentError::Signature { index })?;
            let mine = [certificate.verification, certificate.encryption];
            if certificates
                .iter()
                .any(|c| mine.contains(&c.verification) || mine.contains(&c.encryption))
            {
                return Err(EstablishmentError::RepeatedKey { index });
            }
            certificates.push(certificate);
        }
        let transcript = extend(&start_of(context), &messages);
        Ok(Self {
            context: context.clone(),
            messages,
            certificates,
            transcript,
        })
    }

    pub(super) fn certs(&self) -> Vec<SignedMessage> {
        self.messages
            .iter()
            .map(|message| message.body.cert.clone())
            .collect()
    }

    /// Orders the messages of a later round and checks their signatures.
    fn receive<T: Body>(
        &self,
        transcript: &HexDigest,
        messages: Vec<SignedBody<T>>,
    ) -> Result<Vec<SignedBody<T>>, EstablishmentError> {
        let messages = in_order(&self.context, transcript, messages)?;
        for ((message, certificate), index) in messages.iter().zip(&self.certificates).zip(1..) {
            message
                .check(&certificate.verification)
                .map_err(|_| EstablishmentError::Signature { index })?;
        }
        Ok(messages)
    }
}

impl Commitments {
    /// Checks the messages of round 2, given in any order.
    ///
    /// # Errors
    /// [`EstablishmentError`], naming the trustee at fault.
    pub fn check(
        certificates: Certificates,
        messages: Vec<CommitmentMessage>,
    ) -> Result<Self, EstablishmentError> {
        let messages = certificates.receive(&certificates.transcript, messages)?;
        let transcript = extend(&certificates.transcript, &messages);
        Ok(Self {
            certificates,
            messages,
            transcript,
        })
    }
}

impl Contributions {
    /// Checks the messages of round 3, given in any order: what each shows is what they had committed to.
    ///
    /// The shares are for their recipients to check, in [`Participant::verification`](super::Participant::verification).
    ///
    /// # Errors
    /// [`EstablishmentError`], naming the trustee at fault.
    pub fn check(
        commitments: Commitments,
        messages: Vec<ContributionMessage>,
    ) -> Result<Self, EstablishmentError> {
        let certificates = &commitments.certificates;
        let context = &certificates.context;
        let messages = certificates.receive(&commitments.transcript, messages)?;
        let certs = certificates.certs();
        let mut all = Vec::new();
        for (message, index) in messages.iter().zip(1..) {
            let at = all.len();
            let key = &certificates.certificates[at].verification;
            let body = &message.body;
            let coefexps = Coefficients::read(&body.coefexps, context.threshold)
                .filter(|_| {
                    commitments.messages[at].body.commitment == commitment_of(context, index, &body.coefexps)
                })
                .ok_or(EstablishmentError::Coefficients { index })?;
            body.coefexps
                .check(key)
                .and_then(|()| check_text(&certs_sig_text(&certs, &coefexps), &body.certs_signature, key))
                .map_err(|_| EstablishmentError::Signature { index })?;
            let others = (1..=context.size).filter(|other| *other != index);
            if !body.shares.iter().map(|share| share.recipient).eq(others)
                || body.shares.iter().any(|share| share.ephemeral.is_identity())
            {
                return Err(EstablishmentError::Shares { index });
            }
            all.push(coefexps);
        }
        let transcript = extend(&commitments.transcript, &messages);
        Ok(Self {
            commitments,
            messages,
            coefexps: all,
            transcript,
        })
    }
}

/// Makes the item of the trustees file out of all rounds; everything in it is checked once more as any reader would.
///
/// # Errors
/// [`EstablishmentError`], naming the trustee at fault.
pub fn assemble(
    contributions: &Contributions,
    messages: Vec<VerificationMessage>,
) -> Result<TrusteeItem, EstablishmentError> {
    let certificates = &contributions.commitments.certificates;
    let messages = certificates.receive(&contributions.transcript, messages)?;
    let bodies = contributions.messages.iter().map(|message| &message.body);
    let item = TrusteeItem::Pedersen(Pedersen {
        threshold: certificates.context.threshold,
        certs: certificates.certs(),
        coefexps: bodies.clone().map(|body| body.coefexps.clone()).collect(),
        signatures: bodies.map(|body| body.certs_signature).collect(),
        verification_keys: messages.into_iter().map(|message| message.body.key).collect(),
    });
    Trustees::check(vec![item.clone()])?;
    Ok(item)
}

/// The transcript before any message.
pub(super) fn start_of(context: &EstablishmentContext) -> HexDigest {
    HexDigest::of(&to_canonical(&("isoloir-establishment", context)))
}

fn extend<T: Serialize>(before: &HexDigest, messages: &[T]) -> HexDigest {
    HexDigest::of(&to_canonical(&(before, messages)))
}

/// One message per place, in order, all of this round, this establishment and this transcript.
fn in_order<T: Body>(
    context: &EstablishmentContext,
    transcript: &HexDigest,
    mut messages: Vec<SignedBody<T>>,
) -> Result<Vec<SignedBody<T>>, EstablishmentError> {
    messages.sort_by_key(|message| message.body.header().index);
    for index in 1..=context.size {
        let at = index as usize - 1;
        if messages
            .get(at)
            .is_none_or(|message| message.body.header().index != index)
        {
            return Err(EstablishmentError::Missing { index });
        }
        let header = messages[at].body.header();
        let expected = (1, T::ROUND, context, transcript);
        if (header.version, header.round, &header.context, &header.transcript) != expected {
            return Err(EstablishmentError::OtherTranscript { index });
        }
    }
    match messages.get(context.size as usize) {
        Some(extra) => Err(EstablishmentError::Missing {
            index: extra.body.header().index,
        }),
        None => Ok(messages),
    }
}

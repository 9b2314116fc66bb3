//! One trustee's side of the establishment.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::message::{Body, commitment_of};
use super::round::start_of;
use super::share::Route;
use super::{
    CertificateBody, CertificateMessage, Certificates, CommitmentBody, CommitmentMessage, Commitments,
    ContributionBody, ContributionMessage, Contributions, EncryptedShare, EstablishmentContext,
    EstablishmentError, MessageHeader, SignedBody, StepError, TrusteeSeed, VerificationBody,
    VerificationMessage,
};
use crate::v1::json::{parse_canonical, to_canonical};
use crate::v1::trustee::{
    Certificate, CertificateContext, Coefficients, Polynomial, SignedMessage, TrusteeKey, VerificationKey,
    certs_sig_text, prove_knowledge, public_value, sign_text, verification_key_of,
};
use crate::v1::{Element, HexDigest, Scalar, ScalarRandomness};

/// A trustee taking part: their seed, and how far they have gone.
///
/// Save [`Participant::to_secret_json`] (encrypted) after every step and before the step's message leaves the machine:
/// a trustee who forgot having answered could be made to answer twice.
pub struct Participant {
    context: EstablishmentContext,
    index: u32,
    seed: TrusteeSeed,
    progress: Progress,
}

/// How far a trustee has gone, with the transcript of the round they answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Progress {
    /// Has published a certificate.
    Certified,
    /// Has committed, over these certificates.
    Committed(HexDigest),
    /// Has shown the coefficients, over these commitments.
    Contributed(HexDigest),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ParticipantFile {
    version: u32,
    context: EstablishmentContext,
    index: u32,
    seed: [u8; 32],
    progress: Progress,
}

impl Participant {
    /// Joins an establishment at a place, from 1.
    ///
    /// # Errors
    /// [`EstablishmentError::Context`].
    pub fn join(
        context: EstablishmentContext,
        index: u32,
        seed: TrusteeSeed,
    ) -> Result<Self, EstablishmentError> {
        if !context.is_possible() || !(1..=context.size).contains(&index) {
            return Err(EstablishmentError::Context);
        }
        Ok(Self {
            context,
            index,
            seed,
            progress: Progress::Certified,
        })
    }

    /// Reads a state saved with [`Participant::to_secret_json`].
    ///
    /// # Errors
    /// [`EstablishmentError::Json`], [`EstablishmentError::Context`].
    pub fn from_secret_json(bytes: &[u8]) -> Result<Self, EstablishmentError> {
        let mut file: ParticipantFile = parse_canonical(bytes)?;
        let seed = TrusteeSeed::new(file.seed);
        file.seed.zeroize();
        if file.version != 1 {
            return Err(EstablishmentError::Context);
        }
        let progress = file.progress;
        Ok(Self {
            progress,
            ..Self::join(file.context, file.index, seed)?
        })
    }

    /// The state, in clear: encrypt it before it is written anywhere.
    #[must_use]
    pub fn to_secret_json(&self) -> Zeroizing<Vec<u8>> {
        let mut file = ParticipantFile {
            version: 1,
            context: self.context.clone(),
            index: self.index,
            seed: *self.seed.as_bytes(),
            progress: self.progress,
        };
        let json = Zeroizing::new(to_canonical(&file));
        file.seed.zeroize();
        json
    }

    /// Round 1: my certificate.
    #[must_use]
    pub fn certificate(&self) -> CertificateMessage {
        let certificate = Certificate {
            context: CertificateContext::new(self.context.size, self.context.threshold, self.index),
            verification: Element::generator_pow(&self.signing_key()),
            encryption: Element::generator_pow(&self.decryption_key()),
        };
        let header = self.header::<CertificateBody>(start_of(&self.context));
        self.sign(CertificateBody {
            header,
            cert: self.sign_value(&certificate),
        })
    }

    /// Round 2: the hash of my coefficients, once I have everybody's certificate.
    ///
    /// # Errors
    /// [`StepError`].
    pub fn commitment(&mut self, certificates: &Certificates) -> Result<CommitmentMessage, StepError> {
        self.answers(certificates)?;
        match self.progress {
            Progress::Certified => self.progress = Progress::Committed(certificates.transcript),
            Progress::Committed(answered) if answered == certificates.transcript => {}
            _ => return Err(StepError::AlreadyAnswered),
        }
        Ok(self.commitment_over(certificates))
    }

    /// Round 3: my coefficients, and a share for each other trustee, once I have everybody's hash.
    ///
    /// # Errors
    /// [`StepError`].
    pub fn contribution(&mut self, commitments: &Commitments) -> Result<ContributionMessage, StepError> {
        let certificates = &commitments.certificates;
        self.answers(certificates)?;
        if commitments.messages[self.at()] != self.commitment_over(certificates) {
            return Err(StepError::OwnMessageReplaced);
        }
        match self.progress {
            Progress::Committed(answered) if answered == certificates.transcript => {
                self.progress = Progress::Contributed(commitments.transcript);
            }
            Progress::Contributed(answered) if answered == commitments.transcript => {}
            _ => return Err(StepError::AlreadyAnswered),
        }
        Ok(self.contribution_over(commitments))
    }

    /// Round 4: opens and checks every share sent to me, and gives my verification key and my private key.
    ///
    /// # Errors
    /// [`StepError`]; [`StepError::FalseShare`] names the lying sender.
    pub fn verification(
        &self,
        contributions: &Contributions,
    ) -> Result<(VerificationMessage, TrusteeKey), StepError> {
        let commitments = &contributions.commitments;
        let certificates = &commitments.certificates;
        self.answers(certificates)?;
        if self.progress != Progress::Contributed(commitments.transcript) {
            return Err(StepError::AlreadyAnswered);
        }
        let own = self.contribution_over(commitments);
        if contributions.messages[self.at()] != own {
            return Err(StepError::OwnMessageReplaced);
        }
        let mut secret = Zeroizing::new(self.polynomial(certificates).at(self.index));
        for (message, sender) in contributions
            .messages
            .iter()
            .zip(1..)
            .filter(|(_, sender)| *sender != self.index)
        {
            let route = self.route(commitments, sender, self.index);
            let share = message
                .body
                .shares
                .iter()
                .find(|share| share.recipient == self.index);
            let opened = share.and_then(|share| share.open(&route, &self.decryption_key()));
            let expected = public_value(&contributions.coefexps[sender as usize - 1], self.index);
            match opened {
                Some(share) if Element::generator_pow(&share) == expected => *secret += *share,
                _ => return Err(StepError::FalseShare { sender }),
            }
        }
        let public_key = verification_key_of(&contributions.coefexps, self.index);
        let text = public_key.to_string();
        let key = VerificationKey {
            pok: prove_knowledge(&secret, &public_key, &self.seed.draw(&format!("pok|{text}"))),
            public_key,
            signature: sign_text(
                &text,
                &self.signing_key(),
                &self.seed.draw(&format!("sign|{text}")),
            ),
            name: None,
        };
        let cert = certificates.messages[self.at()].body.cert.clone();
        let header = self.header::<VerificationBody>(contributions.transcript);
        Ok((
            self.sign(VerificationBody { header, key }),
            TrusteeKey::of_share(secret, public_key, cert),
        ))
    }

    fn commitment_over(&self, certificates: &Certificates) -> CommitmentMessage {
        let coefexps = self.coefexps(certificates);
        let header = self.header::<CommitmentBody>(certificates.transcript);
        self.sign(CommitmentBody {
            header,
            commitment: commitment_of(&self.context, self.index, &coefexps),
        })
    }

    fn contribution_over(&self, commitments: &Commitments) -> ContributionMessage {
        let certificates = &commitments.certificates;
        let polynomial = self.polynomial(certificates);
        let text = certs_sig_text(&certificates.certs(), &polynomial.commitments());
        let share = |recipient| {
            let purpose = format!("share|{}|{recipient}", commitments.transcript);
            let ephemeral = Zeroizing::new(self.seed.scalar(&purpose));
            let share = Zeroizing::new(polynomial.at(recipient));
            EncryptedShare::seal(
                &self.route(commitments, self.index, recipient),
                &share,
                &ephemeral,
            )
        };
        let body = ContributionBody {
            header: self.header::<ContributionBody>(commitments.transcript),
            coefexps: self.coefexps(certificates),
            certs_signature: sign_text(
                &text,
                &self.signing_key(),
                &self.seed.draw(&format!("sign|{text}")),
            ),
            shares: (1..=self.context.size)
                .filter(|other| *other != self.index)
                .map(share)
                .collect(),
        };
        self.sign(body)
    }

    /// Whether these are the certificates of my establishment, mine among them.
    fn answers(&self, certificates: &Certificates) -> Result<(), StepError> {
        if certificates.context != self.context {
            return Err(StepError::OtherContext);
        }
        if certificates.messages[self.at()] == self.certificate() {
            Ok(())
        } else {
            Err(StepError::OwnMessageReplaced)
        }
    }

    pub(super) fn route<'a>(&self, commitments: &'a Commitments, sender: u32, recipient: u32) -> Route<'a> {
        let recipient_key = &commitments.certificates.certificates[recipient as usize - 1].encryption;
        Route {
            transcript: &commitments.transcript,
            sender,
            recipient,
            recipient_key,
        }
    }

    /// Bound to the certificates: other certificates would give another polynomial.
    pub(super) fn polynomial(&self, certificates: &Certificates) -> Polynomial {
        let coefficient = |k| {
            self.seed
                .scalar(&format!("coefficient|{}|{k}", certificates.transcript))
        };
        Polynomial::new((0..self.context.threshold).map(coefficient).collect())
    }

    fn coefexps(&self, certificates: &Certificates) -> SignedMessage {
        self.sign_value(&Coefficients {
            coefexps: self.polynomial(certificates).commitments(),
        })
    }

    pub(super) fn header<T: Body>(&self, transcript: HexDigest) -> MessageHeader {
        let context = self.context.clone();
        MessageHeader {
            version: 1,
            round: T::ROUND,
            context,
            index: self.index,
            transcript,
        }
    }

    pub(super) fn sign<T: Body>(&self, body: T) -> SignedBody<T> {
        SignedBody::sign(body, &self.signing_key(), |text| self.draw_for_signing(text))
    }

    pub(super) fn sign_value<T: Serialize>(&self, value: &T) -> SignedMessage {
        SignedMessage::sign(value, &self.signing_key(), |text| self.draw_for_signing(text))
    }

    /// A signature's w follows from the text: the same text is signed the same way, two texts never share a w.
    fn draw_for_signing(&self, text: &str) -> ScalarRandomness {
        self.seed.draw(&format!("sign|{text}"))
    }

    fn signing_key(&self) -> Zeroizing<Scalar> {
        Zeroizing::new(self.key("sk"))
    }

    fn decryption_key(&self) -> Zeroizing<Scalar> {
        Zeroizing::new(self.key("dk"))
    }

    pub(super) fn key(&self, which: &str) -> Scalar {
        self.seed
            .scalar(&format!("{which}|{}|{}", start_of(&self.context), self.index))
    }

    fn at(&self) -> usize {
        self.index as usize - 1
    }
}

impl fmt::Debug for Participant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Participant")
    }
}

//! Trustees of whom a threshold is enough. PROTOCOL §6, Pedersen.

use serde::{Deserialize, Serialize};

use super::certificate::Coefficients;
use super::polynomial::public_value;
use super::signed::check_text;
use super::single::check_knowledge;
use super::{Certificate, CertificateContext, Owner, SignedMessage, TrusteesRefused};
use crate::v1::json::to_canonical;
use crate::v1::{Element, Proof};

/// The public outcome of a key establishment between `certs.len()` trustees, in the structure of belenios-tool 3.x.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pedersen {
    /// t: how many partial decryptions are needed.
    pub threshold: u32,
    /// The certificates, in the order of the trustees.
    pub certs: Vec<SignedMessage>,
    /// The commitments to each one's polynomial.
    pub coefexps: Vec<SignedMessage>,
    /// Each one's signature of all certificates with their own commitments.
    pub signatures: Vec<Proof>,
    /// The keys their partial decryptions are checked with.
    pub verification_keys: Vec<VerificationKey>,
}

/// `{"pok":P,"public_key":X,"signature":P[,"name":string]}`: X_j = g^x_j, signed by the certified key of j.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerificationKey {
    /// Proof that its owner knows x_j.
    pub pok: Proof,
    /// X_j.
    pub public_key: Element,
    /// Signature of the text of X_j.
    pub signature: Proof,
    /// Who it is, for readers only.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub name: Option<String>,
}

impl Pedersen {
    /// Checks everything; `first` trustees come before this item. Gives the item's sub-key.
    pub(super) fn check(&self, first: usize) -> Result<Element, TrusteesRefused> {
        let owner = |index: usize| Owner::at(first + index);
        let size = self.verification_keys.len();
        let lengths = [self.certs.len(), self.coefexps.len(), self.signatures.len()];
        let threshold = self.threshold as usize;
        if lengths != [size; 3] || threshold == 0 || threshold > size {
            return Err(TrusteesRefused::Shape { owner: owner(0) });
        }
        let certificates = self.check_certificates(first)?;
        let mut coefexps = Vec::with_capacity(size);
        for (index, (signed, certificate)) in self.coefexps.iter().zip(&certificates).enumerate() {
            let owner = owner(index);
            coefexps.push(
                Coefficients::read(signed, self.threshold).ok_or(TrusteesRefused::Coefficients { owner })?,
            );
            signed
                .check(&certificate.verification)
                .map_err(|_| TrusteesRefused::CoefficientsSignature { owner })?;
            let text = certs_sig_text(&self.certs, &coefexps[index]);
            check_text(&text, &self.signatures[index], &certificate.verification)
                .map_err(|_| TrusteesRefused::CertificatesSignature { owner })?;
        }
        let combined = combine(&coefexps);
        for (index, (key, certificate)) in self.verification_keys.iter().zip(&certificates).enumerate() {
            key.check(
                owner(index),
                &public_value(&combined, place(index)),
                &certificate.verification,
            )?;
        }
        if combined[0].is_identity() {
            Err(TrusteesRefused::IdentityKey)
        } else {
            Ok(combined[0])
        }
    }

    /// The certified keys of each member (signing, receiving), which no two people may share.
    pub(super) fn personal_keys(&self) -> Result<Vec<Vec<Element>>, TrusteesRefused> {
        let certificates = self.check_certificates(0)?;
        Ok(certificates
            .iter()
            .map(|certificate| vec![certificate.verification, certificate.encryption])
            .collect())
    }

    fn check_certificates(&self, first: usize) -> Result<Vec<Certificate>, TrusteesRefused> {
        let size = u32::try_from(self.certs.len()).expect("at most MAX_TRUSTEES");
        let check = |(index, signed): (usize, &SignedMessage)| {
            let owner = Owner::at(first + index);
            let context = CertificateContext::new(size, self.threshold, place(index));
            let certificate = Certificate::read(signed)
                .filter(|certificate| certificate.context == context)
                .ok_or(TrusteesRefused::Certificate { owner })?;
            signed
                .check(&certificate.verification)
                .map_err(|_| TrusteesRefused::CertificateSignature { owner })?;
            Ok(certificate)
        };
        self.certs.iter().enumerate().map(check).collect()
    }
}

impl VerificationKey {
    fn check(&self, owner: Owner, expected: &Element, signer: &Element) -> Result<(), TrusteesRefused> {
        if self.public_key != *expected {
            return Err(TrusteesRefused::VerificationKey { owner });
        }
        check_knowledge(&self.pok, &self.public_key, owner)?;
        check_text(&self.public_key.to_string(), &self.signature, signer)
            .map_err(|_| TrusteesRefused::VerificationKeySignature { owner })
    }
}

/// The text each trustee signs once all certificates are known: `"certs_sig|" || {"certs":…,"coefexps":…}`.
pub(in crate::v1) fn certs_sig_text(certs: &[SignedMessage], coefexps: &[Element]) -> String {
    #[derive(Serialize)]
    struct Signed<'a> {
        certs: &'a [SignedMessage],
        coefexps: &'a [Element],
    }
    let json = String::from_utf8(to_canonical(&Signed { certs, coefexps })).expect("JSON is UTF-8");
    format!("certs_sig|{json}")
}

/// X of the member at this place (from 1): the product over all trustees of g^f_i(place).
pub(in crate::v1) fn verification_key_of(coefexps: &[Vec<Element>], place: u32) -> Element {
    public_value(&combine(coefexps), place)
}

/// The commitments to the sum of all polynomials.
fn combine(coefexps: &[Vec<Element>]) -> Vec<Element> {
    let degree = coefexps.first().map_or(0, Vec::len);
    (0..degree)
        .map(|power| coefexps.iter().map(|own| own[power]).product())
        .collect()
}

/// Index within the item, from 1: the x at which shares are evaluated.
fn place(index: usize) -> u32 {
    u32::try_from(index + 1).expect("at most MAX_TRUSTEES")
}

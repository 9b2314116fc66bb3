//! What a trustee of a Pedersen item announces first: the keys they sign and receive with. PROTOCOL §6, cert.

use serde::{Deserialize, Serialize};

use super::SignedMessage;
use crate::v1::Element;
use crate::v1::group::GROUP_NAME;
use crate::v1::json::parse_canonical;

/// The place a certificate is made for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateContext {
    /// Always `Ed25519` here.
    pub group: String,
    /// m, the number of trustees of the item.
    pub size: u32,
    /// t, how many of them must decrypt.
    pub threshold: u32,
    /// This trustee's place in the item, from 1.
    pub index: u32,
}

impl CertificateContext {
    pub(in crate::v1) fn new(size: u32, threshold: u32, index: u32) -> Self {
        Self {
            group: GROUP_NAME.to_owned(),
            size,
            threshold,
            index,
        }
    }
}

/// The text a certificate signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The place it is made for.
    pub context: CertificateContext,
    /// g^sk: what the trustee's signatures are checked with.
    pub verification: Element,
    /// g^dk: what their shares are encrypted to.
    pub encryption: Element,
}

impl Certificate {
    /// The certificate in a signed message: canonical, both keys other than the neutral element, and different.
    pub(in crate::v1) fn read(signed: &SignedMessage) -> Option<Self> {
        let read: Self = parse_canonical(signed.message.as_bytes()).ok()?;
        let usable = !read.verification.is_identity()
            && !read.encryption.is_identity()
            && read.verification != read.encryption;
        usable.then_some(read)
    }
}

/// The text in which a trustee commits to the coefficients of their polynomial: `{"coefexps":[g^a_0, …]}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::v1) struct Coefficients {
    pub(in crate::v1) coefexps: Vec<Element>,
}

impl Coefficients {
    /// The commitments in a signed message: canonical, exactly `threshold`, none the neutral element.
    pub(in crate::v1) fn read(signed: &SignedMessage, threshold: u32) -> Option<Vec<Element>> {
        let read: Self = parse_canonical(signed.message.as_bytes()).ok()?;
        let usable =
            read.coefexps.len() == threshold as usize && !read.coefexps.iter().any(Element::is_identity);
        usable.then_some(read.coefexps)
    }
}

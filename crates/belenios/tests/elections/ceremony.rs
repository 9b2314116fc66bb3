//! Trustees who make a key together, with known randomness.

use belenios::v1::establishment::{
    Certificates, Commitments, Contributions, EstablishmentContext, Participant, TrusteeSeed,
    VerificationMessage, assemble,
};
use belenios::v1::trustee::{TrusteeItem, TrusteeKey};
use belenios::v1::{ScalarRandomness, hash};

/// Bytes that differ for each name: tests draw nothing.
pub(crate) fn bytes<const N: usize>(name: &str) -> [u8; N] {
    let mut drawn = [0; N];
    for (part, chunk) in drawn.chunks_mut(32).enumerate() {
        let digest = hash::sha256(format!("{name}|{part}").as_bytes());
        chunk.copy_from_slice(&digest[..chunk.len()]);
    }
    drawn
}

pub(crate) fn scalar(name: &str) -> ScalarRandomness {
    ScalarRandomness::new(bytes(name))
}

pub(crate) fn single(name: &str) -> (TrusteeKey, TrusteeItem) {
    let (key, public) = TrusteeKey::generate(&scalar(name), &scalar(&format!("{name}|pok")));
    (key, TrusteeItem::Single(public))
}

/// All that was said in an establishment.
pub(crate) struct Ceremony {
    pub(crate) participants: Vec<Participant>,
    pub(crate) certificates: Certificates,
    pub(crate) contributions: Contributions,
    pub(crate) verifications: Vec<VerificationMessage>,
    pub(crate) keys: Vec<TrusteeKey>,
}

pub(crate) fn participants(name: &str, threshold: u32, size: u32) -> Vec<Participant> {
    let context = EstablishmentContext::new(name, size, threshold).unwrap();
    (1..=size)
        .map(|index| {
            let seed = TrusteeSeed::new(bytes(&format!("{name}|{index}")));
            Participant::join(context.clone(), index, seed).unwrap()
        })
        .collect()
}

impl Ceremony {
    pub(crate) fn held(name: &str, threshold: u32, size: u32) -> Self {
        let mut participants = participants(name, threshold, size);
        let context = EstablishmentContext::new(name, size, threshold).unwrap();
        // Files arrive in any order.
        let messages = participants.iter().rev().map(Participant::certificate).collect();
        let certificates = Certificates::check(&context, messages).unwrap();
        let messages = participants
            .iter_mut()
            .map(|p| p.commitment(&certificates).unwrap())
            .collect();
        let commitments = Commitments::check(certificates.clone(), messages).unwrap();
        let messages = participants
            .iter_mut()
            .map(|p| p.contribution(&commitments).unwrap())
            .collect();
        let contributions = Contributions::check(commitments.clone(), messages).unwrap();
        let (verifications, keys) = participants
            .iter()
            .map(|p| p.verification(&contributions).unwrap())
            .unzip();
        Self {
            participants,
            certificates,
            contributions,
            verifications,
            keys,
        }
    }

    pub(crate) fn item(&self) -> TrusteeItem {
        assemble(&self.contributions, self.verifications.clone()).unwrap()
    }
}

pub(crate) fn pedersen(name: &str, threshold: u32, size: u32) -> (Vec<TrusteeKey>, TrusteeItem) {
    let ceremony = Ceremony::held(name, threshold, size);
    let item = ceremony.item();
    (ceremony.keys, item)
}

//! A share on its way from one trustee to another: ElGamal key encapsulation on the group, then ChaCha20-Poly1305.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::v1::{Element, HexDigest, Scalar};

/// f_i(j), readable by trustee j only and bound to sender, recipient and everything said before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EncryptedShare {
    /// Place of the trustee it is for, from 1.
    pub recipient: u32,
    /// g^e.
    pub ephemeral: Element,
    /// The 32 bytes of the share and 16 of tag, in base 64 without padding.
    pub sealed: String,
}

/// The route of a share: what its key is bound to.
pub(super) struct Route<'a> {
    pub(super) transcript: &'a HexDigest,
    pub(super) sender: u32,
    pub(super) recipient: u32,
    /// g^dk of the recipient.
    pub(super) recipient_key: &'a Element,
}

impl EncryptedShare {
    pub(super) fn seal(route: &Route<'_>, share: &Scalar, ephemeral_secret: &Scalar) -> Self {
        let ephemeral = Element::generator_pow(ephemeral_secret);
        let (cipher, nonce) = route.cipher(&ephemeral, &route.recipient_key.pow(ephemeral_secret));
        let bytes = Zeroizing::new(share.to_bytes());
        let sealed = cipher
            .encrypt(&nonce, bytes.as_slice())
            .expect("32 bytes are under the cipher's limit");
        Self {
            recipient: route.recipient,
            ephemeral,
            sealed: STANDARD_NO_PAD.encode(sealed),
        }
    }

    /// The share, or `None` when it was not sealed for this route.
    pub(super) fn open(&self, route: &Route<'_>, decryption_key: &Scalar) -> Option<Zeroizing<Scalar>> {
        let (cipher, nonce) = route.cipher(&self.ephemeral, &self.ephemeral.pow(decryption_key));
        let sealed = STANDARD_NO_PAD.decode(&self.sealed).ok()?;
        let opened = Zeroizing::new(cipher.decrypt(&nonce, sealed.as_slice()).ok()?);
        let bytes = Zeroizing::new(<[u8; 32]>::try_from(opened.as_slice()).ok()?);
        Scalar::from_bytes(&bytes).ok().map(Zeroizing::new)
    }
}

impl Route<'_> {
    /// Key and nonce serve once: the ephemeral key is new for each share.
    fn cipher(&self, ephemeral: &Element, agreed: &Element) -> (ChaCha20Poly1305, Nonce) {
        let Self {
            transcript,
            sender,
            recipient,
            recipient_key,
        } = self;
        let info = format!("share|{transcript}|{sender}|{recipient}|{recipient_key}|{ephemeral}");
        let mut okm = Zeroizing::new([0; 44]);
        let mut agreed = *agreed.encode().as_bytes();
        Hkdf::<Sha256>::new(Some(b"isoloir-establishment-v1"), &agreed)
            .expand(info.as_bytes(), okm.as_mut_slice())
            .expect("44 bytes are less than HKDF's most");
        agreed.zeroize();
        let (key, nonce) = okm.split_at(32);
        let key = Key::try_from(key).expect("32 bytes");
        (
            ChaCha20Poly1305::new(&key),
            Nonce::try_from(nonce).expect("12 bytes"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_opens_on_its_own_route_only() {
        let (dk, share) = (Scalar::from_uniform(&[1; 64]), Scalar::from_uniform(&[2; 64]));
        let recipient_key = Element::generator_pow(&dk);
        let transcript = HexDigest::of(b"transcript");
        let route = |sender, recipient, transcript| Route {
            transcript,
            sender,
            recipient,
            recipient_key: &recipient_key,
        };
        let sealed = EncryptedShare::seal(&route(1, 2, &transcript), &share, &Scalar::from_uniform(&[3; 64]));
        assert!(
            sealed
                .open(&route(1, 2, &transcript), &dk)
                .is_some_and(|opened| *opened == share)
        );
        let other = HexDigest::of(b"other");
        for wrong in [
            route(2, 2, &transcript),
            route(1, 3, &transcript),
            route(1, 2, &other),
        ] {
            assert!(sealed.open(&wrong, &dk).is_none());
        }
        assert!(sealed.open(&route(1, 2, &transcript), &share).is_none());
    }
}

//! The keys of the voters' file. A function holds those its role may read; a verb that needs another one is a fault.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use dynamo::Fault;
use election::{Identifier, VoterKey};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// The keys a function was given, but the one that names: whoever names a row or a counter is given an [`IdentityKey`] beside the file.
#[derive(Clone, Debug, Default)]
pub struct VoterKeys {
    /// Pepper and MAC key, for the functions that check a password, an answer or a personal datum.
    pub personal: Option<PersonalKey>,
    /// `k_mail`, for the functions that write to the professional mailbox without being given the address.
    pub mailbox: Option<MailboxKey>,
    /// `k_link`, for the functions that join a voter to a credential. Destroyed after the result is final.
    pub link: Option<LinkKey>,
}

impl VoterKeys {
    /// The keys there are, each asked for by the name of the secret that it comes from.
    pub fn of(key: impl Fn(&'static str) -> Option<Zeroizing<[u8; 32]>>) -> Self {
        Self {
            personal: key("personal").map(PersonalKey::new),
            mailbox: key("mailbox").map(MailboxKey::new),
            link: key("link").map(LinkKey::new),
        }
    }
}

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Zeroizing<[u8; 32]>);

        impl $name {
            /// A key of 32 secret bytes.
            pub const fn new(key: Zeroizing<[u8; 32]>) -> Self {
                Self(key)
            }

            /// HMAC-SHA-256 of the parts, each preceded by its length in 8 bytes, so that parts can't run together.
            fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
                let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_slice()).expect("HMAC takes keys of any length");
                for part in parts {
                    mac.update(&(part.len() as u64).to_be_bytes());
                    mac.update(part);
                }
                mac.finalize().into_bytes().into()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    };
}

key!(
    /// `k_id`: names rows and counters. A value of its own, so that only the functions that name can: a file without it finds a voter by
    /// what another row says, never by an identifier.
    IdentityKey
);
key!(
    /// The pepper of passwords and answers, and the MAC key of personal data: two keys derived from this one.
    PersonalKey
);
key!(
    /// `k_mail`.
    MailboxKey
);
key!(
    /// `k_link`.
    LinkKey
);
key!(
    /// What a browser's cookie gives, and no store of ours: seals what the portal says back to that browser only (decision 6).
    SessionKey
);

impl IdentityKey {
    /// The key of the rows of whoever has this identifier, on the roll or not.
    pub fn voter_key(&self, identifier: &Identifier) -> VoterKey {
        let mac = self.mac(&[b"voter", identifier.expose().as_bytes()]);
        VoterKey::parse(&hex(&mac)).expect("32 bytes in hex are a voter key")
    }

    /// The name of a bucket: whoever reads the table can't tell whose it is.
    pub(crate) fn bucket(&self, kind: &str, whose: &[u8]) -> [u8; 32] {
        self.mac(&[b"bucket", kind.as_bytes(), whose])
    }
}

impl PersonalKey {
    /// What Argon2id is given in place of a password or an answer: without this key, a stolen table can't be tried (LG-04).
    pub(crate) fn pepper(&self, kind: &str, text: &str) -> Zeroizing<[u8; 32]> {
        let pepper = Self(Zeroizing::new(self.mac(&[b"pepper"])));
        Zeroizing::new(pepper.mac(&[kind.as_bytes(), text.as_bytes()]))
    }

    /// The MAC of a personal datum, bound to its voter so that equal data don't show (RE-03).
    pub(crate) fn datum(&self, kind: &str, voter: &VoterKey, datum: &str) -> [u8; 32] {
        let key = Self(Zeroizing::new(self.mac(&[b"datum"])));
        key.mac(&[kind.as_bytes(), voter.as_str().as_bytes(), datum.as_bytes()])
    }
}

impl MailboxKey {
    pub(crate) fn seal(&self, voter: &VoterKey, identifier: &Identifier) -> Vec<u8> {
        let (cipher, nonce) = (
            self.mac(&[b"cipher"]),
            self.mac(&[
                b"nonce",
                voter.as_str().as_bytes(),
                identifier.expose().as_bytes(),
            ]),
        );
        seal(
            &cipher,
            &nonce,
            voter.as_str().as_bytes(),
            identifier.expose().as_bytes(),
        )
    }

    pub(crate) fn open(&self, voter: &VoterKey, sealed: &[u8]) -> Option<Identifier> {
        let text = open(&self.mac(&[b"cipher"]), voter.as_str().as_bytes(), sealed)?;
        Identifier::parse(str::from_utf8(&text).ok()?).ok()
    }
}

impl MailboxKey {
    /// Seals what somebody wrote to the bureau or the help desk, for the place that its row is.
    pub(crate) fn seal_text(&self, place: &str, text: &str) -> Vec<u8> {
        let nonce = self.mac(&[b"text-nonce", place.as_bytes(), text.as_bytes()]);
        seal(
            &self.mac(&[b"text-cipher"]),
            &nonce,
            place.as_bytes(),
            text.as_bytes(),
        )
    }

    pub(crate) fn open_text(&self, place: &str, sealed: &[u8]) -> Option<String> {
        let text = open(&self.mac(&[b"text-cipher"]), place.as_bytes(), sealed)?;
        String::from_utf8(text.to_vec()).ok()
    }
}

impl SessionKey {
    pub(crate) fn seal(&self, session: &str, identifier: &Identifier) -> Vec<u8> {
        let address = identifier.expose().as_bytes();
        let nonce = self.mac(&[b"nonce", address]);
        seal(&self.mac(&[b"cipher"]), &nonce, session.as_bytes(), address)
    }

    pub(crate) fn open(&self, session: &str, sealed: &[u8]) -> Option<Identifier> {
        let text = open(&self.mac(&[b"cipher"]), session.as_bytes(), sealed)?;
        Identifier::parse(str::from_utf8(&text).ok()?).ok()
    }
}

impl LinkKey {
    /// HMAC(k_link, voter, election, credential), in hex.
    pub(crate) fn commitment(&self, voter: &VoterKey, election: &str, credential: &str) -> String {
        hex(&self.mac(&[
            b"commitment",
            voter.as_str().as_bytes(),
            election.as_bytes(),
            credential.as_bytes(),
        ]))
    }

    pub(crate) fn seal(&self, voter: &VoterKey, election: &str, credential: &str) -> Vec<u8> {
        let place = [voter.as_str(), election].join("|");
        let nonce = self.mac(&[b"nonce", place.as_bytes(), credential.as_bytes()]);
        seal(
            &self.mac(&[b"cipher"]),
            &nonce,
            place.as_bytes(),
            credential.as_bytes(),
        )
    }

    pub(crate) fn open(&self, voter: &VoterKey, election: &str, sealed: &[u8]) -> Option<String> {
        let place = [voter.as_str(), election].join("|");
        let text = open(&self.mac(&[b"cipher"]), place.as_bytes(), sealed)?;
        String::from_utf8(text.to_vec()).ok()
    }
}

impl VoterKeys {
    pub(crate) fn personal(&self) -> Result<&PersonalKey, Fault> {
        self.personal.as_ref().ok_or_else(|| missing("personal"))
    }

    pub(crate) fn mailbox(&self) -> Result<&MailboxKey, Fault> {
        self.mailbox.as_ref().ok_or_else(|| missing("mailbox"))
    }

    pub(crate) fn link(&self) -> Result<&LinkKey, Fault> {
        self.link.as_ref().ok_or_else(|| missing("link"))
    }
}

fn missing(key: &'static str) -> Fault {
    Fault {
        operation: "use a key",
        table: "voters",
        reason: format!("this function was not given the {key} key"),
    }
}

/// ChaCha20-Poly1305 (RFC 8439) under a nonce computed from the content: sealing the same content again gives the same
/// bytes (an import can be repeated, RO-10), and two contents never share a nonce but by a collision of 96 bits.
fn seal(key: &[u8; 32], nonce: &[u8; 32], place: &[u8], content: &[u8]) -> Vec<u8> {
    let nonce: [u8; 12] = nonce[..12].try_into().expect("12 of 32 bytes");
    let sealed = ChaCha20Poly1305::new(key.into())
        .encrypt(
            &Nonce::from(nonce),
            Payload {
                msg: content,
                aad: place,
            },
        )
        .expect("an address, a credential or a message is short");
    [nonce.as_slice(), &sealed].concat()
}

fn open(key: &[u8; 32], place: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_first_chunk::<12>()?;
    let payload = Payload {
        msg: sealed,
        aad: place,
    };
    ChaCha20Poly1305::new(key.into())
        .decrypt(&Nonce::from(*nonce), payload)
        .ok()
        .map(Zeroizing::new)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voter(name: &str) -> (VoterKey, Identifier) {
        let identifier = Identifier::parse(name).unwrap();
        (
            IdentityKey::new(Zeroizing::new([1; 32])).voter_key(&identifier),
            identifier,
        )
    }

    #[test]
    fn a_sealed_address_opens_for_its_voter_only_and_seals_to_the_same_bytes_again() {
        let key = MailboxKey::new(Zeroizing::new([2; 32]));
        let ((claire, address), (paul, _)) = (voter("claire@ac-paris.fr"), voter("paul@ac-paris.fr"));
        let sealed = key.seal(&claire, &address);
        assert_eq!(key.open(&claire, &sealed), Some(address.clone()));
        assert_eq!(key.seal(&claire, &address), sealed);
        assert_eq!(key.open(&paul, &sealed), None);
        let mut broken = sealed.clone();
        broken[20] ^= 1;
        assert_eq!(key.open(&claire, &broken), None);
        assert_eq!(key.open(&claire, &sealed[..11]), None);
    }

    #[test]
    fn the_identifier_of_a_session_opens_with_the_key_of_its_own_cookie_only() {
        let (key, other) = (
            SessionKey::new(Zeroizing::new([6; 32])),
            SessionKey::new(Zeroizing::new([7; 32])),
        );
        let (_, address) = voter("claire@ac-paris.fr");
        let sealed = key.seal("one", &address);
        assert_eq!(key.open("one", &sealed), Some(address));
        assert_eq!(key.open("two", &sealed), None);
        assert_eq!(other.open("one", &sealed), None);
        assert_eq!(key.open("one", &sealed[1..]), None);
    }

    #[test]
    fn a_sealed_credential_opens_for_its_voter_and_election_only() {
        let key = LinkKey::new(Zeroizing::new([3; 32]));
        let ((claire, _), (paul, _)) = (voter("claire@ac-paris.fr"), voter("paul@ac-paris.fr"));
        let sealed = key.seal(&claire, "R7AxU4XsA1pU7D", "abc");
        assert_eq!(
            key.open(&claire, "R7AxU4XsA1pU7D", &sealed).as_deref(),
            Some("abc")
        );
        assert_eq!(key.open(&claire, "R7AxU4XsA1pU7E", &sealed), None);
        assert_eq!(key.open(&paul, "R7AxU4XsA1pU7D", &sealed), None);
        assert_ne!(
            key.commitment(&claire, "a", "bc"),
            key.commitment(&claire, "ab", "c")
        );
    }

    #[test]
    fn re_03_a_stored_datum_depends_on_the_key_the_kind_and_the_voter() {
        let (key, other) = (
            PersonalKey::new(Zeroizing::new([4; 32])),
            PersonalKey::new(Zeroizing::new([5; 32])),
        );
        let ((claire, _), (paul, _)) = (voter("claire@ac-paris.fr"), voter("paul@ac-paris.fr"));
        let stored = key.datum("nir", &claire, "2750375114");
        for different in [
            other.datum("nir", &claire, "2750375114"),
            key.datum("nir", &paul, "2750375114"),
            key.datum("numen", &claire, "2750375114"),
            key.datum("nir", &claire, "2750375115"),
            *key.pepper("nir", "2750375114"),
        ] {
            assert_ne!(stored, different);
        }
    }
}

//! Those who hold the key: the trustees file of an election, and everything that must hold in it. PROTOCOL §6.
//!
//! The election's key is the product of the items' sub-keys, so every item is needed to decrypt; within a Pedersen
//! item any `threshold` of its members are. The French rule "president or secretary, and two delegates" is a file of
//! two Pedersen items: 1 of 2, and 2 of n.

mod certificate;
mod fault;
mod key;
mod pedersen;
mod polynomial;
mod quorum;
mod signed;
mod single;

use std::fmt;

use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::json::{parse_canonical, to_canonical};
use super::{Element, HexDigest};

pub use certificate::{Certificate, CertificateContext};
pub use fault::TrusteesRefused;
pub use key::{KeyFileError, NotOurTrustees, TrusteeKey};
pub use pedersen::{Pedersen, VerificationKey};
pub use quorum::CapRaise;
pub use signed::SignedMessage;
pub use single::SinglePublicKey;

pub(super) use certificate::Coefficients;
pub(super) use pedersen::{certs_sig_text, verification_key_of};
pub(super) use polynomial::{Polynomial, public_value};
pub(super) use signed::{check_text, sign_text};
pub(super) use single::prove_knowledge;

/// Most trustees an election may have, over all items.
pub const MAX_TRUSTEES: usize = 255;

/// The number of a trustee in an election: from 1, over all items in order (a Pedersen item counts for its members).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Owner(u32);

impl Owner {
    /// The trustee of that number; whether the election has it is for [`Trustees`] to say.
    #[must_use]
    pub fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    pub(super) fn at(index: usize) -> Self {
        Self(u32::try_from(index + 1).expect("at most MAX_TRUSTEES"))
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One item of the trustees file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrusteeItem {
    /// One trustee, always needed: `["Single",{…}]`.
    Single(SinglePublicKey),
    /// Several, of whom a threshold is needed: `["Pedersen",{…}]`.
    Pedersen(Pedersen),
}

impl TrusteeItem {
    /// How many trustees it counts.
    #[must_use]
    pub fn size(&self) -> usize {
        match self {
            Self::Single(_) => 1,
            Self::Pedersen(item) => item.verification_keys.len(),
        }
    }

    /// How many of them must decrypt.
    #[must_use]
    pub fn threshold(&self) -> usize {
        match self {
            Self::Single(_) => 1,
            Self::Pedersen(item) => item.threshold as usize,
        }
    }
}

/// The trustees of an election, with every proof and signature checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trustees {
    items: Vec<TrusteeItem>,
    public_key: Element,
    verification_keys: Vec<Element>,
}

impl Trustees {
    /// Reads and checks a trustees file.
    ///
    /// # Errors
    /// [`TrusteesRefused`] with the first thing that is wrong, and the trustee it concerns.
    pub fn parse(bytes: &[u8]) -> Result<Self, TrusteesRefused> {
        Self::check(parse_canonical(bytes)?)
    }

    /// Checks items: proofs of knowledge, signatures, sizes, verification keys recomputed, and (our own rule, the
    /// tools have none) no key twice.
    ///
    /// # Errors
    /// [`TrusteesRefused`] with the first thing that is wrong, and the trustee it concerns.
    pub fn check(items: Vec<TrusteeItem>) -> Result<Self, TrusteesRefused> {
        let size: usize = items.iter().map(TrusteeItem::size).sum();
        if size == 0 || size > MAX_TRUSTEES {
            return Err(TrusteesRefused::Size);
        }
        let mut sub_keys = Vec::new();
        let mut verification_keys = Vec::new();
        for item in &items {
            let first = verification_keys.len();
            match item {
                TrusteeItem::Single(key) => {
                    sub_keys.push(key.check(Owner::at(first))?);
                    verification_keys.push(key.public_key);
                }
                TrusteeItem::Pedersen(pedersen) => {
                    sub_keys.push(pedersen.check(first)?);
                    verification_keys.extend(pedersen.verification_keys.iter().map(|key| key.public_key));
                }
            }
        }
        refuse_repeated_keys(&items)?;
        let public_key: Element = sub_keys.iter().product();
        if public_key.is_identity() {
            return Err(TrusteesRefused::IdentityKey);
        }
        Ok(Self {
            items,
            public_key,
            verification_keys,
        })
    }

    /// y, the key ballots are encrypted with: the product of the items' sub-keys.
    #[must_use]
    pub fn public_key(&self) -> Element {
        self.public_key
    }

    /// The items, in the order of the file.
    #[must_use]
    pub fn items(&self) -> &[TrusteeItem] {
        &self.items
    }

    /// How many trustees there are over all items; they are the owners 1 to this number.
    #[must_use]
    pub fn size(&self) -> usize {
        self.verification_keys.len()
    }

    /// X of that trustee: the key their partial decryption is checked with. `None` if there is no such trustee.
    #[must_use]
    pub fn verification_key(&self, owner: Owner) -> Option<Element> {
        let index = (owner.number() as usize).checked_sub(1)?;
        self.verification_keys.get(index).copied()
    }

    /// The file's bytes: compact JSON.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(&self.items)
    }

    /// SHA-256 of the file.
    #[must_use]
    pub fn hash(&self) -> HexDigest {
        HexDigest::of(&self.to_json())
    }
}

/// The same key twice would make one person count for two.
fn refuse_repeated_keys(items: &[TrusteeItem]) -> Result<(), TrusteesRefused> {
    let mut seen = Vec::new();
    let mut owner = 0;
    for item in items {
        let keys = match item {
            TrusteeItem::Single(key) => vec![vec![key.public_key]],
            TrusteeItem::Pedersen(pedersen) => pedersen.personal_keys()?,
        };
        for own in keys {
            owner += 1;
            for key in own {
                if seen.contains(&key) {
                    return Err(TrusteesRefused::RepeatedKey { owner: Owner(owner) });
                }
                seen.push(key);
            }
        }
    }
    Ok(())
}

impl Serialize for TrusteeItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Single(key) => ("Single", key).serialize(serializer),
            Self::Pedersen(pedersen) => ("Pedersen", pedersen).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for TrusteeItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple(2, ItemVisitor)
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = TrusteeItem;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(r#"["Single",{…}] or ["Pedersen",{…}]"#)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
        let missing = || A::Error::invalid_length(1, &"two elements");
        match sequence.next_element::<String>()?.as_deref() {
            Some("Single") => Ok(TrusteeItem::Single(sequence.next_element()?.ok_or_else(missing)?)),
            Some("Pedersen") => Ok(TrusteeItem::Pedersen(
                sequence.next_element()?.ok_or_else(missing)?,
            )),
            _ => Err(A::Error::custom("unknown kind of trustee")),
        }
    }
}

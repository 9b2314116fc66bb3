//! The public list of an election's credentials.

use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::PublicCredential;
use crate::v1::group::{ElementError, EncodedElement};
use crate::v1::json::{JsonError, parse_canonical, to_canonical};

/// The credentials of an election: all in the group, all distinct, none the neutral element, none weighted.
///
/// JSON: array of strings. Stricter than belenios-tool 3.x, which accepts the neutral element and duplicates.
#[derive(Debug, Clone)]
pub struct CredentialList {
    in_order: Vec<EncodedElement>,
    sorted: Vec<EncodedElement>,
}

/// Why bytes are not a list of credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CredentialListError {
    /// Not the canonical JSON of an array of strings.
    #[error("the list of credentials is {0}")]
    Json(#[from] JsonError),
    /// An entry carries a weight or a name after a comma: one voter, one vote, no name.
    #[error("credential {index} carries a weight or a name")]
    Suffix {
        /// Place in the list, from 0.
        index: usize,
    },
    /// An entry is not a public credential.
    #[error("credential {index}: {cause}")]
    Credential {
        /// Place in the list, from 0.
        index: usize,
        /// Why.
        cause: ElementError,
    },
    /// A credential stands twice.
    #[error("credential {credential} stands twice")]
    Duplicate {
        /// The credential repeated.
        credential: EncodedElement,
    },
}

impl CredentialList {
    /// Reads the bytes of a list; the elements are checked on all cores.
    ///
    /// # Errors
    /// [`CredentialListError`], see its cases.
    pub fn parse(json: &[u8]) -> Result<Self, CredentialListError> {
        let entries: Vec<String> = parse_canonical(json)?;
        let mut in_order = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            if entry.contains(',') {
                return Err(CredentialListError::Suffix { index });
            }
            let encoded = entry
                .parse()
                .map_err(|cause| CredentialListError::Credential { index, cause })?;
            in_order.push(encoded);
        }
        // The first in the order of the list, whichever core is faster: a verifier gives the same reason at every run.
        let refused = in_order
            .par_iter()
            .enumerate()
            .find_map_first(|(index, encoded)| {
                let in_group = PublicCredential::decode(encoded);
                in_group
                    .err()
                    .map(|cause| CredentialListError::Credential { index, cause })
            });
        if let Some(refused) = refused {
            return Err(refused);
        }
        Self::distinct(in_order)
    }

    /// The list of these credentials, in this order.
    ///
    /// # Errors
    /// [`CredentialListError::Duplicate`].
    pub fn new(credentials: impl IntoIterator<Item = PublicCredential>) -> Result<Self, CredentialListError> {
        Self::distinct(
            credentials
                .into_iter()
                .map(|credential| credential.encoded)
                .collect(),
        )
    }

    fn distinct(in_order: Vec<EncodedElement>) -> Result<Self, CredentialListError> {
        let mut sorted = in_order.clone();
        sorted.sort_unstable();
        match sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(CredentialListError::Duplicate { credential: pair[0] }),
            None => Ok(Self { in_order, sorted }),
        }
    }

    /// The canonical JSON.
    pub fn to_json(&self) -> Vec<u8> {
        to_canonical(&self.in_order)
    }

    /// Whether `credential` is in the list.
    pub fn contains(&self, credential: &PublicCredential) -> bool {
        self.sorted.binary_search(&credential.encoded).is_ok()
    }

    /// Number of credentials.
    pub fn len(&self) -> usize {
        self.in_order.len()
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.in_order.is_empty()
    }

    /// The texts of the credentials, in the order of the list; each is known to be a [`PublicCredential`].
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &EncodedElement> {
        self.in_order.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::v1::{PrivateCredential, ScalarRandomness};

    fn credential(byte: u8) -> PublicCredential {
        PrivateCredential::from_randomness(&ScalarRandomness::new([byte; 64])).public()
    }

    #[test]
    fn a_list_reads_back_and_knows_its_members() {
        let list = CredentialList::new([credential(3), credential(1), credential(2)]).unwrap();
        let read = CredentialList::parse(&list.to_json()).unwrap();
        assert_eq!(read.to_json(), list.to_json());
        assert_eq!(read.iter().next(), Some(credential(3).encoded()));
        assert!(read.contains(&credential(1)));
        assert_eq!(read.len(), 3);
    }

    #[test]
    fn bp_15_a_credential_outside_the_list_is_not_in_it() {
        let list = CredentialList::new([credential(1)]).unwrap();
        assert!(!list.contains(&credential(2)));
        assert!(!CredentialList::parse(b"[]").unwrap().contains(&credential(1)));
    }

    #[test]
    fn bp_15_a_weight_or_a_name_is_refused() {
        for suffix in [",1", ",2", ",", ",,1", ",1,login"] {
            let json = format!("[\"{}\",\"{}{suffix}\"]", credential(1), credential(2));
            let refused = CredentialList::parse(json.as_bytes());
            assert_eq!(
                refused.err(),
                Some(CredentialListError::Suffix { index: 1 }),
                "{suffix}"
            );
        }
    }

    #[test]
    fn a_repeated_credential_is_refused() {
        let duplicate = CredentialListError::Duplicate {
            credential: *credential(1).encoded(),
        };
        let repeated = [credential(1), credential(2), credential(1)];
        assert_eq!(CredentialList::new(repeated).err(), Some(duplicate));
        let json = to_canonical(&repeated);
        assert_eq!(CredentialList::parse(&json).err(), Some(duplicate));
    }

    #[test]
    fn vc_10_the_identity_and_torsion_are_refused_in_a_list() {
        let p_minus_1 = format!("7f{}ec", "ff".repeat(30));
        let identity = format!("{}1", "0".repeat(63));
        for (text, cause) in [
            (p_minus_1, ElementError::Torsion),
            (identity, ElementError::Identity),
        ] {
            let json = format!("[\"{}\",\"{text}\"]", credential(1));
            let refused = CredentialList::parse(json.as_bytes());
            assert_eq!(
                refused.err(),
                Some(CredentialListError::Credential { index: 1, cause })
            );
        }
    }

    #[test]
    fn a_list_has_one_text() {
        for json in ["", "{}", "[1]", "[null]", "[[]]"] {
            assert!(matches!(
                CredentialList::parse(json.as_bytes()),
                Err(CredentialListError::Json(JsonError::Malformed { .. }))
            ));
        }
        assert!(matches!(
            CredentialList::parse(b"[] "),
            Err(CredentialListError::Json(JsonError::NonCanonical { at: 2 }))
        ));
    }
}

//! One change of a credential, as it is logged: signed, and chained to the one before.

use super::head::Head;
use crate::hex::sha256_hex;
use crate::{
    ElectionId, EventId, IdentifierError, Instant, KeyId, KeyList, Signature, SignatureError, SigningKey,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The version of the event's form and canonical text.
pub const VERSION: u32 = 1;

/// A public credential as text: 64 lower-case hex digits. Only a name here; its mathematics belong to the ballots' side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CredentialText(String);

/// Who ordered a change. A closed list: what is not here is not an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// The voter, by the réassort of the portal: two factors, a private channel, a proof of possession.
    VoterReissue,
}

/// What a change replaces, and by what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// The public credential that is no longer valid.
    pub removed: CredentialText,
    /// The public credential that is valid from now on.
    pub added: CredentialText,
}

/// A REISSUE event: one credential of one election replaced. Never the voter, a phone number or an address.
///
/// The canonical text, signed with Ed25519 (RFC 8032), is one line without end of line:
/// `isoloir-reissue|v1|<event>|<election>|<sequence>|<previous>|<at>|<removed>|<added>|<authority>|<key>`,
/// with `at` in RFC 3339 UTC. An event's hash is the SHA-256 of `<canonical text>|<signature>`, in hex: it is the next
/// event's `previous`; a raise of the cap ([`super::CapEvent`]) stands in the same chain. The first `previous` is the SHA-256 of `isoloir-reissue|v1|<event>|<election>|start`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReissueEvent {
    /// [`VERSION`].
    pub version: u32,
    /// The event the election belongs to.
    pub event: EventId,
    /// The election.
    pub election: ElectionId,
    /// From 1, without a gap.
    pub sequence: u64,
    /// The hash of the event before, 64 hex digits.
    pub previous: String,
    /// When, to the minute (Unix seconds).
    pub at: Instant,
    /// The credential that is no longer valid.
    pub removed: CredentialText,
    /// The credential that replaces it.
    pub added: CredentialText,
    /// Who ordered the change.
    pub authority: Authority,
    /// The name of the re-issue authority's public key.
    pub key: KeyId,
    /// The re-issue authority's signature of the canonical text.
    pub signature: Signature,
}

impl CredentialText {
    /// Reads a public credential's text.
    ///
    /// # Errors
    /// [`IdentifierError`] unless it is 64 lower-case hex digits.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let hex = text.len() == 64
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if hex {
            Ok(Self(text.to_owned()))
        } else {
            Err(IdentifierError("public credential"))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CredentialText {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, IdentifierError> {
        Self::parse(&text)
    }
}

impl From<CredentialText> for String {
    fn from(credential: CredentialText) -> Self {
        credential.0
    }
}

impl fmt::Display for CredentialText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Authority {
    /// The authority's name in the canonical text and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::VoterReissue => "voter_reissue",
        }
    }
}

impl ReissueEvent {
    /// The event that follows `head`, signed by the authority. `at` is cut to the minute.
    pub fn next(
        head: &Head,
        scope: (&EventId, &ElectionId),
        at: Instant,
        replacement: Replacement,
        authority: &SigningKey,
    ) -> Self {
        let mut event = Self {
            version: VERSION,
            event: scope.0.clone(),
            election: scope.1.clone(),
            sequence: head.sequence + 1,
            previous: head.hash.clone(),
            at: at.minute(),
            removed: replacement.removed,
            added: replacement.added,
            authority: Authority::VoterReissue,
            key: authority.public().id(),
            signature: authority.sign(""),
        };
        event.signature = authority.sign(&event.canonical_text());
        event
    }

    /// The text that is signed.
    pub fn canonical_text(&self) -> String {
        format!(
            "isoloir-reissue|v{}|{}|{}|{}|{}|{}|{}|{}|{}|{}",
            self.version,
            self.event,
            self.election,
            self.sequence,
            self.previous,
            self.at.rfc3339(),
            self.removed,
            self.added,
            self.authority.as_str(),
            self.key,
        )
    }

    /// The hash that the next event carries: SHA-256 of `<canonical text>|<signature>`, in hex.
    pub fn hash(&self) -> String {
        sha256_hex(&format!("{}|{}", self.canonical_text(), self.signature))
    }

    /// The log's head once this event is its last, where it stood at `before`.
    pub fn head(&self, before: &Head) -> Head {
        Head {
            sequence: self.sequence,
            hash: self.hash(),
            reissues: before.reissues + 1,
            raised_to: before.raised_to,
        }
    }

    /// What the event replaces.
    pub fn replacement(&self) -> Replacement {
        Replacement {
            removed: self.removed.clone(),
            added: self.added.clone(),
        }
    }

    /// Checks that the signature is that of one of the authority's keys.
    ///
    /// # Errors
    /// [`SignatureError`].
    pub fn check_signature(&self, keys: &KeyList) -> Result<(), SignatureError> {
        keys.verify(&self.key, &self.canonical_text(), &self.signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_canonical_text_and_the_chain_are_as_documented() {
        let event = EventId::parse("pro2022").unwrap();
        let election = ElectionId::parse("R7AxU4XsA1pU7D").unwrap();
        let head = Head::start(&event, &election);
        let replacement = Replacement {
            removed: CredentialText::parse(&"a".repeat(64)).unwrap(),
            added: CredentialText::parse(&"b".repeat(64)).unwrap(),
        };
        let authority = SigningKey::from_seed(&[7; 32]);
        let at = Instant::parse("2022-12-02T10:42:51+01:00").unwrap();
        let first = ReissueEvent::next(&head, (&event, &election), at, replacement, &authority);
        assert_eq!(
            first.canonical_text(),
            format!(
                "isoloir-reissue|v1|pro2022|R7AxU4XsA1pU7D|1|{}|2022-12-02T09:42:00Z|{}|{}|voter_reissue|{}",
                sha256_hex("isoloir-reissue|v1|pro2022|R7AxU4XsA1pU7D|start"),
                "a".repeat(64),
                "b".repeat(64),
                authority.public().id(),
            )
        );
        assert_eq!(
            first.head(&head).hash,
            sha256_hex(&format!("{}|{}", first.canonical_text(), first.signature))
        );
        assert_eq!(
            first.check_signature(&KeyList::new(vec![authority.public()])),
            Ok(())
        );
        let json = serde_json::to_string(&first).unwrap();
        assert_eq!(serde_json::from_str::<ReissueEvent>(&json).unwrap(), first);
    }

    #[test]
    fn a_credential_is_64_lower_case_hex_digits() {
        for text in ["", "ab", &"A".repeat(64), &"g".repeat(64), &"a".repeat(65)] {
            assert!(CredentialText::parse(text).is_err(), "{text:?}");
        }
    }
}

//! The receipt of a deposit (« preuve de dépôt »): the ballot box's signature on election, ballot reference and minute.
//! Never a voter: SCREENS D03, R. 211-512 of the CGFP (two distinct treatments).
//!
//! Signed text, version 1 (UTF-8, no newline):
//! `isoloir-deposit|v1|<event>|<election>|<reference>|<minute, RFC 3339 UTC>`.
//! No field can hold a bar, so the text says one thing only. Compact text (the QR code's): the signed text, then
//! `|<key>|<signature>`.

use crate::identifiers::{ElectionId, EventId};
use crate::instant::Instant;
use crate::signature::{KeyId, KeyList, Signature, SignatureError, SigningKey};
use crate::signed::{Minute, compact, split_compact};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The reference of a ballot: SHA-256 of its exact bytes in base 64, 43 characters (what the voter's browser shows
/// before sending). A plain text here: this room does not know what a ballot is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BallotReference(String);

/// A deposit signed by the ballot box: a pure function of its content and key, so a resend gives the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Document")]
pub struct DepositReceipt {
    event: EventId,
    election: ElectionId,
    reference: BallotReference,
    deposited_at: Minute,
    key: KeyId,
    signature: Signature,
}

/// A receipt that somebody shows: nothing is believed of it before [`ShownDeposit::verify`].
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Document")]
pub struct ShownDeposit(DepositReceipt);

impl DepositReceipt {
    /// Signs that a ballot is in the ballot box since `at` (kept to the minute).
    pub fn sign(
        event: EventId,
        election: ElectionId,
        reference: BallotReference,
        at: Instant,
        key: &SigningKey,
    ) -> Self {
        let deposited_at = Minute::of(at);
        let signature = key.sign(&text(&event, &election, &reference, deposited_at));
        Self {
            event,
            election,
            reference,
            deposited_at,
            key: key.public().id(),
            signature,
        }
    }

    /// The event.
    pub fn event(&self) -> &EventId {
        &self.event
    }

    /// The election (scrutin).
    pub fn election(&self) -> &ElectionId {
        &self.election
    }

    /// The reference of the ballot.
    pub fn reference(&self) -> &BallotReference {
        &self.reference
    }

    /// When the ballot entered the box, to the minute.
    pub fn deposited_at(&self) -> Instant {
        self.deposited_at.instant()
    }

    /// The name of the key that signed.
    pub fn key(&self) -> &KeyId {
        &self.key
    }

    /// The signature.
    pub fn signature(&self) -> &Signature {
        &self.signature
    }

    /// The signed text.
    pub fn signed_text(&self) -> String {
        text(&self.event, &self.election, &self.reference, self.deposited_at)
    }

    /// The content of the QR code: all that an offline check needs beside the published keys.
    pub fn compact(&self) -> String {
        compact(&self.signed_text(), &self.key, &self.signature)
    }
}

impl ShownDeposit {
    /// Reads the content of a QR code.
    ///
    /// # Errors
    /// [`SignatureError::Malformed`].
    pub fn from_compact(shown: &str) -> Result<Self, SignatureError> {
        let (fields, key, signature) = split_compact::<4>(shown, PREFIX)?;
        let [event, election, reference, deposited_at] = fields;
        let malformed = SignatureError::Malformed;
        Ok(Self(DepositReceipt {
            event: EventId::parse(event).map_err(|_| malformed)?,
            election: ElectionId::parse(election).map_err(|_| malformed)?,
            reference: BallotReference::parse(reference)?,
            deposited_at: deposited_at.to_owned().try_into()?,
            key,
            signature,
        }))
    }

    /// The receipt, if a key of the list signed it.
    ///
    /// # Errors
    /// [`SignatureError`].
    pub fn verify(self, keys: &KeyList) -> Result<DepositReceipt, SignatureError> {
        keys.verify(&self.0.key, &self.0.signed_text(), &self.0.signature)?;
        Ok(self.0)
    }

    /// The election it claims: where its keys are to be looked up.
    pub fn claimed_election(&self) -> &ElectionId {
        &self.0.election
    }
}

impl BallotReference {
    /// Reads a reference.
    ///
    /// # Errors
    /// [`SignatureError::Malformed`] unless it is the canonical base 64 of 32 bytes, without padding.
    pub fn parse(text: &str) -> Result<Self, SignatureError> {
        match STANDARD_NO_PAD.decode(text) {
            Ok(bytes) if bytes.len() == 32 => Ok(Self(text.to_owned())),
            _ => Err(SignatureError::Malformed),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Groups of 4 characters separated by a space: how a person reads and compares it.
    pub fn in_groups(&self) -> String {
        let groups: Vec<_> = self
            .0
            .as_bytes()
            .chunks(4)
            .map(|group| String::from_utf8_lossy(group))
            .collect();
        groups.join(" ")
    }
}

impl TryFrom<String> for BallotReference {
    type Error = SignatureError;

    fn try_from(text: String) -> Result<Self, SignatureError> {
        Self::parse(&text)
    }
}

impl From<BallotReference> for String {
    fn from(reference: BallotReference) -> Self {
        reference.0
    }
}

impl fmt::Display for BallotReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

const PREFIX: &str = "isoloir-deposit|v1|";

fn text(event: &EventId, election: &ElectionId, reference: &BallotReference, at: Minute) -> String {
    format!("{PREFIX}{event}|{election}|{reference}|{at}")
}

/// The JSON form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(
    feature = "contract",
    schema(description = "A proof of deposit (docs/RECEIPTS.md). Never a name.")
)]
struct Document {
    #[cfg_attr(feature = "contract", schema(inline))]
    kind: Kind,
    version: u32,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    event: EventId,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    election: ElectionId,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    reference: BallotReference,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    deposited_at: Minute,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    key: KeyId,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    signature: Signature,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
enum Kind {
    #[serde(rename = "isoloir-deposit")]
    Deposit,
}

#[cfg(feature = "contract")]
impl utoipa::PartialSchema for DepositReceipt {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        Document::schema()
    }
}

#[cfg(feature = "contract")]
impl utoipa::ToSchema for DepositReceipt {
    fn schemas(shapes: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>) {
        Document::schemas(shapes);
    }
}

impl From<DepositReceipt> for Document {
    fn from(receipt: DepositReceipt) -> Self {
        let DepositReceipt {
            event,
            election,
            reference,
            deposited_at,
            key,
            signature,
        } = receipt;
        Self {
            kind: Kind::Deposit,
            version: 1,
            event,
            election,
            reference,
            deposited_at,
            key,
            signature,
        }
    }
}

impl TryFrom<Document> for ShownDeposit {
    type Error = SignatureError;

    fn try_from(shown: Document) -> Result<Self, SignatureError> {
        let Document {
            kind: Kind::Deposit,
            version,
            event,
            election,
            reference,
            deposited_at,
            key,
            signature,
        } = shown;
        if version != 1 {
            return Err(SignatureError::Malformed);
        }
        Ok(Self(DepositReceipt {
            event,
            election,
            reference,
            deposited_at,
            key,
            signature,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::PublicKey;

    const REFERENCE: &str = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0";

    fn key() -> SigningKey {
        SigningKey::from_seed(&[7; 32])
    }

    fn receipt(at: &str) -> DepositReceipt {
        DepositReceipt::sign(
            EventId::parse("pro2022").unwrap(),
            ElectionId::parse("R7AxU4XsA1pU7D").unwrap(),
            BallotReference::parse(REFERENCE).unwrap(),
            Instant::parse(at).unwrap(),
            &key(),
        )
    }

    fn keys(list: &[PublicKey]) -> KeyList {
        KeyList::new(list.to_vec())
    }

    #[test]
    fn rc_06_a_receipt_says_election_reference_and_minute_and_is_the_same_each_time() {
        let one = receipt("2022-12-01T11:47:12Z");
        assert_eq!(
            one.signed_text(),
            format!("isoloir-deposit|v1|pro2022|R7AxU4XsA1pU7D|{REFERENCE}|2022-12-01T11:47:00Z")
        );
        assert_eq!(one, receipt("2022-12-01T12:47:59+01:00"));
        insta::assert_json_snapshot!(one, @r#"
        {
          "kind": "isoloir-deposit",
          "version": 1,
          "event": "pro2022",
          "election": "R7AxU4XsA1pU7D",
          "reference": "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0",
          "deposited_at": "2022-12-01T11:47:00Z",
          "key": "fe812c12f3ab4ce6",
          "signature": "22D5VQjAh8xHtekHMvmaCfdKS80qWy3F+OKJY94j6lEPgMY/YUWuHSZ/O34V99S8s7L/bJ22A9zi2TyaRP5LDA"
        }
        "#);
    }

    #[test]
    fn rc_01_a_receipt_with_any_field_changed_is_refused() {
        let keys = keys(&[key().public()]);
        let json = serde_json::to_string(&receipt("2022-12-01T11:47:00Z")).unwrap();
        let shown = |text: &str| serde_json::from_str::<ShownDeposit>(text).map(|shown| shown.verify(&keys));
        assert!(shown(&json).unwrap().is_ok());
        for (from, to) in [
            ("pro2022", "pro2023"),
            ("R7AxU4XsA1pU7D", "R7AxU4XsA1pU7E"),
            ("ungWv48B", "unGWv48B"),
            ("11:47", "11:48"),
        ] {
            assert_eq!(
                shown(&json.replace(from, to)).unwrap(),
                Err(SignatureError::Wrong),
                "{to}"
            );
        }
        for (from, to) in [
            ("\"version\":1", "\"version\":2"),
            ("isoloir-deposit", "isoloir-emargement"),
            ("11:47:00Z", "11:47:01Z"),
            ("11:47:00Z", "12:47:00+01:00"),
            ("Fa0\"", "Fa1\""),
            ("{", "{\"name\":\"Claire\","),
        ] {
            assert!(shown(&json.replacen(from, to, 1)).is_err(), "{to}");
        }
        let forged = DepositReceipt {
            signature: SigningKey::from_seed(&[8; 32]).sign("x"),
            ..receipt("2022-12-01T11:47:00Z")
        };
        assert_eq!(ShownDeposit(forged).verify(&keys), Err(SignatureError::Wrong));
    }

    #[test]
    fn rc_12_a_receipt_of_an_older_key_verifies_with_the_published_list() {
        let newer = SigningKey::from_seed(&[8; 32]).public();
        let shown = || ShownDeposit(receipt("2022-12-01T11:47:00Z"));
        assert!(shown().verify(&keys(&[newer, key().public()])).is_ok());
        assert_eq!(shown().verify(&keys(&[newer])), Err(SignatureError::UnknownKey));
    }

    #[test]
    fn the_qr_code_alone_gives_the_receipt_back() {
        let receipt = receipt("2022-12-01T11:47:00Z");
        let compact = receipt.compact();
        let keys = keys(&[key().public()]);
        assert_eq!(
            ShownDeposit::from_compact(&compact).unwrap().verify(&keys),
            Ok(receipt)
        );
        for wrong in [
            compact.replace("v1", "v2"),
            format!("{compact}|"),
            compact.replacen('|', "", 3),
            String::new(),
        ] {
            assert!(ShownDeposit::from_compact(&wrong).is_err(), "{wrong}");
        }
    }
}

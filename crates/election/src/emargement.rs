//! The certificate of an émargement: that a voter has voted in an election, and at which minute. Never a ballot
//! reference: SCREENS D02. It may be given at any time, always with the same bytes.
//!
//! Signed text, version 1 (UTF-8, no newline):
//! `isoloir-emargement|v1|<event>|<election>|<minute, RFC 3339 UTC>|<voter number>|<name>|<corps>`.
//! Name and corps are [`OneLine`]s, which hold no bar. Compact text (the QR code's): the signed text, then
//! `|<key>|<signature>`.

use crate::Profile;
use crate::identifiers::{ElectionId, EventId, VoterNumber};
use crate::instant::Instant;
use crate::one_line::OneLine;
use crate::signature::{KeyId, KeyList, Signature, SignatureError, SigningKey};
use crate::signed::{Minute, compact, split_compact};
use serde::{Deserialize, Serialize};

/// Who signed the roll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The voter's number in the roll.
    pub number: VoterNumber,
    /// Civility, given name and family name.
    pub name: OneLine,
    /// The corps.
    pub corps: OneLine,
}

impl Signatory {
    /// The signatory that the roll describes.
    pub fn of(number: VoterNumber, profile: &Profile) -> Self {
        let name = [&*profile.civility, &profile.given_name, &profile.family_name].join(" ");
        Self {
            number,
            name: OneLine::of(&name),
            corps: OneLine::of(&profile.corps),
        }
    }
}

/// An émargement signed by the voters' file: a pure function of its content and key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Document")]
pub struct EmargementCertificate {
    event: EventId,
    election: ElectionId,
    voted_at: Minute,
    signatory: Signatory,
    key: KeyId,
    signature: Signature,
}

/// A certificate that somebody shows: nothing is believed of it before [`ShownEmargement::verify`].
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Document")]
pub struct ShownEmargement(EmargementCertificate);

impl EmargementCertificate {
    /// Signs that a voter voted at `at` (kept to the minute).
    pub fn sign(
        event: EventId,
        election: ElectionId,
        at: Instant,
        signatory: Signatory,
        key: &SigningKey,
    ) -> Self {
        let voted_at = Minute::of(at);
        let signature = key.sign(&text(&event, &election, voted_at, &signatory));
        Self {
            event,
            election,
            voted_at,
            signatory,
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

    /// When the voter voted, to the minute.
    pub fn voted_at(&self) -> Instant {
        self.voted_at.instant()
    }

    /// Who voted.
    pub fn signatory(&self) -> &Signatory {
        &self.signatory
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
        text(&self.event, &self.election, self.voted_at, &self.signatory)
    }

    /// The content of the QR code: all that an offline check needs beside the published keys.
    pub fn compact(&self) -> String {
        compact(&self.signed_text(), &self.key, &self.signature)
    }
}

impl ShownEmargement {
    /// Reads the content of a QR code.
    ///
    /// # Errors
    /// [`SignatureError::Malformed`].
    pub fn from_compact(shown: &str) -> Result<Self, SignatureError> {
        let (fields, key, signature) = split_compact::<6>(shown, PREFIX)?;
        let [event, election, voted_at, number, name, corps] = fields;
        let malformed = SignatureError::Malformed;
        let line = |text: &str| OneLine::try_from(text.to_owned()).map_err(|_| malformed);
        Ok(Self(EmargementCertificate {
            event: EventId::parse(event).map_err(|_| malformed)?,
            election: ElectionId::parse(election).map_err(|_| malformed)?,
            voted_at: voted_at.to_owned().try_into()?,
            signatory: Signatory {
                number: VoterNumber::parse(number).map_err(|_| malformed)?,
                name: line(name)?,
                corps: line(corps)?,
            },
            key,
            signature,
        }))
    }

    /// The certificate, if a key of the list signed it.
    ///
    /// # Errors
    /// [`SignatureError`].
    pub fn verify(self, keys: &KeyList) -> Result<EmargementCertificate, SignatureError> {
        keys.verify(&self.0.key, &self.0.signed_text(), &self.0.signature)?;
        Ok(self.0)
    }
}

const PREFIX: &str = "isoloir-emargement|v1|";

fn text(event: &EventId, election: &ElectionId, at: Minute, who: &Signatory) -> String {
    format!(
        "{PREFIX}{event}|{election}|{at}|{}|{}|{}",
        who.number, who.name, who.corps
    )
}

/// The JSON form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(
    feature = "contract",
    schema(description = "An émargement certificate (docs/RECEIPTS.md). Never a reference.")
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
    voted_at: Minute,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    voter_number: VoterNumber,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    name: OneLine,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    corps: OneLine,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    key: KeyId,
    #[cfg_attr(feature = "contract", schema(value_type = String))]
    signature: Signature,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
enum Kind {
    #[serde(rename = "isoloir-emargement")]
    Emargement,
}

#[cfg(feature = "contract")]
impl utoipa::PartialSchema for EmargementCertificate {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        Document::schema()
    }
}

#[cfg(feature = "contract")]
impl utoipa::ToSchema for EmargementCertificate {
    fn schemas(shapes: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>) {
        Document::schemas(shapes);
    }
}

impl From<EmargementCertificate> for Document {
    fn from(certificate: EmargementCertificate) -> Self {
        let EmargementCertificate {
            event,
            election,
            voted_at,
            signatory,
            key,
            signature,
        } = certificate;
        let Signatory {
            number: voter_number,
            name,
            corps,
        } = signatory;
        let kind = Kind::Emargement;
        Self {
            kind,
            version: 1,
            event,
            election,
            voted_at,
            voter_number,
            name,
            corps,
            key,
            signature,
        }
    }
}

impl TryFrom<Document> for ShownEmargement {
    type Error = SignatureError;

    fn try_from(shown: Document) -> Result<Self, SignatureError> {
        let Document {
            kind: Kind::Emargement,
            version,
            event,
            election,
            voted_at,
            voter_number,
            name,
            corps,
            key,
            signature,
        } = shown;
        if version != 1 {
            return Err(SignatureError::Malformed);
        }
        let signatory = Signatory {
            number: voter_number,
            name,
            corps,
        };
        Ok(Self(EmargementCertificate {
            event,
            election,
            voted_at,
            signatory,
            key,
            signature,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SigningKey {
        SigningKey::from_seed(&[9; 32])
    }

    fn certificate(name: &str) -> EmargementCertificate {
        EmargementCertificate::sign(
            EventId::parse("pro2022").unwrap(),
            ElectionId::parse("R7AxU4XsA1pU7D").unwrap(),
            Instant::parse("2022-12-01T11:47:31Z").unwrap(),
            Signatory {
                number: VoterNumber::parse("165805593").unwrap(),
                name: OneLine::of(name),
                corps: OneLine::of("Inspecteur de la jeunesse et des sports"),
            },
            &key(),
        )
    }

    #[test]
    fn rc_06_a_certificate_says_voter_election_and_minute_and_is_the_same_each_time() {
        assert_eq!(
            certificate("Mme Claire DUPONT"),
            certificate("Mme  Claire DUPONT ")
        );
        insta::assert_json_snapshot!(certificate("Mme Claire DUPONT"), @r#"
        {
          "kind": "isoloir-emargement",
          "version": 1,
          "event": "pro2022",
          "election": "R7AxU4XsA1pU7D",
          "voted_at": "2022-12-01T11:47:00Z",
          "voter_number": "165805593",
          "name": "Mme Claire DUPONT",
          "corps": "Inspecteur de la jeunesse et des sports",
          "key": "dbc298251c51321b",
          "signature": "nb3WRpkYLkGp9vJgrgcOOmfK8cYGw6rSsHY/AgDbtT2YTWAsB9qB/R4AyzYkegHOEnFEz6d6O8mlM86SmDbRCw"
        }
        "#);
    }

    #[test]
    fn rc_01_a_certificate_with_any_field_changed_is_refused() {
        let keys = KeyList::new(vec![key().public()]);
        let json = serde_json::to_string(&certificate("Mme Claire DUPONT")).unwrap();
        let shown =
            |text: &str| serde_json::from_str::<ShownEmargement>(text).map(|shown| shown.verify(&keys));
        assert!(shown(&json).unwrap().is_ok());
        for (from, to) in [
            ("pro2022", "pro2023"),
            ("R7AxU4XsA1pU7D", "R7AxU4XsA1pU7E"),
            ("11:47", "11:48"),
            ("165805593", "165805594"),
            ("Claire", "Chloé"),
            ("jeunesse", "vieillesse"),
        ] {
            assert_eq!(
                shown(&json.replace(from, to)).unwrap(),
                Err(SignatureError::Wrong),
                "{to}"
            );
        }
        for (from, to) in [
            ("Claire", "Cla|ire"),
            ("{", "{\"reference\":\"\","),
            ("\"version\":1", "\"version\":0"),
        ] {
            assert!(shown(&json.replacen(from, to, 1)).is_err(), "{to}");
        }
    }

    #[test]
    fn a_name_that_holds_the_separator_cannot_move_a_field() {
        let tricky = certificate("Claire|Ministre");
        assert_eq!(tricky.signed_text().matches('|').count(), 7);
        let keys = KeyList::new(vec![key().public()]);
        let shown = ShownEmargement::from_compact(&tricky.compact()).unwrap();
        assert_eq!(
            shown.verify(&keys).unwrap().signatory().name.as_str(),
            "Claire Ministre"
        );
    }
}

//! What the voter types.

use election::challenge::Answer;
use election::reissue::{Channel, PersonalDatum, PhoneNumber, PrivateEmail};
use election::{FieldError, Identifier, Refusal};
use http_edge::Secret;
use serde::Deserialize;

/// The body of a request.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = VotingCodeForm))]
pub(crate) struct RequestForm {
    answer: Secret,
    datum: Secret,
    channel: ChannelKind,
    address: Secret,
    pub(crate) proof_of_work: Secret,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
enum ChannelKind {
    Sms,
    Email,
}

/// The two factors, read and not yet compared.
#[derive(Debug)]
pub(crate) struct Factors {
    pub(crate) answer: Answer,
    pub(crate) datum: PersonalDatum,
}

impl RequestForm {
    /// The factors in their normal forms.
    ///
    /// # Errors
    /// [`Refusal::InvalidFields`] for whichever has no such form.
    pub(crate) fn factors(&self) -> Result<Factors, Refusal> {
        const REASON: &str = "Saisissez votre NUMEN (13 caractères) ou les 10 premiers caractères de votre numéro de sécurité sociale.";
        let datum = PersonalDatum::parse(self.datum.expose()).map_err(|_| FieldError::new("datum", REASON));
        match (Answer::read(self.answer.expose()), datum) {
            (Ok(answer), Ok(datum)) => Ok(Factors { answer, datum }),
            (answer, datum) => Err(Refusal::InvalidFields(
                [answer.err(), datum.err()].into_iter().flatten().collect(),
            )),
        }
    }

    /// The private channel.
    ///
    /// # Errors
    /// [`Refusal::PhoneNotAccepted`], [`Refusal::ChannelIsProfessional`], [`Refusal::InvalidFields`].
    pub(crate) fn channel(&self, identifier: &Identifier, employer: &[String]) -> Result<Channel, Refusal> {
        let address = self.address.expose();
        match self.channel {
            ChannelKind::Sms => PhoneNumber::parse(address).map(Channel::Sms),
            ChannelKind::Email => PrivateEmail::parse(address, identifier, employer).map(Channel::Email),
        }
    }
}

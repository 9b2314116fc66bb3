//! What was typed in the form (SCREENS V16).

use election::assistance::{AssistanceRequest, Difficulty, LONGEST, contact_email, contact_phone};
use election::{FieldError, FreeText, Refusal};
use http_edge::Secret;
use serde::Deserialize;

/// The whole form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = AssistanceForm))]
pub(crate) struct Form {
    last_name: String,
    first_name: String,
    email: String,
    #[serde(default)]
    phone: String,
    establishment: String,
    pub(crate) difficulty: Difficulty,
    /// Erased when dropped: some people write here what they should not.
    message: Secret,
    pub(crate) proof_of_work: String,
}

impl Form {
    /// What the help desk will read, when every field is fit.
    pub(crate) fn read(&self) -> Result<AssistanceRequest, Refusal> {
        let mut errors = Vec::new();
        let last_name = kept(FreeText::line("last_name", &self.last_name, 100), &mut errors);
        let first_name = kept(FreeText::line("first_name", &self.first_name, 100), &mut errors);
        let email = kept(contact_email(&self.email), &mut errors);
        let typed = Some(self.phone.as_str()).filter(|typed| !typed.trim().is_empty());
        let phone = typed.and_then(|typed| kept(contact_phone(typed), &mut errors));
        let establishment = kept(
            FreeText::line("establishment", &self.establishment, 200),
            &mut errors,
        );
        let message = kept(
            FreeText::lines("message", self.message.expose(), LONGEST),
            &mut errors,
        );
        match (last_name, first_name, email, establishment, message) {
            (Some(last_name), Some(first_name), Some(email), Some(establishment), Some(message))
                if errors.is_empty() =>
            {
                Ok(AssistanceRequest {
                    last_name,
                    first_name,
                    email,
                    phone,
                    establishment,
                    message,
                })
            }
            _ => Err(Refusal::InvalidFields(errors)),
        }
    }
}

fn kept(field: Result<FreeText, FieldError>, errors: &mut Vec<FieldError>) -> Option<FreeText> {
    field.map_err(|error| errors.push(error)).ok()
}

//! What the voter chose on the two pages of the activation (SCREENS V07, V08).

use election::challenge::Answer;
use election::password::NewPassword;
use election::{FieldError, Identifier, Profile, Refusal};
use http_edge::Secret;
use serde::Deserialize;
use voter_file::EventRow;

/// The whole form: one request, so that no step can be skipped or come from another browser (AC-12).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = ActivationForm))]
pub(crate) struct Form {
    pub(crate) token: Secret,
    pub(crate) question: String,
    password: Secret,
    answer: Secret,
}

impl Form {
    /// The password and the answer, when every rule lets the voter choose them.
    pub(crate) fn read(
        &self,
        event: &EventRow,
        profile: &Profile,
        identifier: &Identifier,
    ) -> Result<(NewPassword, Answer), Refusal> {
        let typed = self.password.expose();
        let password = NewPassword::choose(typed, event.settings.phrase_passwords, profile, identifier);
        let question = event
            .questions
            .iter()
            .find(|question| question.id == self.question);
        let text = question.map_or("", |question| &question.text);
        let answer = Answer::choose(self.answer.expose(), text, typed, identifier);
        let unchosen = || FieldError::new("question", "Sélectionnez une question.");
        match (password, question, answer) {
            (Ok(password), Some(_), Ok(answer)) => Ok((password, answer)),
            (password, question, answer) => {
                let mut errors = password.err().unwrap_or_default();
                errors.extend(question.is_none().then(unchosen));
                errors.extend(answer.err());
                Err(Refusal::InvalidFields(errors))
            }
        }
    }
}

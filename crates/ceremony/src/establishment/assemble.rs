//! The outcome: the trustees file, and each one's check that they are in it.

use super::messages::Messages;
use super::plan::Plan;
use super::state::{Stop, TrusteeState, in_french, read};
use crate::problem::Problem;
use belenios::v1::establishment::{
    self, CertificateMessage, Certificates, CommitmentMessage, Commitments, ContributionMessage,
    Contributions, VerificationMessage,
};
use belenios::v1::trustee::{Owner, SinglePublicKey, TrusteeItem, Trustees};

/// Makes the trustees file out of everybody's messages, names included.
///
/// # Errors
/// A [`Problem`] naming whoever is missing or wrong.
pub fn assemble(plan: &Plan, messages: &Messages) -> Result<Trustees, Problem> {
    let mut items = Vec::new();
    for (group, described) in plan.groups.iter().enumerate() {
        let item = if described.members.len() == 1 {
            alone(plan, messages, group)?
        } else {
            together(plan, messages, group)?
        };
        items.push(named(item, &described.members));
    }
    Trustees::check(items).map_err(|error| {
        Problem::of_request(
            format!("les clés assemblées sont refusées ({error})"),
            "recommencez tous ensemble dans un dossier neuf.",
        )
    })
}

/// Finds a trustee's own key in a trustees file. ATTACKS TA-11.
///
/// # Errors
/// A [`Problem`] when the trustee has no key yet, or somebody was put in their place.
pub fn check_own_place(state: &TrusteeState, trustees: &Trustees) -> Result<Owner, Problem> {
    let Some(key) = state.key() else {
        return Err(Problem::of_request(
            "votre clé n'est pas encore établie",
            "terminez les étapes avec «\u{a0}trustee next\u{a0}».",
        ));
    };
    key.find_in(trustees).map_err(|_| {
        Problem::of_request(
            format!("la clé de {} n'est pas parmi les dépositaires de ce scrutin", state.name()),
            "n'allez pas plus loin\u{a0}: quelqu'un a été mis à votre place, ou ce fichier est celui d'un autre scrutin.",
        )
    })
}

fn alone(plan: &Plan, messages: &Messages, group: usize) -> Result<TrusteeItem, Problem> {
    let files = messages.round(plan, group, 1).map_err(|names| missing(&names))?;
    let read: Result<SinglePublicKey, _> = belenios::v1::json::parse_canonical(files[0]);
    read.map(TrusteeItem::Single).map_err(|_| {
        let name = &plan.groups[group].members[0];
        Problem::of_request(
            format!("le message de {name} est abîmé"),
            "demandez-lui de le publier de nouveau.",
        )
    })
}

fn together(plan: &Plan, messages: &Messages, group: usize) -> Result<TrusteeItem, Problem> {
    let round = |round| {
        messages
            .round(plan, group, round)
            .map_err(|names| missing(&names))
    };
    let files = [round(1)?, round(2)?, round(3)?, round(4)?];
    let item = || -> Result<TrusteeItem, Stop> {
        let certificates = Certificates::check(
            &plan.context(group),
            read(&files[0], CertificateMessage::from_json)?,
        )?;
        let commitments = Commitments::check(certificates, read(&files[1], CommitmentMessage::from_json)?)?;
        let contributions =
            Contributions::check(commitments, read(&files[2], ContributionMessage::from_json)?)?;
        let verifications = read(&files[3], VerificationMessage::from_json)?;
        Ok(establishment::assemble(&contributions, verifications)?)
    };
    item().map_err(|stop| in_french(&stop, &plan.groups[group].members))
}

/// Names are for readers: nothing signs them, and whoever reads the file compares them with the minutes.
fn named(mut item: TrusteeItem, members: &[String]) -> TrusteeItem {
    match &mut item {
        TrusteeItem::Single(key) => key.name = members.first().cloned(),
        TrusteeItem::Pedersen(pedersen) => {
            for (key, member) in pedersen.verification_keys.iter_mut().zip(members) {
                key.name = Some(member.clone());
            }
        }
    }
    item
}

fn missing(names: &[String]) -> Problem {
    Problem::of_request(
        format!("il manque les messages de\u{a0}: {}", names.join(", ")),
        "attendez qu'ils aient publié les leurs avec «\u{a0}trustee next\u{a0}».",
    )
}

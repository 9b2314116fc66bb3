//! All trustees on one machine, for rehearsals and the local run: the same steps and the same files, played by one program.

use super::assemble::{assemble, check_own_place};
use super::messages::Messages;
use super::plan::Plan;
use super::state::{Step, TrusteeState};
use crate::problem::Problem;
use belenios::v1::trustee::Trustees;

/// The trustees of a rehearsal: the public file and everybody's secret, in the plan's order.
#[derive(Debug)]
pub struct OneRoom {
    /// The trustees file.
    pub trustees: Trustees,
    /// Each trustee's secret.
    pub states: Vec<TrusteeState>,
}

/// Plays a whole key establishment. For a real election each trustee has a machine of their own.
///
/// # Errors
/// A [`Problem`] when the plan can't be played; with honest players there is none.
pub fn establish_in_one_room(plan: &Plan) -> Result<OneRoom, Problem> {
    let joined: Result<Vec<_>, _> = plan.names().map(|name| TrusteeState::join(plan, name)).collect();
    let mut states = joined?;
    let mut messages = Messages::default();
    loop {
        let mut published = false;
        for state in &mut states {
            if let Step::Publish(key, bytes) = state.next(plan, &messages)? {
                messages.insert(key, bytes);
                published = true;
            }
        }
        if !published {
            break;
        }
    }
    let trustees = assemble(plan, &messages)?;
    for state in &states {
        check_own_place(state, &trustees)?;
    }
    Ok(OneRoom { trustees, states })
}

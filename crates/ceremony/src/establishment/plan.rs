//! Who the trustees are, and for which elections.

use crate::event::CeremonyEvent;
use crate::problem::Problem;
use belenios::v1::HexDigest;
use belenios::v1::establishment::EstablishmentContext;
use belenios::v1::trustee::MAX_TRUSTEES;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What all trustees must agree on before they begin. Its digest is part of every message they sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Version of this file: 1.
    pub version: u32,
    /// The event.
    pub event: String,
    /// The elections whose key this is.
    pub elections: Vec<PlanElection>,
    /// The groups, all needed to decrypt.
    pub groups: Vec<Group>,
}

/// An election the key will open, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanElection {
    /// The Belenios uuid.
    pub uuid: String,
    /// Below this number of ballots nobody decrypts.
    pub min_ballots: u64,
}

/// Trustees of whom `threshold` are needed. A group of one is an ordinary trustee, always needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// For example « présidence ».
    pub name: String,
    /// How many must decrypt.
    pub threshold: u32,
    /// Who they are, by the name shown in minutes; the order is their place, from 1.
    pub members: Vec<String>,
}

impl Plan {
    /// A plan for an event.
    ///
    /// # Errors
    /// A [`Problem`] when a group is empty, a threshold impossible, or a name empty or repeated.
    pub fn new(event: &CeremonyEvent, groups: Vec<Group>) -> Result<Self, Problem> {
        let election = |e: &crate::PlannedElection| PlanElection {
            uuid: e.uuid.clone(),
            min_ballots: e.min_ballots,
        };
        let elections = event.elections.iter().map(election).collect();
        let plan = Self {
            version: 1,
            event: event.id.clone(),
            elections,
            groups,
        };
        plan.check().map(|()| plan)
    }

    /// The composition of French law (CGFP art. R. 211-573): the president or the secretary, and two delegates.
    ///
    /// # Errors
    /// As [`Plan::new`]; at least two delegates are needed.
    pub fn legal(
        event: &CeremonyEvent,
        president: &str,
        secretary: &str,
        delegates: &[&str],
    ) -> Result<Self, Problem> {
        let named = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        let presidency = Group {
            name: "présidence".to_owned(),
            threshold: 1,
            members: named(&[president, secretary]),
        };
        let delegates = Group {
            name: "délégués".to_owned(),
            threshold: 2,
            members: named(delegates),
        };
        Self::new(event, vec![presidency, delegates])
    }

    /// Reads `plan.json`.
    ///
    /// # Errors
    /// A [`Problem`] without its file: the caller knows it.
    pub(super) fn from_json(bytes: &[u8]) -> Result<Self, Problem> {
        let plan: Self = serde_json::from_slice(bytes).map_err(|_| {
            Problem::of_request(
                "le plan des dépositaires est illisible",
                "reprenez-en une copie intacte.",
            )
        })?;
        plan.check().map(|()| plan)
    }

    /// The bytes of `plan.json`, indented for the trustees to read.
    pub(super) fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).expect("a plan always serialises")
    }

    /// What every message of the establishment is bound to.
    pub fn digest(&self) -> HexDigest {
        HexDigest::of(&belenios::v1::json::to_canonical(self))
    }

    /// Group (from 0) and place in it (from 1) of a trustee.
    pub fn place(&self, name: &str) -> Option<(usize, u32)> {
        self.groups.iter().enumerate().find_map(|(group, members)| {
            let position = members.members.iter().position(|member| member == name)?;
            Some((group, u32::try_from(position + 1).ok()?))
        })
    }

    /// The names of all trustees, in the order of the trustees file: owner 1 is the first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.groups
            .iter()
            .flat_map(|group| group.members.iter().map(String::as_str))
    }

    pub(super) fn context(&self, group: usize) -> EstablishmentContext {
        let Group {
            name,
            threshold,
            members,
        } = &self.groups[group];
        let ceremony = format!("{}|{}|{name}", self.event, self.digest());
        let size = u32::try_from(members.len()).expect("checked when it was read");
        EstablishmentContext::new(&ceremony, size, *threshold).expect("checked when it was read")
    }

    fn check(&self) -> Result<(), Problem> {
        let refuse = |what: String, remedy: &str| Err(Problem::of_request(what, remedy));
        if self.version != 1 || self.elections.is_empty() {
            return refuse(
                "le plan est d'une autre version ou sans scrutin".to_owned(),
                "refaites-le avec «\u{a0}trustees plan\u{a0}».",
            );
        }
        if self.groups.is_empty() || self.names().count() > MAX_TRUSTEES {
            return refuse(
                "il faut de 1 à 255 dépositaires".to_owned(),
                "indiquez au moins un groupe.",
            );
        }
        for Group {
            name,
            threshold,
            members,
        } in &self.groups
        {
            if *threshold == 0 || usize::try_from(*threshold).is_ok_and(|t| t > members.len()) {
                let what = format!(
                    "dans le groupe «\u{a0}{name}\u{a0}», {threshold} sur {} est impossible",
                    members.len()
                );
                return refuse(what, "le seuil va de 1 au nombre de membres du groupe.");
            }
        }
        let mut seen = HashSet::new();
        match self
            .names()
            .find(|name| name.trim().is_empty() || !seen.insert(*name))
        {
            Some(name) => refuse(
                format!("le nom «\u{a0}{name}\u{a0}» est vide ou répété"),
                "donnez un nom propre à chaque dépositaire.",
            ),
            None => Ok(()),
        }
    }
}

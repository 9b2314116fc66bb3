//! `event.toml`.

use ceremony::problem::{Problem, Problems};
use election::{Calendar, ElectionId, EventId, Instant};
use serde::Deserialize;
use std::collections::HashSet;
use std::path::Path;
use voter_file::{ChallengeQuestion, ListOrder, Settings};

/// All the elections held together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// For example `pro2022`.
    pub id: EventId,
    /// Shown to voters.
    pub title: String,
    /// What is open when.
    pub calendar: Calendar,
    /// The challenge questions offered at activation, in their order.
    pub questions: Vec<ChallengeQuestion>,
    /// What the messages and the réassort need to know of the employer.
    pub settings: Settings,
    /// The elections, in the order shown to voters.
    pub elections: Vec<Election>,
}

/// One election (scrutin).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Election {
    /// The Belenios uuid.
    pub uuid: ElectionId,
    /// The short name that `roll.csv` uses, without spaces.
    pub label: String,
    /// Shown to voters.
    pub title: String,
    /// The kind of body elected; a voter on the roll of two bodies of one kind is signalled.
    pub body: String,
    /// Seats to fill.
    pub seats: u32,
    /// The question put on the ballot.
    pub question: String,
    /// Whether a blank vote is offered.
    pub blank: bool,
    /// Fewest lists to choose.
    pub min: u32,
    /// Most lists to choose.
    pub max: u32,
    /// Sealed cap on réassorts.
    pub max_reissues: u32,
    /// Below this number of ballots the trustees do not decrypt.
    pub min_ballots: u64,
    /// The order in which lists are shown.
    pub list_order: ListOrder,
    /// The lists, in their order on the ballot.
    #[serde(rename = "list")]
    pub lists: Vec<List>,
}

/// A list of candidates.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Its title, exactly as the union wrote it.
    pub title: String,
    /// The union it is affiliated to; may be empty.
    #[serde(default)]
    pub affiliation: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventToml {
    id: EventId,
    title: String,
    calendar: CalendarToml,
    settings: Settings,
    #[serde(rename = "question")]
    questions: Vec<ChallengeQuestion>,
    #[serde(rename = "election")]
    elections: Vec<Election>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarToml {
    portal_opens: String,
    lists_published: String,
    sealed: String,
    vote_opens: String,
    vote_closes: String,
    grace_minutes: u32,
    claims_until: Option<String>,
    roll_displayed_until: Option<String>,
}

impl Event {
    /// Reads the bytes of `event.toml`; `file` is for the messages.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub fn read(file: &Path, bytes: &[u8]) -> Result<Self, Problems> {
        let text = str::from_utf8(bytes).map_err(|_| {
            Problem::refused(
                file,
                "ce fichier n'est pas de l'UTF-8",
                "enregistrez-le en UTF-8.",
            )
        })?;
        let toml: EventToml = ceremony::read_toml(file, text)?;
        let calendar = calendar(file, &toml.calendar)?;
        let problems = faults(file, &toml);
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        Ok(Self {
            id: toml.id,
            title: toml.title,
            calendar,
            questions: toml.questions,
            settings: toml.settings,
            elections: toml.elections,
        })
    }

    /// The election that `roll.csv` calls `label`.
    pub fn by_label(&self, label: &str) -> Option<&Election> {
        self.elections.iter().find(|election| election.label == label)
    }
}

fn calendar(file: &Path, dates: &CalendarToml) -> Result<Calendar, Problems> {
    let mut problems = Vec::new();
    let mut date = |name: &str, text: &str| {
        Instant::parse(text).unwrap_or_else(|_| {
            let what = format!(
                "la date {name} («\u{a0}{text}\u{a0}») n'est pas une date et une heure avec décalage"
            );
            problems.push(Problem::refused(
                file,
                what,
                "écrivez-la comme 2022-12-01T08:00:00+01:00.",
            ));
            Instant::from_unix(0)
        })
    };
    let sealed = date("sealed", &dates.sealed);
    let vote_closes = date("vote_closes", &dates.vote_closes);
    let claims_until = dates.claims_until.as_deref();
    let displayed_until = dates.roll_displayed_until.as_deref();
    let calendar = Calendar {
        portal_opens: date("portal_opens", &dates.portal_opens),
        lists_published: date("lists_published", &dates.lists_published),
        sealed,
        vote_opens: date("vote_opens", &dates.vote_opens),
        vote_closes,
        grace_minutes: dates.grace_minutes,
        claims_until: claims_until.map_or(sealed, |text| date("claims_until", text)),
        roll_displayed_until: displayed_until.map_or(vote_closes, |text| date("roll_displayed_until", text)),
    };
    if let (true, Err(error)) = (problems.is_empty(), calendar.check()) {
        let what = format!(
            "dans le calendrier, {} n'est pas à sa place ou dépasse sa borne",
            error.0
        );
        problems.push(Problem::refused(
            file,
            what,
            "mettez les dates dans l'ordre\u{a0}; grace_minutes va de 0 à 30, claims_until ne dépasse pas vote_closes.",
        ));
    }
    if problems.is_empty() {
        Ok(calendar)
    } else {
        Err(Problems(problems))
    }
}

fn faults(file: &Path, toml: &EventToml) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut refuse = |what: String, remedy: &str| problems.push(Problem::refused(file, what, remedy));
    let mut question_ids = HashSet::new();
    for question in &toml.questions {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if question.id.is_empty() || !question.id.bytes().all(plain) || !question_ids.insert(&question.id) {
            refuse(
                format!(
                    "la question «\u{a0}{}\u{a0}» a un nom vide, mal formé ou déjà pris",
                    question.id
                ),
                "donnez-lui un nom propre, en minuscules.",
            );
        }
    }
    if toml.questions.is_empty() {
        refuse(
            "aucune question défi".to_owned(),
            "ajoutez au moins une section [[question]].",
        );
    }
    let sms = &toml.settings.sms_sender;
    let letters =
        sms.bytes().all(|b| b.is_ascii_alphanumeric()) && sms.bytes().any(|b| b.is_ascii_alphabetic());
    if !(3..=11).contains(&sms.len()) || !letters {
        refuse(
            format!("l'expéditeur des SMS «\u{a0}{sms}\u{a0}» n'est pas accepté"),
            "choisissez 3 à 11 lettres sans accent ou chiffres.",
        );
    }
    let (mut uuids, mut labels) = (HashSet::new(), HashSet::new());
    for election in &toml.elections {
        let name = &election.label;
        if !uuids.insert(&election.uuid) {
            refuse(
                format!("le scrutin «\u{a0}{name}\u{a0}» a l'uuid d'un autre"),
                "donnez un uuid propre à chaque scrutin.",
            );
        }
        if name.is_empty() || name.contains(char::is_whitespace) || !labels.insert(name) {
            refuse(
                format!("le label «\u{a0}{name}\u{a0}» est vide, contient une espace ou est déjà pris"),
                "donnez un label propre à chaque scrutin.",
            );
        }
        if let Some((what, remedy)) = election_fault(election) {
            refuse(format!("scrutin «\u{a0}{name}\u{a0}»\u{a0}: {what}"), remedy);
        }
    }
    if toml.elections.is_empty() {
        refuse(
            "aucun scrutin".to_owned(),
            "ajoutez au moins une section [[election]].",
        );
    }
    problems
}

fn election_fault(election: &Election) -> Option<(&'static str, &'static str)> {
    let mut titles = HashSet::new();
    let lists = election.lists.len();
    let in_bounds = election.min <= election.max
        && usize::try_from(election.max).is_ok_and(|max| (1..=lists).contains(&max));
    if lists == 0 || lists > 100 {
        Some((
            "il faut de 1 à 100 listes",
            "corrigez ses sections [[election.list]].",
        ))
    } else if election
        .lists
        .iter()
        .any(|list| list.title.trim().is_empty() || !titles.insert(&list.title))
    {
        Some((
            "deux listes ont le même titre, ou un titre est vide",
            "donnez à chaque liste son titre propre.",
        ))
    } else if !in_bounds {
        Some((
            "min et max ne conviennent pas au nombre de listes",
            "choisissez 0 ≤ min ≤ max ≤ nombre de listes, max ≥ 1.",
        ))
    } else if election.title.trim().is_empty() || election.question.trim().is_empty() {
        Some(("son titre ou sa question est vide", "complétez-le."))
    } else if election.min_ballots == 0 {
        Some((
            "min_ballots vaut 0",
            "choisissez au moins 1\u{a0}: un seul bulletin déchiffré est un vote révélé.",
        ))
    } else {
        None
    }
}

//! `roll.csv`: the voters.

use super::event::Event;
use super::lookalikes;
use ceremony::problem::{Problem, Problems};
use ceremony::roll_table::{RollRow, RollTable};
use election::reissue::{DatumKind, PersonalDatum};
use election::{ElectionId, Identifier, Profile, VoterNumber};
use std::collections::HashMap;
use std::fmt;
use std::path::Path;

/// The voters of an event, checked: each number, identifier and NUMEN once, every election known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll {
    /// In the file's order.
    pub voters: Vec<Voter>,
}

/// One voter, as the employer wrote it. Personal data: an empty `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Voter {
    /// The number printed on the notice.
    pub number: VoterNumber,
    /// The professional address.
    pub identifier: Identifier,
    /// Name, corps, establishment, académie.
    pub profile: Profile,
    /// The NUMEN, when the employer has one.
    pub numen: Option<PersonalDatum>,
    /// The first 10 characters of the social-security number, when known.
    pub nir: Option<PersonalDatum>,
    /// The elections the voter votes in, in the event's order, at least one.
    pub elections: Vec<ElectionId>,
}

impl fmt::Debug for Voter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Voter")
    }
}

impl Roll {
    /// Types every row of a table against an event. The second value lists what is allowed but deserves a look.
    ///
    /// # Errors
    /// Everything that is wrong, with line and remedy.
    pub fn read(file: &Path, table: &RollTable, event: &Event) -> Result<(Self, Vec<Problem>), Problems> {
        let mut reading = Reading {
            file,
            event,
            problems: Vec::new(),
            warnings: Vec::new(),
            taken: HashMap::new(),
        };
        let voters: Vec<Voter> = table.rows().iter().filter_map(|row| reading.voter(row)).collect();
        if reading.problems.is_empty() {
            Ok((Self { voters }, reading.warnings))
        } else {
            Err(Problems(reading.problems))
        }
    }

    /// The roll written as `roll.csv`.
    pub fn to_csv(&self, event: &Event) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let in_memory = "writing to memory does not fail";
        writer
            .write_record(ceremony::roll_table::COLUMNS)
            .expect(in_memory);
        for voter in &self.voters {
            let mine = event
                .elections
                .iter()
                .filter(|election| voter.elections.contains(&election.uuid));
            let labels: Vec<&str> = mine.map(|election| election.label.as_str()).collect();
            let row = [
                voter.number.as_str(),
                voter.identifier.expose(),
                &voter.profile.civility,
                &voter.profile.family_name,
                &voter.profile.given_name,
                &voter.profile.corps,
                &voter.profile.establishment,
                &voter.profile.academy,
                voter.numen.as_ref().map_or("", PersonalDatum::expose),
                voter.nir.as_ref().map_or("", PersonalDatum::expose),
                &labels.join(" "),
            ];
            writer.write_record(row).expect(in_memory);
        }
        String::from_utf8(writer.into_inner().expect(in_memory)).expect("every cell is text")
    }
}

/// What must appear only once in a roll.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Unique {
    Number,
    Identifier,
    Numen,
    AsSeen,
}

struct Reading<'a> {
    file: &'a Path,
    event: &'a Event,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
    /// Line where a value was first seen.
    taken: HashMap<(Unique, String), u64>,
}

impl Reading<'_> {
    fn voter(&mut self, row: &RollRow) -> Option<Voter> {
        let before = self.problems.len();
        let number = self.number(row);
        let identifier = self.identifier(row);
        let numen = self.numen(row);
        let nir = self.nir(row);
        let elections = self.elections(row);
        let text = |column: &str| row.cell(column).to_owned();
        let voter = Voter {
            number: number?,
            identifier: identifier?,
            profile: Profile {
                civility: text("civility"),
                family_name: text("family_name"),
                given_name: text("given_name"),
                corps: text("corps"),
                establishment: text("establishment"),
                academy: text("academy"),
            },
            numen,
            nir,
            elections,
        };
        if voter.profile.family_name.is_empty() || voter.profile.given_name.is_empty() {
            self.refuse(
                row,
                "le nom ou le prénom est vide".to_owned(),
                "complétez cette ligne.",
            );
        }
        for name in [&voter.profile.family_name, &voter.profile.given_name] {
            if lookalikes::mixes_scripts(name) {
                self.warn(
                    row,
                    format!("le nom «\u{a0}{name}\u{a0}» mêle des alphabets"),
                    "vérifiez qu'une lettre n'en imite pas une autre.",
                );
            }
        }
        (self.problems.len() == before).then_some(voter)
    }

    fn number(&mut self, row: &RollRow) -> Option<VoterNumber> {
        let text = row.cell("number");
        let Ok(number) = VoterNumber::parse(text) else {
            self.refuse(
                row,
                format!("le numéro «\u{a0}{text}\u{a0}» est mal formé"),
                "utilisez de 1 à 32 chiffres, capitales ou tirets.",
            );
            return None;
        };
        if let Some(first) = self.already(Unique::Number, text, row) {
            self.refuse(
                row,
                format!("le numéro «\u{a0}{text}\u{a0}» est déjà à la ligne {first}"),
                "donnez un numéro propre à chaque électeur.",
            );
        }
        Some(number)
    }

    fn identifier(&mut self, row: &RollRow) -> Option<Identifier> {
        let text = row.cell("identifier");
        let Ok(identifier) = Identifier::parse(text) else {
            self.refuse(
                row,
                format!("l'adresse «\u{a0}{text}\u{a0}» est mal formée"),
                "donnez une seule adresse, de la forme nom@domaine.fr.",
            );
            return None;
        };
        let address = identifier.expose().to_owned();
        if let Some(first) = self.already(Unique::Identifier, &address, row) {
            let what = format!(
                "l'adresse «\u{a0}{address}\u{a0}» est déjà à la ligne {first} (casse et formes Unicode confondues)"
            );
            self.refuse(
                row,
                what,
                "une adresse professionnelle n'est qu'à un électeur\u{a0}: retirez le doublon.",
            );
            return Some(identifier);
        }
        let twin = self.already(Unique::AsSeen, &lookalikes::as_seen(&address), row);
        if lookalikes::has_foreign_letter(&address) || lookalikes::mixes_scripts(&address) {
            self.warn(
                row,
                format!("l'adresse «\u{a0}{address}\u{a0}» contient une lettre inhabituelle"),
                "vérifiez qu'une lettre n'en imite pas une autre.",
            );
        }
        if let Some(first) = twin {
            self.warn(
                row,
                format!("l'adresse «\u{a0}{address}\u{a0}» se lit comme celle de la ligne {first}"),
                "vérifiez que ce sont bien deux électeurs.",
            );
        }
        Some(identifier)
    }

    fn numen(&mut self, row: &RollRow) -> Option<PersonalDatum> {
        let numen = self.datum(
            row,
            "numen",
            DatumKind::Numen,
            "le NUMEN n'a pas la forme 01E1234567ABC",
        )?;
        if let Some(first) = self.already(Unique::Numen, numen.expose(), row) {
            self.refuse(
                row,
                format!("le NUMEN est déjà à la ligne {first}"),
                "un NUMEN n'est qu'à une personne\u{a0}: retirez le doublon.",
            );
        }
        Some(numen)
    }

    /// Not unique: two people of one sex born the same month in one commune have the same ten characters.
    fn nir(&mut self, row: &RollRow) -> Option<PersonalDatum> {
        self.datum(
            row,
            "nir10",
            DatumKind::NirTen,
            "le n° SS n'a pas 10 caractères (2A ou 2B en Corse)",
        )
    }

    fn datum(&mut self, row: &RollRow, column: &str, kind: DatumKind, what: &str) -> Option<PersonalDatum> {
        let text = row.cell(column);
        if text.is_empty() {
            return None;
        }
        let datum = PersonalDatum::parse(text)
            .ok()
            .filter(|datum| datum.kind() == kind);
        if datum.is_none() {
            self.refuse(row, what.to_owned(), "corrigez-le, ou laissez la case vide.");
        }
        datum
    }

    fn elections(&mut self, row: &RollRow) -> Vec<ElectionId> {
        let labels: Vec<&str> = row.cell("elections").split_whitespace().collect();
        for (position, label) in labels.iter().enumerate() {
            if self.event.by_label(label).is_none() {
                let known: Vec<&str> = self
                    .event
                    .elections
                    .iter()
                    .map(|election| election.label.as_str())
                    .collect();
                let remedy = format!("les scrutins de event.toml sont\u{a0}: {}.", known.join(", "));
                self.refuse(
                    row,
                    format!("le scrutin «\u{a0}{label}\u{a0}» n'existe pas"),
                    &remedy,
                );
            }
            if labels[..position].contains(label) {
                self.refuse(
                    row,
                    format!("le scrutin «\u{a0}{label}\u{a0}» est écrit deux fois"),
                    "ne le gardez qu'une fois.",
                );
            }
        }
        if labels.is_empty() {
            self.refuse(
                row,
                "cet électeur n'a aucun scrutin".to_owned(),
                "indiquez au moins un scrutin, ou retirez la ligne.",
            );
        }
        let event = self.event;
        let mine: Vec<_> = event
            .elections
            .iter()
            .filter(|e| labels.contains(&e.label.as_str()))
            .collect();
        for (position, election) in mine.iter().enumerate() {
            if let Some(other) = mine[..position].iter().find(|other| other.body == election.body) {
                let what = format!(
                    "cet électeur est dans deux «\u{a0}{}\u{a0}»\u{a0}: {} et {}",
                    election.body, other.label, election.label
                );
                self.warn(row, what, "vérifiez qu'il vote bien dans les deux.");
            }
        }
        mine.into_iter().map(|election| election.uuid.clone()).collect()
    }

    fn already(&mut self, kind: Unique, value: &str, row: &RollRow) -> Option<u64> {
        let first = *self.taken.entry((kind, value.to_owned())).or_insert(row.line);
        (first != row.line).then_some(first)
    }

    fn refuse(&mut self, row: &RollRow, what: String, remedy: &str) {
        self.problems
            .push(Problem::refused(self.file, what, remedy).at_line(row.line));
    }

    fn warn(&mut self, row: &RollRow, what: String, remedy: &str) {
        self.warnings
            .push(Problem::refused(self.file, what, remedy).at_line(row.line));
    }
}

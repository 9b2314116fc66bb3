//! `candidates.csv`: who stands on which list. The page shows these names, so that they can be read even where the union's
//! own document can't.

use super::event::{Election, Event};
use ceremony::problem::{Problem, Problems};
use ceremony::table_text;
use election::OneLine;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use voter_file::Candidate;

/// The columns, in any order, all of them required; `corps` may be empty in a line.
const COLUMNS: [&str; 7] = [
    "election",
    "list",
    "rank",
    "civility",
    "family_name",
    "given_name",
    "corps",
];
/// Most candidates of one list.
const MAX_CANDIDATES: usize = 200;

const HEADER_REMEDY: &str =
    "la première ligne doit être\u{a0}: election,list,rank,civility,family_name,given_name,corps";

/// The candidates of every list of every election; empty when the folder has no `candidates.csv`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates(BTreeMap<(String, usize), Vec<Candidate>>);

impl Candidates {
    /// Reads the file's bytes against an event. The second value lists what is allowed but deserves a look.
    ///
    /// # Errors
    /// Everything that is wrong, with line and remedy.
    pub fn read(file: &Path, bytes: &[u8], event: &Event) -> Result<(Self, Vec<Problem>), Problems> {
        let text = table_text::read(file, bytes)?;
        let mut reading = Reading {
            file,
            event,
            problems: Vec::new(),
            warnings: Vec::new(),
            seen: HashMap::new(),
            lists: BTreeMap::new(),
        };
        reading.lines(&text)?;
        reading.whole_lists();
        if reading.problems.is_empty() {
            Ok((Self(reading.lists), reading.warnings))
        } else {
            Err(Problems(reading.problems))
        }
    }

    /// Whether the folder has no candidates at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The candidates of a list (its index from 0), by rank.
    pub fn of(&self, election: &Election, list: usize) -> &[Candidate] {
        self.0
            .get(&(election.label.clone(), list))
            .map_or(&[], Vec::as_slice)
    }
}

struct Reading<'a> {
    file: &'a Path,
    event: &'a Event,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
    /// The list and line where a person of an election was first seen.
    seen: HashMap<(String, String), (usize, u64)>,
    lists: BTreeMap<(String, usize), Vec<Candidate>>,
}

impl Reading<'_> {
    fn lines(&mut self, text: &str) -> Result<(), Problem> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(table_text::separator(text))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let header = |what: String| Problem::refused(self.file, what, HEADER_REMEDY).at_line(1);
        let headers = reader
            .headers()
            .map_err(|_| header("la première ligne est illisible".to_owned()))?;
        let mut places = [0; COLUMNS.len()];
        for (place, column) in places.iter_mut().zip(COLUMNS) {
            let found = headers.iter().position(|name| name == column);
            *place = found.ok_or_else(|| header(format!("la colonne «\u{a0}{column}\u{a0}» manque")))?;
        }
        for record in reader.records() {
            let record = record.expect("the text is UTF-8 and rows may have any length");
            let line = record.position().map_or(0, csv::Position::line);
            if record.iter().all(str::is_empty) {
                continue;
            }
            let cells = places.map(|place| record.get(place).unwrap_or_default());
            if record.len() == COLUMNS.len() {
                self.candidate(line, cells);
            } else {
                let what = format!("{} colonnes au lieu de {}", record.len(), COLUMNS.len());
                self.refuse(
                    line,
                    what,
                    "vérifiez les séparateurs et les guillemets de cette ligne.",
                );
            }
        }
        Ok(())
    }

    fn candidate(&mut self, line: u64, cells: [&str; COLUMNS.len()]) {
        let [label, list, rank, civility, family_name, given_name, corps] = cells;
        let Some(election) = self.event.by_label(label) else {
            let what = format!("le scrutin «\u{a0}{label}\u{a0}» n'existe pas");
            return self.refuse(line, what, "utilisez un «\u{a0}label\u{a0}» de event.toml.");
        };
        let places = 1..=election.lists.len();
        let Some(number) = list.parse().ok().filter(|number| places.contains(number)) else {
            let what = format!("le scrutin «\u{a0}{label}\u{a0}» n'a pas de liste «\u{a0}{list}\u{a0}»");
            let remedy = format!(
                "donnez le numéro de la liste dans event.toml, de 1 à {}.",
                places.end()
            );
            return self.refuse(line, what, &remedy);
        };
        let Ok(rank) = rank.parse::<u32>() else {
            let what = format!("le rang «\u{a0}{rank}\u{a0}» n'est pas un nombre");
            return self.refuse(line, what, "numérotez les candidats à partir de 1.");
        };
        if family_name.is_empty() || given_name.is_empty() {
            let what = "le nom ou le prénom est vide".to_owned();
            return self.refuse(line, what, "complétez cette ligne.");
        }
        if cells.iter().any(|cell| OneLine::of(cell).as_str() != *cell) {
            let what = "une cellule est trop longue ou contient un caractère invisible".to_owned();
            return self.refuse(
                line,
                what,
                "retirez ce caractère\u{a0}; 160 caractères au plus par cellule.",
            );
        }
        self.note_twins(line, (label, number), &format!("{given_name} {family_name}"));
        let name = OneLine::of(&format!("{civility} {given_name} {family_name}"));
        let candidate = Candidate {
            rank,
            name: name.into(),
            corps: (!corps.is_empty()).then(|| corps.to_owned()),
        };
        let key = (label.to_owned(), number - 1);
        self.lists.entry(key).or_default().push(candidate);
    }

    /// Nobody stands on two lists of one election, or twice on one; homonyms do.
    fn note_twins(&mut self, line: u64, (label, number): (&str, usize), name: &str) {
        let key = (label.to_owned(), name.to_lowercase());
        let (list, first) = *self.seen.entry(key).or_insert((number, line));
        if first != line {
            let what = format!(
                "«\u{a0}{name}\u{a0}» est déjà candidat à ce scrutin, à la ligne {first} (liste {list})"
            );
            let remedy = "vérifiez qu'il s'agit d'un homonyme.";
            self.warnings
                .push(Problem::refused(self.file, what, remedy).at_line(line));
        }
    }

    /// Every list of every election has candidates, whose ranks are 1, 2, 3…
    fn whole_lists(&mut self) {
        for election in &self.event.elections {
            for (index, list) in election.lists.iter().enumerate() {
                let named = format!(
                    "scrutin «\u{a0}{}\u{a0}», liste {} («\u{a0}{}\u{a0}»)",
                    election.label,
                    index + 1,
                    list.title
                );
                let candidates = self.lists.entry((election.label.clone(), index)).or_default();
                candidates.sort_by_key(|candidate| candidate.rank);
                let in_order = (1..)
                    .zip(candidates.iter())
                    .all(|(rank, candidate)| candidate.rank == rank);
                let fault = if candidates.is_empty() {
                    (
                        "n'a aucun candidat",
                        "ajoutez les siens, ou retirez candidates.csv.",
                    )
                } else if candidates.len() > MAX_CANDIDATES {
                    ("a plus de 200 candidats", "corrigez ses lignes.")
                } else if !in_order {
                    (
                        "a des rangs qui manquent ou sont en double",
                        "numérotez ses candidats 1, 2, 3… sans trou.",
                    )
                } else {
                    continue;
                };
                let what = format!("{named}\u{a0}: cette liste {}", fault.0);
                self.problems.push(Problem::refused(self.file, what, fault.1));
            }
        }
    }

    fn refuse(&mut self, line: u64, what: String, remedy: &str) {
        self.problems
            .push(Problem::refused(self.file, what, remedy).at_line(line));
    }
}

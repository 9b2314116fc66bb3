//! What a verified archive establishes, for the bureau to read or a program to use.

use super::trustee_name;
use belenios::v1::archive::Stage;
use belenios::v1::verify::VerifiedElection;
use serde::Serialize;
use std::fmt;

/// The summary of one verified election. JSON: these fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The Belenios uuid.
    pub uuid: String,
    /// The title.
    pub name: String,
    /// `voting`, `closed`, `tallied` or `finished`.
    pub stage: &'static str,
    /// Hash of the election (43 base 64 characters): what every ballot is bound to.
    pub election_hash: String,
    /// Height of the last event.
    pub height: u64,
    /// Hash of the last event: whoever has the same has the same archive.
    pub head: String,
    /// Credentials, that is voters.
    pub credentials: u64,
    /// Ballots.
    pub ballots: u64,
    /// How many trustees each group needs, of how many.
    pub trustees: Vec<(u64, u64)>,
    /// The trustees whose decryption is there.
    pub decrypted_by: Vec<String>,
    /// Per question, the votes of each choice, blank votes first where they are allowed; absent before the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<Vec<Vec<Choice>>>,
}

/// The votes of one choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The list's title, or « Vote blanc ».
    pub title: String,
    /// Number of votes.
    pub votes: u64,
}

impl Summary {
    /// Summarises a verified election.
    pub fn of(verified: &VerifiedElection) -> Self {
        let election = verified.election();
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let items = verified.trustees().items().iter();
        Self {
            uuid: election.uuid().to_string(),
            name: election.name().to_owned(),
            stage: match verified.stage() {
                Stage::Empty | Stage::Voting => "voting",
                Stage::Closed => "closed",
                Stage::Tallied => "tallied",
                Stage::Finished => "finished",
            },
            election_hash: election.hash().to_string(),
            height: verified.head().height,
            head: verified.head().hash.to_string(),
            credentials: count(verified.credentials().len()),
            ballots: verified.ballots(),
            trustees: items
                .map(|item| (count(item.threshold()), count(item.size())))
                .collect(),
            decrypted_by: verified
                .decrypted_by()
                .into_iter()
                .map(|o| trustee_name(verified.trustees(), o))
                .collect(),
            result: verified.result().map(|result| {
                let questions = election.questions().iter().zip(result.counts());
                questions
                    .map(|(question, counts)| choices(question, counts))
                    .collect()
            }),
        }
    }
}

fn choices(question: &belenios::v1::election::Question, counts: &[u64]) -> Vec<Choice> {
    let blank = question.blank.then(|| "Vote blanc".to_owned());
    let titles = blank.into_iter().chain(question.answers.iter().cloned());
    titles
        .zip(counts)
        .map(|(title, votes)| Choice { title, votes: *votes })
        .collect()
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stage = match self.stage {
            "voting" => "vote en cours, urne non close",
            "closed" => "urne close, non dépouillée",
            "tallied" => "dépouillement en cours",
            _ => "résultat établi",
        };
        writeln!(f, "ARCHIVE VALIDE   {}", self.name)?;
        writeln!(f, "  scrutin        {}", self.uuid)?;
        writeln!(f, "  empreinte      {}", self.election_hash)?;
        writeln!(f, "  état           {stage}")?;
        writeln!(f, "  tête           {}", self.head)?;
        writeln!(f, "  événements     {}", self.height + 1)?;
        writeln!(f, "  électeurs      {}", self.credentials)?;
        writeln!(f, "  bulletins      {}{}", self.ballots, self.turnout())?;
        let groups: Vec<String> = self
            .trustees
            .iter()
            .map(|(t, m)| format!("{t} sur {m}"))
            .collect();
        write!(f, "  dépositaires   {}", groups.join(" et "))?;
        if !self.decrypted_by.is_empty() {
            write!(f, "\n  déchiffré par  {}", self.decrypted_by.join(", "))?;
        }
        for choices in self.result.iter().flatten() {
            write!(f, "\n  résultat")?;
            for choice in choices {
                write!(f, "\n  {:>9}      {}", choice.votes, choice.title)?;
            }
        }
        Ok(())
    }
}

impl Summary {
    fn turnout(&self) -> String {
        if self.credentials == 0 {
            return String::new();
        }
        let permille = self.ballots.saturating_mul(1_000) / self.credentials;
        format!(" ({},{}\u{a0}% de participation)", permille / 10, permille % 10)
    }
}

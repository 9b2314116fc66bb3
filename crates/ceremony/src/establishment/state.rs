//! What one trustee keeps secret, and how it goes forward.

use super::messages::{MessageKey, Messages};
use super::plan::{Plan, PlanElection};
use crate::problem::Problem;
use crate::randomness;
use belenios::v1::establishment::{
    CertificateMessage, Certificates, CommitmentMessage, Commitments, ContributionMessage, Contributions,
    EstablishmentError, Participant, StepError, TrusteeSeed,
};
use belenios::v1::trustee::TrusteeKey;
use belenios::v1::{HexDigest, ScalarRandomness};
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// A trustee's secret: how far the establishment has gone, then the key, then what it has decrypted.
/// Saved sealed under a passphrase, always before a message leaves the machine.
pub struct TrusteeState {
    name: String,
    plan: HexDigest,
    group: usize,
    index: u32,
    elections: Vec<PlanElection>,
    participant: Option<Participant>,
    single: Option<Zeroizing<String>>,
    key: Option<TrusteeKey>,
    decryptions: Vec<Decryption>,
}

/// The record of one decryption: a key opens an election once. ATTACKS TA-03.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decryption {
    /// The election.
    pub uuid: String,
    /// The head of the closed ballot box.
    pub head: HexDigest,
    /// SHA-256 of the encrypted tally.
    pub tally: HexDigest,
    /// The share given, to be given again if its file was lost: nothing is computed twice.
    pub share: String,
}

/// Where a trustee stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A message to publish, once the state is saved.
    Publish(MessageKey, Vec<u8>),
    /// Others have not published this round's message yet.
    Waiting {
        /// The round.
        round: u32,
        /// Their names.
        missing: Vec<String>,
    },
    /// All the group's messages are there, and this trustee holds their key.
    Finished,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StateFile {
    version: u32,
    name: String,
    plan: HexDigest,
    group: usize,
    index: u32,
    elections: Vec<PlanElection>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    participant: Option<Zeroizing<String>>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    single: Option<Zeroizing<String>>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    key: Option<Zeroizing<String>>,
    decryptions: Vec<Decryption>,
}

impl TrusteeState {
    /// Takes one's place in a plan, drawing all one's secrets.
    ///
    /// # Errors
    /// A [`Problem`] when nobody of that name is in the plan.
    pub fn join(plan: &Plan, name: &str) -> Result<Self, Problem> {
        let Some((group, index)) = plan.place(name) else {
            let known: Vec<_> = plan.names().collect();
            return Err(Problem::of_request(
                format!("«\u{a0}{name}\u{a0}» n'est pas dans le plan"),
                format!("les dépositaires sont\u{a0}: {}.", known.join(", ")),
            ));
        };
        let mut state = Self {
            name: name.to_owned(),
            plan: plan.digest(),
            group,
            index,
            elections: plan.elections.clone(),
            participant: None,
            single: None,
            key: None,
            decryptions: Vec::new(),
        };
        if plan.groups[group].members.len() == 1 {
            let draw = || ScalarRandomness::new(randomness::bytes());
            let (key, mut public) = TrusteeKey::generate(&draw(), &draw());
            public.name = Some(name.to_owned());
            let json = serde_json::to_string(&public).expect("a public key always serialises");
            state.single = Some(Zeroizing::new(json));
            state.key = Some(key);
        } else {
            let seed = TrusteeSeed::new(randomness::bytes());
            let joined = Participant::join(plan.context(group), index, seed).expect("the plan was checked");
            state.participant = Some(joined);
        }
        Ok(state)
    }

    /// Who this is.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The digest of the plan joined.
    pub fn plan(&self) -> HexDigest {
        self.plan
    }

    /// The trustee's key, once the establishment is over for them.
    pub fn key(&self) -> Option<&TrusteeKey> {
        self.key.as_ref()
    }

    /// The fewest ballots under which an election of the plan is not decrypted; `None` for another election.
    pub fn min_ballots(&self, uuid: &str) -> Option<u64> {
        self.elections
            .iter()
            .find(|election| election.uuid == uuid)
            .map(|election| election.min_ballots)
    }

    /// What was decrypted of that election.
    pub fn decryption(&self, uuid: &str) -> Option<&Decryption> {
        self.decryptions.iter().find(|decryption| decryption.uuid == uuid)
    }

    /// Remembers a decryption. Save the state before giving the share to anybody.
    pub(crate) fn record(&mut self, decryption: Decryption) {
        self.decryptions.push(decryption);
    }

    /// The next thing to do, given everything published so far.
    ///
    /// # Errors
    /// A [`Problem`] naming the trustee whose message is wrong, or telling that one's own was replaced.
    pub fn next(&mut self, plan: &Plan, messages: &Messages) -> Result<Step, Problem> {
        if plan.digest() != self.plan {
            return Err(Problem::of_request(
                "le plan a changé depuis que vous l'avez rejoint",
                "reprenez le plan d'origine, ou recommencez tous ensemble.",
            ));
        }
        let members = &plan.groups[self.group].members;
        let named = |stop: Stop| in_french(&stop, members);
        match self.participant.take() {
            None => Ok(self.next_alone(messages)),
            Some(mut participant) => {
                let step = self.next_together(plan, messages, &mut participant);
                self.participant = Some(participant);
                step.map_err(named)
            }
        }
    }

    fn next_alone(&self, messages: &Messages) -> Step {
        let place = self.place(1);
        match (&self.single, messages.get(place)) {
            (Some(single), None) => Step::Publish(place, single.as_bytes().to_vec()),
            _ => Step::Finished,
        }
    }

    fn next_together(
        &mut self,
        plan: &Plan,
        messages: &Messages,
        participant: &mut Participant,
    ) -> Result<Step, Stop> {
        let publish = |round, bytes| Ok(Step::Publish(self.place(round), bytes));
        let absent = |round| messages.get(self.place(round)).is_none();
        let round = |round| messages.round(plan, self.group, round);
        if absent(1) {
            return publish(1, participant.certificate().to_json());
        }
        let context = plan.context(self.group);
        let certificates = match round(1) {
            Err(missing) => return Ok(Step::Waiting { round: 1, missing }),
            Ok(files) => Certificates::check(&context, read(&files, CertificateMessage::from_json)?)?,
        };
        if absent(2) {
            return publish(2, participant.commitment(&certificates)?.to_json());
        }
        let commitments = match round(2) {
            Err(missing) => return Ok(Step::Waiting { round: 2, missing }),
            Ok(files) => Commitments::check(certificates, read(&files, CommitmentMessage::from_json)?)?,
        };
        let mine = participant.contribution(&commitments)?;
        if absent(3) {
            return publish(3, mine.to_json());
        }
        let contributions = match round(3) {
            Err(missing) => return Ok(Step::Waiting { round: 3, missing }),
            Ok(files) => Contributions::check(commitments, read(&files, ContributionMessage::from_json)?)?,
        };
        let (mine, key) = participant.verification(&contributions)?;
        let published = !absent(4);
        let place = self.place(4);
        let missing = round(4).err();
        self.key = Some(key);
        match missing {
            _ if !published => Ok(Step::Publish(place, mine.to_json())),
            Some(missing) => Ok(Step::Waiting { round: 4, missing }),
            None => Ok(Step::Finished),
        }
    }

    fn place(&self, round: u32) -> MessageKey {
        MessageKey {
            group: self.group,
            round,
            index: self.index,
        }
    }

    /// The state in clear: seal it before it is written anywhere.
    pub fn to_secret_json(&self) -> Zeroizing<Vec<u8>> {
        let text = |bytes: &[u8]| Zeroizing::new(str::from_utf8(bytes).expect("JSON is UTF-8").to_owned());
        let mut file = StateFile {
            version: 1,
            name: self.name.clone(),
            plan: self.plan,
            group: self.group,
            index: self.index,
            elections: self.elections.clone(),
            participant: self.participant.as_ref().map(|p| text(&p.to_secret_json())),
            single: self.single.clone(),
            key: self.key.as_ref().map(|key| text(&key.to_secret_json())),
            decryptions: self.decryptions.clone(),
        };
        let json = Zeroizing::new(serde_json::to_vec(&file).expect("a state always serialises"));
        file.participant.zeroize();
        file.key.zeroize();
        json
    }

    /// Reads a state in clear.
    ///
    /// # Errors
    /// A [`Problem`] when it is not one, or its parts don't belong together.
    pub fn from_secret_json(bytes: &[u8]) -> Result<Self, Problem> {
        let broken = || {
            Problem::of_request(
                "le contenu de cette clé n'a pas la forme attendue",
                "reprenez une copie intacte du fichier.",
            )
        };
        let file: StateFile = serde_json::from_slice(bytes).map_err(|_| broken())?;
        if file.version != 1 {
            return Err(broken());
        }
        let participant = file
            .participant
            .map(|json| Participant::from_secret_json(json.as_bytes()))
            .transpose();
        let key = file
            .key
            .map(|json| TrusteeKey::from_secret_json(json.as_bytes()))
            .transpose();
        Ok(Self {
            name: file.name,
            plan: file.plan,
            group: file.group,
            index: file.index,
            elections: file.elections,
            participant: participant.map_err(|_| broken())?,
            single: file.single,
            key: key.map_err(|_| broken())?,
            decryptions: file.decryptions,
        })
    }
}

impl fmt::Debug for TrusteeState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TrusteeState")
    }
}

/// Why a step can't be taken.
pub(super) enum Stop {
    /// A round's messages are refused.
    Round(EstablishmentError),
    /// My own step is refused.
    Step(StepError),
}

impl From<EstablishmentError> for Stop {
    fn from(error: EstablishmentError) -> Self {
        Self::Round(error)
    }
}

impl From<StepError> for Stop {
    fn from(error: StepError) -> Self {
        Self::Step(error)
    }
}

/// Reads each file of a round.
pub(super) fn read<T>(
    files: &[&[u8]],
    from_json: impl Fn(&[u8]) -> Result<T, EstablishmentError>,
) -> Result<Vec<T>, EstablishmentError> {
    files.iter().map(|bytes| from_json(bytes)).collect()
}

/// The problem as the trustees read it, naming the one whose message is wrong.
pub(super) fn in_french(stop: &Stop, members: &[String]) -> Problem {
    use EstablishmentError as E;
    let who = |index: &u32| {
        members
            .get(*index as usize - 1)
            .map_or("?", String::as_str)
            .to_owned()
    };
    let again = "arrêtez-vous, prévenez les autres, et recommencez tous ensemble dans un dossier neuf.";
    match stop {
        Stop::Round(E::Json(_)) => Problem::of_request("un message du dossier partagé est abîmé", again),
        Stop::Round(E::Context | E::Outcome(_)) => {
            Problem::of_request("les messages ne donnent pas de clé valable", again)
        }
        Stop::Round(
            error @ (E::Missing { index }
            | E::OtherTranscript { index }
            | E::Certificate { index }
            | E::Signature { index }
            | E::RepeatedKey { index }
            | E::Coefficients { index }
            | E::Shares { index }),
        ) => Problem::of_request(
            format!("le message de {} est refusé ({error})", who(index)),
            again,
        ),
        Stop::Step(StepError::FalseShare { sender }) => Problem::of_request(
            format!("la part secrète envoyée par {} est fausse", who(sender)),
            again,
        ),
        Stop::Step(StepError::OwnMessageReplaced) => Problem::of_request(
            "votre propre message a été remplacé par un autre dans le dossier partagé",
            again,
        ),
        Stop::Step(StepError::AlreadyAnswered) => {
            Problem::of_request("vous avez déjà répondu à d'autres messages que ceux-ci", again)
        }
        Stop::Step(StepError::OtherContext) => {
            Problem::of_request("ces messages sont d'une autre cérémonie", again)
        }
    }
}

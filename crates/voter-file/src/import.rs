//! What the bureau brings in: the event, the roll, and which credential is whose. Each import can be repeated after an
//! interruption and ends in the same state (RO-10); none undoes what a voter did meanwhile.

use crate::event::{ElectionRow, EventRow};
use crate::file::VoterFile;
use crate::keys::IdentityKey;
use crate::rights::{RightRow, right_key, shard_of};
use crate::tables::VOTERS;
use crate::voters::{VoterRow, datum_name};
use dynamo::{ByteBuf, Fault, Refused, Write};
use election::reissue::PersonalDatum;
use election::{ElectionId, Identifier, Instant, Profile, VoterKey, VoterNumber};
use serde::Serialize;
use std::collections::BTreeMap;
use tokio::task::JoinSet;

/// One line of the roll.
#[derive(Clone, Debug)]
pub struct RollEntry {
    /// The number in the roll.
    pub number: VoterNumber,
    /// The professional address.
    pub identifier: Identifier,
    /// What the roll says of the voter.
    pub profile: Profile,
    /// The NUMEN, if the roll has it.
    pub numen: Option<PersonalDatum>,
    /// The first ten characters of the social security number, if the roll has them.
    pub nir: Option<PersonalDatum>,
    /// The elections the voter is on the roll of, in the event's order.
    pub elections: Vec<ElectionId>,
}

/// One voter's credential in one election.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RightEntry {
    /// Whose.
    pub voter: VoterKey,
    /// Where.
    pub election: ElectionId,
    /// The public credential, as text.
    pub credential: String,
}

/// What an import of rights did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Rows written now.
    pub written: u64,
    /// Rows that stood already, with this credential or one that a re-issue put in its place.
    pub already: u64,
    /// Rows that stand with a credential that was never this one: left as they are, to be explained by the bureau.
    pub different: Vec<(VoterKey, ElectionId)>,
}

/// Writes under way at once.
const AT_ONCE: usize = 32;

enum Outcome {
    Written,
    Already,
    Different(VoterKey, ElectionId),
}

impl VoterFile {
    /// Brings the event and its elections in, in place of what stood.
    ///
    /// # Errors
    /// [`Refused::Busy`], [`Refused::Fault`].
    pub async fn import_event(&self, event: &EventRow, elections: &[ElectionRow]) -> Result<(), Refused> {
        self.dynamo.put_all(elections).await?;
        self.dynamo.write(Write::put(event)).await
    }

    /// Brings voters in: the roll's data are set, in the voters' rows and on the roll that is shown, and what the voters did (activation, sessions) stays.
    ///
    /// # Errors
    /// A [`Refused::Fault`] without the personal or mailbox key; [`Refused::Busy`], [`Refused::Fault`]. Repeat the import then.
    pub async fn import_voters(&self, names: &IdentityKey, roll: &[RollEntry]) -> Result<(), Refused> {
        self.at_once(roll.to_vec(), |file, entry| {
            let names = names.clone();
            async move { file.import_voter(&names, entry).await }
        })
        .await
        .map(drop)
    }

    /// The voter's row comes last: until then it says, for an import that is repeated, under which name the roll showed the voter.
    async fn import_voter(&self, names: &IdentityKey, entry: RollEntry) -> Result<(), Refused> {
        let voter = names.voter_key(&entry.identifier);
        let write = self.voter_write(&voter, &entry)?;
        let before = self.voter(&voter).await?;
        self.show_on_roll(names, &voter, &entry, before.as_ref()).await?;
        self.dynamo.write(write).await
    }

    /// Brings in which credential is whose. A row that stands is never changed.
    ///
    /// # Errors
    /// A [`Refused::Fault`] without the link key; [`Refused::Busy`], [`Refused::Fault`]. Repeat the import then.
    pub async fn import_rights(&self, rights: &[RightEntry]) -> Result<Imported, Refused> {
        let outcomes = self
            .at_once(rights.to_vec(), |file, entry| async move {
                file.import_right(entry).await
            })
            .await?;
        let mut imported = Imported::default();
        for outcome in outcomes {
            match outcome {
                Outcome::Written => imported.written += 1,
                Outcome::Already => imported.already += 1,
                Outcome::Different(voter, election) => imported.different.push((voter, election)),
            }
        }
        Ok(imported)
    }

    /// Sets the roll's data of one voter. What is not of the roll is set where it is absent, and left where it stands.
    fn voter_write(&self, voter: &VoterKey, entry: &RollEntry) -> Result<Write, Fault> {
        let (personal, mailbox) = (self.keys.personal()?, self.keys.mailbox()?);
        let mac = |datum: &PersonalDatum| {
            ByteBuf::from(personal.datum(datum_name(datum.kind()), voter, datum.expose()))
        };
        let mut fields = Fields::default();
        fields.set("number", entry.number.clone());
        fields.set("civility", entry.profile.civility.clone());
        fields.set("family_name", entry.profile.family_name.clone());
        fields.set("given_name", entry.profile.given_name.clone());
        fields.set("corps", entry.profile.corps.clone());
        fields.set("establishment", entry.profile.establishment.clone());
        fields.set("academy", entry.profile.academy.clone());
        fields.set("elections", entry.elections.clone());
        fields.set("mailbox", ByteBuf::from(mailbox.seal(voter, &entry.identifier)));
        fields.set_or_remove("numen_mac", entry.numen.as_ref().map(mac));
        fields.set_or_remove("nir_mac", entry.nir.as_ref().map(mac));
        fields.set_if_absent("epoch", 0);
        fields.set_if_absent("sessions", BTreeMap::<String, Instant>::new());
        Ok(fields.update(voter))
    }

    async fn import_right(&self, entry: RightEntry) -> Result<Outcome, Refused> {
        let RightEntry {
            voter,
            election,
            credential,
        } = entry;
        let commitment = self.commitment(&voter, &election, &credential)?;
        let row = RightRow {
            shard: shard_of(&voter, &election),
            voter: voter.clone(),
            commitment: commitment.clone(),
            sealed_credential: self.seal_credential(&voter, &election, &credential)?,
            voted_at: None,
            reissued: None,
            revoked: Vec::new(),
        };
        match self.dynamo.write(Write::put_if_absent(&row)).await {
            Ok(()) => return Ok(Outcome::Written),
            Err(Refused::Condition(_)) => {}
            Err(refused) => return Err(refused),
        }
        let standing = self.dynamo.get::<RightRow>(&right_key(&voter, &election)).await?;
        let known =
            standing.is_some_and(|row| row.commitment == commitment || row.revoked.contains(&commitment));
        Ok(if known {
            Outcome::Already
        } else {
            Outcome::Different(voter, election)
        })
    }

    async fn at_once<T, O, F>(&self, work: Vec<T>, act: impl Fn(Self, T) -> F) -> Result<Vec<O>, Refused>
    where
        F: Future<Output = Result<O, Refused>> + Send + 'static,
        O: Send + 'static,
    {
        let (mut under_way, mut done) = (JoinSet::new(), Vec::with_capacity(work.len()));
        let stopped = |error: tokio::task::JoinError| {
            Refused::Fault(Fault {
                operation: "import",
                table: VOTERS.name,
                reason: error.to_string(),
            })
        };
        for item in work {
            if under_way.len() >= AT_ONCE
                && let Some(outcome) = under_way.join_next().await
            {
                done.push(outcome.map_err(stopped)??);
            }
            under_way.spawn(act(self.clone(), item));
        }
        while let Some(outcome) = under_way.join_next().await {
            done.push(outcome.map_err(stopped)??);
        }
        Ok(done)
    }
}

/// An update of a voter's row, field by field.
#[derive(Default)]
struct Fields {
    sets: Vec<String>,
    removes: Vec<String>,
    bind: Vec<Bind>,
}

type Bind = Box<dyn FnOnce(Write) -> Write>;

impl Fields {
    fn set(&mut self, field: &'static str, value: impl Serialize + 'static) {
        self.sets.push(format!("#{field} = :{field}"));
        self.bind(field, value);
    }

    fn set_if_absent(&mut self, field: &'static str, value: impl Serialize + 'static) {
        self.sets
            .push(format!("#{field} = if_not_exists(#{field}, :{field})"));
        self.bind(field, value);
    }

    fn set_or_remove(&mut self, field: &'static str, value: Option<impl Serialize + 'static>) {
        match value {
            Some(value) => self.set(field, value),
            None => {
                self.removes.push(format!("#{field}"));
                self.bind
                    .push(Box::new(move |write| write.name(&format!("#{field}"), field)));
            }
        }
    }

    fn bind(&mut self, field: &'static str, value: impl Serialize + 'static) {
        self.bind.push(Box::new(move |write| {
            write
                .name(&format!("#{field}"), field)
                .value(&format!(":{field}"), value)
        }));
    }

    fn update(self, voter: &VoterKey) -> Write {
        let mut expression = format!("SET {}", self.sets.join(", "));
        if !self.removes.is_empty() {
            expression += &format!(" REMOVE {}", self.removes.join(", "));
        }
        let write = Write::update(VOTERS, &VoterRow::key_of(voter), expression);
        self.bind.into_iter().fold(write, |write, bind| bind(write))
    }
}

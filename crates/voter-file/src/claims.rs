//! The rows of `claims`: what voters say is wrong with the roll, and what was answered.
//!
//! A claim stands in its register, a thousand to a partition, where the bureau reads it. A mark in its voter's partition, named by what the page
//! drew for this one request, leads the voter to it, and makes a request sent twice one claim.

use crate::file::VoterFile;
use crate::tables::CLAIMS;
use dynamo::{ByteBuf, Fault, Key, Refused, Row, Table, Write};
use election::claim::{ClaimState, ClaimSubject, answered_by};
use election::{ElectionId, EventId, FreeText, Instant, Register, RegisterNumber, VoterKey};
use serde::{Deserialize, Serialize};

/// A claim. What the voter wrote is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimRow {
    /// `<event>#<thousand>`.
    pub register: String,
    /// The claim's number.
    pub entry: RegisterNumber,
    /// Who filed it.
    pub voter: VoterKey,
    /// The election whose roll is meant.
    pub election: ElectionId,
    /// What it is about.
    pub subject: ClaimSubject,
    /// What the voter wrote, sealed with `k_mail`.
    pub message: ByteBuf,
    /// When it was filed.
    pub filed_at: Instant,
    /// By when it is answered.
    pub answered_by: Instant,
    /// What became of it.
    pub state: ClaimState,
    /// When it was answered.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub answered_at: Option<Instant>,
    /// Why it was answered so, in the bureau's words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<FreeText>,
}

/// The mark of one request in its voter's partition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimMarkRow {
    /// Whose.
    pub register: VoterKey,
    /// What the page drew for the request: 32 hex digits.
    pub entry: String,
    /// The claim that it filed.
    pub number: RegisterNumber,
}

/// How many numbers of claims were given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimCountRow {
    /// The event.
    pub register: EventId,
    /// Always [`ClaimCountRow::ENTRY`].
    pub entry: String,
    /// The last number given.
    pub count: u32,
}

/// A claim to be filed.
#[derive(Clone, Debug)]
pub struct NewClaim {
    /// Who files it.
    pub voter: VoterKey,
    /// What the page drew for the request: 32 hex digits.
    pub request_id: String,
    /// The election whose roll is meant.
    pub election: ElectionId,
    /// What it is about.
    pub subject: ClaimSubject,
    /// What the voter wrote.
    pub message: FreeText,
}

/// What the bureau decides of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimAnswer {
    /// What becomes of it.
    pub state: ClaimState,
    /// Why; none while it is in progress.
    pub reason: Option<FreeText>,
}

impl ClaimCountRow {
    /// The name of the entry.
    pub const ENTRY: &'static str = "count";
}

impl Row for ClaimRow {
    const TABLE: Table = CLAIMS;

    fn key(&self) -> Key {
        Key::with_text(&self.register, self.entry.as_str())
    }
}

impl Row for ClaimMarkRow {
    const TABLE: Table = CLAIMS;

    fn key(&self) -> Key {
        mark_key(&self.register, &self.entry)
    }
}

impl Row for ClaimCountRow {
    const TABLE: Table = CLAIMS;

    fn key(&self) -> Key {
        Key::with_text(self.register.as_str(), &self.entry)
    }
}

impl VoterFile {
    /// The claim that this request of this voter filed, if it did.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn claim_of_request(
        &self,
        voter: &VoterKey,
        request_id: &str,
    ) -> Result<Option<ClaimRow>, Fault> {
        match self
            .dynamo
            .get::<ClaimMarkRow>(&mark_key(voter, request_id))
            .await?
        {
            Some(mark) => self.claim(&mark.number).await,
            None => Ok(None),
        }
    }

    /// Files a claim under the next number of the vote's year. A number taken for a claim that is then not filed stays empty.
    ///
    /// # Errors
    /// [`Refused::Condition`] when the same request filed one meanwhile: read it. A [`Refused::Fault`] without the mailbox key;
    /// [`Refused::Busy`], [`Refused::Fault`].
    pub async fn file_claim(&self, claim: &NewClaim, year: i16, now: Instant) -> Result<ClaimRow, Refused> {
        let mailbox = self.keys.mailbox()?;
        let count = Key::with_text(self.event.as_str(), ClaimCountRow::ENTRY);
        let next = Write::update(CLAIMS, &count, "ADD #count :one")
            .name("#count", "count")
            .value(":one", 1);
        let ClaimCountRow { count, .. } = self.dynamo.update_returning(next).await?;
        let number = RegisterNumber::of(Register::Claims, year, count);
        let message = mailbox.seal_text(number.as_str(), claim.message.as_str());
        let row = ClaimRow {
            register: page_of(&self.event, count),
            entry: number.clone(),
            voter: claim.voter.clone(),
            election: claim.election.clone(),
            subject: claim.subject,
            message: ByteBuf::from(message),
            filed_at: now,
            answered_by: answered_by(now),
            state: ClaimState::Received,
            answered_at: None,
            reason: None,
        };
        let mark = ClaimMarkRow {
            register: claim.voter.clone(),
            entry: claim.request_id.clone(),
            number,
        };
        let writes = vec![Write::put_if_absent(&mark), Write::put_if_absent(&row)];
        self.dynamo.commit(None, writes).await.map(|()| row)
    }

    /// The voter's own claims, the last one first.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn claims_of(&self, voter: &VoterKey) -> Result<Vec<ClaimRow>, Fault> {
        let marks: Vec<ClaimMarkRow> = self.dynamo.partition(voter.as_str()).await?;
        let mut claims = Vec::with_capacity(marks.len());
        for mark in marks {
            claims.extend(self.claim(&mark.number).await?);
        }
        claims.sort_by_key(|claim| std::cmp::Reverse(claim.entry.count()));
        Ok(claims)
    }

    /// The claim of a number.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn claim(&self, number: &RegisterNumber) -> Result<Option<ClaimRow>, Fault> {
        let page = page_of(&self.event, number.count());
        self.dynamo.get(&Key::with_text(page, number.as_str())).await
    }

    /// Every claim, in the order of the numbers: for the bureau.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn claims(&self) -> Result<Vec<ClaimRow>, Fault> {
        let key = Key::with_text(self.event.as_str(), ClaimCountRow::ENTRY);
        let counted = self.dynamo.get::<ClaimCountRow>(&key).await?;
        let last = counted.map_or(0, |row| row.count);
        let mut claims = Vec::new();
        for page in pages(&self.event, last) {
            claims.extend(self.dynamo.partition(&page).await?);
        }
        Ok(claims)
    }

    /// What the voter wrote.
    ///
    /// # Errors
    /// A [`Fault`] without the mailbox key, or when the row does not open with it.
    pub fn claim_message(&self, claim: &ClaimRow) -> Result<String, Fault> {
        let text = self
            .keys
            .mailbox()?
            .open_text(claim.entry.as_str(), &claim.message);
        text.ok_or_else(|| unopened(CLAIMS))
    }

    /// Writes down what the bureau decided of a claim as it was read.
    ///
    /// # Errors
    /// [`Refused::Condition`] when its state is no longer the one read; [`Refused::Busy`], [`Refused::Fault`].
    pub async fn answer_claim(
        &self,
        claim: &ClaimRow,
        answer: &ClaimAnswer,
        now: Instant,
    ) -> Result<(), Refused> {
        let set = match &answer.reason {
            Some(_) => "SET #state = :state, #at = :now, #reason = :reason",
            None => "SET #state = :state, #at = :now",
        };
        let mut write = Write::update(CLAIMS, &claim.key(), set)
            .name("#state", "state")
            .name("#at", "answered_at")
            .value(":state", answer.state)
            .value(":now", now)
            .value(":known", claim.state)
            .when("#state = :known");
        if let Some(reason) = &answer.reason {
            write = write.name("#reason", "reason").value(":reason", reason);
        }
        self.dynamo.write(write).await
    }
}

/// Numbers in one partition of a register.
const PAGE: u32 = 1_000;

pub(crate) fn page_of(event: &EventId, count: u32) -> String {
    format!("{event}#{}", count / PAGE)
}

/// Every partition of a register in which `last` numbers were given.
pub(crate) fn pages(event: &EventId, last: u32) -> impl Iterator<Item = String> {
    (0..=last / PAGE).map(move |page| page_of(event, page * PAGE))
}

pub(crate) fn unopened(table: Table) -> Fault {
    Fault {
        operation: "open a message",
        table: table.name,
        reason: "what is sealed does not open with this key".to_owned(),
    }
}

fn mark_key(voter: &VoterKey, request_id: &str) -> Key {
    Key::with_text(voter.as_str(), request_id)
}

//! The rows of `assistance`: what people ask of the help desk. All that was typed is sealed; only the help desk's program opens it.

use crate::claims::{page_of, pages, unopened};
use crate::file::VoterFile;
use crate::tables::ASSISTANCE;
use dynamo::{ByteBuf, Fault, Key, Refused, Row, Table, Write};
use election::assistance::{AssistanceRequest, AssistanceState, Difficulty};
use election::{EventId, Instant, Register, RegisterNumber};
use serde::{Deserialize, Serialize};

/// A request for assistance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssistanceRow {
    /// `<event>#<thousand>`.
    pub register: String,
    /// The request's number.
    pub entry: RegisterNumber,
    /// When it was made.
    pub filed_at: Instant,
    /// What it is about.
    pub difficulty: Difficulty,
    /// All that was typed, as JSON, sealed with `k_mail`.
    pub request: ByteBuf,
    /// Whether it is still to be answered.
    pub state: AssistanceState,
    /// When it was closed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub closed_at: Option<Instant>,
}

/// How many numbers of requests were given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssistanceCountRow {
    /// The event.
    pub register: EventId,
    /// Always [`AssistanceCountRow::ENTRY`].
    pub entry: String,
    /// The last number given.
    pub count: u32,
}

impl AssistanceCountRow {
    /// The name of the entry.
    pub const ENTRY: &'static str = "count";
}

impl Row for AssistanceRow {
    const TABLE: Table = ASSISTANCE;

    fn key(&self) -> Key {
        Key::with_text(&self.register, self.entry.as_str())
    }
}

impl Row for AssistanceCountRow {
    const TABLE: Table = ASSISTANCE;

    fn key(&self) -> Key {
        Key::with_text(self.register.as_str(), &self.entry)
    }
}

impl VoterFile {
    /// Keeps a request for the help desk under the next number of the vote's year.
    ///
    /// # Errors
    /// A [`Refused::Fault`] without the mailbox key; [`Refused::Busy`], [`Refused::Fault`].
    pub async fn ask_assistance(
        &self,
        request: &AssistanceRequest,
        difficulty: Difficulty,
        year: i16,
        now: Instant,
    ) -> Result<RegisterNumber, Refused> {
        let mailbox = self.keys.mailbox()?;
        let count = Key::with_text(self.event.as_str(), AssistanceCountRow::ENTRY);
        let next = Write::update(ASSISTANCE, &count, "ADD #count :one")
            .name("#count", "count")
            .value(":one", 1);
        let AssistanceCountRow { count, .. } = self.dynamo.update_returning(next).await?;
        let number = RegisterNumber::of(Register::Assistance, year, count);
        let text = serde_json::to_string(request).expect("a request is made of texts");
        let row = AssistanceRow {
            register: page_of(&self.event, count),
            entry: number.clone(),
            filed_at: now,
            difficulty,
            request: ByteBuf::from(mailbox.seal_text(number.as_str(), &text)),
            state: AssistanceState::Open,
            closed_at: None,
        };
        match self.dynamo.write(Write::put_if_absent(&row)).await {
            // The number is this request's alone: what stands there is this row, whose answer was lost on the way.
            Ok(()) | Err(Refused::Condition(_)) => Ok(number),
            Err(refused) => Err(refused),
        }
    }

    /// Every request, in the order of the numbers: for the help desk.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn assistance_requests(&self) -> Result<Vec<AssistanceRow>, Fault> {
        let key = Key::with_text(self.event.as_str(), AssistanceCountRow::ENTRY);
        let counted = self.dynamo.get::<AssistanceCountRow>(&key).await?;
        let last = counted.map_or(0, |row| row.count);
        let mut requests = Vec::new();
        for page in pages(&self.event, last) {
            requests.extend(self.dynamo.partition(&page).await?);
        }
        Ok(requests)
    }

    /// What was typed.
    ///
    /// # Errors
    /// A [`Fault`] without the mailbox key, or when the row does not open with it.
    pub fn open_assistance(&self, row: &AssistanceRow) -> Result<AssistanceRequest, Fault> {
        let text = self.keys.mailbox()?.open_text(row.entry.as_str(), &row.request);
        text.and_then(|text| serde_json::from_str(&text).ok())
            .ok_or_else(|| unopened(ASSISTANCE))
    }

    /// Closes a request.
    ///
    /// # Errors
    /// [`Refused::Condition`] when there is none of this number, or it is closed; [`Refused::Busy`], [`Refused::Fault`].
    pub async fn close_assistance(&self, number: &RegisterNumber, now: Instant) -> Result<(), Refused> {
        let key = Key::with_text(page_of(&self.event, number.count()), number.as_str());
        let close = Write::update(ASSISTANCE, &key, "SET #state = :closed, #at = :now")
            .name("#state", "state")
            .name("#at", "closed_at")
            .value(":closed", AssistanceState::Closed)
            .value(":open", AssistanceState::Open)
            .value(":now", now)
            .when("#state = :open");
        self.dynamo.write(close).await
    }
}

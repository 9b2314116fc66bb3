#![doc = include_str!("../README.md")]

#[cfg(feature = "contract")]
mod contract;

use bytes::Bytes;
use election::limits::ROLL_SEARCHES_PER_ACCOUNT;
use election::roll::{EstablishmentPart, RollName, roll_displayed};
use election::{ElectionId, FieldError, Instant, Refusal, VoterKey};
use http::{Request, Response};
use http_edge::{Action, Answer, Call, Caller, Edge, Failure, Route, post};
use serde::{Deserialize, Serialize};
use voter_file::{IdentityKey, RollRow, Searched, SignedIn, VoterFile};

/// Looks a name up on a roll.
#[derive(Clone, Debug)]
pub struct ConsultRoll {
    /// The door.
    pub edge: Edge,
    /// The voters' file.
    pub voters: VoterFile,
    /// Names rows and counters.
    pub names: IdentityKey,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = RollSearch))]
struct Search {
    election: String,
    /// How the family name begins; perhaps followed by how the first name begins.
    name: String,
    #[serde(default)]
    establishment: String,
    /// From 1.
    page: u32,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = RollPage))]
struct Page<'a> {
    now: String,
    total: usize,
    /// Whether `total` counts everybody: if not, more letters are needed.
    complete: bool,
    page: u32,
    pages: usize,
    people: Vec<Person<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "contract", schema(as = RollPerson))]
struct Person<'a> {
    family_name: &'a str,
    given_name: &'a str,
    corps: &'a str,
    establishment: &'a str,
}

/// People to a page (SCREENS V12).
const PER_PAGE: usize = 25;

impl Action for ConsultRoll {
    const NAME: &'static str = "consult-roll";
    const ROUTES: &'static [Route] = &[post("/api/roll").by(Caller::Voter)];

    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        self.edge
            .serve(Self::NAME, Self::ROUTES, request, |call| self.act(call))
            .await
    }
}

impl ConsultRoll {
    async fn act(&self, call: Call) -> Result<Answer, Failure> {
        let search: Search = call.json()?;
        let SignedIn { voter, .. } = self
            .voters
            .signed_in(&call.signed_in()?.fingerprint(), call.now)
            .await?
            .ok_or(Refusal::SessionRequired)?;
        roll_displayed(&self.voters.event(call.now).await?.calendar, call.now)?;
        let (name, establishment) = search.read()?;
        // Another voter's election, one that does not exist and what is no election at all are one and the same (EN-04).
        let own = |election: &&ElectionId| election.as_str() == search.election;
        let election = voter.elections.iter().find(own).ok_or(Refusal::NotFound)?;
        self.count(&voter.voter, election, call.now).await?;
        let searched = self.voters.search_roll(election, &name, &establishment).await?;
        Ok(Answer::json(&Page::of(&searched, search.page, call.now)))
    }

    /// The log shows who copies a roll page by page, by the counter's keyed name, and not what anybody looked for.
    async fn count(&self, voter: &VoterKey, election: &ElectionId, now: Instant) -> Result<(), Failure> {
        let bucket = self.names.account_bucket(Self::NAME, voter);
        let reserved = self
            .voters
            .reserve(&bucket, ROLL_SEARCHES_PER_ACCOUNT, now)
            .await?;
        let left = reserved.tries_left()?;
        tracing::info!(action = Self::NAME, %election, by = bucket.as_str(), left, "a roll was searched");
        Ok(())
    }
}

impl Search {
    fn read(&self) -> Result<(RollName, EstablishmentPart), Refusal> {
        let page = match self.page {
            0 => Some(FieldError::new(
                "page",
                "Les pages sont numérotées à partir de 1.",
            )),
            _ => None,
        };
        let (name, establishment) = (
            RollName::search(&self.name),
            EstablishmentPart::search(&self.establishment),
        );
        match (name, establishment, page) {
            (Ok(name), Ok(establishment), None) => Ok((name, establishment)),
            (name, establishment, page) => Err(Refusal::InvalidFields(
                [name.err(), establishment.err(), page]
                    .into_iter()
                    .flatten()
                    .collect(),
            )),
        }
    }
}

impl<'a> Page<'a> {
    fn of(searched: &'a Searched, page: u32, now: Instant) -> Self {
        let total = searched.people.len();
        let before = usize::try_from(page - 1).map_or(total, |pages| pages.saturating_mul(PER_PAGE));
        let people = searched.people.iter().skip(before).take(PER_PAGE);
        Self {
            now: now.rfc3339(),
            total,
            complete: searched.complete,
            page,
            pages: total.div_ceil(PER_PAGE).max(1),
            people: people.map(Person::of).collect(),
        }
    }
}

impl<'a> Person<'a> {
    fn of(row: &'a RollRow) -> Self {
        Self {
            family_name: &row.family_name,
            given_name: &row.given_name,
            corps: &row.corps,
            establishment: &row.establishment,
        }
    }
}

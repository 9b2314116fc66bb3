//! What a function finds in its environment.

use crate::fault::StartFault;
use crate::messages::stationery;
use crate::rooms::{door, names, voter_keys};
use crate::seams::{system_clock, system_randomness};
use ballot_box::BallotBox;
use courier::Courier;
use dynamo::Dynamo;
use election::EventId;
use http_edge::Edge;
use http_edge::proof_of_work::Difficulty;
use keys::Keyring;
use voter_file::{EventFile, IdentityKey, VoterFile};

/// What a function finds in its environment, read once at its start.
#[derive(Clone, Debug)]
pub struct Entry {
    edge: Edge,
    dynamo: Dynamo,
    keys: Keyring,
    event: EventId,
}

impl Entry {
    /// Starts the logs, then reads the environment and the secrets it names.
    ///
    /// # Errors
    /// [`StartFault`] naming the first variable or secret that is absent or not of its form.
    pub async fn from_environment() -> Result<Self, StartFault> {
        crate::logs::write_json_logs();
        let keys = Keyring::from_environment().await?;
        let dynamo = Dynamo::from_environment(variable("ISOLOIR_TABLE_PREFIX")?).await;
        Self::new(
            dynamo,
            keys,
            &variable("ISOLOIR_ORIGIN")?,
            &variable("ISOLOIR_EVENT")?,
            difficulty()?,
        )
    }

    fn new(
        dynamo: Dynamo,
        keys: Keyring,
        origin: &str,
        event: &str,
        difficulty: Difficulty,
    ) -> Result<Self, StartFault> {
        let event = EventId::parse(event).map_err(|_| {
            StartFault::variable("ISOLOIR_EVENT", "is not an event identifier, for example pro2022")
        })?;
        let edge = door(
            &keys,
            read_origin(origin)?,
            system_clock(),
            system_randomness(),
            difficulty,
        )?;
        Ok(Self {
            edge,
            dynamo,
            keys,
            event,
        })
    }

    /// The door, with the real clock and randomness.
    pub fn edge(&self) -> Edge {
        self.edge.clone()
    }

    /// The storage.
    pub fn dynamo(&self) -> Dynamo {
        self.dynamo.clone()
    }

    /// The voters' file, with the keys this function was given.
    pub fn voters(&self) -> VoterFile {
        VoterFile::new(self.dynamo(), self.event(), voter_keys(&self.keys))
    }

    /// What names the rows and the counters of the voters' file.
    ///
    /// # Errors
    /// [`StartFault::Key`] without the identity secret.
    pub fn names(&self) -> Result<IdentityKey, StartFault> {
        Ok(names(&self.keys)?)
    }

    /// What is public of the event: needs no secret.
    pub fn event_file(&self) -> EventFile {
        EventFile::new(self.dynamo(), self.event())
    }

    /// The ballot boxes.
    pub fn ballots(&self) -> BallotBox {
        BallotBox::new(self.dynamo())
    }

    /// The carriers, with the sender and the configuration set that the environment names.
    ///
    /// # Errors
    /// [`StartFault`] when a variable is absent or not fit.
    pub async fn courier(&self) -> Result<Courier, StartFault> {
        let stationery = stationery(&self.edge.origin, |name| std::env::var(name).ok())?;
        Ok(Courier::from_environment(stationery).await?)
    }

    /// The secrets this function was given.
    pub fn keys(&self) -> &Keyring {
        &self.keys
    }

    /// The event this portal serves.
    pub fn event(&self) -> EventId {
        self.event.clone()
    }
}

fn variable(name: &'static str) -> Result<String, StartFault> {
    std::env::var(name).map_err(|_| StartFault::variable(name, "is not set"))
}

fn difficulty() -> Result<Difficulty, StartFault> {
    const NAME: &str = "ISOLOIR_PROOF_OF_WORK_COST";
    let Ok(text) = std::env::var(NAME) else {
        return Ok(Difficulty::STANDARD);
    };
    match text.parse() {
        Ok(cost @ 1..=1_000_000) => Ok(Difficulty {
            cost,
            ..Difficulty::STANDARD
        }),
        _ => Err(StartFault::variable(
            NAME,
            "is not a number of iterations between 1 and 1000000",
        )),
    }
}

/// An origin as browsers write it: scheme, host in lower case, port if any, and nothing after.
fn read_origin(text: &str) -> Result<String, StartFault> {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://127.0.0.1"))
        .unwrap_or("/");
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.:".contains(&b);
    if host.bytes().all(plain) && !text.ends_with("//") {
        Ok(text.to_owned())
    } else {
        Err(StartFault::variable(
            "ISOLOIR_ORIGIN",
            "is not an origin such as https://vote.example.fr, without a final /",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(origin: &str, event: &str, keys: Keyring) -> Result<Entry, StartFault> {
        Entry::new(
            Dynamo::local("http://127.0.0.1:9", "x-"),
            keys,
            origin,
            event,
            Difficulty::TRIFLING,
        )
    }

    #[test]
    fn an_environment_that_is_not_of_its_form_does_not_start_and_names_the_variable() {
        let keys = || Keyring::drawn(|| [1; 32]);
        assert!(entry("https://vote.example.fr", "pro2022", keys()).is_ok());
        assert!(entry("http://127.0.0.1:3000", "pro2022", keys()).is_ok());
        for origin in [
            "",
            "https://",
            "http://vote.example.fr",
            "https://vote.example.fr/",
            "https://Vote.example.fr",
        ] {
            let fault = entry(origin, "pro2022", keys()).unwrap_err().to_string();
            assert!(fault.starts_with("ISOLOIR_ORIGIN "), "{origin:?}: {fault}");
        }
        assert!(
            entry("https://vote.example.fr", "PRO", keys())
                .unwrap_err()
                .to_string()
                .starts_with("ISOLOIR_EVENT ")
        );
        let fault = entry("https://vote.example.fr", "pro2022", Keyring::default())
            .unwrap_err()
            .to_string();
        assert!(fault.contains("ISOLOIR_SECRET_COOKIES"), "{fault}");
    }
}

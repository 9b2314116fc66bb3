//! What all voters of a rehearsal share: the portal, the sealed elections, and where the receipts are kept.

use super::browser::{Browser, Trouble};
use election::KeyList;
use portal_local::portal::Portal;
use reqwest::Client;
use std::collections::BTreeMap;
use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

/// The stage.
#[derive(Debug)]
pub struct Stage {
    /// The portal.
    pub portal: Portal,
    /// The event's identifier.
    pub event: String,
    /// Where files are kept.
    pub folder: PathBuf,
    elections: BTreeMap<String, SealedElection>,
}

/// An election as a device reads it from the portal.
#[derive(Debug)]
pub struct SealedElection {
    /// Its place in the event, from 0.
    pub number: usize,
    /// How many lists it has.
    pub lists: usize,
    /// The exact bytes of `election.json`.
    pub parameters: Vec<u8>,
    /// The public keys that sign its receipts.
    pub receipt_keys: ReceiptKeys,
}

/// The public keys of receipts, as the portal publishes them.
#[derive(Debug, serde::Deserialize)]
pub struct ReceiptKeys {
    /// Of the proofs of deposit.
    pub deposit: KeyList,
    /// Of the émargement certificates.
    pub emargement: KeyList,
}

impl Stage {
    /// Reads every election from the portal, as devices do.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn open(
        portal: Portal,
        event: &str,
        uuids: &[String],
        folder: PathBuf,
    ) -> Result<Self, Trouble> {
        const STEP: &str = "sealed parameters";
        let mut browser = Browser::new(client(0)?, &portal.origin);
        let mut elections = BTreeMap::new();
        for (number, uuid) in uuids.iter().enumerate() {
            let parameters = browser
                .get_bytes(STEP, &format!("/api/elections/{uuid}"), "application/json")
                .await?;
            let parsed = belenios::v1::Election::parse(&parameters)
                .map_err(|error| Trouble::unexpected(STEP, error.to_string()))?;
            let lists = parsed
                .questions()
                .first()
                .map_or(0, |question| question.answers.len());
            let keys = browser
                .get(STEP, &format!("/api/elections/{uuid}/receipt-keys"))
                .await?;
            let receipt_keys =
                serde_json::from_value(keys).map_err(|error| Trouble::unexpected(STEP, error.to_string()))?;
            elections.insert(
                uuid.clone(),
                SealedElection {
                    number,
                    lists,
                    parameters,
                    receipt_keys,
                },
            );
        }
        Ok(Self {
            portal,
            event: event.to_owned(),
            folder,
            elections,
        })
    }

    /// An election.
    ///
    /// # Panics
    /// When the event has no such election: the roll was read against the same event.
    pub fn election(&self, uuid: &str) -> &SealedElection {
        self.elections
            .get(uuid)
            .expect("the roll names elections of the event")
    }

    /// A client with an address of its own: voters don't share a network, so they don't share its limits.
    ///
    /// # Errors
    /// [`Trouble`] when the client cannot be made.
    pub fn client(&self, place: usize) -> Result<Client, Trouble> {
        client(place)
    }

    /// Demands something of an answer.
    ///
    /// # Errors
    /// [`Trouble::Unexpected`] when it does not hold.
    pub fn agree(&self, step: &'static str, holds: bool, what: &str) -> Result<(), Trouble> {
        if holds {
            Ok(())
        } else {
            Err(Trouble::unexpected(step, format!("does not hold: {what}")))
        }
    }

    /// Keeps a file in the folder of receipts.
    ///
    /// # Errors
    /// [`Trouble`] when it cannot be written.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
        fs::write(self.folder.join("receipts").join(name), bytes)
            .map_err(|error| Trouble::unexpected("receipts", error.to_string()))
    }
}

/// Loopback has 16 million addresses; each voter takes one in a /24 of their own.
fn client(place: usize) -> Result<Client, Trouble> {
    let [.., high, low] = u32::try_from(place).unwrap_or(u32::MAX).to_be_bytes();
    let address = IpAddr::V4(Ipv4Addr::new(127, high.saturating_add(1), low, 1));
    let client = Client::builder().local_address(address).no_proxy().build();
    client.map_err(|cause| Trouble::Network {
        step: "client",
        cause,
    })
}

//! A voter with a browser, and verbs.

use crate::portal::Portal;
use crate::scene::{Known, VOTERS, sealed};
use crate::visitor::{Reply, Visitor};
use belenios::v1::PrivateCredential;
use election::link::LinkToken;
use election::{Identifier, VoterKey};
use http_edge::proof_of_work::Purpose;
use serde_json::{Value, json};
use std::ops::Deref;

/// A voter of the roll, with a browser of their own.
#[derive(Clone, Debug)]
pub struct Person {
    portal: Portal,
    browser: Visitor,
    /// Place in the roll.
    position: usize,
}

impl Person {
    pub(crate) fn new(portal: Portal, name: &str) -> Self {
        let position = VOTERS.iter().position(|voter| voter.name == name);
        let position = position.unwrap_or_else(|| panic!("nobody is called {name}"));
        Self {
            browser: portal.visitor(),
            portal,
            position,
        }
    }

    /// The same voter at another device.
    #[must_use]
    pub fn elsewhere(&self) -> Self {
        Self {
            browser: self.portal.visitor(),
            ..self.clone()
        }
    }

    /// The professional address.
    pub fn identifier(&self) -> Identifier {
        Identifier::parse(self.known().identifier).expect("an address")
    }

    /// The key of the voter's rows.
    pub fn key(&self) -> VoterKey {
        self.portal.names.voter_key(&self.identifier())
    }

    /// The number in the roll.
    pub fn number(&self) -> &'static str {
        self.known().number
    }

    /// The password this voter chooses.
    pub fn password(&self) -> &'static str {
        self.known().password
    }

    /// The answer to the challenge question this voter chooses.
    pub fn answer(&self) -> &'static str {
        self.known().answer
    }

    /// The NUMEN in the roll.
    pub fn numen(&self) -> &'static str {
        self.known().numen
    }

    /// The elections this voter is on the roll of.
    pub fn elections(&self) -> &'static [&'static str] {
        self.known().elections
    }

    /// The private credential that the code on the notice gives in this election.
    ///
    /// # Panics
    /// When the voter is not on its roll.
    pub fn credential(&self, election: &str) -> &'static PrivateCredential {
        let position = self.elections().iter().position(|known| *known == election);
        &sealed().credentials[self.position][position.expect("the voter is on the roll of this election")]
    }

    /// A fresh activation link, as the opening mail brings it.
    ///
    /// # Panics
    /// When the account is active already.
    pub async fn invited(&self) -> LinkToken {
        let token = LinkToken::new(self.portal.edge.randomness.bytes());
        self.portal
            .voters
            .invite(&self.key(), &token, self.portal.clock.now())
            .await
            .expect("an account to activate");
        token
    }

    /// The form of `activate-account`.
    pub fn activation(&self, link: &LinkToken) -> Value {
        json!({"token": *link.expose(), "password": self.password(), "question": "ville", "answer": self.answer()})
    }

    /// Activates the account by its link.
    pub async fn activates(&self) -> Reply {
        let link = self.invited().await;
        self.post("/api/activation", &self.activation(&link)).await
    }

    /// Logs in, with the proof of work done.
    pub async fn logs_in(&self) -> Reply {
        self.logs_in_with(self.password()).await
    }

    /// Tries to log in with this password, with the proof of work done.
    pub async fn logs_in_with(&self, password: &str) -> Reply {
        let work = self.works(Purpose::LogIn).await;
        let form =
            json!({"identifier": self.known().identifier, "password": password, "proof_of_work": work});
        self.post("/api/session", &form).await
    }

    /// Activates the account and logs in.
    ///
    /// # Panics
    /// When either is refused.
    pub async fn signed_in(self) -> Self {
        self.activates().await.expect_done();
        self.logs_in().await.expect_done();
        self
    }

    fn known(&self) -> &'static Known {
        &VOTERS[self.position]
    }
}

impl Deref for Person {
    type Target = Visitor;

    fn deref(&self) -> &Visitor {
        &self.browser
    }
}

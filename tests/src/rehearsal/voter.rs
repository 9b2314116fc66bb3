//! One voter's whole way: activation, log-in, perhaps a new code, a ballot in each election, receipts.

use super::browser::{Browser, Trouble};
use super::plan::{Intention, intention, loses_code, prefers_sms};
use super::stage::Stage;
use belenios::v1::Choice;
use courier::trap::Sent;
use election::{KeyList, ShownDeposit, ShownEmargement};
use portal_local::device::{Device, PreparedBallot, new_code};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// A voter of the rehearsal.
#[derive(Clone, Debug)]
pub struct Voter {
    /// The place in the roll, from 0.
    pub place: usize,
    /// The voter's line.
    pub entry: bureau::event_folder::Voter,
    /// The code on the notice.
    pub code: String,
}

/// What became of one voter.
#[derive(Debug, Default)]
pub struct Journey {
    /// Ballots: election, reference, and how long the portal took to answer.
    pub ballots: Vec<(String, String, Duration)>,
    /// The receipts as they were given.
    pub receipts: Vec<Value>,
    /// Whether the code was replaced.
    pub reissued: bool,
}

/// Nothing in it can be part of a name: the portal refuses a password that holds the voter's.
const PASSWORD: &str = "xK7!qZw9$Vf3&Jp2";
const ANSWER: &str = "Vert bouteille";

impl Voter {
    /// Plays the voter's part.
    ///
    /// # Errors
    /// The first [`Trouble`].
    pub async fn play(self, stage: &Stage) -> Result<Journey, Trouble> {
        let mut browser = Browser::new(stage.client(self.place)?, &stage.portal.origin);
        let mut journey = Journey::default();
        self.activate(stage, &mut browser).await?;
        self.log_in(&mut browser).await?;
        let mut code = self.code.clone();
        if loses_code(self.place) {
            code = self.replace_code(stage, &mut browser).await?;
            journey.reissued = true;
        }
        let device = Device::holding(&code, &stage.event, self.entry.number.as_str())
            .map_err(|error| Trouble::unexpected("code", error.to_string()))?;
        self.open_voting_space(stage, &mut browser, &device).await?;
        for election in self.elections() {
            self.vote(stage, &mut browser, &device, &election, &mut journey)
                .await?;
        }
        browser.post("log out", "/api/session/end", &json!({})).await?;
        Ok(journey)
    }

    fn elections(&self) -> Vec<String> {
        self.entry.elections.iter().map(ToString::to_string).collect()
    }

    async fn activate(&self, stage: &Stage, browser: &mut Browser) -> Result<(), Trouble> {
        const STEP: &str = "activation";
        let mails = stage.portal.trap.mails_to(self.entry.identifier.expose());
        let token = mails.last().and_then(courier::trap::Mail::token);
        let token = token.ok_or_else(|| Trouble::unexpected(STEP, "no opening mail with a link"))?;
        browser
            .post(STEP, "/api/links/inspect", &json!({"token": token}))
            .await?;
        let form = json!({"token": token, "password": PASSWORD, "question": "voiture", "answer": ANSWER});
        browser.post(STEP, "/api/activation", &form).await.map(drop)
    }

    async fn log_in(&self, browser: &mut Browser) -> Result<(), Trouble> {
        let work = browser.proof_of_work("log-in").await?;
        let identifier = self.entry.identifier.expose();
        let form = json!({"identifier": identifier, "password": PASSWORD, "proof_of_work": work});
        browser.post("log in", "/api/session", &form).await.map(drop)
    }

    /// The portal's number for the next proof of possession.
    async fn nonce(&self, browser: &mut Browser) -> Result<String, Trouble> {
        const STEP: &str = "portal";
        let portal = browser.get(STEP, "/api/portal").await?;
        let nonce = portal["possession_nonce"].as_str().map(str::to_owned);
        nonce.ok_or_else(|| Trouble::unexpected(STEP, "no possession_nonce"))
    }

    async fn open_voting_space(
        &self,
        stage: &Stage,
        browser: &mut Browser,
        device: &Device,
    ) -> Result<(), Trouble> {
        const STEP: &str = "voting space";
        let nonce = self.nonce(browser).await?;
        let proofs = self.proofs(STEP, device, &nonce)?;
        let work = browser.proof_of_work("voting-space").await?;
        let form = json!({"nonce": nonce, "proofs": proofs, "proof_of_work": work});
        let answer = browser.post(STEP, "/api/voting-space", &form).await?;
        let elections = answer["elections"].as_array().map_or(0, Vec::len);
        stage.agree(
            STEP,
            elections == self.elections().len(),
            "the space shows every election of the voter",
        )
    }

    async fn replace_code(&self, stage: &Stage, browser: &mut Browser) -> Result<String, Trouble> {
        const STEP: &str = "réassort";
        let sms = prefers_sms(self.place);
        let (channel, address) = if sms {
            ("sms", format!("+336{:08}", 12_000_000 + self.place))
        } else {
            ("email", format!("electeur.{}@courriel.example", self.place))
        };
        let datum = self.entry.numen.as_ref().or(self.entry.nir.as_ref());
        let datum = datum.ok_or_else(|| Trouble::unexpected(STEP, "the roll has no personal datum"))?;
        let work = browser.proof_of_work("voting-code").await?;
        let form = json!({
            "answer": ANSWER, "datum": datum.expose(), "channel": channel, "address": address, "proof_of_work": work,
        });
        browser.post(STEP, "/api/voting-code/requests", &form).await?;
        let token = stage.portal.trap.sent().iter().rev().find_map(|sent| match sent {
            Sent::Sms(one) if one.to == address => one.token(),
            Sent::Mail(mail) if mail.to.contains(&address) => mail.token(),
            _ => None,
        });
        let token = token.ok_or_else(|| Trouble::unexpected(STEP, "no link arrived"))?;
        let nonce = self.nonce(browser).await?;
        let code = new_code();
        let device = Device::holding(&code, &stage.event, self.entry.number.as_str())
            .map_err(|error| Trouble::unexpected(STEP, error.to_string()))?;
        let credentials = self.proofs(STEP, &device, &nonce)?;
        let form = json!({"token": token, "nonce": nonce, "credentials": credentials});
        let answer = browser.post(STEP, "/api/voting-code", &form).await?;
        let replaced = answer["replaced"].as_array().map_or(0, Vec::len);
        stage.agree(
            STEP,
            replaced == self.elections().len(),
            "every election's credential was replaced",
        )?;
        Ok(code)
    }

    fn proofs(&self, step: &'static str, device: &Device, nonce: &str) -> Result<Vec<Value>, Trouble> {
        let elections = self.elections();
        let proofs = elections
            .iter()
            .map(|election| device.possession(election, nonce));
        proofs
            .collect::<Result<_, _>>()
            .map_err(|error| Trouble::unexpected(step, error.to_string()))
    }

    async fn vote(
        &self,
        stage: &Stage,
        browser: &mut Browser,
        device: &Device,
        election: &str,
        journey: &mut Journey,
    ) -> Result<(), Trouble> {
        const STEP: &str = "vote";
        let sealed = stage.election(election);
        let choice = match intention(self.place, sealed.number, sealed.lists) {
            Intention::List(list) => Choice::list(list),
            Intention::Blank => Choice::Blank,
            Intention::Abstain => return Ok(()),
        };
        let ballot: PreparedBallot = device
            .ballot(&sealed.parameters, choice)
            .map_err(|error| Trouble::unexpected(STEP, error.to_string()))?;
        let started = Instant::now();
        let path = format!("/api/elections/{election}/ballots");
        let answer = browser.post_bytes(STEP, &path, ballot.bytes.clone()).await?;
        let took = started.elapsed();
        let again = browser.post_bytes(STEP, &path, ballot.bytes).await?;
        stage.agree(
            STEP,
            answer == again,
            "the same ballot sent again gets the same receipts",
        )?;
        let receipt: Value =
            serde_json::from_slice(&answer).map_err(|error| Trouble::unexpected(STEP, error.to_string()))?;
        stage.agree(
            STEP,
            receipt["reference"] == ballot.reference,
            "the signed reference is the device's",
        )?;
        self.check_receipts(stage, browser, election, &receipt).await?;
        journey
            .ballots
            .push((election.to_owned(), ballot.reference, took));
        journey.receipts.push(receipt);
        Ok(())
    }

    async fn check_receipts(
        &self,
        stage: &Stage,
        browser: &mut Browser,
        election: &str,
        receipt: &Value,
    ) -> Result<(), Trouble> {
        const STEP: &str = "receipts";
        let (deposit, emargement) = split(receipt);
        let keys = &stage.election(election).receipt_keys;
        verify_deposit(&deposit, &keys.deposit).map_err(|what| Trouble::unexpected(STEP, what))?;
        verify_emargement(&emargement, &keys.emargement).map_err(|what| Trouble::unexpected(STEP, what))?;
        let kept = browser
            .get(STEP, &format!("/api/elections/{election}/emargement"))
            .await?;
        stage.agree(
            STEP,
            kept == emargement,
            "the émargement certificate can be had again",
        )?;
        if self.place < 3 {
            let path = format!("/api/elections/{election}/emargement");
            let pdf = browser.get_bytes(STEP, &path, "application/pdf").await?;
            stage.agree(
                STEP,
                pdf.starts_with(b"%PDF-"),
                "the émargement certificate is a PDF",
            )?;
            stage.keep(&format!("emargement-{}-{election}.pdf", self.place), &pdf)?;
            let pdf = browser
                .post_bytes(STEP, "/api/receipts/deposit", deposit.to_string().into_bytes())
                .await?;
            stage.agree(STEP, pdf.starts_with(b"%PDF-"), "the proof of deposit is a PDF")?;
            stage.keep(&format!("preuve-{}-{election}.pdf", self.place), &pdf)?;
        }
        Ok(())
    }
}

/// The proof of deposit and the émargement certificate of a cast's answer.
pub fn split(answer: &Value) -> (Value, Value) {
    let mut deposit = answer.clone();
    let emargement = deposit
        .as_object_mut()
        .and_then(|fields| fields.remove("emargement"))
        .unwrap_or_default();
    (deposit, emargement)
}

fn verify_deposit(document: &Value, keys: &KeyList) -> Result<(), String> {
    let shown: ShownDeposit = serde_json::from_value(document.clone()).map_err(|error| error.to_string())?;
    shown.verify(keys).map(drop).map_err(|error| error.to_string())
}

fn verify_emargement(document: &Value, keys: &KeyList) -> Result<(), String> {
    let shown: ShownEmargement =
        serde_json::from_value(document.clone()).map_err(|error| error.to_string())?;
    shown.verify(keys).map(drop).map_err(|error| error.to_string())
}

//! Proof of work instead of an image captcha: the ALTCHA protocol, version 2, in its deterministic mode.
//!
//! A challenge carries, under our signature, what it is for, until when, and for which session. The crate's own expiry is
//! not used because it reads the system's clock. A solved challenge can be shown again: single use is a row of the limits,
//! written by the action with the [`Nonce`] that [`ProofOfWork::verify`] gives.

use crate::cookie::SessionToken;
use crate::seams::Randomness;
use altcha::{ChallengeParameters, HmacAlgorithm, Payload, VerifySolutionOptions};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use election::{Instant, Refusal};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::Value;
use sha2::Sha256;
use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;
use zeroize::Zeroizing;

pub use altcha::Challenge;

/// How long a challenge may be answered.
const LIFE: Duration = Duration::from_secs(600);
/// The largest answer read, in characters: an honest one has about 900.
const LARGEST: usize = 4_096;
const KEY_LENGTH: usize = 32;

/// What a challenge is for: one solved for logging in opens nothing else (CP-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Log in.
    LogIn,
    /// Ask for a new activation link.
    ActivationLink,
    /// Ask for a link to choose a new password.
    PasswordLink,
    /// Ask the help desk for assistance.
    Assistance,
    /// Show that a voting code is in the voter's hands. Bound to the session.
    VotingSpace,
    /// Ask for a new voting code. Bound to the session.
    VotingCode,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 6] = [
        Self::LogIn,
        Self::ActivationLink,
        Self::PasswordLink,
        Self::Assistance,
        Self::VotingSpace,
        Self::VotingCode,
    ];

    /// The purpose as it stands in addresses, for example `log-in`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::LogIn => "log-in",
            Self::ActivationLink => "activation-link",
            Self::PasswordLink => "password-link",
            Self::Assistance => "assistance",
            Self::VotingSpace => "voting-space",
            Self::VotingCode => "voting-code",
        }
    }

    /// The purpose of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }

    /// Whether the challenge is made for a signed-in voter, and refused in another session.
    pub const fn is_bound_to_session(self) -> bool {
        matches!(self, Self::VotingSpace | Self::VotingCode)
    }
}

/// How much work a challenge asks: PBKDF2 iterations per try, and between how many tries the answer lies.
/// 1,000 × 2,000 to 4,000 takes a desktop browser 0.4 to 0.9 s; checking takes microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difficulty {
    /// PBKDF2 iterations per try, at least 1.
    pub cost: u32,
    /// The fewest tries.
    pub least: u32,
    /// The most tries; at least `least`.
    pub most: u32,
}

impl Difficulty {
    /// The portal's.
    pub const STANDARD: Self = Self {
        cost: 1_000,
        least: 2_000,
        most: 4_000,
    };
    /// Solved at once: for tests and rehearsals, where the work is not what is measured.
    pub const TRIFLING: Self = Self {
        cost: 1,
        least: 1,
        most: 8,
    };
}

/// A solved challenge, to be recorded so that it serves once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nonce {
    /// Its name: 32 hex digits.
    pub id: String,
    /// When it expires: the record may be swept afterwards.
    pub expires: Instant,
}

/// Makes challenges and checks answers.
#[derive(Clone)]
pub struct ProofOfWork {
    challenge_key: Zeroizing<String>,
    answer_key: Zeroizing<String>,
    difficulty: Difficulty,
}

impl ProofOfWork {
    /// With a key of 32 secret bytes.
    pub fn new(key: &[u8; 32], difficulty: Difficulty) -> Self {
        Self {
            challenge_key: Zeroizing::new(hex(&mac(key, b"challenge"))),
            answer_key: Zeroizing::new(hex(&mac(key, b"answer"))),
            difficulty,
        }
    }

    /// A fresh challenge, valid for 10 minutes.
    ///
    /// # Errors
    /// [`Refusal::SessionRequired`] when the purpose is a signed-in voter's and there is no session.
    pub fn challenge(
        &self,
        purpose: Purpose,
        session: Option<&SessionToken>,
        now: Instant,
        randomness: &Randomness,
    ) -> Result<Challenge, Refusal> {
        let (nonce, salt) = (randomness.bytes::<16>(), randomness.bytes::<16>());
        let span = u64::from(self.difficulty.most.saturating_sub(self.difficulty.least)) + 1;
        let drawn = u64::from_be_bytes(randomness.bytes()) % span;
        let counter = self
            .difficulty
            .least
            .saturating_add(u32::try_from(drawn).unwrap_or_default());
        let answer = derive(self.difficulty.cost, &nonce, &salt, counter);
        let mut parameters = ChallengeParameters {
            algorithm: "PBKDF2/SHA-256".to_owned(),
            cost: self.difficulty.cost,
            data: Some(self.terms(purpose, session, now.after(LIFE))?),
            expires_at: None,
            key_length: KEY_LENGTH,
            key_prefix: hex(&answer[..KEY_LENGTH / 2]),
            key_signature: None,
            memory_cost: None,
            nonce: hex(&nonce),
            parallelism: None,
            salt: hex(&salt),
        };
        let (challenge_key, answer_key) = (self.challenge_key.as_str(), Some(self.answer_key.as_str()));
        Ok(altcha::sign_challenge(
            &HmacAlgorithm::Sha256,
            &mut parameters,
            Some(&answer),
            challenge_key,
            answer_key,
        )
        .expect("text and numbers can be written as JSON and signed"))
    }

    /// Checks the payload of an ALTCHA client (base 64 of its JSON) against what it is shown for.
    ///
    /// # Errors
    /// [`Refusal::ProofOfWork`] unless the challenge is ours, for this purpose and session, not expired at `now`, and solved.
    pub fn verify(
        &self,
        payload: &str,
        purpose: Purpose,
        session: Option<&SessionToken>,
        now: Instant,
    ) -> Result<Nonce, Refusal> {
        self.read(payload, purpose, session, now)
            .ok_or(Refusal::ProofOfWork)
    }

    fn read(
        &self,
        payload: &str,
        purpose: Purpose,
        session: Option<&SessionToken>,
        now: Instant,
    ) -> Option<Nonce> {
        if payload.len() > LARGEST {
            return None;
        }
        let payload: Payload = serde_json::from_slice(&STANDARD.decode(payload).ok()?).ok()?;
        let options = VerifySolutionOptions {
            hmac_key_signature_secret: Some(self.answer_key.to_string()),
            ..VerifySolutionOptions::new(&payload.challenge, &payload.solution, self.challenge_key.as_str())
        };
        // The signature first: what the challenge says of itself counts only once it is known to be ours.
        if !altcha::verify_solution(options).ok()?.verified {
            return None;
        }
        let data = payload.challenge.parameters.data?;
        let expires = Instant::from_unix(data.get("expires")?.as_i64()?);
        let expected = self.terms(purpose, session, expires).ok()?;
        (data == expected && now < expires).then_some(Nonce {
            id: payload.challenge.parameters.nonce,
            expires,
        })
    }

    /// What a challenge is signed for.
    fn terms(
        &self,
        purpose: Purpose,
        session: Option<&SessionToken>,
        expires: Instant,
    ) -> Result<BTreeMap<String, Value>, Refusal> {
        let mut terms = BTreeMap::from([
            ("expires".to_owned(), Value::from(expires.unix())),
            ("purpose".to_owned(), Value::from(purpose.name())),
        ]);
        if purpose.is_bound_to_session() {
            let session = session.ok_or(Refusal::SessionRequired)?;
            let bound = mac(self.challenge_key.as_bytes(), session.fingerprint().as_bytes());
            terms.insert("session".to_owned(), Value::from(hex(&bound[..16])));
        }
        Ok(terms)
    }
}

impl fmt::Debug for ProofOfWork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProofOfWork")
    }
}

/// ALTCHA protocol, version 2: PBKDF2 of `nonce || counter` (4 bytes, big-endian) with the salt.
fn derive(cost: u32, nonce: &[u8], salt: &[u8], counter: u32) -> [u8; KEY_LENGTH] {
    let password = [nonce, &counter.to_be_bytes()].concat();
    pbkdf2::pbkdf2_hmac_array::<Sha256, KEY_LENGTH>(&password, salt, cost)
}

fn mac(key: &[u8], content: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(b"proof-of-work|");
    mac.update(content);
    mac.finalize().into_bytes().into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;

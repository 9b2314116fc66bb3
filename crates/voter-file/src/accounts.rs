//! Passwords and challenge answers: hashing, comparing, and the two transactions that set them.

use crate::argon;
use crate::file::VoterFile;
use crate::links::LinkView;
use crate::sessions::Session;
use crate::tables::VOTERS;
use crate::voters::VoterRow;
use dynamo::{Fault, Refused, Row as _, Write};
use election::Instant;
use election::challenge::Answer;
use election::password::{NewPassword, Password};
use std::collections::BTreeMap;
use std::fmt;

/// What an activation stores.
#[derive(Clone)]
pub struct Activation {
    /// The password, hashed.
    pub password: NewPasswordHash,
    /// The challenge question's id.
    pub question: String,
    answer: String,
}

/// A new password, checked by the rules and hashed.
#[derive(Clone)]
pub struct NewPasswordHash(String);

/// A new challenge question with its answer, checked by the rules and hashed.
#[derive(Clone)]
pub struct NewChallenge {
    question: String,
    answer: String,
}

/// A voter whose password was right: only such a voter is given a session.
#[derive(Clone, Debug)]
pub struct Recognised(pub(crate) VoterRow);

impl Recognised {
    /// The voter.
    pub fn row(&self) -> &VoterRow {
        &self.0
    }
}

macro_rules! opaque {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )*};
}

opaque!(Activation, NewPasswordHash, NewChallenge);

impl VoterFile {
    /// Hashes a new password (Argon2id, peppered) with 16 fresh random bytes.
    ///
    /// # Errors
    /// A [`Fault`] without the personal key.
    pub async fn hash_password(
        &self,
        password: &NewPassword,
        salt: [u8; 16],
    ) -> Result<NewPasswordHash, Fault> {
        let peppered = self.keys.personal()?.pepper("password", password.expose());
        argon::hash(self.hashing(), peppered, salt)
            .await
            .map(NewPasswordHash)
    }

    /// Hashes what an activation stores: a new password and a challenge answer, each with 16 fresh random bytes.
    ///
    /// # Errors
    /// A [`Fault`] without the personal key.
    pub async fn hash_activation(
        &self,
        password: &NewPassword,
        question: &str,
        answer: &Answer,
        salts: [[u8; 16]; 2],
    ) -> Result<Activation, Fault> {
        let NewChallenge { question, answer } = self.hash_challenge(question, answer, salts[1]).await?;
        Ok(Activation {
            password: self.hash_password(password, salts[0]).await?,
            question,
            answer,
        })
    }

    /// Hashes a new challenge answer (Argon2id, peppered) with 16 fresh random bytes.
    ///
    /// # Errors
    /// A [`Fault`] without the personal key.
    pub async fn hash_challenge(
        &self,
        question: &str,
        answer: &Answer,
        salt: [u8; 16],
    ) -> Result<NewChallenge, Fault> {
        let peppered = self.keys.personal()?.pepper("answer", answer.expose());
        Ok(NewChallenge {
            question: question.to_owned(),
            answer: argon::hash(self.hashing(), peppered, salt).await?,
        })
    }

    /// Recognises a voter by the password. For nobody, or an account without a password, the same work and `None` (EN-03).
    /// Reserve a try first.
    ///
    /// # Errors
    /// A [`Fault`] without the personal key, or when the row holds no hash of ours.
    pub async fn recognise(
        &self,
        row: Option<VoterRow>,
        password: &Password,
    ) -> Result<Option<Recognised>, Fault> {
        let peppered = self.keys.personal()?.pepper("password", password.expose());
        let stored = row.as_ref().and_then(|row| row.password.clone());
        let right = argon::matches(self.hashing(), peppered, stored).await?;
        Ok(row.filter(|_| right).map(Recognised))
    }

    /// Whether a challenge answer is the voter's. Reserve a try first.
    ///
    /// # Errors
    /// As [`VoterFile::recognise`].
    pub async fn answer_matches(&self, row: &VoterRow, answer: &Answer) -> Result<bool, Fault> {
        let peppered = self.keys.personal()?.pepper("answer", answer.expose());
        argon::matches(self.hashing(), peppered, row.answer.clone()).await
    }

    /// Activates the account: the link is used and the voter has a password and an answer, both or neither (AC-15).
    ///
    /// # Errors
    /// [`Refused::Condition`] when the link no longer serves or the account is active: read the link again to say which.
    /// [`Refused::Busy`], [`Refused::Fault`].
    pub async fn activate(
        &self,
        view: &LinkView,
        activation: &Activation,
        now: Instant,
    ) -> Result<(), Refused> {
        let voter = Write::update(
            VOTERS,
            &view.voter.key(),
            "SET #activated = :now, #password = :password, #question = :question, #answer = :answer, #epoch = #epoch + :one REMOVE #link",
        )
        .name("#activated", "activated_at")
        .name("#password", "password")
        .name("#question", "question")
        .name("#answer", "answer")
        .name("#epoch", "epoch")
        .name("#link", "link")
        .value(":now", now)
        .value(":password", &activation.password.0)
        .value(":question", &activation.question)
        .value(":answer", &activation.answer)
        .value(":one", 1)
        .value(":last", &view.row.link)
        .when("attribute_not_exists(#activated)")
        .when("#link = :last");
        self.dynamo
            .commit(None, vec![self.use_link(&view.row, now), voter])
            .await
    }

    /// Sets a new password: the link is used, the password changed and every session of the voter ended, all or nothing.
    ///
    /// # Errors
    /// [`Refused::Condition`] when the link no longer serves, or a session was opened since `view` was read: read again.
    /// [`Refused::Busy`], [`Refused::Fault`].
    pub async fn reset_password(
        &self,
        view: &LinkView,
        password: &NewPasswordHash,
        now: Instant,
    ) -> Result<(), Refused> {
        let voter = Write::update(
            VOTERS,
            &view.voter.key(),
            "SET #password = :password, #epoch = #epoch + :one, #sessions = :none REMOVE #link",
        )
        .name("#activated", "activated_at")
        .name("#password", "password")
        .name("#epoch", "epoch")
        .name("#sessions", "sessions")
        .name("#link", "link")
        .value(":password", &password.0)
        .value(":one", 1)
        .value(":none", BTreeMap::<String, Instant>::new())
        .value(":epoch", view.voter.epoch)
        .value(":known", &view.voter.sessions)
        .value(":last", &view.row.link)
        .when("attribute_exists(#activated)")
        .when("#link = :last")
        .when("#epoch = :epoch")
        .when("#sessions = :known");
        let mut writes = vec![self.use_link(&view.row, now), voter];
        writes.extend(self.end_sessions(&view.voter, None));
        self.dynamo.commit(None, writes).await
    }

    /// Changes the password of a voter who has just given the current one: every session but `kept` ends, and a link to choose a password
    /// that is still on its way no longer serves.
    ///
    /// # Errors
    /// [`Refused::Condition`] when the password changed or a session was opened or ended since `voter` was recognised: recognise again.
    /// [`Refused::Busy`], [`Refused::Fault`].
    pub async fn change_password(
        &self,
        Recognised(voter): &Recognised,
        kept: &Session,
        password: &NewPasswordHash,
    ) -> Result<(), Refused> {
        let mut sessions = voter.sessions.clone();
        sessions.retain(|fingerprint, _| *fingerprint == kept.fingerprint);
        let change = Write::update(
            VOTERS,
            &voter.key(),
            "SET #password = :password, #epoch = #epoch + :one, #sessions = :kept REMOVE #link",
        )
        .name("#password", "password")
        .name("#epoch", "epoch")
        .name("#sessions", "sessions")
        .name("#link", "link")
        .value(":password", &password.0)
        .value(":one", 1)
        .value(":kept", sessions)
        .value(":epoch", voter.epoch)
        .value(":known", &voter.sessions)
        .when("#epoch = :epoch")
        .when("#sessions = :known");
        let mut writes = vec![change];
        writes.extend(self.end_sessions(voter, Some(&kept.fingerprint)));
        self.dynamo.commit(None, writes).await
    }

    /// Changes the challenge question and answer of a voter who has just given the password.
    ///
    /// # Errors
    /// [`Refused::Condition`] when the password changed since; [`Refused::Busy`], [`Refused::Fault`].
    pub async fn change_challenge(
        &self,
        Recognised(voter): &Recognised,
        challenge: &NewChallenge,
    ) -> Result<(), Refused> {
        let change = Write::update(
            VOTERS,
            &voter.key(),
            "SET #question = :question, #answer = :answer",
        )
        .name("#question", "question")
        .name("#answer", "answer")
        .name("#epoch", "epoch")
        .value(":question", &challenge.question)
        .value(":answer", &challenge.answer)
        .value(":epoch", voter.epoch)
        .when("#epoch = :epoch");
        self.dynamo.write(change).await
    }
}

//! What a réassort writes of people: the right's new commitment, and the end of the voter's other sessions.

use crate::file::VoterFile;
use crate::rights::{ReissueMark, Right};
use crate::sessions::Session;
use crate::tables::{RIGHTS, VOTERS};
use crate::voters::VoterRow;
use dynamo::{Fault, Row as _, Write};
use election::reissue::CredentialText;
use election::{ElectionId, Instant};

impl VoterFile {
    /// Replaces the credential of a right as it was read: not voted, and the same commitment still (RE-11, RE-12). The old
    /// commitment is kept, to tell its owner that the code was replaced; of the time, only the day is.
    ///
    /// # Errors
    /// A [`Fault`] without `k_link`.
    pub fn replace_credential(
        &self,
        right: &Right,
        election: &ElectionId,
        credential: &CredentialText,
        now: Instant,
    ) -> Result<Write, Fault> {
        let count = right.reissued.map_or(0, |mark| mark.count).saturating_add(1);
        let mut revoked = right.revoked.clone();
        revoked.push(right.commitment.clone());
        let set =
            "SET #commitment = :commitment, #sealed = :sealed, #reissued = :reissued, #revoked = :revoked";
        Ok(Write::update(RIGHTS, &right.key(), set)
            .name("#commitment", "commitment")
            .name("#sealed", "sealed_credential")
            .name("#reissued", "reissued")
            .name("#revoked", "revoked")
            .name("#voted", "voted_at")
            .value(
                ":commitment",
                self.commitment(&right.voter, election, credential.as_str())?,
            )
            .value(
                ":sealed",
                self.seal_credential(&right.voter, election, credential.as_str())?,
            )
            .value(":reissued", ReissueMark { count, at: now.day() })
            .value(":revoked", revoked)
            .value(":known", &right.commitment)
            .when("#commitment = :known")
            .when("attribute_not_exists(#voted)"))
    }

    /// The voter's mark that only `session` is left of the sessions that `row` shows, for a transaction that deletes the
    /// others by [`VoterFile::end_sessions`]. Its condition: no session was opened or ended since `row` was read.
    pub fn keep_only(&self, row: &VoterRow, session: &Session) -> Write {
        let mut kept = row.sessions.clone();
        kept.retain(|fingerprint, _| *fingerprint == session.fingerprint);
        Write::update(VOTERS, &row.key(), "SET #sessions = :kept")
            .name("#sessions", "sessions")
            .value(":kept", kept)
            .value(":known", &row.sessions)
            .when("#sessions = :known")
    }
}

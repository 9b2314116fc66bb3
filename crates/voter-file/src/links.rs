//! The rows of `links`.

use crate::file::VoterFile;
use crate::tables::{LINKS, VOTERS};
use crate::voters::VoterRow;
use dynamo::{Fault, Key, Refused, Row, Table, Write};
use election::account::Account;
use election::link::{INVITATION, Link, LinkPurpose, LinkToken};
use election::{Instant, VoterKey};
use serde::{Deserialize, Serialize};

/// One link that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkRow {
    /// SHA-256 of the token, in hex.
    pub link: String,
    /// What it is for.
    pub purpose: LinkPurpose,
    /// Whose it is.
    pub voter: VoterKey,
    /// From when it no longer serves.
    pub expires_at: Instant,
    /// When it served.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub used_at: Option<Instant>,
}

impl Row for LinkRow {
    const TABLE: Table = LINKS;

    fn key(&self) -> Key {
        Key::of(&self.link)
    }
}

/// A link, its voter, and whether it still serves.
#[derive(Clone, Debug)]
pub struct LinkView {
    /// The link's row.
    pub row: LinkRow,
    /// The voter's row.
    pub voter: VoterRow,
    /// What the rules need to know of it.
    pub link: Link,
}

impl VoterFile {
    /// The link of a token and its voter, or `None`. Reading changes nothing (AC-03).
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub async fn link(&self, token: &LinkToken) -> Result<Option<LinkView>, Fault> {
        let Some(row) = self.dynamo.get::<LinkRow>(&Key::of(token.fingerprint())).await? else {
            return Ok(None);
        };
        let Some(voter) = self.voter(&row.voter).await? else {
            return Ok(None);
        };
        // A réassort's link is alone of its kind: it is not the voter's last activation or password link.
        let last = row.purpose == LinkPurpose::VotingCode || voter.link.as_ref() == Some(&row.link);
        let link = Link {
            purpose: row.purpose,
            expires_at: row.expires_at,
            used: row.used_at.is_some() || activated_meanwhile(&row, &voter),
            replaced: !last,
        };
        Ok(Some(LinkView { row, voter, link }))
    }

    /// Makes a link for a voter: the row of its token, and, for an activation or a password, the voter's mark that it is the
    /// last one, which ends any older one (AC-09).
    ///
    /// # Errors
    /// [`Refused::Condition`] when the account is no longer in the state that `row` shows, [`Refused::Busy`], [`Refused::Fault`].
    pub async fn create_link(
        &self,
        row: &VoterRow,
        purpose: LinkPurpose,
        token: &LinkToken,
        expires_at: Instant,
    ) -> Result<(), Refused> {
        let link = LinkRow {
            link: token.fingerprint(),
            purpose,
            voter: row.voter.clone(),
            expires_at,
            used_at: None,
        };
        let sent = Write::put_if_absent(&link);
        let last = Write::update(VOTERS, &row.key(), "SET #link = :link")
            .name("#link", "link")
            .name("#activated", "activated_at")
            .name("#voter", VOTERS.partition)
            .value(":link", &link.link)
            .when("attribute_exists(#voter)");
        match purpose {
            LinkPurpose::Activation => {
                self.dynamo
                    .commit(None, vec![last.when("attribute_not_exists(#activated)"), sent])
                    .await
            }
            LinkPurpose::Password => {
                self.dynamo
                    .commit(None, vec![last.when("attribute_exists(#activated)"), sent])
                    .await
            }
            LinkPurpose::VotingCode => self.dynamo.write(sent).await,
        }
    }

    /// Makes the activation link of the opening mail (M01) for a voter whose account is not active, in place of any older one.
    ///
    /// # Errors
    /// [`Refused::Condition`] when the voter is not on the roll or already active; [`Refused::Busy`], [`Refused::Fault`].
    pub async fn invite(&self, voter: &VoterKey, token: &LinkToken, now: Instant) -> Result<(), Refused> {
        match self.voter(voter).await? {
            Some(row) if row.account() == Account::Invited => {
                self.create_link(&row, LinkPurpose::Activation, token, now.after(INVITATION))
                    .await
            }
            _ => Err(Refused::Condition(vec![0])),
        }
    }

    /// Marks a link as used at `now`, for the transaction of what it served for: it must be unused, of this purpose and voter,
    /// and not expired.
    pub fn use_link(&self, row: &LinkRow, now: Instant) -> Write {
        Write::update(LINKS, &row.key(), "SET #used = :now")
            .name("#used", "used_at")
            .name("#expires", "expires_at")
            .name("#purpose", "purpose")
            .name("#voter", "voter")
            .value(":now", now)
            .value(":purpose", row.purpose)
            .value(":voter", &row.voter)
            .when("attribute_not_exists(#used)")
            .when("#expires > :now")
            .when("#purpose = :purpose")
            .when("#voter = :voter")
    }
}

/// An activation link of an account that another link activated can't serve any more, and says why (AC-10).
fn activated_meanwhile(row: &LinkRow, voter: &VoterRow) -> bool {
    row.purpose == LinkPurpose::Activation && voter.activated_at.is_some()
}

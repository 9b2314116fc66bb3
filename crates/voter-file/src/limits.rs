//! The rows of `limits`: counters of tries, and spent proofs of work.

use crate::file::VoterFile;
use crate::keys::{IdentityKey, hex};
use crate::tables::LIMITS;
use dynamo::{Key, Refused, Row, Table, Write};
use election::limits::{Limit, PASSWORDS_PER_ACCOUNT, PASSWORDS_PER_DEVICE, Reservation};
use election::{Instant, Refusal, VoterKey};
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// A counter, or the mark of something spent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitRow {
    /// A keyed name.
    pub bucket: String,
    /// Tries in the window.
    pub count: u32,
    /// When the window ends.
    pub expires_at: Instant,
}

impl Row for LimitRow {
    const TABLE: Table = LIMITS;

    fn key(&self) -> Key {
        Key::of(&self.bucket)
    }
}

/// The name of a counter. It tells nothing of whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket(String);

impl Bucket {
    /// The name, to be logged: it stands for somebody without telling whom.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What spending a thing that serves once gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Spent {
    /// It is spent now, for the first time.
    Now,
    /// It had been spent.
    Before,
}

impl Spent {
    /// Lets a proof of work serve for the first time.
    ///
    /// # Errors
    /// [`Refusal::ProofOfWork`] when it has served.
    pub const fn or_refusal(self) -> Result<(), Refusal> {
        match self {
            Self::Now => Ok(()),
            Self::Before => Err(Refusal::ProofOfWork),
        }
    }
}

impl IdentityKey {
    /// The bucket of an account, on the roll or not, for one kind of try (`log-in`, `reset-answer`…).
    pub fn account_bucket(&self, kind: &str, voter: &VoterKey) -> Bucket {
        self.named(kind, voter.as_str().as_bytes())
    }

    /// The bucket of one device on one account: `device` is what the cookie key made of a device cookie of this voter.
    pub fn device_bucket(&self, kind: &str, voter: &VoterKey, device: &str) -> Bucket {
        self.named(kind, [voter.as_str(), "|", device].concat().as_bytes())
    }

    /// The one bucket that everybody's requests of a kind share.
    pub fn shared_bucket(&self, kind: &str) -> Bucket {
        self.named(kind, b"everybody")
    }

    /// The bucket of one session.
    pub fn session_bucket(&self, kind: &str, fingerprint: &str) -> Bucket {
        self.named(kind, [fingerprint, "|session"].concat().as_bytes())
    }

    /// The bucket of a network: the first 24 bits of an IPv4 address or 48 of an IPv6 one, mixed with the hour and the key, of
    /// which only 12 bits are kept. Thousands of networks share each name: an address can't be found back, even with the key.
    pub fn network_bucket(&self, kind: &str, source: IpAddr, now: Instant) -> Bucket {
        let mut whose = match source.to_canonical() {
            IpAddr::V4(address) => address.octets()[..3].to_vec(),
            IpAddr::V6(address) => address.octets()[..6].to_vec(),
        };
        whose.extend(now.unix().div_euclid(3_600).to_be_bytes());
        let mac = self.bucket("network", &whose);
        Bucket(format!(
            "network|{kind}|{:03x}",
            u16::from_be_bytes([mac[0], mac[1]]) >> 4
        ))
    }

    /// Where the tries of a voter's password are counted, and how many there may be.
    fn password_bucket(&self, voter: &VoterKey, device: Option<&str>) -> (Bucket, Limit) {
        const KIND: &str = "log-in";
        match device {
            Some(device) => (self.device_bucket(KIND, voter, device), PASSWORDS_PER_DEVICE),
            None => (self.account_bucket(KIND, voter), PASSWORDS_PER_ACCOUNT),
        }
    }

    fn named(&self, kind: &str, whose: &[u8]) -> Bucket {
        Bucket(format!("{kind}|{}", hex(&self.bucket(kind, whose)[..16])))
    }
}

impl VoterFile {
    /// Counts a try of a voter's password before it is hashed, whichever form asks for it, and says where: on a device that has signed in
    /// before, known by what the cookie key made of its cookie, or else on the account (LG-02). Only wrong passwords count: the
    /// right one is given back.
    ///
    /// # Errors
    /// As [`VoterFile::reserve`].
    pub async fn reserve_password(
        &self,
        names: &IdentityKey,
        voter: &VoterKey,
        device: Option<&str>,
        now: Instant,
    ) -> Result<(Bucket, Reservation), Refused> {
        let (bucket, limit) = names.password_bucket(voter, device);
        let reservation = self.reserve(&bucket, limit, now).await?;
        Ok((bucket, reservation))
    }

    /// Counts a try before it is made: one atomic update, so that simultaneous tries never pass the limit together (CP-08).
    ///
    /// # Errors
    /// [`Refused::Busy`] or [`Refused::Fault`]: the caller then refuses too, it never lets the try pass uncounted (CP-09).
    pub async fn reserve(&self, bucket: &Bucket, limit: Limit, now: Instant) -> Result<Reservation, Refused> {
        let end = now.after(limit.window);
        let count = |expression: &str| {
            Write::update(LIMITS, &Key::of(&bucket.0), expression)
                .name("#count", "count")
                .name("#end", "expires_at")
                .value(":one", 1)
                .value(":end", end)
                .value(":now", now)
        };
        // Two processes may find the window over at once: one of them opens the next, the other then counts in it.
        for _ in 0..3 {
            let current = count("SET #end = if_not_exists(#end, :end) ADD #count :one")
                .when("(attribute_not_exists(#end) OR #end > :now)");
            let next = count("SET #end = :end, #count = :one").when("#end <= :now");
            for write in [current, next] {
                match self.dynamo.update_returning::<LimitRow>(write).await {
                    Ok(row) => return Ok(Reservation::of(row.count, limit, row.expires_at)),
                    Err(Refused::Condition(_)) => {}
                    Err(refused) => return Err(refused),
                }
            }
        }
        Err(Refused::Busy)
    }

    /// Gives back a try that was reserved and is not to count: the right code, a message that certainly did not leave.
    ///
    /// # Errors
    /// [`Refused::Busy`] or [`Refused::Fault`]: the try then stays counted.
    pub async fn give_back(&self, bucket: &Bucket) -> Result<(), Refused> {
        let less = Write::update(LIMITS, &Key::of(&bucket.0), "ADD #count :less")
            .name("#count", "count")
            .value(":less", -1)
            .value(":none", 0)
            .when("#count > :none");
        match self.dynamo.write(less).await {
            // The window ended and the row was swept: nothing is counted any more.
            Err(Refused::Condition(_)) | Ok(()) => Ok(()),
            Err(refused) => Err(refused),
        }
    }

    /// Counts a request from a network, when the entry knows it.
    ///
    /// # Errors
    /// As [`VoterFile::reserve`].
    pub async fn reserve_network(
        &self,
        names: &IdentityKey,
        kind: &str,
        source: Option<IpAddr>,
        limit: Limit,
        now: Instant,
    ) -> Result<Reservation, Refused> {
        match source {
            Some(source) => {
                self.reserve(&names.network_bucket(kind, source, now), limit, now)
                    .await
            }
            None => Ok(Reservation::Granted {
                remaining: limit.tries,
            }),
        }
    }

    /// Spends something that serves once, such as the nonce of a proof of work; `until` is when it would be refused anyway.
    ///
    /// # Errors
    /// [`Refused::Busy`] or [`Refused::Fault`].
    pub async fn spend(&self, names: &IdentityKey, nonce: &str, until: Instant) -> Result<Spent, Refused> {
        let row = LimitRow {
            bucket: format!("spent|{}", hex(&names.bucket("spent", nonce.as_bytes()))),
            count: 1,
            expires_at: until,
        };
        match self.dynamo.write(Write::put_if_absent(&row)).await {
            Ok(()) => Ok(Spent::Now),
            Err(Refused::Condition(_)) => Ok(Spent::Before),
            Err(refused) => Err(refused),
        }
    }
}

//! The check value printed beside a voter's number: it shows that the code on the notice is that voter's.

use belenios::v1::HexDigest;
use belenios::v1::election::ElectionUuid;
use belenios::v1::voting_code::VotingSeed;
use std::fmt;

/// 8 hexadecimal digits. Made from the code after its slow derivation and through a credential of no election, so it
/// helps nobody to guess a code and can't be matched with a public list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NoticeCheck([u8; 4]);

/// Stands where an election's uuid would; no event may use it.
const NO_ELECTION: &str = "isonoticecheck";

impl NoticeCheck {
    /// The value for a voter: the first 4 bytes of SHA-256 of
    /// `"isoloir-notice|" || event || "|" || voter_number || "|" || credential`, where the credential is the public one
    /// the code would give in the election `isonoticecheck`.
    pub fn of(seed: &VotingSeed, event: &str, number: &str) -> Self {
        let nowhere: ElectionUuid = NO_ELECTION.parse().expect("14 base 58 characters");
        let credential = seed.credential(&nowhere).public();
        let digest = HexDigest::of(format!("isoloir-notice|{event}|{number}|{credential}").as_bytes());
        let mut first = [0; 4];
        first.copy_from_slice(&digest.as_bytes()[..4]);
        Self(first)
    }
}

impl fmt::Display for NoticeCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}

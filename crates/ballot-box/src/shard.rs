//! How the ballots of one election are spread: 64 shards, each with a gate of its own, so that no row is hot (OP-04).

use sha2::{Digest as _, Sha256};
use std::fmt;

/// How many shards and gates an election has.
pub const SHARDS: u8 = 64;

/// One of the 64 shards of an election's ballot box: 6 bits of the SHA-256 of the credential's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shard(u8);

impl Shard {
    /// The shard of a credential (its text form).
    pub fn of(credential: &str) -> Self {
        Self(Sha256::digest(credential.as_bytes())[0] & (SHARDS - 1))
    }

    /// All of them, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SHARDS).map(Self)
    }

    /// From 0 to 63.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The partition of the urn that holds the shard's ballots: `<election>#<two hex digits>`.
    pub fn partition(self, election: &str) -> String {
        format!("{election}#{self}")
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn op_04_no_shard_takes_more_than_a_twentieth_of_the_ballots() {
        let mut counts = [0_u32; SHARDS as usize];
        for number in 0..10_000 {
            counts[Shard::of(&format!("{number:064x}")).index()] += 1;
        }
        assert!(counts.iter().all(|count| (50..500).contains(count)), "{counts:?}");
    }

    #[test]
    fn a_shard_is_written_in_two_hex_digits() {
        let all: Vec<String> = Shard::all()
            .map(|shard| shard.partition("R7AxU4XsA1pU7D"))
            .collect();
        assert_eq!(
            (all.len(), &*all[0], &*all[63]),
            (64, "R7AxU4XsA1pU7D#00", "R7AxU4XsA1pU7D#3f")
        );
    }
}

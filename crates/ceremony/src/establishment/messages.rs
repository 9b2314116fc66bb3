//! The messages published so far: a board everybody reads.

use super::plan::Plan;
use std::collections::BTreeMap;

/// Number of rounds of a group of several; a group of one has only the first.
pub const ROUNDS: u32 = 4;

/// Whose message, of which round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MessageKey {
    /// The group, from 0.
    pub group: usize,
    /// From 1.
    pub round: u32,
    /// The sender's place in the group, from 1.
    pub index: u32,
}

impl MessageKey {
    /// The message's file name in the shared folder.
    pub fn file_name(self) -> String {
        format!(
            "groupe-{}.etape-{}.membre-{}.json",
            self.group + 1,
            self.round,
            self.index
        )
    }
}

/// All messages known: exact bytes of public files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Messages(BTreeMap<MessageKey, Vec<u8>>);

impl Messages {
    /// Adds a message.
    pub fn insert(&mut self, key: MessageKey, bytes: Vec<u8>) {
        self.0.insert(key, bytes);
    }

    /// A message, if published.
    pub fn get(&self, key: MessageKey) -> Option<&[u8]> {
        self.0.get(&key).map(Vec::as_slice)
    }

    /// The messages of a group's round, in the order of places, or the names of those who have not published theirs.
    pub(super) fn round(&self, plan: &Plan, group: usize, round: u32) -> Result<Vec<&[u8]>, Vec<String>> {
        let mut found = Vec::new();
        let mut missing = Vec::new();
        for (index, member) in (1..).zip(&plan.groups[group].members) {
            match self.get(MessageKey { group, round, index }) {
                Some(bytes) => found.push(bytes),
                None => missing.push(member.clone()),
            }
        }
        if missing.is_empty() {
            Ok(found)
        } else {
            Err(missing)
        }
    }
}

//! Two copies of one board: is one the continuation of the other? ATTACKS BB-01, BB-02, BB-07.

use std::io::Read;

use crate::v1::archive::{ArchiveError, ArchiveReader, Head};

/// How two archives relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadComparison {
    /// They are the same.
    Same,
    /// The second continues the first.
    FirstIsEarlier,
    /// The first continues the second.
    SecondIsEarlier,
    /// They differ from this height on: no honest board shows both.
    Fork {
        /// Height of the first event that differs; 0 also when the archives were begun at different times.
        height: u64,
    },
}

/// Compares two archives event by event, in constant memory. Their form and chain are checked, not their contents.
///
/// # Errors
/// [`ArchiveError`] of the first archive that can't be read or is malformed.
pub fn compare_heads<A: Read, B: Read>(first: A, second: B) -> Result<HeadComparison, ArchiveError> {
    let mut first = ArchiveReader::open(first)?;
    let mut second = ArchiveReader::open(second)?;
    if first.timestamp() != second.timestamp() {
        return Ok(HeadComparison::Fork { height: 0 });
    }
    loop {
        let height = first.next_height();
        let heads = (first.next_entry()?, second.next_entry()?);
        match heads {
            (None, None) => return Ok(HeadComparison::Same),
            (None, Some(_)) => return Ok(HeadComparison::FirstIsEarlier),
            (Some(_), None) => return Ok(HeadComparison::SecondIsEarlier),
            (Some(one), Some(other)) if one.hash != other.hash => return Ok(HeadComparison::Fork { height }),
            (Some(_), Some(_)) => {}
        }
    }
}

/// Whether `new` is `old` or continues it: nothing was removed, changed or moved since.
///
/// # Errors
/// See [`compare_heads`].
pub fn extends<A: Read, B: Read>(old: A, new: B) -> Result<bool, ArchiveError> {
    let comparison = compare_heads(old, new)?;
    Ok(matches!(
        comparison,
        HeadComparison::Same | HeadComparison::FirstIsEarlier
    ))
}

/// Whether an archive goes through a head somebody saved: the same, without the older archive.
///
/// # Errors
/// [`ArchiveError`].
pub fn contains_head<R: Read>(archive: R, saved: &Head) -> Result<bool, ArchiveError> {
    let mut reader = ArchiveReader::open(archive)?;
    while let Some(entry) = reader.next_entry()? {
        if entry.event.height >= saved.height {
            return Ok(entry.head() == *saved);
        }
    }
    Ok(false)
}

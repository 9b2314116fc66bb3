//! The randomness seam: SHA-512 of a counter, so that a run can be repeated.

use http_edge::Randomness;
use sha2::{Digest as _, Sha512};
use std::sync::atomic::{AtomicU64, Ordering};

/// A sequence of bytes that looks random and is the same in every run.
pub(crate) fn randomness(seed: &'static str) -> Randomness {
    let calls = AtomicU64::new(0);
    Randomness::new(move |bytes| {
        let call = calls.fetch_add(1, Ordering::Relaxed);
        for (block, chunk) in bytes.chunks_mut(64).enumerate() {
            let digest = Sha512::digest(format!("{seed}|{call}|{block}"));
            chunk.copy_from_slice(&digest[..chunk.len()]);
        }
    })
}

/// As many bytes as asked, named by a text.
pub(crate) fn bytes(name: &str, length: usize) -> Vec<u8> {
    (0_u64..)
        .flat_map(|block| Sha512::digest(format!("{name}|{block}")))
        .take(length)
        .collect()
}

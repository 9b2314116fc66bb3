//! Argon2id (RFC 9106), over what the pepper key makes of a password or an answer.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use dynamo::Fault;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use zeroize::Zeroizing;

/// What one hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashCost {
    /// Memory, in KiB.
    pub memory: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl HashCost {
    /// 19 MiB, 2 passes, 1 lane (OWASP, Password Storage Cheat Sheet, Argon2id).
    pub const STANDARD: Self = Self {
        memory: 19_456,
        passes: 2,
        lanes: 1,
    };
}

/// How many hashes a file computed, whatever they were for: what an attacker can make the portal spend.
#[derive(Clone, Debug, Default)]
pub(crate) struct HashMeter(Arc<AtomicU64>);

impl HashMeter {
    pub(crate) fn total(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    fn count(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// The salt of the hash that is computed when there is none to compare with (EN-03).
const NOBODY: [u8; 16] = *b"isoloir, nobody.";

/// The PHC string of a hash.
pub(crate) async fn hash(
    (cost, meter): (HashCost, &HashMeter),
    peppered: Zeroizing<[u8; 32]>,
    salt: [u8; 16],
) -> Result<String, Fault> {
    meter.count();
    apart(move || {
        let hash = argon2(cost)?.hash_password_with_salt(peppered.as_slice(), &salt);
        hash.map(|phc| phc.to_string()).map_err(|error| fault(&error))
    })
    .await
}

/// Whether a stored hash is of this. With no stored hash the work is the same, and the answer no.
pub(crate) async fn matches(
    (cost, meter): (HashCost, &HashMeter),
    peppered: Zeroizing<[u8; 32]>,
    stored: Option<String>,
) -> Result<bool, Fault> {
    meter.count();
    apart(move || {
        let Some(stored) = stored else {
            argon2(cost)?
                .hash_password_with_salt(peppered.as_slice(), &NOBODY)
                .map_err(|error| fault(&error))?;
            return Ok(false);
        };
        let stored = PasswordHash::new(&stored).map_err(|error| fault(&error))?;
        // The verifier takes the cost from the stored hash.
        match argon2(cost)?.verify_password(peppered.as_slice(), &stored) {
            Ok(()) => Ok(true),
            Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(fault(&error)),
        }
    })
    .await
}

/// On a thread of its own, so that other requests of the process go on.
async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| fault(&error))?
}

fn argon2(cost: HashCost) -> Result<Argon2<'static>, Fault> {
    let params = Params::new(cost.memory, cost.passes, cost.lanes, None).map_err(|error| fault(&error))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn fault(error: &dyn std::fmt::Display) -> Fault {
    Fault {
        operation: "Argon2id",
        table: "voters",
        reason: error.to_string(),
    }
}

//! From a voting code to one credential per election.

use std::fmt;

use hkdf::Hkdf;
use pbkdf2::pbkdf2_hmac;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::VotingCode;
use crate::v1::{ElectionUuid, PrivateCredential, Scalar};

/// PBKDF2 rounds: with the 80 random bits of a code, searching for it from a public credential is out of reach.
const ITERATIONS: u32 = 100_000;

/// What a voting code gives for one voter of one event: the seed of that voter's credentials. Zeroized when dropped.
pub struct VotingSeed(Zeroizing<[u8; 32]>);

impl VotingCode {
    /// The seed of a voter: PBKDF2-HMAC-SHA-256, 100,000 iterations (20 to 50 ms), see the module's page.
    ///
    /// `event` is the identifier of the event and `voter_number` the number printed on the notice; `event` holds no `|`.
    pub fn seed(&self, event: &str, voter_number: &str) -> VotingSeed {
        let salt = format!("isoloir-voting-code|{event}|{voter_number}");
        let mut seed = Zeroizing::new([0; 32]);
        pbkdf2_hmac::<Sha256>(&*self.symbols(), salt.as_bytes(), ITERATIONS, &mut *seed);
        VotingSeed(seed)
    }
}

impl VotingSeed {
    /// The private credential in one election: HKDF-SHA-256, see the module's page. Credentials of several elections
    /// cannot be linked without the code.
    pub fn credential(&self, election: &ElectionUuid) -> PrivateCredential {
        let info = format!("isoloir-credential|{election}");
        let mut uniform = Zeroizing::new([0; 64]);
        Hkdf::<Sha256>::new(None, &*self.0)
            .expand(info.as_bytes(), &mut *uniform)
            .expect("64 bytes are below the limit of HKDF");
        PrivateCredential::from_scalar(Scalar::from_uniform(&uniform))
    }
}

impl fmt::Debug for VotingSeed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("VotingSeed")
    }
}

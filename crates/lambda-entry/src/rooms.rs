//! From secrets to the doors and stores that use them: the same for a function, the local run and the tests.

use http_edge::proof_of_work::{Difficulty, ProofOfWork};
use http_edge::{Clock, CookieKey, Edge, Randomness};
use keys::{KeyFault, Keyring, Purpose};
use voter_file::{IdentityKey, VoterKeys};

/// The voters' file's keys, of the secrets there are.
pub fn voter_keys(keys: &Keyring) -> VoterKeys {
    VoterKeys::of(|name| keys.named(name))
}

/// What names the rows and the counters of the voters' file.
///
/// # Errors
/// [`KeyFault::Missing`] without the identity secret.
pub fn names(keys: &Keyring) -> Result<IdentityKey, KeyFault> {
    Ok(IdentityKey::new(keys.key(Purpose::Identity)?))
}

/// The door, with the keys of cookies and of proof of work.
///
/// # Errors
/// [`KeyFault::Missing`] without the cookies secret.
pub fn door(
    keys: &Keyring,
    origin: String,
    clock: Clock,
    randomness: Randomness,
    difficulty: Difficulty,
) -> Result<Edge, KeyFault> {
    let proof_of_work = keys.secret(Purpose::Cookies)?.key("proof-of-work");
    Ok(Edge {
        clock,
        randomness,
        cookies: CookieKey::new(*keys.key(Purpose::Cookies)?),
        proof_of_work: ProofOfWork::new(&proof_of_work, difficulty),
        origin,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_file_comes_from_the_secret_of_its_name() {
        let all = Keyring::drawn(|| [1; 32]);
        let keys = voter_keys(&all);
        assert!(keys.personal.is_some() && keys.mailbox.is_some() && keys.link.is_some());
        let keys = voter_keys(&all.only(&[Purpose::Link]));
        assert!(keys.personal.is_none() && keys.mailbox.is_none() && keys.link.is_some());
    }

    #[test]
    fn nobody_names_a_row_without_the_identity_secret() {
        let all = Keyring::drawn(|| [1; 32]);
        assert!(names(&all.only(&[Purpose::Identity])).is_ok());
        let fault = names(&all.only(&[Purpose::Link])).unwrap_err();
        assert!(matches!(fault, KeyFault::Missing(Purpose::Identity)), "{fault}");
    }
}

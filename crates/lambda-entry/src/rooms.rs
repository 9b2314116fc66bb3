//! From secrets to the doors and stores that use them: the same for a function, the local run and the tests.

use http_edge::proof_of_work::{Difficulty, ProofOfWork};
use http_edge::{Clock, CookieKey, Edge, Randomness};
use keys::{KeyFault, Keyring, Purpose};
use voter_file::{IdentityKey, LinkKey, MailboxKey, PersonalKey, VoterKeys};

/// The voters' file's keys, of the secrets there are.
///
/// # Errors
/// [`KeyFault::Missing`] without the identity secret, which every use of the file needs.
pub fn voter_keys(keys: &Keyring) -> Result<VoterKeys, KeyFault> {
    Ok(VoterKeys {
        identity: IdentityKey::new(keys.key(Purpose::Identity)?),
        personal: keys.key(Purpose::Personal).ok().map(PersonalKey::new),
        mailbox: keys.key(Purpose::Mailbox).ok().map(MailboxKey::new),
        link: keys.key(Purpose::Link).ok().map(LinkKey::new),
    })
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

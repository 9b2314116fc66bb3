//! The count: each trustee verifies the whole ballot box before decrypting, then the shares are put together.

mod combine;
mod refused;
mod share;

pub use combine::{Combined, RefusedShare, ShareRefusal, combine};
pub use refused::DecryptionRefused;
pub use share::DecryptionShare;

use crate::establishment::{Decryption, TrusteeState, check_own_place};
use crate::passphrase::Passphrase;
use crate::problem::Problem;
use crate::randomness;
use crate::sealed_file::{self, Content};
use crate::verification::verify_file;
use belenios::v1::HexDigest;
use belenios::v1::archive::Stage;
use belenios::v1::tally::{DecryptionRandomness, PartialDecryption};
use belenios::v1::verify::VerifiedElection;
use std::path::Path;

/// What the minutes of the closing say, typed by the trustee: the server can't choose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Number of ballots in the box.
    pub ballots: u64,
    /// Hash of the last event of the closed box.
    pub head: HexDigest,
}

/// Verifies a whole archive, then decrypts its tally with a sealed key. The key file remembers it before the share is
/// given: a key opens an election once; asked again for the same tally, it gives the same share back.
///
/// # Errors
/// A [`Problem`]: the archive's, the key file's, or a [`DecryptionRefused`].
pub fn decrypt(
    archive: &Path,
    key_file: &Path,
    passphrase: &Passphrase,
    expected: &Expected,
) -> Result<DecryptionShare, Problem> {
    let verified = verify_file(archive, |source| source)?;
    let (label, secret) = sealed_file::open(key_file, Content::TrusteeKey, passphrase)?;
    let mut state = TrusteeState::from_secret_json(&secret)?;
    let share =
        decrypt_verified(&verified, &mut state, expected).map_err(|refused| refused.problem(archive))?;
    sealed_file::replace(
        key_file,
        Content::TrusteeKey,
        &label.owner,
        passphrase,
        &state.to_secret_json(),
    )?;
    Ok(share)
}

/// Decrypts the tally of a verified archive. The caller saves `state` before giving the share to anybody.
///
/// # Errors
/// [`DecryptionRefused`]; the state is then unchanged.
pub fn decrypt_verified(
    verified: &VerifiedElection,
    state: &mut TrusteeState,
    expected: &Expected,
) -> Result<DecryptionShare, DecryptionRefused> {
    check_box(verified, state, expected)?;
    let uuid = verified.election().uuid().to_string();
    let tally = verified.tally().hash();
    if let Some(done) = state.decryption(&uuid) {
        if (done.head, done.tally) != (expected.head, tally) {
            return Err(DecryptionRefused::AlreadyDecrypted { head: done.head });
        }
        return DecryptionShare::from_json(done.share.as_bytes()).ok_or(DecryptionRefused::NoKey);
    }
    let owner = check_own_place(state, verified.trustees()).map_err(|_| DecryptionRefused::NotOurTrustees)?;
    let key = state.key().ok_or(DecryptionRefused::NoKey)?;
    let randomness = DecryptionRandomness::new(randomness::bytes());
    let decryption =
        PartialDecryption::create(key, verified.election().hash(), verified.tally(), &randomness);
    let share = DecryptionShare {
        version: 1,
        election: verified.election().uuid().clone(),
        head: expected.head,
        owner,
        trustee: state.name().to_owned(),
        decryption,
    };
    let text = String::from_utf8(share.to_json()).expect("JSON is UTF-8");
    state.record(Decryption {
        uuid,
        head: expected.head,
        tally,
        share: text,
    });
    Ok(share)
}

fn check_box(
    verified: &VerifiedElection,
    state: &TrusteeState,
    expected: &Expected,
) -> Result<(), DecryptionRefused> {
    match verified.stage() {
        Stage::Empty | Stage::Voting => return Err(DecryptionRefused::NotClosed),
        Stage::Finished => return Err(DecryptionRefused::AlreadyFinished),
        Stage::Closed | Stage::Tallied => {}
    }
    let found = verified.ballots();
    if found != expected.ballots {
        return Err(DecryptionRefused::Ballots {
            expected: expected.ballots,
            found,
        });
    }
    let head = verified.head().hash;
    if head != expected.head {
        return Err(DecryptionRefused::Head {
            expected: expected.head,
            found: head,
        });
    }
    let uuid = verified.election().uuid();
    let Some(min) = state.min_ballots(uuid.as_str()) else {
        return Err(DecryptionRefused::UnknownElection {
            uuid: uuid.to_string(),
        });
    };
    if found < min {
        return Err(DecryptionRefused::TooFew { found, min });
    }
    if state.key().is_none() {
        return Err(DecryptionRefused::NoKey);
    }
    check_own_place(state, verified.trustees()).map_err(|_| DecryptionRefused::NotOurTrustees)?;
    Ok(())
}

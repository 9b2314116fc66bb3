//! The session and device cookies: random values signed by HMAC-SHA-256, so that forged ones cost no read.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use std::fmt;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

/// The cookie that holds a session. `__Host-`: secure, this host only, path `/` (RFC 6265bis).
pub(crate) const SESSION: &str = "__Host-session";
/// The cookie that marks a device on which a voter has signed in.
pub(crate) const DEVICE: &str = "__Host-device";

/// The key that signs cookies.
#[derive(Clone)]
pub struct CookieKey(Zeroizing<[u8; 32]>);

/// A session's random value: 32 bytes. The table knows only its SHA-256.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(Zeroizing<[u8; 32]>);

/// A device cookie's text, not yet checked against a voter.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceToken(String);

impl CookieKey {
    /// A key of 32 secret bytes.
    pub fn new(key: [u8; 32]) -> Self {
        Self(Zeroizing::new(key))
    }

    /// The session cookie's value: `random.signature`.
    pub fn sign_session(&self, token: &SessionToken) -> String {
        format!(
            "{}.{}",
            encode(token.0.as_slice()),
            encode(&self.mac("session", token.0.as_slice()))
        )
    }

    /// Reads a session cookie's value; `None` unless its signature is ours (compared in constant time).
    pub fn read_session(&self, value: &str) -> Option<SessionToken> {
        let (random, signature) = value.split_once('.')?;
        let token: [u8; 32] = URL_SAFE_NO_PAD.decode(random).ok()?.try_into().ok()?;
        let signed = self.mac("session", &token);
        let given = URL_SAFE_NO_PAD.decode(signature).ok()?;
        bool::from(given.ct_eq(&signed)).then(|| SessionToken(Zeroizing::new(token)))
    }

    /// A device cookie's value for a voter (named by the text of the voter key): it opens nothing, it only keeps the
    /// voter's own bucket of password tries on this device.
    pub fn sign_device(&self, random: [u8; 16], voter: &str) -> String {
        format!(
            "{}.{}",
            encode(&random),
            encode(&self.mac("device", &device_content(&random, voter)))
        )
    }

    /// Whether a device cookie was made for this voter; answers with a name for its bucket.
    pub fn read_device(&self, token: &DeviceToken, voter: &str) -> Option<String> {
        let (random, signature) = token.0.split_once('.')?;
        let random_bytes: [u8; 16] = URL_SAFE_NO_PAD.decode(random).ok()?.try_into().ok()?;
        let signed = self.mac("device", &device_content(&random_bytes, voter));
        let given = URL_SAFE_NO_PAD.decode(signature).ok()?;
        bool::from(given.ct_eq(&signed)).then(|| random.to_owned())
    }

    fn mac(&self, purpose: &str, content: &[u8]) -> [u8; 32] {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.0.as_slice()).expect("HMAC takes keys of any length");
        mac.update(purpose.as_bytes());
        mac.update(b"|");
        mac.update(content);
        mac.finalize().into_bytes().into()
    }
}

impl SessionToken {
    /// A session named by fresh random bytes.
    pub fn new(random: [u8; 32]) -> Self {
        Self(Zeroizing::new(random))
    }

    /// SHA-256 of the random value, in hex: the key of the session's row.
    pub fn fingerprint(&self) -> String {
        Sha256::digest(self.0.as_slice())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// A key that only whoever brings the cookie gives us: HMAC-SHA-256 under the random value. The fingerprint doesn't lead to it.
    pub fn sealing_key(&self) -> Zeroizing<[u8; 32]> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.0.as_slice()).expect("HMAC takes keys of any length");
        mac.update(b"sealing");
        Zeroizing::new(mac.finalize().into_bytes().into())
    }
}

impl DeviceToken {
    pub(crate) fn new(value: &str) -> Self {
        Self(value.to_owned())
    }
}

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn device_content(random: &[u8; 16], voter: &str) -> Vec<u8> {
    [random.as_slice(), voter.as_bytes()].concat()
}

macro_rules! opaque {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )*};
}

opaque!(CookieKey, SessionToken, DeviceToken);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn se_04_a_session_cookie_with_any_byte_changed_is_refused() {
        let key = CookieKey::new([7; 32]);
        let token = SessionToken::new([9; 32]);
        let value = key.sign_session(&token);
        assert!(key.read_session(&value) == Some(token));
        for position in 0..value.len() {
            for other in [b'A', b'B', b'.', b'='] {
                let mut bytes = value.clone().into_bytes();
                if bytes[position] == other {
                    continue;
                }
                bytes[position] = other;
                let forged = String::from_utf8(bytes).unwrap();
                assert!(key.read_session(&forged).is_none(), "{position} {other}");
            }
        }
        assert!(CookieKey::new([8; 32]).read_session(&value).is_none());
    }

    #[test]
    fn the_key_that_a_session_cookie_gives_is_its_own_and_not_its_fingerprint() {
        let (one, other) = (SessionToken::new([9; 32]), SessionToken::new([10; 32]));
        assert_eq!(one.sealing_key(), SessionToken::new([9; 32]).sealing_key());
        assert_ne!(one.sealing_key(), other.sealing_key());
        let key: String = one
            .sealing_key()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_ne!(key, one.fingerprint());
    }

    #[test]
    fn a_device_cookie_serves_one_voter_only() {
        let key = CookieKey::new([7; 32]);
        let value = key.sign_device([1; 16], "claire");
        assert!(key.read_device(&DeviceToken::new(&value), "claire").is_some());
        assert!(key.read_device(&DeviceToken::new(&value), "paul").is_none());
    }
}

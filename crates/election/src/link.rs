//! One-time links: what each is for, how long it lives, and when it may still serve.
//!
//! ```text
//!   sent ──► Valid ──► Used          (the form behind it ended well)
//!              ├─────► Expired       (its time passed)
//!              └─────► Replaced      (a newer link was sent, AC-09)
//! ```
//! Opening a link changes nothing (AC-03): mail scanners open links too.

use crate::hex::sha256_hex;
use crate::{Instant, Refusal};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;
use zeroize::Zeroizing;

/// What a link is for. A link of one purpose is unknown to the forms of the others (AC-07).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(utoipa::ToSchema))]
pub enum LinkPurpose {
    /// Activating the account (M01, M02).
    Activation,
    /// Choosing a new password (SCREENS V40).
    Password,
    /// Redeeming a réassort (M03, M04).
    VotingCode,
}

/// How long the link of the opening mail lives.
pub const INVITATION: Duration = Duration::from_secs(30 * 86_400);
/// How long an activation link that the voter asked for lives.
pub const ACTIVATION: Duration = Duration::from_secs(86_400);
/// How long a password link lives.
pub const PASSWORD: Duration = Duration::from_secs(3_600);

/// The random value in a link's fragment: 16 bytes, in base 64 for URLs (22 characters). The table knows only its
/// SHA-256 (AC-08). No `Display`, an empty `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkToken(Zeroizing<[u8; 16]>);

impl LinkToken {
    /// A token of fresh random bytes.
    pub fn new(random: [u8; 16]) -> Self {
        Self(Zeroizing::new(random))
    }

    /// Reads a token, in exactly the form that [`LinkToken::expose`] writes.
    ///
    /// # Errors
    /// [`Refusal::LinkUnknown`] for anything else: cut, another case, padded (AC-06).
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let bytes = URL_SAFE_NO_PAD
            .decode(text)
            .map(Zeroizing::new)
            .map_err(|_| Refusal::LinkUnknown)?;
        let bytes = bytes.as_slice().try_into().map_err(|_| Refusal::LinkUnknown)?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    /// The text that a link carries.
    pub fn expose(&self) -> Zeroizing<String> {
        Zeroizing::new(URL_SAFE_NO_PAD.encode(self.0.as_slice()))
    }

    /// SHA-256 of the 16 bytes, in hex: the key of the link's row.
    pub fn fingerprint(&self) -> String {
        sha256_hex(self.0.as_slice())
    }
}

impl fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkToken")
    }
}

/// What is known of a link when it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// From when it no longer serves.
    pub expires_at: Instant,
    /// Whether it has served.
    pub used: bool,
    /// Whether a newer link of the same voter was sent since.
    pub replaced: bool,
}

/// Whether a link may serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It may.
    Valid,
    /// It has served.
    Used,
    /// Its time passed.
    Expired,
    /// A newer one was sent.
    Replaced,
}

impl Link {
    /// Whether the link may serve at `now`.
    pub fn state(&self, now: Instant) -> LinkState {
        if self.used {
            LinkState::Used
        } else if self.replaced {
            LinkState::Replaced
        } else if now >= self.expires_at {
            LinkState::Expired
        } else {
            LinkState::Valid
        }
    }

    /// Lets the link serve for `purpose` at `now`.
    ///
    /// # Errors
    /// [`Refusal::LinkUnknown`] for another purpose, [`Refusal::LinkExpired`] (also when replaced), and for a link that has served
    /// the sentence of its purpose: [`Refusal::LinkUsed`], [`Refusal::PasswordLinkUsed`], [`Refusal::ReissueLinkInvalid`].
    pub fn admit(&self, purpose: LinkPurpose, now: Instant) -> Result<(), Refusal> {
        if self.purpose != purpose {
            return Err(Refusal::LinkUnknown);
        }
        match self.state(now) {
            LinkState::Valid => Ok(()),
            LinkState::Used => Err(match purpose {
                LinkPurpose::Activation => Refusal::LinkUsed,
                LinkPurpose::Password => Refusal::PasswordLinkUsed,
                LinkPurpose::VotingCode => Refusal::ReissueLinkInvalid,
            }),
            LinkState::Expired | LinkState::Replaced => Err(Refusal::LinkExpired),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENT: Link = Link {
        purpose: LinkPurpose::Activation,
        expires_at: Instant::from_unix(100),
        used: false,
        replaced: false,
    };

    #[test]
    fn ac_01_ac_05_ac_07_ac_09_a_link_serves_once_in_time_for_its_purpose_and_until_a_newer_one() {
        use LinkPurpose::{Activation, Password, VotingCode};
        use Refusal::{LinkExpired, LinkUnknown, LinkUsed};
        let (used, replaced) = (
            Link { used: true, ..SENT },
            Link {
                replaced: true,
                ..SENT
            },
        );
        for (link, purpose, now, expected) in [
            (SENT, Activation, 99, Ok(())),
            (SENT, Activation, 100, Err(LinkExpired)),
            (SENT, Activation, 101, Err(LinkExpired)),
            (SENT, Password, 99, Err(LinkUnknown)),
            (SENT, VotingCode, 99, Err(LinkUnknown)),
            (used, Activation, 99, Err(LinkUsed)),
            (used, Activation, 101, Err(LinkUsed)),
            (used, Password, 99, Err(LinkUnknown)),
            (replaced, Activation, 99, Err(LinkExpired)),
            (
                Link {
                    used: true,
                    ..replaced
                },
                Activation,
                99,
                Err(LinkUsed),
            ),
        ] {
            assert_eq!(
                link.admit(purpose, Instant::from_unix(now)),
                expected,
                "{link:?} for {purpose:?} at {now}"
            );
        }
    }

    #[test]
    fn a_link_that_has_served_says_what_it_did() {
        for (purpose, expected) in [
            (LinkPurpose::Activation, Refusal::LinkUsed),
            (LinkPurpose::Password, Refusal::PasswordLinkUsed),
            (LinkPurpose::VotingCode, Refusal::ReissueLinkInvalid),
        ] {
            let link = Link {
                purpose,
                used: true,
                ..SENT
            };
            assert_eq!(link.admit(purpose, Instant::from_unix(99)), Err(expected));
        }
    }

    #[test]
    fn ac_06_a_token_is_read_in_one_form_only() {
        let token = LinkToken::new(*b"0123456789abcdef");
        let text = token.expose();
        assert_eq!((text.len(), LinkToken::parse(&text)), (22, Ok(token)));
        let cut = &text[..21];
        for wrong in [
            "",
            cut,
            &format!("{}=", *text),
            &format!("{}==", *text),
            &format!(" {}", *text),
            &format!("{}\0", *text),
            &format!("{cut}x"),
            &text.repeat(2),
        ] {
            assert_eq!(LinkToken::parse(wrong), Err(Refusal::LinkUnknown), "{wrong:?}");
        }
    }

    #[test]
    fn ac_08_the_fingerprint_is_sha_256_and_the_token_is_never_shown() {
        let token = LinkToken::new([0; 16]);
        assert_eq!(
            token.fingerprint(),
            "374708fff7719dd5979ec875d56cd2286f6d3cf7ec317a3b25632aab28ec37bb"
        );
        assert_eq!(format!("{token:?}"), "LinkToken");
    }
}

//! One secret per purpose, so that one role reads no more than its own.

/// What a secret is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// `k_id`: the keys of voters' rows and the names of the limits' buckets.
    Identity,
    /// The pepper of passwords and answers, the MAC of NUMEN and social security number.
    Personal,
    /// `k_mail`: the professional address kept for notices.
    Mailbox,
    /// Session and device cookies, proof-of-work challenges.
    Cookies,
    /// `k_link`: what joins a voter to a credential; destroyed after the result is final.
    Link,
    /// The Ed25519 seed of deposit receipts (preuve de dépôt).
    UrnReceipts,
    /// The Ed25519 seed of émargement certificates.
    EmargementReceipts,
    /// The Ed25519 seed of the log of re-issued codes.
    ReissueLog,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 8] = [
        Self::Identity,
        Self::Personal,
        Self::Mailbox,
        Self::Cookies,
        Self::Link,
        Self::UrnReceipts,
        Self::EmargementReceipts,
        Self::ReissueLog,
    ];

    /// The purpose in text, for example `urn-receipts`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Personal => "personal",
            Self::Mailbox => "mailbox",
            Self::Cookies => "cookies",
            Self::Link => "link",
            Self::UrnReceipts => "urn-receipts",
            Self::EmargementReceipts => "emargement-receipts",
            Self::ReissueLog => "reissue-log",
        }
    }

    /// The environment variable that names the secret (its ARN or name, never its value).
    pub const fn variable(self) -> &'static str {
        match self {
            Self::Identity => "ISOLOIR_SECRET_IDENTITY",
            Self::Personal => "ISOLOIR_SECRET_PERSONAL",
            Self::Mailbox => "ISOLOIR_SECRET_MAILBOX",
            Self::Cookies => "ISOLOIR_SECRET_COOKIES",
            Self::Link => "ISOLOIR_SECRET_LINK",
            Self::UrnReceipts => "ISOLOIR_SECRET_URN_RECEIPTS",
            Self::EmargementReceipts => "ISOLOIR_SECRET_EMARGEMENT_RECEIPTS",
            Self::ReissueLog => "ISOLOIR_SECRET_REISSUE_LOG",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_its_purpose_in_capitals() {
        for purpose in Purpose::ALL {
            let name = purpose.name().to_uppercase().replace('-', "_");
            assert_eq!(purpose.variable(), format!("ISOLOIR_SECRET_{name}"));
        }
    }
}

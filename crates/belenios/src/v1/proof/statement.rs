//! What a proof speaks about: the prefix that separates the uses of one proof from the others.

use crate::v1::group::GROUP_NAME;
use crate::v1::{Base64Digest, Element};

/// The closed list of statements proved with one secret. Each gives the prefix hashed before the commitments.
#[derive(Debug, Clone, Copy)]
pub enum Statement<'a> {
    /// A trustee knows the private key of `public_key`: `"pok|" || group || "|" || public_key || "|"`.
    ProofOfKnowledge {
        /// The trustee's public key.
        public_key: &'a Element,
    },
    /// The holder of the credential signs a ballot: `"sig|" || hash || "|"`.
    BallotSignature {
        /// Digest of the ballot without its signature.
        hash: &'a Base64Digest,
    },
    /// A trustee signs a message of the key establishment: `"sigmsg|" || message || "|"`.
    Message {
        /// The text signed.
        message: &'a str,
    },
    /// A trustee decrypts honestly: `"decrypt|" || election_hash || "|" || public_key || "|"`.
    Decryption {
        /// phi, the hash of the election.
        election_hash: &'a Base64Digest,
        /// The trustee's public key.
        public_key: &'a Element,
    },
    /// Isoloir, not Belenios: the sender holds the private credential now:
    /// `"isoloir-possession|" || uuid || "|" || credential || "|" || context || "|"`.
    Possession {
        /// Identifier of the election.
        election_uuid: &'a str,
        /// The public credential.
        credential: &'a Element,
        /// What the proof is made for, with the verifier's nonce. May hold any character: the parts before it cannot.
        context: &'a str,
    },
    /// Isoloir, not Belenios: a trustee approves a higher cap on the réassorts of an election:
    /// `"isoloir-reissue-cap|" || uuid || "|" || from || "|" || to || "|"`.
    ReissueCap {
        /// Identifier of the election.
        election_uuid: &'a str,
        /// The cap in force.
        from: u64,
        /// The cap that replaces it.
        to: u64,
    },
}

impl Statement<'_> {
    pub(super) fn prefix(&self) -> String {
        match self {
            Self::ProofOfKnowledge { public_key } => format!("pok|{GROUP_NAME}|{public_key}|"),
            Self::BallotSignature { hash } => format!("sig|{hash}|"),
            Self::Message { message } => format!("sigmsg|{message}|"),
            Self::Decryption {
                election_hash,
                public_key,
            } => format!("decrypt|{election_hash}|{public_key}|"),
            Self::Possession {
                election_uuid,
                credential,
                context,
            } => {
                format!("isoloir-possession|{election_uuid}|{credential}|{context}|")
            }
            Self::ReissueCap {
                election_uuid,
                from,
                to,
            } => format!("isoloir-reissue-cap|{election_uuid}|{from}|{to}|"),
        }
    }
}

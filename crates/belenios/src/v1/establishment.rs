//! How the trustees of a Pedersen item make their key together, by exchanging files. PROTOCOL §6.
//!
//! Five rounds; in each, everyone publishes one message and waits for all the others':
//!
//! | round | message | what it settles |
//! |---|---|---|
//! | 1 | [`CertificateMessage`] | the keys each one signs and receives with |
//! | 2 | [`CommitmentMessage`] | the hash of one's commitments to a secret polynomial, before seeing any other's |
//! | 3 | [`ContributionMessage`] | the commitments themselves, and a share encrypted to each other trustee |
//! | 4 | [`VerificationMessage`] | one's verification key, once every share received has been checked |
//! | 5 | [`assemble`] | the item of the trustees file, by anyone; each checks that their own certificate is in it |
//!
//! Round 2 is not in Belenios v1, where the last to publish can bias the key by choosing after having seen the others.
//! Every message signs the transcript of all earlier rounds, so a server that shows different messages to different
//! trustees only makes them stop. The outcome is exactly the structure of belenios-tool 3.x.
//!
//! Everything a trustee draws comes from one [`TrusteeSeed`], so that a step done again gives the same message; and
//! [`Participant`] refuses to do a step again over another transcript.

mod fault;
mod message;
mod participant;
mod round;
mod seed;
mod share;

pub use fault::{EstablishmentError, StepError};
pub use message::{
    CertificateBody, CertificateMessage, CommitmentBody, CommitmentMessage, ContributionBody,
    ContributionMessage, EstablishmentContext, MessageHeader, SignedBody, VerificationBody,
    VerificationMessage,
};
pub use participant::Participant;
pub use round::{Certificates, Commitments, Contributions, assemble};
pub use seed::TrusteeSeed;
pub use share::EncryptedShare;

#[cfg(test)]
mod tests;

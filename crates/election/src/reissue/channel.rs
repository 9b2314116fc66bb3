//! Where the link of a réassort goes.

use super::phone::PhoneNumber;
use super::private_email::PrivateEmail;

/// A private channel, read and accepted. Nothing keeps it: it is handed to the carrier and forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Channel {
    /// A text message.
    Sms(PhoneNumber),
    /// A message to a private mailbox.
    Email(PrivateEmail),
}

impl Channel {
    /// What the page may show of it.
    pub fn masked(&self) -> String {
        match self {
            Self::Sms(phone) => phone.masked(),
            Self::Email(email) => email.masked(),
        }
    }
}

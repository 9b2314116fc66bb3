//! The secrets one function holds.

use crate::fault::KeyFault;
use crate::purpose::Purpose;
use crate::secret::{Key, Secret};
use crate::store::SecretStore;
use std::collections::BTreeMap;

/// The secrets one function holds: those its environment names, or those the local run and the tests give it.
#[derive(Clone, Debug, Default)]
pub struct Keyring(BTreeMap<Purpose, Secret>);

impl Keyring {
    /// Reads from Secrets Manager the secrets that the environment names (`ISOLOIR_SECRET_<PURPOSE>`), and no other.
    ///
    /// # Errors
    /// [`KeyFault`] for the first secret that cannot be read or is too short.
    pub async fn from_environment() -> Result<Self, KeyFault> {
        let named = named();
        if named.is_empty() {
            return Ok(Self::default());
        }
        SecretStore::from_environment().await.read(&named).await
    }

    /// As [`Keyring::from_environment`], with the credentials of an operator's machine.
    ///
    /// # Errors
    /// [`KeyFault`] for the first secret that cannot be read or is too short.
    pub async fn from_profile() -> Result<Self, KeyFault> {
        let named = named();
        if named.is_empty() {
            return Ok(Self::default());
        }
        SecretStore::from_profile().await.read(&named).await
    }

    /// A keyring of given secrets.
    pub fn of(secrets: impl IntoIterator<Item = (Purpose, Secret)>) -> Self {
        Self(secrets.into_iter().collect())
    }

    /// A secret for every purpose, drawn from `draw`.
    pub fn drawn(mut draw: impl FnMut() -> [u8; 32]) -> Self {
        Self::of(Purpose::ALL.map(|purpose| (purpose, Secret::from_bytes(&draw()))))
    }

    /// The secret for a purpose.
    ///
    /// # Errors
    /// [`KeyFault::Missing`] when this function was not given it.
    pub fn secret(&self, purpose: Purpose) -> Result<&Secret, KeyFault> {
        self.find(purpose).ok_or(KeyFault::Missing(purpose))
    }

    /// The purpose's key: that of the secret under the purpose's own name. Every program that shares a table derives it so.
    ///
    /// # Errors
    /// [`KeyFault::Missing`] when this function was not given the secret.
    pub fn key(&self, purpose: Purpose) -> Result<Key, KeyFault> {
        Ok(self.secret(purpose)?.key(purpose.name()))
    }

    /// The key of the purpose of this name, if this function was given its secret.
    pub fn named(&self, name: &str) -> Option<Key> {
        let purpose = Purpose::ALL.into_iter().find(|purpose| purpose.name() == name)?;
        self.key(purpose).ok()
    }

    /// The secret for a purpose, if this function was given it.
    pub fn find(&self, purpose: Purpose) -> Option<&Secret> {
        self.0.get(&purpose)
    }

    /// The same secrets, but only those for these purposes: what one function would hold.
    #[must_use]
    pub fn only(&self, purposes: &[Purpose]) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(purpose, _)| purposes.contains(purpose))
                .map(|(p, s)| (*p, s.clone()))
                .collect(),
        )
    }
}

/// The secrets that the environment names.
fn named() -> Vec<(Purpose, String)> {
    Purpose::ALL
        .into_iter()
        .filter_map(|purpose| Some((purpose, std::env::var(purpose.variable()).ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_without_a_secret_says_which_variable_is_missing() {
        let keyring = Keyring::drawn(|| [5; 32]).only(&[Purpose::Cookies]);
        assert!(keyring.secret(Purpose::Cookies).is_ok());
        let fault = keyring.secret(Purpose::Link).unwrap_err().to_string();
        assert_eq!(
            fault,
            "no secret for link: set ISOLOIR_SECRET_LINK to the name or ARN of the secret"
        );
    }
}

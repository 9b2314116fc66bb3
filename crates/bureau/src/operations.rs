//! Both sides' storage and the keys, as operations hold them: from the environment, or given by a rehearsal.

use ballot_box::{BallotBox, ReceiptKeys, Seal};
use dynamo::Dynamo;
use election::{EventId, KeyList, SigningKey};
use keys::{KeyFault, Keyring, Purpose};
use voter_file::{IdentityKey, VoterFile, VoterKeys};

/// What operations work with. A verb that needs a secret which was not given is a [`KeyFault`].
#[derive(Clone, Debug)]
pub struct Operations {
    /// The people's side.
    pub voters: VoterFile,
    /// What names its rows.
    pub names: IdentityKey,
    /// The ballots' side.
    pub ballots: BallotBox,
    keys: Keyring,
}

/// The environment does not say enough.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A variable is absent.
    #[error("la variable d'environnement {0} n'est pas définie")]
    Variable(&'static str),
    /// A secret is absent or unfit.
    #[error("un secret manque ({0})")]
    Key(#[from] KeyFault),
}

impl Operations {
    /// Connects to the storage that `ISOLOIR_TABLE_PREFIX` and AWS's own variables name, with the secrets that
    /// `ISOLOIR_SECRET_<PURPOSE>` name.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn from_environment(event: EventId) -> Result<Self, StartError> {
        const PREFIX: &str = "ISOLOIR_TABLE_PREFIX";
        let prefix = std::env::var(PREFIX).map_err(|_| StartError::Variable(PREFIX))?;
        let keys = Keyring::from_profile().await?;
        Ok(Self::new(Dynamo::from_profile(prefix).await, event, keys)?)
    }

    /// Works on a given storage with given secrets.
    ///
    /// # Errors
    /// [`KeyFault::Missing`] without the identity secret.
    pub fn new(dynamo: Dynamo, event: EventId, keys: Keyring) -> Result<Self, KeyFault> {
        let voter_keys = VoterKeys::of(|name| keys.named(name));
        Ok(Self {
            voters: VoterFile::new(dynamo.clone(), event, voter_keys),
            names: IdentityKey::new(keys.key(Purpose::Identity)?),
            ballots: BallotBox::new(dynamo),
            keys,
        })
    }

    /// The public keys that sign receipts, for the sealed parameters.
    ///
    /// # Errors
    /// [`KeyFault::Missing`].
    pub fn receipt_keys(&self) -> Result<ReceiptKeys, KeyFault> {
        let public = |purpose| Ok(vec![String::from(self.signing_key(purpose)?.public())]);
        Ok(ReceiptKeys {
            deposit: public(Purpose::UrnReceipts)?,
            emargement: public(Purpose::EmargementReceipts)?,
        })
    }

    /// The public key that signs the log of re-issues.
    ///
    /// # Errors
    /// [`KeyFault::Missing`].
    pub fn reissue_keys(&self) -> Result<KeyList, KeyFault> {
        Ok(KeyList::new(vec![self.reissue_signer()?.public()]))
    }

    /// Signs the log of re-issues: here, a raise of its cap.
    ///
    /// # Errors
    /// [`KeyFault::Missing`].
    pub fn reissue_signer(&self) -> Result<SigningKey, KeyFault> {
        self.signing_key(Purpose::ReissueLog)
    }

    /// Signs a closing statement with the key of the proofs of deposit.
    ///
    /// # Errors
    /// [`KeyFault::Missing`].
    pub fn seal(&self) -> Result<impl FnOnce(&str) -> Seal + Send + use<>, KeyFault> {
        let key = self.signing_key(Purpose::UrnReceipts)?;
        Ok(move |text: &str| Seal {
            key: key.public().id().into(),
            signature: key.sign(text).into(),
        })
    }

    /// Signs the bureau's decisions: the key of the proofs of deposit, whose public part voters have.
    ///
    /// # Errors
    /// [`KeyFault::Missing`].
    pub fn decision_signer(&self) -> Result<SigningKey, KeyFault> {
        self.signing_key(Purpose::UrnReceipts)
    }

    /// The public key that the bureau's decisions are checked with.
    ///
    /// # Errors
    /// [`KeyFault::Missing`].
    pub fn decision_keys(&self) -> Result<KeyList, KeyFault> {
        Ok(KeyList::new(vec![self.decision_signer()?.public()]))
    }

    fn signing_key(&self, purpose: Purpose) -> Result<SigningKey, KeyFault> {
        Ok(SigningKey::from_seed(&*self.keys.key(purpose)?))
    }
}

//! The local run's secrets: drawn at the first start, kept in the data folder so that a restart finds the same voters.

use keys::{Keyring, Purpose, Secret};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// The secrets of the data folder cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", path.display())]
pub struct SecretsError {
    path: PathBuf,
    reason: String,
}

/// Reads the secrets of a data folder, drawing them the first time; without a folder, draws new ones.
/// These are secrets of a local run: a deployed portal's stand in Secrets Manager.
///
/// # Errors
/// [`SecretsError`] naming the file.
pub fn local_secrets(folder: Option<&Path>) -> Result<Keyring, SecretsError> {
    let Some(folder) = folder else {
        return Ok(keyring(&draw()));
    };
    let path = folder.join("secrets.json");
    let failed = |reason: String| SecretsError {
        path: path.clone(),
        reason,
    };
    if path.exists() {
        let text = fs::read_to_string(&path).map_err(|error| failed(error.to_string()))?;
        let kept: BTreeMap<String, String> =
            serde_json::from_str(&text).map_err(|error| failed(error.to_string()))?;
        if Purpose::ALL
            .iter()
            .any(|purpose| kept.get(purpose.name()).is_none_or(|text| text.len() != 64))
        {
            return Err(failed("a secret is missing or too short".to_owned()));
        }
        return Ok(keyring(&kept));
    }
    let drawn = draw();
    let text = serde_json::to_string_pretty(&drawn).expect("text is JSON");
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .map_err(|error| failed(error.to_string()))?;
    file.write_all(text.as_bytes())
        .map_err(|error| failed(error.to_string()))?;
    Ok(keyring(&drawn))
}

fn draw() -> BTreeMap<String, String> {
    let hex = |bytes: [u8; 32]| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let one = || {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the system gives random bytes");
        hex(bytes)
    };
    Purpose::ALL
        .iter()
        .map(|purpose| (purpose.name().to_owned(), one()))
        .collect()
}

fn keyring(texts: &BTreeMap<String, String>) -> Keyring {
    let secret = |purpose: Purpose| {
        let text = texts.get(purpose.name()).cloned().unwrap_or_default();
        Secret::from_text(purpose, text).expect("64 hex digits are long enough")
    };
    Keyring::of(Purpose::ALL.map(|purpose| (purpose, secret(purpose))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restart_finds_the_same_secrets_and_another_folder_finds_others() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let key = |folder: &Path| {
            let keyring = local_secrets(Some(folder)).unwrap();
            *keyring.secret(Purpose::Link).unwrap().key("k")
        };
        assert_eq!(key(folder.path()), key(folder.path()));
        assert_ne!(key(folder.path()), key(other.path()));
    }

    #[test]
    fn a_damaged_secrets_file_is_named_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets.json");
        fs::write(&path, "{\"link\":\"short\"}").unwrap();
        assert!(
            local_secrets(Some(folder.path()))
                .unwrap_err()
                .to_string()
                .contains("secrets.json")
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "{\"link\":\"short\"}");
    }
}

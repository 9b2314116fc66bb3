//! Secrets at rest: a file sealed under a passphrase with Argon2id (RFC 9106) and XChaCha20-Poly1305.
//!
//! The file is one line of JSON (kind of content, owner, parameters, salt, nonce), a line feed, then the ciphertext.
//! The whole first line is authenticated, so a file renamed or edited to pass for another is refused.

use crate::passphrase::Passphrase;
use crate::private_file;
use crate::problem::Problem;
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use std::path::Path;
use zeroize::Zeroizing;

/// What a sealed file holds. Opening it as anything else is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// A trustee's private state or key.
    TrusteeKey,
    /// Which voter has which credential.
    Links,
}

/// What can be read of a sealed file without its passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    format: String,
    /// What it holds.
    pub content: Content,
    /// Whose it is: a trustee's name, an event's identifier.
    pub owner: String,
    kdf: Kdf,
    salt: String,
    nonce: String,
}

/// Argon2id's cost: memory in KiB, passes, lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kdf {
    argon2id_memory_kib: u32,
    passes: u32,
    lanes: u32,
}

const FORMAT: &str = "isoloir-sealed-1";
/// RFC 9106 §4, second recommended option: 64 MiB, 3 passes, 4 lanes.
const KDF: Kdf = Kdf {
    argon2id_memory_kib: 64 << 10,
    passes: 3,
    lanes: 4,
};
/// A label that asks for more memory than this, in KiB, is not one of ours.
const MAX_MEMORY_KIB: u32 = 1 << 20;
const MAX_LABEL_BYTES: usize = 1_024;

/// Seals `secret` into a new file of mode 600.
///
/// # Errors
/// A [`Problem`] when the file exists or can't be written.
pub fn create(
    file: &Path,
    content: Content,
    owner: &str,
    passphrase: &Passphrase,
    secret: &[u8],
) -> Result<(), Problem> {
    private_file::create(file, &seal(content, owner, passphrase, secret)?)
}

/// Seals `secret` in place of what the file held, as one step.
///
/// # Errors
/// A [`Problem`] when it can't be written; the old content is kept.
pub fn replace(
    file: &Path,
    content: Content,
    owner: &str,
    passphrase: &Passphrase,
    secret: &[u8],
) -> Result<(), Problem> {
    private_file::replace(file, &seal(content, owner, passphrase, secret)?)
}

/// Opens a sealed file that must hold `content`.
///
/// # Errors
/// A [`Problem`]: readable by others, not such a file, of another content, cut or altered, or the passphrase is wrong.
pub fn open(
    file: &Path,
    content: Content,
    passphrase: &Passphrase,
) -> Result<(Label, Zeroizing<Vec<u8>>), Problem> {
    let bytes = private_file::read(file)?;
    let (label, first_line) = read_label(file, &bytes)?;
    if label.content != content {
        let what = format!(
            "ce fichier contient autre chose que ce qui est attendu ({:?})",
            label.content
        );
        return Err(Problem::refused(file, what, "indiquez le bon fichier."));
    }
    let payload = Payload {
        msg: &bytes[first_line.len()..],
        aad: first_line,
    };
    let (Some(salt), Some(nonce)) = (bytes_of::<16>(&label.salt), bytes_of::<24>(&label.nonce)) else {
        return Err(damaged(file));
    };
    let secret = cipher(file, label.kdf, passphrase, &salt)?
        .decrypt(&XNonce::from(nonce), payload)
        .map_err(|_| {
            Problem::refused(
                file,
                "la phrase de passe est fausse, ou le fichier a été tronqué ou modifié",
                "retapez la phrase de passe\u{a0}; sinon, reprenez une copie intacte du fichier.",
            )
        })?;
    Ok((label, Zeroizing::new(secret)))
}

fn seal(content: Content, owner: &str, passphrase: &Passphrase, secret: &[u8]) -> Result<Vec<u8>, Problem> {
    let salt: [u8; 16] = crate::randomness::bytes();
    let nonce: [u8; 24] = crate::randomness::bytes();
    let label = Label {
        format: FORMAT.to_owned(),
        content,
        owner: owner.to_owned(),
        kdf: KDF,
        salt: STANDARD_NO_PAD.encode(salt),
        nonce: STANDARD_NO_PAD.encode(nonce),
    };
    let mut bytes = serde_json::to_vec(&label).expect("a label always serialises");
    bytes.push(b'\n');
    let payload = Payload {
        msg: secret,
        aad: &bytes,
    };
    let cipher = cipher(Path::new(""), KDF, passphrase, &salt)?;
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), payload)
        .expect("less than 256 GiB");
    bytes.extend_from_slice(&sealed);
    Ok(bytes)
}

fn read_label<'a>(file: &Path, bytes: &'a [u8]) -> Result<(Label, &'a [u8]), Problem> {
    let end = bytes
        .iter()
        .take(MAX_LABEL_BYTES)
        .position(|byte| *byte == b'\n')
        .ok_or_else(|| damaged(file))?;
    let first_line = &bytes[..=end];
    let label: Label = serde_json::from_slice(first_line).map_err(|_| damaged(file))?;
    if label.format == FORMAT {
        Ok((label, first_line))
    } else {
        Err(damaged(file))
    }
}

fn damaged(file: &Path) -> Problem {
    Problem::refused(
        file,
        "ce n'est pas un fichier scellé par isoloir-ceremony, ou il est abîmé",
        "reprenez une copie intacte du fichier.",
    )
}

fn cipher(file: &Path, kdf: Kdf, passphrase: &Passphrase, salt: &[u8]) -> Result<XChaCha20Poly1305, Problem> {
    if kdf.argon2id_memory_kib > MAX_MEMORY_KIB || kdf.passes > 64 {
        return Err(damaged(file));
    }
    let params =
        Params::new(kdf.argon2id_memory_kib, kdf.passes, kdf.lanes, Some(32)).map_err(|_| damaged(file))?;
    let mut key = Zeroizing::new([0; 32]);
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2
        .hash_password_into(passphrase.bytes(), salt, key.as_mut())
        .map_err(|_| damaged(file))?;
    Ok(XChaCha20Poly1305::new((&*key).into()))
}

fn bytes_of<const N: usize>(text: &str) -> Option<[u8; N]> {
    STANDARD_NO_PAD.decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned()).unwrap()
    }

    fn sealed(folder: &Path) -> std::path::PathBuf {
        let file = folder.join("key");
        create(
            &file,
            Content::TrusteeKey,
            "anne",
            &passphrase("douze caractères"),
            b"my secret",
        )
        .unwrap();
        file
    }

    fn refusal(file: &Path, text: &str) -> String {
        open(file, Content::TrusteeKey, &passphrase(text))
            .unwrap_err()
            .what
    }

    #[test]
    fn ta_16_a_sealed_file_opens_only_with_its_passphrase_and_shows_no_secret() {
        let folder = tempfile::tempdir().unwrap();
        let file = sealed(folder.path());
        let (label, secret) = open(&file, Content::TrusteeKey, &passphrase("douze caractères")).unwrap();
        assert_eq!(
            (label.owner.as_str(), secret.as_slice()),
            ("anne", b"my secret".as_slice())
        );
        assert!(refusal(&file, "treize caractères").starts_with("la phrase de passe est fausse"));
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(6).any(|window| window == b"secret"));
        assert_eq!(
            std::fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }

    #[test]
    fn ta_16_a_file_others_may_read_a_cut_one_and_one_of_another_kind_or_owner_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = sealed(folder.path());
        let whole = std::fs::read(&file).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(refusal(&file, "douze caractères").contains("accessible à d'autres que vous (droits 644)"));
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert!(open(&file, Content::Links, &passphrase("douze caractères")).is_err());
        let mut swapped = whole.clone();
        let at = whole.windows(4).position(|window| window == b"anne").unwrap();
        swapped[at..at + 4].copy_from_slice(b"jean");
        for (content, said) in [
            (whole[..whole.len() - 1].to_vec(), "tronqué"),
            (whole[..40].to_vec(), "abîmé"),
            (Vec::new(), "abîmé"),
            (swapped, "modifié"),
        ] {
            std::fs::write(&file, content).unwrap();
            assert!(refusal(&file, "douze caractères").contains(said));
        }
    }

    #[test]
    fn a_passphrase_under_twelve_characters_is_refused() {
        assert!(Passphrase::new("onze lettre".to_owned()).is_err());
        assert_eq!(format!("{:?}", passphrase("douze caractères")), "Passphrase");
    }
}

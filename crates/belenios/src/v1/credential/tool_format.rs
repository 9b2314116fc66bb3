//! The private credentials printed by belenios-tool from version 2.4 on, for interoperability tests.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::PrivateCredential;
use crate::v1::election::BASE_58;
use crate::v1::{ElectionUuid, Scalar};

/// Lengths of the groups between the dashes of `XXXXX-XXXXXX-XXXXX-XXXXXX`.
const GROUPS: [usize; 4] = [5, 6, 5, 6];

/// The text is not of the form `XXXXX-XXXXXX-XXXXX-XXXXXX` in base 58.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a credential of the form XXXXX-XXXXXX-XXXXX-XXXXXX in base 58")]
pub struct ToolFormatError;

impl PrivateCredential {
    /// The credential that belenios-tool (2.4 and later) derives from a printed one: with
    /// `x_i = hex(SHA-256("derive_credential|" || uuid || "|" || i || "|" || code))` for i = 0 and 1, the integer
    /// `x_0 || x_1` modulo q.
    ///
    /// # Errors
    /// [`ToolFormatError`].
    pub fn from_tool_format(code: &str, election: &ElectionUuid) -> Result<Self, ToolFormatError> {
        let groups: Vec<&str> = code.split('-').collect();
        let well_formed = groups.iter().map(|group| group.len()).eq(GROUPS)
            && groups
                .iter()
                .all(|group| group.bytes().all(|byte| BASE_58.contains(&byte)));
        if !well_formed {
            return Err(ToolFormatError);
        }
        let mut uniform = Zeroizing::new([0; 64]);
        for (index, half) in uniform.chunks_exact_mut(32).enumerate() {
            let text = Zeroizing::new(format!("derive_credential|{election}|{index}|{code}"));
            half.copy_from_slice(&Sha256::digest(text.as_bytes()));
        }
        Ok(Self::from_scalar(Scalar::from_uniform(&uniform)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vector_of_the_tool_is_reproduced() {
        let election = "R7AxU4XsA1pU7D".parse().unwrap();
        let credential = PrivateCredential::from_tool_format("SocZD-JTve6J-Ysssj-X2HchK", &election).unwrap();
        let expected = "54ad846a80267adf71d062429a594cf90be46c50ee456aa7d4cf6088216269f3";
        assert_eq!(credential.public().to_string(), expected);
    }

    #[test]
    fn vc_05_the_same_code_gives_another_credential_in_another_election() {
        let (first, second) = (
            "R7AxU4XsA1pU7D".parse().unwrap(),
            "R7AxU4XsA1pU7E".parse().unwrap(),
        );
        let code = "SocZD-JTve6J-Ysssj-X2HchK";
        let in_first = PrivateCredential::from_tool_format(code, &first)
            .unwrap()
            .public();
        let in_second = PrivateCredential::from_tool_format(code, &second)
            .unwrap()
            .public();
        assert_ne!(in_first, in_second);
    }

    #[test]
    fn other_forms_are_refused() {
        let election = "R7AxU4XsA1pU7D".parse().unwrap();
        for code in [
            "",
            "SocZD-JTve6J-Ysssj-X2Hch",
            "SocZDJTve6JYsssjX2HchK",
            "S0cZD-JTve6J-Ysssj-X2HchK",
        ] {
            assert_eq!(
                PrivateCredential::from_tool_format(code, &election).err(),
                Some(ToolFormatError)
            );
        }
    }
}

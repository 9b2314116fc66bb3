//! Why a trustee's program does not decrypt.

use crate::problem::Problem;
use belenios::v1::HexDigest;
use std::path::Path;

/// A decryption is refused. Nothing was computed with the key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecryptionRefused {
    /// The ballot box is not closed. ATTACKS TA-01.
    #[error("l'urne n'est pas close\u{a0}: l'archive n'a pas d'événement de fermeture")]
    NotClosed,
    /// There is a result already.
    #[error("le résultat est déjà dans cette archive")]
    AlreadyFinished,
    /// Not the number of ballots of the minutes. ATTACKS TA-04.
    #[error("l'urne contient {found} bulletins, et non les {expected} du procès-verbal")]
    Ballots {
        /// Typed by the trustee.
        expected: u64,
        /// Counted.
        found: u64,
    },
    /// Not the head of the minutes. ATTACKS TA-04.
    #[error("la tête de l'archive est {found}, et non {expected} comme au procès-verbal")]
    Head {
        /// Typed by the trustee.
        expected: HexDigest,
        /// Computed.
        found: HexDigest,
    },
    /// Fewer ballots than the sealed minimum: the result would tell who voted what. ATTACKS TA-04.
    #[error("l'urne contient {found} bulletins, moins que le minimum scellé de {min}")]
    TooFew {
        /// Counted.
        found: u64,
        /// Sealed in the plan.
        min: u64,
    },
    /// The key was not made for this election.
    #[error("cette clé n'a pas été faite pour le scrutin {uuid}")]
    UnknownElection {
        /// That of the archive.
        uuid: String,
    },
    /// The trustee is not among those of the archive. ATTACKS TA-11, TA-16.
    #[error("cette clé n'est celle d'aucun dépositaire de ce scrutin")]
    NotOurTrustees,
    /// The establishment was never finished.
    #[error("ce fichier ne contient pas encore de clé établie")]
    NoKey,
    /// Another tally of this election was decrypted before. ATTACKS TA-03.
    #[error("cette clé a déjà déchiffré ce scrutin, pour l'urne de tête {head}")]
    AlreadyDecrypted {
        /// The head it was decrypted for.
        head: HexDigest,
    },
}

impl DecryptionRefused {
    /// What the trustee should do.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NotClosed => "attendez la fermeture, et demandez l'archive close.",
            Self::AlreadyFinished => "il n'y a plus rien à déchiffrer.",
            Self::Ballots { .. } | Self::Head { .. } => {
                "comparez avec le procès-verbal\u{a0}; si l'écart demeure, ne déchiffrez pas et prévenez le bureau."
            }
            Self::TooFew { .. } => "ne déchiffrez pas\u{a0}: le bureau décide de la suite.",
            Self::UnknownElection { .. } | Self::NotOurTrustees => "vérifiez l'archive et le fichier de clé.",
            Self::NoKey => "terminez les étapes avec «\u{a0}trustee next\u{a0}», ou indiquez le bon fichier.",
            Self::AlreadyDecrypted { .. } => {
                "ne déchiffrez pas\u{a0}: un second dépouillement révélerait des votes. Prévenez le bureau."
            }
        }
    }

    /// The refusal as the program shows it.
    pub fn problem(&self, archive: &Path) -> Problem {
        Problem::refused(archive, self.to_string(), self.remedy())
    }
}

//! The reasons of a refusal, in French.

use belenios::v1::verify::InvalidReason;

/// The sentence for a reason, then its stable code, then the exact words of the verifier.
pub fn reason_in_french(reason: &InvalidReason) -> String {
    let code = reason.code();
    format!("{} [{code}\u{a0}: {reason}]", sentence(code))
}

fn sentence(code: &str) -> &'static str {
    match code {
        "archive_truncated" => "le fichier est coupé",
        "archive_height" | "archive_parent" | "archive_order" => "la chaîne des événements est rompue",
        "archive_hash" => "un contenu ne correspond pas à son empreinte",
        "no_setup" => "aucun scrutin n'y est installé",
        "setup" | "election" => "la description du scrutin est irrecevable",
        "public_key" => "la clé publique du scrutin n'est pas celle des dépositaires",
        "ballot_unknown_credential" => "un bulletin n'est pas d'un électeur de la liste",
        "ballot_repeated_credential" => "un électeur a deux bulletins",
        "tally_mismatch" => "le total chiffré n'est pas le produit des bulletins de l'urne",
        "num_tallied" | "total_weight" => "le nombre de bulletins comptés n'est pas celui de l'urne",
        "result_below_threshold" => "il n'y a pas assez de parts de déchiffrement",
        "result_mismatch" => "le résultat n'est pas celui que donnent les parts de déchiffrement",
        "result_out_of_bound" => "le résultat dépasse le nombre de bulletins",
        _ if code.starts_with("archive_") => "l'archive n'a pas la forme exacte attendue",
        _ if code.starts_with("trustees_") => "les clés des dépositaires sont irrecevables",
        _ if code.starts_with("credentials_") => "la liste des codes publics est irrecevable",
        _ if code.starts_with("ballot_") => "un bulletin est irrecevable",
        _ if code.starts_with("share_") || code.starts_with("owned_") => {
            "une part de déchiffrement est fausse"
        }
        _ if code.contains("tally") => "le total chiffré est irrecevable",
        _ => "l'archive est irrecevable",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_told_in_french_with_its_code() {
        let told = reason_in_french(&InvalidReason::RepeatedCredential);
        assert!(
            told.starts_with("un électeur a deux bulletins [ballot_repeated_credential"),
            "{told}"
        );
    }
}

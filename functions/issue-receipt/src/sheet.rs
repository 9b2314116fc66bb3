//! What a receipt's page says, before anybody draws it: titles, rows, notes, and the signed line.

use election::{DepositReceipt, EmargementCertificate, Instant};

/// The names of the event and of the election, as people know them.
#[derive(Clone, Debug)]
pub struct Titles {
    /// For example `Élections professionnelles 2022`.
    pub event: String,
    /// For example `CSA de proximité de Paris`.
    pub election: String,
}

/// One page. A function of a receipt and its titles, and of nothing else.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The event, above the title.
    pub event: String,
    /// The title.
    pub title: &'static str,
    /// What the document attests, in one sentence.
    pub lead: &'static str,
    /// Label and value.
    pub rows: Vec<(&'static str, String)>,
    /// A value to be compared by eye: label, and groups of 4 characters.
    pub reference: Option<(&'static str, String)>,
    /// What to know.
    pub notes: &'static [&'static str],
    /// Who signed: `urne` or `fichier des électeurs`.
    pub signed_by: &'static str,
    /// The name of the key.
    pub key: String,
    /// The signature.
    pub signature: String,
    /// The line of the QR code: all that an offline check needs beside the published keys.
    pub compact: String,
    /// The moment attested.
    pub at: Instant,
}

/// SCREENS D03: election, ballot reference, minute; never a name.
pub fn deposit_sheet(receipt: &DepositReceipt, titles: &Titles) -> Sheet {
    Sheet {
        event: titles.event.clone(),
        title: "Preuve de dépôt du bulletin de vote dans l'urne",
        lead: "Le bulletin dont la référence figure ci-dessous a été déposé dans l'urne de ce scrutin.",
        rows: vec![
            ("Scrutin", titles.election.clone()),
            ("Date et heure du dépôt", receipt.deposited_at().in_french()),
            ("Identifiant du scrutin", receipt.election().to_string()),
        ],
        reference: Some(("Référence du bulletin", receipt.reference().in_groups())),
        notes: &[
            "Ce document ne porte pas votre nom et ne dit rien de votre choix\u{a0}: nul ne peut savoir pour qui vous avez voté.",
            "Cette référence doit être celle que votre navigateur a affichée avant l'envoi de votre bulletin.",
            "Après la clôture du vote, la liste des références de l'urne est publique\u{a0}: vous pouvez y retrouver la vôtre.",
            "Attention\u{a0}: par mesure de sécurité, cette preuve n'est plus téléchargeable par la suite. Conservez-la.",
        ],
        signed_by: "l'urne électronique",
        key: receipt.key().to_string(),
        signature: receipt.signature().to_string(),
        compact: receipt.compact(),
        at: receipt.deposited_at(),
    }
}

/// SCREENS D02: election, name, corps, minute; never a ballot reference.
pub fn emargement_sheet(certificate: &EmargementCertificate, titles: &Titles) -> Sheet {
    let who = certificate.signatory();
    Sheet {
        event: titles.event.clone(),
        title: "Émargement",
        lead: "La personne désignée ci-dessous a voté à ce scrutin et figure sur la liste d'émargement.",
        rows: vec![
            ("Scrutin", titles.election.clone()),
            ("Électrice ou électeur", who.name.to_string()),
            ("Corps", who.corps.to_string()),
            ("Numéro d'électeur", who.number.to_string()),
            ("A voté le", certificate.voted_at().in_french()),
            ("Identifiant du scrutin", certificate.election().to_string()),
        ],
        reference: None,
        notes: &[
            "Cet émargement atteste que vous avez voté. Il ne dit rien de votre choix et ne porte pas la référence de votre bulletin.",
            "Il est disponible à tout moment dans votre espace de vote.",
        ],
        signed_by: "le fichier des électeurs",
        key: certificate.key().to_string(),
        signature: certificate.signature().to_string(),
        compact: certificate.compact(),
        at: certificate.voted_at(),
    }
}

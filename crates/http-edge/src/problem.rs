//! From each refusal to its HTTP status, its stable code and its French sentence (RFC 9457). One table, no default:
//! a new refusal does not compile until it stands here.

use bytes::Bytes;
use election::{Instant, Refusal};
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderValue, Response, StatusCode};
use serde_json::{Value, json};

/// How a refusal is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// The stable code, shown small on the page, for example `VOT-501`.
    pub code: &'static str,
    /// The stable word in the problem's type, `urn:isoloir:refus:<slug>`.
    pub slug: &'static str,
    /// The French sentence: what, whether a vote was recorded where one could have been, and the way out.
    pub sentence: String,
    /// After how many seconds to try again, where that makes sense.
    pub retry_after: Option<u32>,
}

/// How each refusal is told.
pub fn problem(refusal: &Refusal) -> Problem {
    use Refusal as R;
    match refusal {
        R::MalformedRequest => told(
            400,
            "REQ-001",
            "requete-mal-formee",
            "La demande n'a pas la forme attendue. Rien n'a été enregistré.",
        ),
        R::UnsupportedMediaType => told(
            415,
            "REQ-002",
            "type-non-accepte",
            "La demande n'est pas du type attendu. Rien n'a été enregistré.",
        ),
        R::BodyTooLarge => told(
            413,
            "REQ-003",
            "demande-trop-grande",
            "La demande est trop grande. Rien n'a été enregistré.",
        ),
        R::ForeignOrigin => told(
            403,
            "REQ-004",
            "origine-etrangere",
            "La demande ne vient pas d'une page du portail Élections. Rien n'a été enregistré.",
        ),
        R::MethodNotAllowed => told(
            405,
            "REQ-005",
            "methode-refusee",
            "Cette adresse ne répond pas à cette méthode. Rien n'a été enregistré.",
        ),
        R::NotFound => told(
            404,
            "REQ-006",
            "introuvable",
            "Cette page n'existe pas ou ne vous est pas destinée.",
        ),
        R::InvalidFields(_) => told(
            422,
            "REQ-007",
            "champs-refuses",
            "Il y a des erreurs dans le formulaire. Rien n'a été enregistré.",
        ),
        R::NotAcceptable => told(
            406,
            "REQ-009",
            "format-non-disponible",
            "Ce document n'existe pas dans le format demandé. Ce qui est enregistré le reste.",
        ),
        R::ProofOfWork => told(
            403,
            "E-CAP",
            "verification-non-aboutie",
            "La vérification « Je ne suis pas un robot » n'a pas abouti. Cochez à nouveau la case.",
        ),
        R::TooManyRequests { retry_after } => Problem {
            retry_after: Some(*retry_after),
            ..told(
                429,
                "REQ-008",
                "trop-de-demandes",
                format!(
                    "Beaucoup d'électeurs se connectent. Réessayez dans {retry_after}\u{a0}s. Aucun vote n'a été enregistré par cette action."
                ),
            )
        },
        R::NotRecognised { remaining } => told(
            401,
            "AUT-101",
            "identifiant-ou-mot-de-passe-incorrect",
            format!("Identifiant ou mot de passe incorrect. {}", tries(*remaining)),
        ),
        R::TooManyTries { until } => told(
            429,
            "AUT-102",
            "trop-d-essais",
            format!("Trop d'essais. Réessayez après {}.", until.hour_in_french()),
        ),
        R::SessionRequired => told(
            401,
            "AUT-103",
            "session-expiree",
            "Votre session a expiré. Aucun vote n'a été enregistré par cette action.",
        ),
        R::PortalNotOpen { opens } => told(
            403,
            "AUT-105",
            "portail-pas-ouvert",
            format!("Le portail ouvrira le {}.", opens.in_french()),
        ),
        R::LinkExpired => told(
            410,
            "ACT-201",
            "lien-expire",
            "Ce lien n'est plus valable. Demandez un nouveau lien.",
        ),
        R::LinkUsed => told(
            410,
            "ACT-202",
            "lien-utilise",
            "Ce lien a déjà servi\u{a0}: votre compte est activé.",
        ),
        R::PasswordLinkUsed => told(
            410,
            "ACT-204",
            "lien-de-mot-de-passe-utilise",
            "Ce lien a déjà servi\u{a0}: votre mot de passe a été changé. Identifiez-vous, ou demandez un nouveau lien.",
        ),
        R::LinkUnknown => told(
            410,
            "ACT-203",
            "lien-incomplet",
            "Ce lien est incomplet. Copiez-le entièrement ou demandez un nouveau lien.",
        ),
        R::AnswerNotRecognised { remaining } => told(
            403,
            "AUT-104",
            "reponse-incorrecte",
            format!(
                "La réponse à votre question Défi n'est pas reconnue. {}",
                tries(*remaining)
            ),
        ),
        R::CurrentPasswordNotRecognised { remaining } => told(
            403,
            "AUT-106",
            "mot-de-passe-actuel-incorrect",
            format!(
                "Votre mot de passe actuel n'est pas reconnu. {}",
                tries(*remaining)
            ),
        ),
        R::ChallengeSealed { since } => told(
            409,
            "AUT-107",
            "question-defi-scellee",
            format!(
                "La question Défi ne peut plus être changée depuis le {}. Celle que vous aviez choisie reste valable.",
                since.in_french()
            ),
        ),
        R::RollNotDisplayed { since } => told(
            409,
            "LIS-701",
            "liste-retiree",
            format!(
                "La liste électorale n'est plus affichée depuis le {}.",
                since.in_french()
            ),
        ),
        R::ClaimsClosed { since } => told(
            409,
            "LIS-702",
            "reclamations-closes",
            format!(
                "Les réclamations étaient reçues jusqu'au {}. Votre réclamation n'a pas été enregistrée.",
                since.in_french()
            ),
        ),
        R::CodeNotRecognised { remaining } => told(
            403,
            "COD-302",
            "code-non-reconnu",
            format!("Ce code de vote n'est pas reconnu. {}", tries(*remaining)),
        ),
        R::CodeReplaced { at } => told(
            403,
            "COD-303",
            "code-remplace",
            format!(
                "Ce code a été remplacé le {} par un réassort. Utilisez le dernier code reçu.",
                at.day_in_french()
            ),
        ),
        R::PageOutdated => told(
            409,
            "COD-306",
            "page-perimee",
            "Cette page n'est plus à jour. Rechargez-la et recommencez. Rien n'a été enregistré.",
        ),
        R::VotedEverywhere => told(
            409,
            "COD-305",
            "deja-vote-partout",
            "Vous avez déjà voté à tous vos scrutins.",
        ),
        R::FactorsNotRecognised { remaining } => told(
            403,
            "REA-401",
            "informations-non-reconnues",
            format!(
                "Les informations saisies ne correspondent pas à votre compte. {}",
                tries(*remaining)
            ),
        ),
        R::FactorMissing => told(
            409,
            "REA-402",
            "donnee-absente",
            "Votre établissement ne nous a pas transmis cette donnée\u{a0}: contactez l'assistance.",
        ),
        R::ChannelIsProfessional => told(
            422,
            "REA-403",
            "adresse-professionnelle",
            "Choisissez une adresse personnelle, différente de celle de votre messagerie professionnelle.",
        ),
        R::PhoneNotAccepted => told(
            422,
            "REA-404",
            "numero-non-valable",
            "Ce numéro de téléphone portable n'est pas valable. Saisissez un numéro français commençant par 06 ou 07, ou un numéro d'outre-mer avec son indicatif.",
        ),
        R::ChannelUnavailable => told(
            503,
            "REA-405",
            "canal-indisponible",
            "Le message n'a pas pu être envoyé. Saisissez à nouveau votre numéro ou votre adresse, ou choisissez l'autre moyen d'envoi. Votre code de vote actuel reste valable.",
        ),
        R::ReissueLinkInvalid => told(
            410,
            "REA-406",
            "lien-de-reassort-expire",
            "Ce lien de réassort n'est plus valable. Demandez un nouveau lien. Votre code de vote actuel reste valable.",
        ),
        R::ReissueNotOpen => told(
            409,
            "REA-407",
            "reassort-ferme",
            "Le réassort du code de vote n'est possible que pendant la période de vote.",
        ),
        R::ReissueCapReached => told(
            409,
            "REA-408",
            "plafond-de-reassorts",
            "Le nombre de réassorts prévu pour ce scrutin est atteint\u{a0}: contactez l'assistance. Votre code de vote actuel reste valable.",
        ),
        R::ReissueCredentialsInvalid => told(
            422,
            "REA-409",
            "nouveau-code-refuse",
            "Le nouveau code de vote n'a pas pu être enregistré. Votre code de vote actuel reste valable.",
        ),
        R::AlreadyVoted { at } => told(
            409,
            "VOT-501",
            "deja-vote",
            format!(
                "Vous avez déjà voté à ce scrutin le {}. Ce nouvel envoi n'a pas été enregistré.",
                at.in_french()
            ),
        ),
        R::VoteClosed { since } => told(
            409,
            "VOT-502",
            "vote-clos",
            format!(
                "Le vote est clos depuis le {}. Votre bulletin n'a pas été déposé.",
                since.in_french()
            ),
        ),
        R::VoteNotOpen { opens } => told(
            409,
            "VOT-500",
            "pas-ouvert",
            format!(
                "Le vote ouvrira le {}. Votre bulletin n'a pas été déposé.",
                opens.in_french()
            ),
        ),
        R::VoteSuspended { since } => told(
            409,
            "VOT-505",
            "vote-suspendu",
            match since {
                Some(since) => format!(
                    "Le vote est suspendu par le bureau de vote depuis {}. Aucun vote n'a été enregistré par cette action.",
                    since.hour_in_french()
                ),
                None => "Le vote est suspendu par le bureau de vote. Aucun vote n'a été enregistré par cette action."
                    .to_owned(),
            },
        ),
        R::BallotNotCanonical => told(
            400,
            "VOT-510",
            "ballot-non-canonique",
            "Votre bulletin n'a pas la forme attendue. Aucun vote n'est enregistré.",
        ),
        R::BallotForeign => told(
            422,
            "VOT-511",
            "bulletin-d-un-autre-scrutin",
            "Ce bulletin a été fait pour un autre scrutin. Aucun vote n'est enregistré.",
        ),
        R::BallotInvalid => told(
            422,
            "VOT-512",
            "bulletin-non-valable",
            "Les preuves de ce bulletin ne sont pas valables. Aucun vote n'est enregistré.",
        ),
        R::CredentialNotYours => told(
            403,
            "VOT-513",
            "code-d-un-autre-electeur",
            "Ce bulletin n'a pas été fait avec votre code de vote actuel. Aucun vote n'est enregistré.",
        ),
        R::NotOnRoll => told(
            403,
            "VOT-514",
            "pas-electeur",
            "Vous n'êtes pas électeur de ce scrutin. Aucun vote n'est enregistré.",
        ),
        R::OutcomeUnknown => Problem {
            retry_after: Some(2),
            ..told(
                503,
                "VOT-503",
                "depot-a-verifier",
                "Nous ne savons pas encore si votre bulletin a été reçu. Renvoyez le même bulletin\u{a0}: il ne peut être compté qu'une fois.",
            )
        },
        R::ReceiptNotOurs => told(
            422,
            "REC-601",
            "preuve-non-reconnue",
            "Cette preuve de dépôt n'a pas été signée par l'urne.",
        ),
        R::Busy => Problem {
            retry_after: Some(1),
            ..told(
                503,
                "SYS-901",
                "service-occupe",
                "Le service est momentanément très demandé. Aucun vote n'a été enregistré par cette action.",
            )
        },
    }
}

/// Every problem the portal can answer, with example values: what `docs/openapi.json` and the documentation list.
pub static PROBLEMS: std::sync::LazyLock<Vec<Problem>> = std::sync::LazyLock::new(|| {
    use Refusal as R;
    let at = Instant::from_unix(1_669_894_020);
    let refusals = [
        R::MalformedRequest,
        R::UnsupportedMediaType,
        R::BodyTooLarge,
        R::ForeignOrigin,
        R::MethodNotAllowed,
        R::NotFound,
        R::NotAcceptable,
        R::InvalidFields(Vec::new()),
        R::ProofOfWork,
        R::TooManyRequests { retry_after: 20 },
        R::NotRecognised { remaining: 3 },
        R::TooManyTries { until: at },
        R::SessionRequired,
        R::PortalNotOpen { opens: at },
        R::LinkExpired,
        R::LinkUsed,
        R::PasswordLinkUsed,
        R::LinkUnknown,
        R::AnswerNotRecognised { remaining: 2 },
        R::CurrentPasswordNotRecognised { remaining: 3 },
        R::ChallengeSealed { since: at },
        R::RollNotDisplayed { since: at },
        R::ClaimsClosed { since: at },
        R::CodeNotRecognised { remaining: 4 },
        R::CodeReplaced { at },
        R::PageOutdated,
        R::VotedEverywhere,
        R::FactorsNotRecognised { remaining: 2 },
        R::FactorMissing,
        R::ChannelIsProfessional,
        R::PhoneNotAccepted,
        R::ChannelUnavailable,
        R::ReissueLinkInvalid,
        R::ReissueNotOpen,
        R::ReissueCapReached,
        R::ReissueCredentialsInvalid,
        R::AlreadyVoted { at },
        R::VoteClosed { since: at },
        R::VoteNotOpen { opens: at },
        R::VoteSuspended { since: Some(at) },
        R::BallotNotCanonical,
        R::BallotForeign,
        R::BallotInvalid,
        R::CredentialNotYours,
        R::NotOnRoll,
        R::OutcomeUnknown,
        R::ReceiptNotOurs,
        R::Busy,
    ];
    refusals.iter().map(problem).chain([unavailable()]).collect()
});

pub(crate) fn refusal_response(refusal: &Refusal, now: Instant) -> Response<Bytes> {
    let mut problem = problem(refusal);
    let mut document = document(&problem);
    match refusal {
        Refusal::InvalidFields(fields) => {
            let fields: Vec<Value> = fields
                .iter()
                .map(|error| json!({"field": error.field, "reason": error.reason}))
                .collect();
            document["fields"] = fields.into();
        }
        Refusal::TooManyTries { until } => {
            problem.retry_after = u32::try_from(until.since(now).as_secs()).ok();
            document["until"] = until.rfc3339().into();
        }
        Refusal::AlreadyVoted { at } => document["voted_at"] = at.rfc3339().into(),
        _ => {}
    }
    response(&problem, &document)
}

/// The answer to a fault: what happened is in the log, never here (SYS-900).
pub(crate) fn fault_response() -> Response<Bytes> {
    let problem = unavailable();
    response(&problem, &document(&problem))
}

fn unavailable() -> Problem {
    Problem {
        retry_after: Some(5),
        ..told(
            503,
            "SYS-900",
            "service-indisponible",
            "Le service est momentanément indisponible. Aucun vote n'a été enregistré par cette action.",
        )
    }
}

fn told(status: u16, code: &'static str, slug: &'static str, sentence: impl Into<String>) -> Problem {
    Problem {
        status,
        code,
        slug,
        sentence: sentence.into(),
        retry_after: None,
    }
}

fn tries(remaining: u32) -> String {
    match remaining {
        0 => "Il ne vous reste plus d'essai.".to_owned(),
        1 => "Il vous reste 1\u{a0}essai.".to_owned(),
        many => format!("Il vous reste {many}\u{a0}essais."),
    }
}

fn document(problem: &Problem) -> Value {
    json!({
        "type": format!("urn:isoloir:refus:{}", problem.slug),
        "title": problem.sentence,
        "status": problem.status,
        "code": problem.code,
    })
}

fn response(problem: &Problem, document: &Value) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(document.to_string()));
    *response.status_mut() = StatusCode::from_u16(problem.status).expect("the table holds HTTP statuses");
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Some(seconds) = problem.retry_after {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

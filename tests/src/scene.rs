//! The event the tests play in: three elections, and a few voters whose secrets the tests know.

use ballot_box::{BallotBox, ParametersRow, ReceiptKeys};
use belenios::v1::trustee::{TrusteeItem, TrusteeKey, Trustees};
use belenios::v1::{
    CredentialList, Election, ElectionDraft, HexDigest, PrivateCredential, Question, ScalarRandomness,
    VotingCode,
};
use dynamo::ByteBuf;
use election::reissue::PersonalDatum;
use election::{Calendar, ElectionId, EventId, Identifier, Instant, Profile, VoterNumber};
use std::sync::OnceLock;
use voter_file::{
    ChallengeQuestion, ElectionRow, EventRow, IdentityKey, List, ListOrder, RightEntry, RollEntry, Settings,
    VoterFile,
};

/// The event.
pub const EVENT: &str = "pro2022";
/// « CAPN des IA-IPR, IEN et IJS »: four lists and the blank vote.
pub const CAPN: &str = "CAPNmJeYkPqR22";
/// « CSA de proximité de Paris »: six lists and the blank vote.
pub const CSA_PARIS: &str = "CSAParisRzTw22";
/// « CSA ministériel jeunesse et sports »: six lists and the blank vote.
pub const CSA_MJS: &str = "CSAMjsUvWxYz22";

const ELECTIONS: [(&str, &str, usize); 3] = [
    (CAPN, "CAPN des IA-IPR, IEN et IJS", 4),
    (CSA_PARIS, "CSA de proximité de Paris", 6),
    (CSA_MJS, "CSA ministériel jeunesse et sports", 6),
];

/// A voter, and what only that voter knows.
pub(crate) struct Known {
    pub(crate) name: &'static str,
    pub(crate) identifier: &'static str,
    pub(crate) number: &'static str,
    pub(crate) family_name: &'static str,
    pub(crate) numen: &'static str,
    pub(crate) password: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) elections: &'static [&'static str],
}

pub(crate) const VOTERS: [Known; 4] = [
    known(
        "claire",
        "claire.dupont@ac-paris.fr",
        "165805501",
        "DUPONT",
        "11E0412345KXT",
        "Oiseau-bleu-1873",
        &[CAPN, CSA_PARIS, CSA_MJS],
    ),
    known(
        "karim",
        "karim.benali@ac-paris.fr",
        "165805502",
        "BENALI",
        "11E9823411QRS",
        "Marche-lente-42!",
        &[CAPN, CSA_PARIS],
    ),
    known(
        "helene",
        "helene.le-goff@ac-paris.fr",
        "165805503",
        "LE GOFF",
        "11E0134876BVD",
        "Granit-rose-2204",
        &[CAPN, CSA_PARIS],
    ),
    known(
        "paul",
        "paul.martin@ac-paris.fr",
        "165805504",
        "MARTIN",
        "11E0745120MPL",
        "Tempete-calme-07",
        &[CSA_MJS],
    ),
];

const fn known(
    name: &'static str,
    identifier: &'static str,
    number: &'static str,
    family_name: &'static str,
    numen: &'static str,
    password: &'static str,
    elections: &'static [&'static str],
) -> Known {
    Known {
        name,
        identifier,
        number,
        family_name,
        numen,
        password,
        answer: "Ploumanac'h",
        elections,
    }
}

impl Known {
    /// The code on the paper notice.
    pub(crate) fn code(&self) -> VotingCode {
        let bytes = crate::seeded::bytes(self.number, VotingCode::RANDOMNESS);
        VotingCode::from_randomness(&bytes.try_into().expect("as many bytes as asked"))
    }
}

/// What was made before the portal opened: the same for every portal of a test program.
pub(crate) struct Sealed {
    pub(crate) elections: Vec<Election>,
    pub(crate) trustees: Trustees,
    /// For each voter, in order: the credential in each of the voter's elections.
    pub(crate) credentials: Vec<Vec<PrivateCredential>>,
    lists: Vec<CredentialList>,
}

/// Makes the trustee, the elections and the credentials, once.
pub(crate) fn sealed() -> &'static Sealed {
    static SEALED: OnceLock<Sealed> = OnceLock::new();
    SEALED.get_or_init(|| {
        let (_, public) = TrusteeKey::generate(&scalar("trustee"), &scalar("proof"));
        let trustees = Trustees::check(vec![TrusteeItem::Single(public)]).expect("one honest trustee");
        let elections: Vec<Election> = ELECTIONS
            .iter()
            .map(|planned| compose(&trustees, planned))
            .collect();
        let credentials: Vec<Vec<PrivateCredential>> = VOTERS
            .iter()
            .map(|voter| {
                let seed = voter.code().seed(EVENT, voter.number);
                voter
                    .elections
                    .iter()
                    .map(|uuid| seed.credential(&uuid.parse().expect("a uuid")))
                    .collect()
            })
            .collect();
        let of = |uuid: &str| {
            let mine = VOTERS
                .iter()
                .zip(&credentials)
                .filter_map(|(voter, credentials)| {
                    let position = voter.elections.iter().position(|known| *known == uuid)?;
                    Some(credentials[position].public())
                });
            CredentialList::new(mine).expect("no credential twice")
        };
        let lists = ELECTIONS.iter().map(|(uuid, ..)| of(uuid)).collect();
        Sealed {
            elections,
            trustees,
            credentials,
            lists,
        }
    })
}

/// Brings the event in, as the bureau does.
pub(crate) async fn import(
    voters: &VoterFile,
    names: &IdentityKey,
    ballots: &BallotBox,
    receipts: &ReceiptKeys,
) {
    let sealed = sealed();
    voters
        .import_event(&event_row(), &ELECTIONS.map(|planned| election_row(&planned)))
        .await
        .expect("the event");
    voters
        .import_voters(names, &VOTERS.iter().map(roll_entry).collect::<Vec<_>>())
        .await
        .expect("the roll");
    let rights: Vec<RightEntry> = VOTERS
        .iter()
        .zip(&sealed.credentials)
        .flat_map(|(voter, credentials)| {
            let key = names.voter_key(&Identifier::parse(voter.identifier).expect("an address"));
            voter
                .elections
                .iter()
                .zip(credentials)
                .map(move |(uuid, credential)| RightEntry {
                    voter: key.clone(),
                    election: election_id(uuid),
                    credential: credential.public().encoded().to_string(),
                })
        })
        .collect();
    voters.import_rights(&rights).await.expect("the rights");
    for (election, list) in sealed.elections.iter().zip(&sealed.lists) {
        let uuid = election.uuid().as_str();
        ballots
            .seal_credentials(uuid, list.iter())
            .await
            .expect("the sealed list");
        let row = ParametersRow {
            event: uuid.to_owned(),
            item: ParametersRow::ITEM.to_owned(),
            of_event: EVENT.to_owned(),
            election: ByteBuf::from(election.raw()),
            trustees: ByteBuf::from(sealed.trustees.to_json()),
            credentials: HexDigest::of(&list.to_json()).to_string(),
            receipts: receipts.clone(),
            sealed_at: calendar().sealed.unix(),
        };
        ballots.seal_parameters(row).await.expect("the sealed parameters");
    }
}

/// The guide's calendar.
pub(crate) fn calendar() -> Calendar {
    let at = |text| Instant::parse(text).expect("a date");
    Calendar {
        portal_opens: at("2022-10-13T08:00:00+02:00"),
        lists_published: at("2022-11-16T08:00:00+01:00"),
        sealed: at("2022-11-30T18:00:00+01:00"),
        vote_opens: at("2022-12-01T08:00:00+01:00"),
        vote_closes: at("2022-12-08T17:00:00+01:00"),
        grace_minutes: 15,
        claims_until: at("2022-11-30T18:00:00+01:00"),
        roll_displayed_until: at("2022-12-08T17:00:00+01:00"),
    }
}

fn compose(trustees: &Trustees, (uuid, title, lists): &(&str, &str, usize)) -> Election {
    Election::compose(ElectionDraft {
        name: (*title).to_owned(),
        description: String::new(),
        public_key: trustees.public_key(),
        questions: vec![Question {
            answers: (1..=*lists).map(|number| format!("Liste {number}")).collect(),
            blank: true,
            min: 1,
            max: 1,
            question: "Choisissez une liste ou le vote blanc".to_owned(),
        }],
        uuid: uuid.parse().expect("a uuid"),
        administrator: None,
        credential_authority: None,
    })
    .expect("a well-formed election")
}

fn event_row() -> EventRow {
    EventRow {
        event: EventId::parse(EVENT).expect("an event"),
        item: EventRow::ITEM.to_owned(),
        title: "Élections professionnelles 2022".to_owned(),
        calendar: calendar(),
        questions: vec![ChallengeQuestion {
            id: "ville".to_owned(),
            text: "Dans quelle ville vos parents se sont-ils rencontrés\u{202f}?".to_owned(),
        }],
        settings: Settings {
            employer_domains: vec!["ac-paris.fr".to_owned()],
            sender_name: "Élections professionnelles 2022".to_owned(),
            sms_sender: "ELECTIONS".to_owned(),
            phrase_passwords: false,
        },
        elections: ELECTIONS.iter().map(|(uuid, ..)| election_id(uuid)).collect(),
    }
}

fn election_row((uuid, title, lists): &(&str, &str, usize)) -> ElectionRow {
    let election = election_id(uuid);
    ElectionRow {
        event: EventId::parse(EVENT).expect("an event"),
        item: ElectionRow::item_of(&election),
        election,
        title: (*title).to_owned(),
        body: "CSA".to_owned(),
        seats: 10,
        lists: (1..=*lists)
            .map(|number| List {
                title: format!("Liste {number}"),
                affiliation: String::new(),
            })
            .collect(),
        blank: true,
        min: 1,
        max: 1,
        max_reissues: 3,
        min_ballots: 1,
        list_order: ListOrder::Sealed,
    }
}

fn roll_entry(voter: &Known) -> RollEntry {
    RollEntry {
        number: VoterNumber::parse(voter.number).expect("a number"),
        identifier: Identifier::parse(voter.identifier).expect("an address"),
        profile: Profile {
            civility: "Mme".to_owned(),
            family_name: voter.family_name.to_owned(),
            given_name: voter.name.to_owned(),
            corps: "Inspectrice de la jeunesse et des sports".to_owned(),
            establishment: "Rectorat de Paris".to_owned(),
            academy: "Académie de Paris".to_owned(),
        },
        numen: Some(PersonalDatum::parse(voter.numen).expect("a NUMEN")),
        nir: None,
        elections: voter.elections.iter().map(|uuid| election_id(uuid)).collect(),
    }
}

fn election_id(uuid: &str) -> ElectionId {
    ElectionId::parse(uuid).expect("a uuid")
}

fn scalar(name: &str) -> ScalarRandomness {
    ScalarRandomness::new(
        crate::seeded::bytes(name, 64)
            .try_into()
            .expect("as many bytes as asked"),
    )
}

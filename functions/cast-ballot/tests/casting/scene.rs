//! Two elections, some voters with a session each, and the four actions that touch the ballot box.

use ballot_box::tables::URN;
use ballot_box::{BallotBox, ParametersRow, ReceiptKeys};
use belenios::v1::trustee::{TrusteeItem, TrusteeKey, Trustees};
use belenios::v1::{
    Ballot, BallotRandomness, Choice, CredentialList, Election, ElectionDraft, HexDigest, PrivateCredential,
    Question, Scalar, ScalarRandomness,
};
use bytes::Bytes;
use cast_ballot::CastBallot;
use dynamo::testing::{Emulator, Rows, Schedule};
use dynamo::{ByteBuf, Dynamo, Write};
use election::{
    Calendar, ElectionId, EventId, Identifier, Instant, Profile, Signatory, SigningKey, VoterKey, VoterNumber,
};
use http::{Request, Response, StatusCode};
use http_edge::proof_of_work::{Difficulty, ProofOfWork};
use http_edge::{Action, Clock, CookieKey, Edge, Randomness, SessionToken};
use issue_receipt::IssueReceipt;
use list_ballot_references::ListBallotReferences;
use seal_ballot_box::SealBallotBox;
use serde_json::Value;
use sha2::{Digest as _, Sha512};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use voter_file::{
    ElectionRow, EventRow, IdentityKey, LinkKey, List, ListOrder, MailboxKey, PersonalKey, RightEntry,
    RollEntry, SessionRow, Settings, VoterFile, VoterKeys,
};
use zeroize::Zeroizing;

pub(crate) const CAPN: &str = "R7AxU4XsA1pU7D";
pub(crate) const CSA: &str = "9HmTq3WbkZx2vN";
const ORIGIN: &str = "https://vote.example.fr";

pub(crate) struct Scene {
    pub(crate) emulator: Emulator,
    pub(crate) dynamo: Dynamo,
    pub(crate) actions: Actions,
    pub(crate) elections: [Election; 2],
    now: Arc<AtomicI64>,
    voters: u32,
}

#[derive(Clone)]
pub(crate) struct Actions {
    pub(crate) cast: CastBallot,
    pub(crate) receipt: IssueReceipt,
    pub(crate) seal: SealBallotBox,
    pub(crate) references: ListBallotReferences,
}

impl Scene {
    /// The vote is open; voter 0 is on the roll of both elections, the others of the first only.
    pub(crate) async fn open(voters: u32) -> Self {
        let (emulator, _) = Emulator::start().await;
        let dynamo = emulator.spoilt(&Schedule::new(|_| None));
        for table in voter_file::tables::ALL.into_iter().chain([URN]) {
            dynamo.create_table(table).await.unwrap();
        }
        let now = Arc::new(AtomicI64::new(at("2022-12-01T12:27:00+01:00").unix()));
        let actions = actions(&dynamo, &now);
        let elections = [
            compose(CAPN, "CAPN des IA-IPR, IEN et IJS", 4),
            compose(CSA, "CSA de proximité de Paris", 6),
        ];
        let scene = Self {
            emulator,
            dynamo,
            actions,
            elections,
            now,
            voters,
        };
        scene.import().await;
        scene
    }

    /// The same portal, its functions started anew behind a connection spoilt as the schedule says.
    pub(crate) fn spoilt(&self, schedule: &Schedule) -> Actions {
        actions(&self.emulator.spoilt(schedule), &self.now)
    }

    /// The same portal, its functions started anew: nothing of theirs is warm.
    pub(crate) fn started_anew(&self, dynamo: &Dynamo) -> Actions {
        actions(dynamo, &self.now)
    }

    pub(crate) fn set_clock(&self, text: &str) {
        self.now.store(at(text).unix(), Ordering::SeqCst);
    }

    pub(crate) fn rows(&self) -> Rows {
        self.emulator.rows()
    }

    /// How many ballots and émargements there are.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let rows = self.rows();
        let voted = rows["rights"]
            .iter()
            .filter(|row| row.contains_key("voted_at"))
            .count();
        (rows["urn"].len(), voted)
    }

    /// Whether a voter's ballot is in the first election's box, and whether the voter is marked.
    pub(crate) async fn stored(&self, voter: u32) -> (bool, bool) {
        let CastBallot { voters, ballots, .. } = &self.actions.cast;
        let credential = credential(CAPN, voter).public().to_string();
        let ballot = ballots.ballot(CAPN, &credential).await.unwrap();
        let election = ElectionId::parse(CAPN).unwrap();
        let right = voters.right(&voter_key(voter), &election).await.unwrap().unwrap();
        (ballot.is_some(), right.voted_at.is_some())
    }

    /// The bytes of a ballot of a voter's credential, with randomness named by `draw`.
    pub(crate) fn ballot(&self, election: usize, voter: u32, choice: Choice, draw: &str) -> Vec<u8> {
        let credential = credential(self.elections[election].uuid().as_str(), voter);
        self.ballot_of(election, &credential, choice, draw)
    }

    pub(crate) fn ballot_of(
        &self,
        election: usize,
        credential: &PrivateCredential,
        choice: Choice,
        draw: &str,
    ) -> Vec<u8> {
        let election = &self.elections[election];
        let bytes = (0_u32..).flat_map(|block| Sha512::digest(format!("{draw}|{block}")));
        let randomness = BallotRandomness::new(bytes.take(BallotRandomness::length(election)).collect());
        Ballot::create(election, credential, &[choice], &randomness)
            .unwrap()
            .bytes()
            .to_vec()
    }

    pub(crate) async fn casts(&self, voter: u32, ballot: &[u8]) -> Answered {
        casts(&self.actions, CAPN, voter, ballot).await
    }

    /// Gives a voter another session, now, under a number of its own.
    pub(crate) async fn signs_in_again(&self, voter: u32, session: u32) {
        let voters = &self.actions.cast.voters;
        let row = voters.voter(&voter_key(voter)).await.unwrap().unwrap();
        let now = Instant::from_unix(self.now.load(Ordering::SeqCst));
        let session = SessionRow {
            session: token(session).fingerprint(),
            voter: row.voter.clone(),
            created_at: now,
            last_seen: now,
            expires_at: now.after(Duration::from_secs(8 * 3_600)),
            nonce: "nonce".to_owned(),
            signatory: Signatory::of(row.number.clone(), &row.profile()),
            sealed_identifier: ByteBuf::default(),
            previous_login: None,
        };
        self.dynamo.write(Write::put(&session)).await.unwrap();
    }

    async fn import(&self) {
        let voters = &self.actions.cast.voters;
        let ids = [CAPN, CSA].map(|uuid| ElectionId::parse(uuid).unwrap());
        let (event, rows) = event_rows(&ids);
        voters.import_event(&event, &rows).await.unwrap();
        let of = |voter: u32| if voter == 0 { &ids[..] } else { &ids[..1] };
        let roll: Vec<RollEntry> = (0..self.voters)
            .map(|voter| roll_entry(voter, of(voter)))
            .collect();
        voters.import_voters(&names(), &roll).await.unwrap();
        let mut rights = Vec::new();
        for voter in 0..self.voters {
            rights.extend(of(voter).iter().map(|election| RightEntry {
                voter: voter_key(voter),
                election: election.clone(),
                credential: credential(election.as_str(), voter).public().to_string(),
            }));
        }
        voters.import_rights(&rights).await.unwrap();
        for election in &self.elections {
            let row = self.parameters(election);
            self.actions.cast.ballots.seal_parameters(row).await.unwrap();
        }
        for voter in 0..self.voters {
            self.signs_in_again(voter, voter).await;
        }
    }

    /// The exact bytes of the list of public credentials of an election.
    pub(crate) fn credentials(&self, election: &Election) -> Vec<u8> {
        let uuid = election.uuid().as_str();
        let voters = if uuid == CAPN { self.voters } else { 1 };
        CredentialList::new((0..voters).map(|voter| credential(uuid, voter).public()))
            .unwrap()
            .to_json()
    }

    fn parameters(&self, election: &Election) -> ParametersRow {
        ParametersRow {
            event: election.uuid().to_string(),
            item: ParametersRow::ITEM.to_owned(),
            of_event: "pro2022".to_owned(),
            election: ByteBuf::from(election.raw()),
            trustees: ByteBuf::from(trustees().to_json()),
            credentials: HexDigest::of(&self.credentials(election)).to_string(),
            receipts: ReceiptKeys {
                deposit: vec![deposit_key().public().to_string()],
                emargement: vec![emargement_key().public().to_string()],
            },
            sealed_at: at("2022-11-30T18:00:00+01:00").unix(),
        }
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    pub(crate) body: Vec<u8>,
}

impl Answered {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The stable code of a refusal, or `""`.
    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    pub(crate) fn outcome(&self) -> (u16, String) {
        (self.status.as_u16(), self.code())
    }
}

pub(crate) async fn casts(actions: &Actions, election: &str, session: u32, ballot: &[u8]) -> Answered {
    let request = post(
        &format!("/api/elections/{election}/ballots"),
        Some(session),
        ballot.to_vec(),
    );
    answered(actions.cast.handle(request).await)
}

pub(crate) fn post(path: &str, session: Option<u32>, body: Vec<u8>) -> Request<Bytes> {
    let mut request = Request::post(path)
        .header("origin", ORIGIN)
        .header("content-type", "application/json");
    if let Some(session) = session {
        request = request.header("cookie", cookie_of(session));
    }
    request.body(Bytes::from(body)).unwrap()
}

pub(crate) fn get(path: &str, session: Option<u32>, accept: &str) -> Request<Bytes> {
    let mut request = Request::get(path).header("accept", accept);
    if let Some(session) = session {
        request = request.header("cookie", cookie_of(session));
    }
    request.body(Bytes::new()).unwrap()
}

pub(crate) fn answered(response: Response<Bytes>) -> Answered {
    let (parts, body) = response.into_parts();
    Answered {
        status: parts.status,
        body: body.to_vec(),
    }
}

pub(crate) fn credential(election: &str, voter: u32) -> PrivateCredential {
    PrivateCredential::from_randomness(&scalar(&format!("{election}|{voter}")))
}

/// The number that [`credential`] keeps to itself.
pub(crate) fn secret(election: &str, voter: u32) -> Scalar {
    Scalar::from_uniform(&Sha512::digest(format!("{election}|{voter}")).into())
}

pub(crate) fn deposit_key() -> SigningKey {
    SigningKey::from_seed(&[11; 32])
}

pub(crate) fn emargement_key() -> SigningKey {
    SigningKey::from_seed(&[12; 32])
}

fn actions(dynamo: &Dynamo, now: &Arc<AtomicI64>) -> Actions {
    let key = |byte| Zeroizing::new([byte; 32]);
    let keys = VoterKeys {
        personal: Some(PersonalKey::new(key(2))),
        mailbox: Some(MailboxKey::new(key(3))),
        link: Some(LinkKey::new(key(4))),
    };
    let now = Arc::clone(now);
    let edge = Edge {
        clock: Clock::new(move || Instant::from_unix(now.load(Ordering::SeqCst))),
        randomness: Randomness::new(|bytes| bytes.fill(7)),
        cookies: CookieKey::new([5; 32]),
        proof_of_work: ProofOfWork::new(&[6; 32], Difficulty::TRIFLING),
        origin: ORIGIN.to_owned(),
    };
    let voters = VoterFile::new(dynamo.clone(), EventId::parse("pro2022").unwrap(), keys);
    let ballots = BallotBox::new(dynamo.clone());
    Actions {
        cast: CastBallot {
            edge: edge.clone(),
            voters: voters.clone(),
            ballots: ballots.clone(),
            deposit_key: deposit_key(),
            emargement_key: emargement_key(),
        },
        receipt: IssueReceipt {
            edge: edge.clone(),
            voters: voters.clone(),
            ballots: ballots.clone(),
            emargement_key: emargement_key(),
        },
        seal: SealBallotBox {
            edge: edge.clone(),
            voters,
            ballots: ballots.clone(),
            deposit_key: deposit_key(),
        },
        references: ListBallotReferences { edge, ballots },
    }
}

fn event_rows(ids: &[ElectionId; 2]) -> (EventRow, Vec<ElectionRow>) {
    let event = EventId::parse("pro2022").unwrap();
    let row = |(election, title, lists): (&ElectionId, &str, u32)| ElectionRow {
        event: event.clone(),
        item: ElectionRow::item_of(election),
        election: election.clone(),
        title: title.to_owned(),
        body: "CAPN".to_owned(),
        seats: 4,
        lists: (1..=lists)
            .map(|number| List {
                title: format!("Liste {number}"),
                affiliation: String::new(),
            })
            .collect(),
        blank: true,
        min: 1,
        max: 1,
        max_reissues: 10,
        min_ballots: 1,
        list_order: ListOrder::Sealed,
    };
    let rows = [
        (&ids[0], "CAPN des IA-IPR, IEN et IJS", 4),
        (&ids[1], "CSA de proximité de Paris", 6),
    ]
    .map(row)
    .to_vec();
    let calendar = Calendar {
        portal_opens: at("2022-10-13T08:00:00+02:00"),
        lists_published: at("2022-11-16T08:00:00+01:00"),
        sealed: at("2022-11-30T18:00:00+01:00"),
        vote_opens: at("2022-12-01T08:00:00+01:00"),
        vote_closes: at("2022-12-08T17:00:00+01:00"),
        grace_minutes: 15,
        claims_until: at("2022-11-30T18:00:00+01:00"),
        roll_displayed_until: at("2022-12-08T17:00:00+01:00"),
    };
    let title = "Élections professionnelles 2022".to_owned();
    let (item, elections) = (EventRow::ITEM.to_owned(), ids.to_vec());
    let settings = Settings::default();
    (
        EventRow {
            event: event.clone(),
            item,
            title,
            calendar,
            questions: Vec::new(),
            settings,
            elections,
        },
        rows,
    )
}

fn roll_entry(voter: u32, elections: &[ElectionId]) -> RollEntry {
    RollEntry {
        number: VoterNumber::parse(&format!("{:09}", 165_805_593 + voter)).unwrap(),
        identifier: identifier(voter),
        profile: Profile {
            civility: "Mme".to_owned(),
            family_name: format!("DUPONT{voter}"),
            given_name: "Claire".to_owned(),
            corps: "Inspecteur de la jeunesse et des sports".to_owned(),
            establishment: "Rectorat de Paris".to_owned(),
            academy: "Académie de Paris".to_owned(),
        },
        numen: None,
        nir: None,
        elections: elections.to_vec(),
    }
}

fn compose(uuid: &str, name: &str, lists: u32) -> Election {
    let draft = ElectionDraft {
        name: name.to_owned(),
        description: String::new(),
        public_key: trustees().public_key(),
        questions: vec![Question {
            answers: (1..=lists).map(|number| format!("Liste {number}")).collect(),
            blank: true,
            min: 1,
            max: 1,
            question: "Votre choix".to_owned(),
        }],
        uuid: uuid.parse().unwrap(),
        administrator: None,
        credential_authority: None,
    };
    Election::compose(draft).unwrap()
}

fn trustees() -> Trustees {
    let (_, public) = TrusteeKey::generate(&scalar("trustee"), &scalar("proof"));
    Trustees::check(vec![TrusteeItem::Single(public)]).unwrap()
}

fn scalar(name: &str) -> ScalarRandomness {
    ScalarRandomness::new(Sha512::digest(name).into())
}

fn identifier(voter: u32) -> Identifier {
    Identifier::parse(&format!("voter{voter}@ac-paris.fr")).unwrap()
}

fn names() -> IdentityKey {
    IdentityKey::new(Zeroizing::new([1; 32]))
}

fn voter_key(voter: u32) -> VoterKey {
    names().voter_key(&identifier(voter))
}

fn token(session: u32) -> SessionToken {
    let mut random = [0; 32];
    random[..4].copy_from_slice(&session.to_be_bytes());
    SessionToken::new(random)
}

fn cookie_of(session: u32) -> String {
    format!(
        "__Host-session={}",
        CookieKey::new([5; 32]).sign_session(&token(session))
    )
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

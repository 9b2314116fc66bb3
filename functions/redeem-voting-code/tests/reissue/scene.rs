//! A small event: three elections, two voters with known secrets, voting open.

use altcha::{SolveChallengeOptions, solve_challenge};
use ballot_box::{BallotBox, GateRow, GateState, Shard};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use belenios::v1::{ElectionUuid, PrivateCredential, ScalarRandomness};
use bytes::Bytes;
use courier::trap::{Account, Trap};
use courier::{Courier, Stationery};
use dynamo::Dynamo;
use dynamo::testing::{Emulator, Rows};
use election::challenge::Answer;
use election::link::LinkToken;
use election::password::{NewPassword, Password};
use election::reissue::PersonalDatum;
use election::{Calendar, ElectionId, EventId, Identifier, Instant, Profile, SigningKey, VoterNumber};
use http::{Request, StatusCode};
use http_edge::proof_of_work::{Difficulty, ProofOfWork, Purpose};
use http_edge::{Action, Clock, CookieKey, Edge, Randomness, SessionToken};
use open_voting_space::OpenVotingSpace;
use redeem_voting_code::RedeemVotingCode;
use request_voting_code::RequestVotingCode;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use voter_file::{
    ChallengeQuestion, ElectionRow, EventRow, HashCost, IdentityKey, LinkKey, ListOrder, MailboxKey, Opening,
    PersonalKey, RightEntry, RollEntry, Session, SessionKey, Settings, VoterFile, VoterKeys,
};
use zeroize::Zeroizing;

pub(crate) const ELECTIONS: [&str; 3] = ["AAAAAAAAAAAAAA", "BBBBBBBBBBBBBB", "CCCCCCCCCCCCCC"];
pub(crate) const OPENS: &str = "2022-12-01T08:00:00+01:00";
pub(crate) const CLOSES: &str = "2022-12-08T17:00:00+01:00";
const PASSWORD: &str = "Quatre-girafes 71 violettes!";
const ORIGIN: &str = "https://vote.example.fr";

pub(crate) struct Scene {
    pub(crate) emulator: Emulator,
    pub(crate) trap: Trap,
    pub(crate) edge: Edge,
    pub(crate) voters: VoterFile,
    pub(crate) ballots: BallotBox,
    pub(crate) courier: Courier,
    clock: Arc<AtomicI64>,
    drawn: Arc<AtomicU64>,
}

/// A voter, what they know, and a browser signed in.
pub(crate) struct Person {
    pub(crate) identifier: Identifier,
    pub(crate) code: Vec<PrivateCredential>,
    pub(crate) browser: SessionToken,
    pub(crate) answer: &'static str,
    pub(crate) datum: &'static str,
}

/// What came back.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) body: Value,
}

impl Reply {
    /// The stable code of a refusal, or `""`.
    pub(crate) fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }
}

pub(crate) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

pub(crate) fn election(n: usize) -> ElectionId {
    ElectionId::parse(ELECTIONS[n]).unwrap()
}

/// A private credential named by a number.
pub(crate) fn private(n: u16) -> PrivateCredential {
    let mut bytes = [0; 64];
    bytes[..2].copy_from_slice(&n.to_be_bytes());
    PrivateCredential::from_randomness(&ScalarRandomness::new(bytes))
}

impl Scene {
    /// The event with its cap of réassorts per election, on the first morning.
    pub(crate) async fn opening(max_reissues: u64) -> Self {
        let (emulator, dynamo) = Emulator::with_tables(&voter_file::tables::ALL).await;
        dynamo.create_table(ballot_box::tables::URN).await.unwrap();
        let trap = Trap::start(Account {
            verified: vec!["vote.example.fr".into()],
            quota: 10_000,
        })
        .await;
        let stationery = Stationery {
            origin: ORIGIN.into(),
            event_title: "Élections professionnelles 2022".into(),
            sender: "elections@vote.example.fr".into(),
            help_desk: "aide@vote.example.fr".into(),
            configuration_set: Some("reissue".into()),
            sms_sender: None,
        };
        let clock = Arc::new(AtomicI64::new(at("2022-12-01T09:00:00+01:00").unix()));
        let drawn = Arc::new(AtomicU64::new(1));
        let scene = Self {
            courier: Courier::local(trap.endpoint(), stationery).unwrap(),
            edge: edge(&clock, &drawn),
            voters: voters(dynamo.clone()),
            ballots: BallotBox::new(dynamo),
            emulator,
            trap,
            clock,
            drawn,
        };
        scene.import(max_reissues).await;
        scene
    }

    pub(crate) fn set_clock(&self, text: &str) {
        self.clock.store(at(text).unix(), Ordering::SeqCst);
    }

    pub(crate) fn now(&self) -> Instant {
        self.edge.clock.now()
    }

    pub(crate) fn rows(&self) -> Rows {
        self.emulator.rows()
    }

    /// Every row but the counters and spent proofs of work, and but the time a session was last used and its nonce.
    pub(crate) fn lasting_rows(&self) -> Rows {
        let mut rows = self.rows();
        rows.remove("limits");
        for session in rows.entry("sessions".into()).or_default() {
            session.remove("last_seen");
            session.remove("nonce");
        }
        rows
    }

    /// The action, under its own role.
    pub(crate) fn redeem(&self) -> RedeemVotingCode {
        self.redeem_through(self.emulator.under("redeem-voting-code"))
    }

    /// The same, through a connection that a test spoils.
    pub(crate) fn redeem_through(&self, dynamo: Dynamo) -> RedeemVotingCode {
        RedeemVotingCode {
            edge: self.edge.clone(),
            voters: voters(dynamo.clone()),
            ballots: BallotBox::new(dynamo),
            courier: self.courier.clone(),
            authority: authority(),
        }
    }

    pub(crate) fn request(&self) -> RequestVotingCode {
        RequestVotingCode {
            edge: self.edge.clone(),
            voters: voters(self.emulator.under("request-voting-code")),
            names: names(),
            courier: self.courier.clone(),
        }
    }

    /// The same, through a connection that a test watches.
    pub(crate) fn request_through(&self, dynamo: Dynamo) -> RequestVotingCode {
        RequestVotingCode {
            voters: voters(dynamo),
            ..self.request()
        }
    }

    pub(crate) fn open(&self) -> OpenVotingSpace {
        OpenVotingSpace {
            edge: self.edge.clone(),
            voters: voters(self.emulator.under("open-voting-space")),
            names: names(),
        }
    }

    /// Claire, on the roll of the three elections, signed in. Her code gives the private credentials 1, 2, 3.
    pub(crate) async fn claire(&self) -> Person {
        let mut claire = Person {
            identifier: Identifier::parse("claire.dupont@ac-paris.fr").unwrap(),
            code: vec![private(1), private(2), private(3)],
            browser: SessionToken::new([0; 32]),
            answer: "Tournesol",
            datum: "2 75 03 75 114 123 45",
        };
        self.activate(&claire).await;
        self.sign_in(&mut claire).await;
        claire
    }

    /// Paul, on the roll of the three elections, signed in. His code gives the private credentials 11, 12, 13.
    pub(crate) async fn paul(&self) -> Person {
        let mut paul = Person {
            identifier: Identifier::parse("paul.martin@ac-paris.fr").unwrap(),
            code: vec![private(11), private(12), private(13)],
            browser: SessionToken::new([0; 32]),
            answer: "Pétunia",
            datum: "01E1234567ABC",
        };
        self.activate(&paul).await;
        self.sign_in(&mut paul).await;
        paul
    }

    /// Opens one more session for somebody, and makes it their browser's.
    pub(crate) async fn sign_in(&self, person: &mut Person) {
        let row = self
            .voters
            .voter(&names().voter_key(&person.identifier))
            .await
            .unwrap()
            .unwrap();
        let password = Password::read(PASSWORD).unwrap();
        let recognised = self
            .voters
            .recognise(Some(row), &password)
            .await
            .unwrap()
            .unwrap();
        person.browser = SessionToken::new(self.edge.randomness.bytes());
        let nonce = format!("nonce-{}", self.drawn.fetch_add(1, Ordering::SeqCst));
        let opening = Opening {
            fingerprint: person.browser.fingerprint(),
            key: SessionKey::new(person.browser.sealing_key()),
            identifier: &person.identifier,
            nonce,
        };
        self.voters
            .open_session(&recognised, opening, self.now())
            .await
            .unwrap();
    }

    pub(crate) async fn session(&self, person: &Person) -> Option<Session> {
        self.voters
            .session(&person.browser.fingerprint(), self.now())
            .await
            .unwrap()
    }

    /// A link of a réassort for somebody.
    pub(crate) async fn link(&self, person: &Person) -> String {
        let row = self
            .voters
            .voter(&names().voter_key(&person.identifier))
            .await
            .unwrap()
            .unwrap();
        let token = LinkToken::new(self.edge.randomness.bytes());
        let expires = self.now().after(election::reissue::LINK);
        self.voters
            .create_link(&row, election::link::LinkPurpose::VotingCode, &token, expires)
            .await
            .unwrap();
        token.expose().to_string()
    }

    /// Marks somebody as having voted, as a cast does.
    pub(crate) async fn vote(&self, person: &Person, n: usize) {
        let voter = names().voter_key(&person.identifier);
        let credential = person.code[n].public().to_string();
        let commitment = self.voters.commitment(&voter, &election(n), &credential).unwrap();
        self.voters
            .dynamo()
            .write(self.voters.mark(&voter, &election(n), &commitment, self.now()))
            .await
            .unwrap();
    }

    /// A solved proof of work for somebody's session.
    pub(crate) fn work(&self, person: &Person, purpose: Purpose) -> String {
        let session = Some(&person.browser);
        let challenge = self
            .edge
            .proof_of_work
            .challenge(purpose, session, self.now(), &self.edge.randomness)
            .unwrap();
        let solution = solve_challenge(SolveChallengeOptions::new(&challenge))
            .unwrap()
            .unwrap();
        STANDARD.encode(json!({"challenge": challenge, "solution": solution}).to_string())
    }

    /// Sends a document from somebody's browser.
    pub(crate) async fn send(
        &self,
        action: &impl Action,
        person: &Person,
        path: &str,
        body: &Value,
    ) -> Reply {
        self.send_bytes(action, person, path, body.to_string().into_bytes())
            .await
    }

    /// Sends bytes from somebody's browser.
    pub(crate) async fn send_bytes(
        &self,
        action: &impl Action,
        person: &Person,
        path: &str,
        body: Vec<u8>,
    ) -> Reply {
        let cookie = self.edge.cookies.sign_session(&person.browser);
        let request = Request::post(path)
            .header("origin", ORIGIN)
            .header("content-type", "application/json")
            .header("cookie", format!("__Host-session={cookie}"))
            .body(Bytes::from(body))
            .unwrap();
        let response = action.handle(request).await;
        let body = serde_json::from_slice(response.body()).unwrap_or(Value::Null);
        Reply {
            status: response.status(),
            body,
        }
    }

    /// Redeems a link with new credentials, one per election, proved for the session's nonce.
    pub(crate) async fn redeems(&self, person: &Person, link: &str, new: &[(usize, u16)]) -> Reply {
        let nonce = self
            .session(person)
            .await
            .map(|session| session.nonce)
            .unwrap_or_default();
        let body = redemption(link, &nonce, new);
        self.send(&self.redeem(), person, "/api/voting-code", &body).await
    }

    async fn import(&self, max_reissues: u64) {
        let elections = [0, 1, 2].map(|n| election_row(n, max_reissues));
        self.voters.import_event(&event_row(), &elections).await.unwrap();
        let roll = [
            (
                "A-1",
                "claire.dupont@ac-paris.fr",
                "DUPONT",
                None,
                Some("2750375114"),
                1,
            ),
            (
                "A-2",
                "paul.martin@ac-paris.fr",
                "MARTIN",
                Some("01E1234567ABC"),
                None,
                11,
            ),
        ];
        let entries = roll.map(|(number, identifier, name, numen, nir, _)| RollEntry {
            number: VoterNumber::parse(number).unwrap(),
            identifier: Identifier::parse(identifier).unwrap(),
            profile: profile(name),
            numen: numen.map(|text| PersonalDatum::parse(text).unwrap()),
            nir: nir.map(|text| PersonalDatum::parse(text).unwrap()),
            elections: (0..3).map(election).collect(),
        });
        self.voters.import_voters(&names(), &entries).await.unwrap();
        let mut rights = Vec::new();
        for (_, identifier, _, _, _, first) in roll {
            let voter = names().voter_key(&Identifier::parse(identifier).unwrap());
            rights.extend((0..3_u16).map(|n| RightEntry {
                voter: voter.clone(),
                election: election(usize::from(n)),
                credential: private(first + n).public().to_string(),
            }));
        }
        self.voters.import_rights(&rights).await.unwrap();
        for n in 0..3_u16 {
            let sealed = [1 + n, 11 + n].map(|n| *private(n).public().encoded());
            self.ballots
                .seal_credentials(ELECTIONS[usize::from(n)], &sealed)
                .await
                .unwrap();
            self.set_gates(usize::from(n), GateState::Open).await;
        }
    }

    pub(crate) async fn set_gates(&self, n: usize, state: GateState) {
        let rows: Vec<_> = Shard::all()
            .map(|shard| GateRow {
                event: ELECTIONS[n].into(),
                item: format!("gate#{shard}"),
                state,
                since: 0,
            })
            .collect();
        self.voters.dynamo().put_all(&rows).await.unwrap();
    }

    async fn activate(&self, person: &Person) {
        let voter = names().voter_key(&person.identifier);
        let token = LinkToken::new(self.edge.randomness.bytes());
        self.voters.invite(&voter, &token, self.now()).await.unwrap();
        let view = self.voters.link(&token).await.unwrap().unwrap();
        let password =
            NewPassword::choose(PASSWORD, true, &view.voter.profile(), &person.identifier).unwrap();
        let answer = Answer::read(person.answer).unwrap();
        let activation = self
            .voters
            .hash_activation(&password, "fleur", &answer, [[1; 16], [2; 16]])
            .await
            .unwrap();
        self.voters
            .activate(&view, &activation, self.now())
            .await
            .unwrap();
    }
}

/// The body of a redemption: for each election, the private credential of that number, proved for the nonce.
pub(crate) fn redemption(link: &str, nonce: &str, new: &[(usize, u16)]) -> Value {
    let credentials: Vec<Value> = new
        .iter()
        .map(|(n, credential)| claim(*n, &private(*credential), nonce))
        .collect();
    json!({"token": link, "nonce": nonce, "credentials": credentials})
}

/// A public credential with its proof.
pub(crate) fn claim(n: usize, credential: &PrivateCredential, nonce: &str) -> Value {
    let uuid: ElectionUuid = ELECTIONS[n].parse().unwrap();
    let proof = credential.prove_possession(&uuid, nonce, &ScalarRandomness::new([9; 64]));
    json!({
        "election": ELECTIONS[n],
        "credential": credential.public().to_string(),
        "challenge": proof.challenge.to_string(),
        "response": proof.response.to_string(),
    })
}

pub(crate) fn authority() -> SigningKey {
    SigningKey::from_seed(&[8; 32])
}

fn edge(clock: &Arc<AtomicI64>, drawn: &Arc<AtomicU64>) -> Edge {
    let (clock, drawn) = (Arc::clone(clock), Arc::clone(drawn));
    Edge {
        clock: Clock::new(move || Instant::from_unix(clock.load(Ordering::SeqCst))),
        randomness: Randomness::new(move |bytes| {
            // SplitMix64: distinct values, in a fixed order.
            for chunk in bytes.chunks_mut(8) {
                let mut z = drawn
                    .fetch_add(1, Ordering::SeqCst)
                    .wrapping_mul(0x9E37_79B9_7F4A_7C15);
                z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                chunk.copy_from_slice(&(z ^ (z >> 31)).to_be_bytes()[..chunk.len()]);
            }
        }),
        cookies: CookieKey::new([1; 32]),
        proof_of_work: ProofOfWork::new(&[2; 32], Difficulty::TRIFLING),
        origin: ORIGIN.into(),
    }
}

/// What names the rows and the counters of the file.
pub(crate) fn names() -> IdentityKey {
    IdentityKey::new(Zeroizing::new([3; 32]))
}

fn voters(dynamo: Dynamo) -> VoterFile {
    voters_with_link(dynamo, [6; 32])
}

/// The voters' file under another `k_link`.
pub(crate) fn voters_with_link(dynamo: Dynamo, link: [u8; 32]) -> VoterFile {
    let keys = VoterKeys {
        personal: Some(PersonalKey::new(Zeroizing::new([4; 32]))),
        mailbox: Some(MailboxKey::new(Zeroizing::new([5; 32]))),
        link: Some(LinkKey::new(Zeroizing::new(link))),
    };
    let cost = HashCost {
        memory: 8,
        passes: 1,
        lanes: 1,
    };
    VoterFile::new(dynamo, EventId::parse("pro2022").unwrap(), keys).with_hash_cost(cost)
}

fn profile(name: &str) -> Profile {
    Profile {
        civility: String::new(),
        family_name: name.into(),
        given_name: "Dominique".into(),
        corps: String::new(),
        establishment: String::new(),
        academy: String::new(),
    }
}

fn event_row() -> EventRow {
    EventRow {
        event: EventId::parse("pro2022").unwrap(),
        item: EventRow::ITEM.into(),
        title: "Élections professionnelles 2022".into(),
        calendar: Calendar {
            portal_opens: at("2022-10-13T08:00:00+02:00"),
            lists_published: at("2022-11-16T08:00:00+01:00"),
            sealed: at("2022-11-30T18:00:00+01:00"),
            vote_opens: at(OPENS),
            vote_closes: at(CLOSES),
            grace_minutes: 15,
            claims_until: at("2022-11-30T18:00:00+01:00"),
            roll_displayed_until: at(CLOSES),
        },
        questions: vec![ChallengeQuestion {
            id: "fleur".into(),
            text: "Votre fleur ?".into(),
        }],
        settings: Settings {
            employer_domains: vec!["ac-paris.fr".into()],
            phrase_passwords: true,
            ..Settings::default()
        },
        elections: (0..3).map(election).collect(),
    }
}

fn election_row(n: usize, max_reissues: u64) -> ElectionRow {
    ElectionRow {
        event: EventId::parse("pro2022").unwrap(),
        item: ElectionRow::item_of(&election(n)),
        election: election(n),
        title: format!("Scrutin {n}"),
        body: String::new(),
        seats: 1,
        lists: Vec::new(),
        blank: true,
        min: 1,
        max: 1,
        max_reissues,
        min_ballots: 1,
        list_order: ListOrder::Sealed,
    }
}

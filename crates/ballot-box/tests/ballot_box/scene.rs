//! An election of four lists and a blank vote, one trustee, and voters with fixed credentials.

use ballot_box::tables::{EVENT, URN};
use ballot_box::{BallotBox, ParametersRow, ReceiptKeys};
use belenios::v1::trustee::{TrusteeItem, TrusteeKey, Trustees};
use belenios::v1::{
    Ballot, BallotRandomness, CheckedBallot, Choice, CredentialList, Election, ElectionDraft, HexDigest,
    PrivateCredential, Question, ReceivedBallot, ScalarRandomness,
};
use dynamo::testing::Emulator;
use dynamo::{ByteBuf, Dynamo, Refused};
use sha2::{Digest as _, Sha512};

pub(crate) const UUID: &str = "R7AxU4XsA1pU7D";
pub(crate) const SEALED_AT: i64 = 1_669_827_600;

pub(crate) struct Scene {
    pub(crate) emulator: Emulator,
    pub(crate) dynamo: Dynamo,
    pub(crate) ballot_box: BallotBox,
    pub(crate) election: Election,
    pub(crate) credentials: Vec<u8>,
    pub(crate) row: ParametersRow,
}

impl Scene {
    /// An election of `voters` voters, sealed.
    pub(crate) async fn sealed(voters: u32) -> Self {
        let scene = Self::before_sealing(voters).await;
        scene.ballot_box.seal_parameters(scene.row.clone()).await.unwrap();
        scene
    }

    pub(crate) async fn before_sealing(voters: u32) -> Self {
        let (emulator, dynamo) = Emulator::with_tables(&[URN, EVENT]).await;
        let (_, public) = TrusteeKey::generate(&scalar("trustee"), &scalar("proof"));
        let trustees = Trustees::check(vec![TrusteeItem::Single(public)]).unwrap();
        let election = Election::compose(ElectionDraft {
            name: "CAPN des IA-IPR, IEN et IJS".to_owned(),
            description: String::new(),
            public_key: trustees.public_key(),
            questions: vec![Question {
                answers: (1..=4).map(|number| format!("Liste {number}")).collect(),
                blank: true,
                min: 1,
                max: 1,
                question: "Votre choix".to_owned(),
            }],
            uuid: UUID.parse().unwrap(),
            administrator: None,
            credential_authority: None,
        })
        .unwrap();
        let list = CredentialList::new((0..voters).map(|voter| credential(voter).public())).unwrap();
        let credentials = list.to_json();
        let row = ParametersRow {
            event: UUID.to_owned(),
            item: ParametersRow::ITEM.to_owned(),
            of_event: "pro2022".to_owned(),
            election: ByteBuf::from(election.raw()),
            trustees: ByteBuf::from(trustees.to_json()),
            credentials: HexDigest::of(&credentials).to_string(),
            receipts: ReceiptKeys::default(),
            sealed_at: SEALED_AT,
        };
        let ballot_box = BallotBox::new(dynamo.clone());
        Self {
            emulator,
            dynamo,
            ballot_box,
            election,
            credentials,
            row,
        }
    }

    /// The ballot of a voter, made with randomness named by `draw`.
    pub(crate) fn ballot(&self, voter: u32, choice: Choice, draw: &str) -> CheckedBallot {
        let needed = BallotRandomness::length(&self.election);
        let bytes = (0_u32..).flat_map(|block| Sha512::digest(format!("{draw}|{voter}|{block}")));
        let randomness = BallotRandomness::new(bytes.take(needed).collect());
        let ballot = Ballot::create(&self.election, &credential(voter), &[choice], &randomness).unwrap();
        ReceivedBallot::parse(ballot.bytes())
            .unwrap()
            .check(&self.election)
            .unwrap()
    }

    /// Deposits as a cast does, without the roll.
    pub(crate) async fn deposit(&self, ballot: &CheckedBallot) -> Result<(), Refused> {
        let gate = self.ballot_box.gate_open(UUID, &ballot.credential().to_string());
        self.dynamo
            .commit(None, vec![self.ballot_box.deposit(ballot), gate])
            .await
    }
}

pub(crate) fn credential(voter: u32) -> PrivateCredential {
    PrivateCredential::from_randomness(&scalar(&format!("voter {voter}")))
}

fn scalar(name: &str) -> ScalarRandomness {
    ScalarRandomness::new(Sha512::digest(name).into())
}

//! A réassort and the ballot box: which code can still cast.

use crate::scene::{ELECTIONS, Person, Reply, Scene, election, names, private};
use ballot_box::{ParametersRow, ReceiptKeys};
use belenios::v1::trustee::{TrusteeItem, TrusteeKey, Trustees};
use belenios::v1::{
    Ballot, BallotRandomness, Choice, Election, ElectionDraft, HexDigest, PrivateCredential, Question,
    ScalarRandomness,
};
use cast_ballot::CastBallot;
use dynamo::{ByteBuf, Write};
use election::SigningKey;
use http::StatusCode;
use sha2::{Digest as _, Sha256};

const NEW: [(usize, u16); 3] = [(0, 101), (1, 102), (2, 103)];

/// The second election, sealed, and the action that casts in it.
struct Booth {
    election: Election,
    cast: CastBallot,
}

impl Booth {
    async fn of(scene: &Scene) -> Self {
        let (_, public) =
            TrusteeKey::generate(&ScalarRandomness::new([1; 64]), &ScalarRandomness::new([2; 64]));
        let trustees = Trustees::check(vec![TrusteeItem::Single(public)]).unwrap();
        let election = Election::compose(ElectionDraft {
            name: "Scrutin 1".into(),
            description: String::new(),
            public_key: trustees.public_key(),
            questions: vec![Question {
                answers: vec!["Liste 1".into(), "Liste 2".into()],
                blank: true,
                min: 1,
                max: 1,
                question: "Choisissez".into(),
            }],
            uuid: ELECTIONS[1].parse().unwrap(),
            administrator: None,
            credential_authority: None,
        })
        .unwrap();
        let row = ParametersRow {
            event: ELECTIONS[1].into(),
            item: ParametersRow::ITEM.into(),
            of_event: "pro2022".into(),
            election: ByteBuf::from(election.raw()),
            trustees: ByteBuf::from(trustees.to_json()),
            credentials: HexDigest::of(b"[]").to_string(),
            receipts: ReceiptKeys::default(),
            sealed_at: 0,
        };
        scene.ballots.seal_parameters(row).await.unwrap();
        let cast = CastBallot {
            edge: scene.edge.clone(),
            voters: scene.voters.clone(),
            ballots: scene.ballots.clone(),
            deposit_key: SigningKey::from_seed(&[20; 32]),
            emargement_key: SigningKey::from_seed(&[21; 32]),
        };
        Self { election, cast }
    }

    /// Casts a ballot made with a private credential.
    async fn casts(&self, scene: &Scene, person: &Person, credential: &PrivateCredential) -> Reply {
        let length = BallotRandomness::length(&self.election);
        let blocks = (0_u64..).flat_map(|block| Sha256::digest(block.to_be_bytes()));
        let randomness = BallotRandomness::new(blocks.take(length).collect());
        let ballot = Ballot::create(&self.election, credential, &[Choice::Blank], &randomness).unwrap();
        let path = format!("/api/elections/{}/ballots", ELECTIONS[1]);
        scene
            .send_bytes(&self.cast, person, &path, ballot.bytes().to_vec())
            .await
    }

    async fn urn(scene: &Scene) -> usize {
        scene.rows().get("urn").map_or(0, Vec::len)
    }
}

#[tokio::test]
async fn re_12_ca_04_after_a_reissue_the_old_code_casts_nothing_and_the_new_one_once() {
    let scene = Scene::opening(5).await;
    let booth = Booth::of(&scene).await;
    let claire = scene.claire().await;
    let link = scene.link(&claire).await;
    assert_eq!(scene.redeems(&claire, &link, &NEW).await.status, StatusCode::OK);
    let before = scene.lasting_rows();
    assert_eq!(
        booth.casts(&scene, &claire, &claire.code[1]).await.code(),
        "COD-303"
    );
    assert!(scene.lasting_rows() == before);
    let cast = booth.casts(&scene, &claire, &private(102)).await;
    assert_eq!(cast.status, StatusCode::OK, "{:?}", cast.body);
    assert_eq!(Booth::urn(&scene).await, 1);
    assert_eq!(
        booth.casts(&scene, &claire, &claire.code[1]).await.code(),
        "VOT-501"
    );
    assert_eq!(Booth::urn(&scene).await, 1);
}

#[tokio::test]
async fn re_12_of_a_cast_and_a_reissue_sent_at_once_exactly_one_is_acknowledged() {
    for round in 0..20_u64 {
        let scene = Scene::opening(5).await;
        let booth = Booth::of(&scene).await;
        let claire = scene.claire().await;
        let link = scene.link(&claire).await;
        let cast = async {
            tokio::time::sleep(std::time::Duration::from_millis(3 * round)).await;
            booth.casts(&scene, &claire, &claire.code[1]).await
        };
        let (cast, reissue) = tokio::join!(cast, scene.redeems(&claire, &link, &NEW));
        let acknowledged = (cast.status == StatusCode::OK, reissue.status == StatusCode::OK);
        assert!(
            acknowledged == (true, false) || acknowledged == (false, true),
            "{:?} and {:?}",
            cast.body,
            reissue.body
        );
        assert_eq!(Booth::urn(&scene).await, usize::from(acknowledged.0));
        let events = scene.voters.reissue_log(&election(1)).await.unwrap();
        assert_eq!(events.len(), usize::from(acknowledged.1));
        // Never zero valid credentials: what was acknowledged is the one that counts, and it does.
        if acknowledged.1 {
            let now = booth.casts(&scene, &claire, &private(102)).await;
            assert_eq!(now.status, StatusCode::OK, "{:?}", now.body);
        }
    }
}

#[tokio::test]
async fn re_20_a_credential_that_no_reissue_brought_is_refused_by_the_ballot_box() {
    let scene = Scene::opening(5).await;
    let booth = Booth::of(&scene).await;
    let claire = scene.claire().await;
    let voter = names().voter_key(&claire.identifier);
    let mut right = scene.voters.right(&voter, &election(1)).await.unwrap().unwrap();
    let stranger = crate::scene::voters_with_link(dynamo::Dynamo::local("http://127.0.0.1:9", ""), [99; 32]);
    let credential = private(66);
    right.commitment = stranger
        .commitment(&voter, &election(1), &credential.public().to_string())
        .unwrap();
    scene.voters.dynamo().write(Write::put(&right)).await.unwrap();
    assert_eq!(booth.casts(&scene, &claire, &credential).await.code(), "VOT-513");
    assert_eq!(Booth::urn(&scene).await, 0);
}

#[tokio::test]
async fn re_23_activation_reissue_and_vote_may_follow_each_other_within_the_hour() {
    let scene = Scene::opening(5).await;
    let booth = Booth::of(&scene).await;
    let claire = scene.claire().await;
    let link = scene.link(&claire).await;
    assert_eq!(scene.redeems(&claire, &link, &NEW).await.status, StatusCode::OK);
    assert_eq!(
        booth.casts(&scene, &claire, &private(102)).await.status,
        StatusCode::OK
    );
    // What the bureau's list of such chains is made from: both dates stand in the rows.
    let voter = names().voter_key(&claire.identifier);
    let activated = scene
        .voters
        .voter(&voter)
        .await
        .unwrap()
        .unwrap()
        .activated_at
        .unwrap();
    let right = scene.voters.right(&voter, &election(1)).await.unwrap().unwrap();
    assert_eq!(right.reissued.unwrap().at, activated.day());
}

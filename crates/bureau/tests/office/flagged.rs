//! The bureau's list of voters to look at.

use crate::prepared::{Prepared, others, portal};
use bureau::{Operations, flagged};
use dynamo::Write;
use election::{ElectionId, Instant};
use keys::{Keyring, Purpose};
use voter_file::ReissueMark;

const UUID: &str = "CSAproximiteParis22";

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// Writes what activation, réassort and vote leave of a voter of the roll.
async fn lived(
    operations: &Operations,
    prepared: &Prepared,
    place: usize,
    (activated, reissues, voted): (&str, u32, Option<&str>),
) -> String {
    let election = ElectionId::parse(UUID).unwrap();
    let folder = prepared.folder();
    let mut on_roll = folder
        .roll
        .voters
        .iter()
        .filter(|voter| voter.elections.contains(&election));
    let voter = on_roll.nth(place).unwrap();
    let voters = &operations.voters;
    let key = operations.names.voter_key(&voter.identifier);
    let mut row = voters.voter(&key).await.unwrap().unwrap();
    row.activated_at = Some(at(activated));
    let mut right = voters.right(&key, &election).await.unwrap().unwrap();
    right.voted_at = voted.map(at);
    right.reissued = (reissues > 0).then(|| ReissueMark {
        count: reissues,
        at: at(activated).day(),
    });
    for write in [Write::put(&row), Write::put(&right)] {
        voters.dynamo().write(write).await.unwrap();
    }
    voter.number.to_string()
}

#[tokio::test]
async fn re_23_the_bureau_is_told_whose_activation_reissue_and_vote_took_less_than_a_day_and_of_nobody_else()
{
    let prepared = Prepared::new();
    let (emulator, operations) = portal().await;
    let voters = others(&emulator);
    prepared.import(&operations).await.unwrap();
    let quick = ("2022-12-02T10:00:00+01:00", 2, Some("2022-12-02T10:31:00+01:00"));
    let sooner = ("2022-12-01T09:00:00+01:00", 1, Some("2022-12-02T08:59:00+01:00"));
    let a_day = ("2022-12-01T10:00:00+01:00", 1, Some("2022-12-02T10:00:00+01:00"));
    let no_reissue = ("2022-12-02T10:00:00+01:00", 0, Some("2022-12-02T10:05:00+01:00"));
    let no_vote = ("2022-12-02T10:00:00+01:00", 1, None);
    let first = lived(&voters, &prepared, 0, quick).await;
    let second = lived(&voters, &prepared, 1, sooner).await;
    for (place, other) in [(2, a_day), (3, no_reissue), (4, no_vote)] {
        lived(&voters, &prepared, place, other).await;
    }
    let told = flagged(&operations, &prepared.folder()).await.unwrap();
    let numbers: Vec<_> = told.iter().map(|chain| chain.number.to_string()).collect();
    assert_eq!(numbers, [second, first]);
    let chain = &told[1];
    assert_eq!(
        (chain.election.as_str(), chain.reissues, chain.reissued_on),
        (UUID, 2, at("2022-12-02T00:00:00+01:00"))
    );
    assert_eq!(
        (chain.activated_at, chain.voted_at),
        (at("2022-12-02T10:00:00+01:00"), at("2022-12-02T10:31:00+01:00"))
    );
    assert!(!chain.name.as_str().is_empty());
    assert_eq!(format!("{chain:?}"), "QuickChain");
}

#[tokio::test]
async fn re_23_the_list_is_the_same_without_urn_log_and_commitments() {
    let prepared = Prepared::new();
    let (emulator, operations) = portal().await;
    let voters = others(&emulator);
    prepared.import(&operations).await.unwrap();
    let quick = ("2022-12-02T10:00:00+01:00", 1, Some("2022-12-02T10:31:00+01:00"));
    lived(&voters, &prepared, 0, quick).await;
    let folder = prepared.folder();
    // The same tables, held by somebody without `k_link`: nothing of a credential can be opened.
    let blind = Operations::new(
        operations.voters.dynamo().clone(),
        operations.voters.event_id().clone(),
        Keyring::drawn(|| [7; 32]).only(&[Purpose::Identity]),
    )
    .unwrap();
    let told = flagged(&blind, &folder).await.unwrap();
    assert!(told == flagged(&operations, &folder).await.unwrap() && told.len() == 1);
}

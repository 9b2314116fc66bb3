//! Raising the cap on réassorts: who must approve it, what is recorded, and who notices when it was not approved.

use crate::prepared::{Prepared, portal};
use belenios::v1::trustee::CapRaise;
use bureau::{CloseError, Operations, RaiseError, RaisedCap, close, raise_reissue_cap, reissue_log};
use ceremony::{CapApproval, approve_cap_with};
use election::reissue::{CapEvent, CapRefused};
use election::{ElectionId, Instant};
use std::time::Duration;

const UUID: &str = "CSAproximiteParis22";
/// That of the seed's event.toml.
const SEALED: u64 = 200;

fn election() -> ElectionId {
    ElectionId::parse(UUID).unwrap()
}

fn noon() -> Instant {
    Instant::parse("2022-12-02T12:00:00+01:00").unwrap()
}

/// The approvals of these trustees (0: president, 1: secretary, 2 to 4: delegates) of one change.
fn approvals(prepared: &Prepared, trustees: &[usize], (from, to): (u64, u64)) -> Vec<CapApproval> {
    let uuid = UUID.parse().unwrap();
    let raise = CapRaise {
        election: &uuid,
        from,
        to,
    };
    let approve = |place: &usize| {
        approve_cap_with(&prepared.room.states[*place], &prepared.room.trustees, &raise).unwrap()
    };
    trustees.iter().map(approve).collect()
}

async fn raise(operations: &Operations, to: u64, approvals: &[CapApproval]) -> Result<RaisedCap, RaiseError> {
    raise_reissue_cap(operations, &election(), to, approvals, noon()).await
}

#[tokio::test]
async fn re_21_a_quorum_raises_the_cap_and_the_log_says_who_approved() {
    let prepared = Prepared::new();
    let (_emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    let given = approvals(&prepared, &[1, 4, 2], (SEALED, 300));
    let raised = raise(&operations, 300, &given).await.unwrap();
    let names: Vec<_> = raised.approved_by.iter().map(String::as_str).collect();
    assert_eq!((raised.from, raised.to, raised.reissues), (SEALED, 300, 0));
    assert_eq!(names, ["S", "A", "C"]);
    let given = approvals(&prepared, &[0, 2, 3], (300, 350));
    raise(&operations, 350, &given).await.unwrap();
    let log = reissue_log(&operations, &election(), SEALED).await.unwrap();
    assert_eq!((log.reissues, log.sealed_cap, log.cap), (0, SEALED, 350));
    let entries: Vec<CapEvent> = log
        .lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        (entries[1].from, entries[1].to, entries[1].at),
        (300, 350, noon())
    );
    let owners: Vec<_> = entries[1].approvals.iter().map(|one| one.owner).collect();
    assert_eq!(owners, [1, 3, 4]);
    // Whoever reads the log with another sealed cap than the bureau's sees that the first raise doesn't start from it.
    let other = reissue_log(&operations, &election(), SEALED + 1).await;
    assert!(matches!(other, Err(CloseError::ReissueLog(_))), "{other:?}");
}

#[tokio::test]
async fn re_21_without_the_quorum_of_the_count_nothing_is_raised() {
    let prepared = Prepared::new();
    let (emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    let before = emulator.rows();
    for trustees in [&[][..], &[0, 1], &[2, 3, 4], &[0, 1, 2], &[0, 3, 3]] {
        let given = approvals(&prepared, trustees, (SEALED, 300));
        let refused = raise(&operations, 300, &given).await.unwrap_err();
        assert!(matches!(refused, RaiseError::NoQuorum(_)), "{trustees:?}");
        let told = refused.to_string();
        assert!(
            told.ends_with(
                "il faut 1 sur 2 (dépositaires n°\u{a0}1 à 2) et 2 sur 3 (dépositaires n°\u{a0}3 à 5)"
            ),
            "{told}"
        );
    }
    assert_eq!(emulator.rows(), before);
}

#[tokio::test]
async fn re_21_an_approval_of_another_change_another_election_or_another_key_is_refused() {
    let prepared = Prepared::new();
    let (emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    let before = emulator.rows();
    let mut given = approvals(&prepared, &[0, 2, 3], (SEALED, 300));
    let other_number = raise(&operations, 301, &given).await.unwrap_err();
    assert!(matches!(other_number, RaiseError::OtherChange { .. }));
    let capn = ElectionId::parse("CAPNzinspect2z22pro").unwrap();
    let elsewhere = raise_reissue_cap(&operations, &capn, 300, &given, noon()).await;
    assert!(matches!(elsewhere, Err(RaiseError::OtherChange { .. })));
    // The delegate A, as if the president had approved.
    given[0] = CapApproval {
        owner: given[0].owner,
        ..given[1].clone()
    };
    let forged = raise(&operations, 300, &given).await.unwrap_err();
    assert!(matches!(forged, RaiseError::NotSigned { .. }), "{forged}");
    assert_eq!(emulator.rows(), before);
}

#[tokio::test]
async fn re_21_a_cap_only_rises_and_only_while_somebody_may_ask_for_a_reissue() {
    let prepared = Prepared::new();
    let (_emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    let given = approvals(&prepared, &[0, 2, 3], (SEALED, 300));
    for to in [0, SEALED - 1, SEALED] {
        let refused = raise(&operations, to, &given).await.unwrap_err();
        let expected = CapRefused::NotHigher { in_force: SEALED };
        assert!(
            matches!(&refused, RaiseError::Refused(why) if *why == expected),
            "{refused}"
        );
    }
    let closed = Instant::parse("2022-12-08T17:00:00+01:00").unwrap();
    let late = raise_reissue_cap(&operations, &election(), 300, &given, closed).await;
    assert!(matches!(
        late,
        Err(RaiseError::Refused(CapRefused::VoteOver { .. }))
    ));
    raise(&operations, 300, &given).await.unwrap();
    let again = raise(&operations, 300, &given).await.unwrap_err();
    assert!(matches!(
        again,
        RaiseError::Refused(CapRefused::NotHigher { in_force: 300 })
    ));
}

#[tokio::test]
async fn re_21_a_raise_written_by_whoever_holds_the_portal_s_keys_without_the_quorum_stops_the_closing() {
    let prepared = Prepared::new();
    let (_emulator, operations) = portal().await;
    prepared.import(&operations).await.unwrap();
    let voters = &operations.voters;
    let id = election();
    let head = voters.reissue_head(&id).await.unwrap();
    let signer = operations.reissue_signer().unwrap();
    let scope = (voters.event_id(), &id);
    let alone = CapEvent::next(&head, scope, noon(), (SEALED, 9_999), Vec::new(), &signer);
    voters.record_cap(&alone, &head).await.unwrap();
    let read = reissue_log(&operations, &id, SEALED).await.unwrap_err();
    assert!(
        matches!(read, CloseError::CapNotApproved { sequence: 1 }),
        "{read}"
    );
    let after = Instant::parse("2022-12-08T17:15:00+01:00").unwrap();
    let list = prepared.list(UUID);
    close(&operations, &id, &list, after).await.unwrap();
    let later = after.after(Duration::from_secs(600));
    let closing = close(&operations, &id, &list, later).await.unwrap_err();
    assert!(
        matches!(closing, CloseError::CapNotApproved { sequence: 1 }),
        "{closing}"
    );
}

//! The trustees' count, honest and not.

use crate::closed_box::{ReadyElection, minutes, verified};
use belenios::v1::HexDigest;
use ceremony::decryption::{
    DecryptionRefused, DecryptionShare, Expected, ShareRefusal, combine, decrypt_verified,
};
use ceremony::verification::verify_file;
use std::path::PathBuf;

/// Blank, list 0, list 2 twice, list 5.
const CHOICES: [Option<usize>; 5] = [None, Some(0), Some(2), Some(5), Some(2)];
const COUNTS: [u64; 7] = [1, 1, 0, 2, 0, 0, 1];

const PRESIDENT: usize = 0;
const SECRETARY: usize = 1;
const A: usize = 2;
const B: usize = 3;
const C: usize = 4;

fn share(
    ready: &mut ReadyElection,
    archive: &[u8],
    trustee: usize,
) -> Result<DecryptionShare, DecryptionRefused> {
    decrypt_verified(
        &verified(archive),
        &mut ready.room.states[trustee],
        &minutes(archive),
    )
}

fn shares(ready: &mut ReadyElection, archive: &[u8], trustees: &[usize]) -> Vec<DecryptionShare> {
    trustees
        .iter()
        .map(|trustee| share(ready, archive, *trustee).unwrap())
        .collect()
}

fn saved(folder: &tempfile::TempDir, archive: &[u8]) -> PathBuf {
    let file = folder.path().join("closed.bel");
    std::fs::write(&file, archive).unwrap();
    file
}

fn refusal(ready: &mut ReadyElection, archive: &[u8], expected: &Expected) -> DecryptionRefused {
    decrypt_verified(&verified(archive), &mut ready.room.states[A], expected).unwrap_err()
}

#[test]
fn ta_06_any_president_or_secretary_with_any_two_delegates_give_the_same_verified_result() {
    let mut ready = ReadyElection::new();
    let ballots = ready.ballots(&CHOICES);
    let archive = ready.archive(&ballots, true);
    for trustees in [[PRESIDENT, A, B], [SECRETARY, A, C], [PRESIDENT, B, C]] {
        let folder = tempfile::tempdir().unwrap();
        let given = shares(&mut ready, &archive, &trustees);
        let made = folder.path().join("made");
        let combined = combine(&saved(&folder, &archive), &given, &made).unwrap();
        assert_eq!(combined.archive, made.join("CSAproximiteParis22.bel"));
        assert_eq!(combined.verified.result().unwrap().counts(), [COUNTS.to_vec()]);
        let read_again = verify_file(&combined.archive, |source| source).unwrap();
        assert_eq!(read_again.result(), combined.verified.result());
        assert_eq!(read_again.decrypted_by().len(), 3);
        assert!(std::fs::read(&combined.archive).unwrap().starts_with(&archive));
    }
}

#[test]
fn ta_07_below_a_threshold_there_is_no_result_and_the_missing_group_is_named() {
    let mut ready = ReadyElection::new();
    let ballots = ready.ballots(&CHOICES);
    let archive = ready.archive(&ballots, true);
    let folder = tempfile::tempdir().unwrap();
    let file = saved(&folder, &archive);
    for (trustees, said) in [
        (
            vec![PRESIDENT, SECRETARY, A],
            "1 sur 2 requises, parmi A (dépositaire n°\u{a0}3), B",
        ),
        (vec![A, B, C], "0 sur 1 requises, parmi Présidente"),
    ] {
        let given = shares(&mut ready, &archive, &trustees);
        let told = combine(&file, &given, folder.path()).unwrap_err().to_string();
        assert!(told.contains(said), "{told}");
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing half-written"
        );
    }
}

#[test]
fn ta_08_a_lying_trustee_is_named_and_the_count_goes_on_with_the_others() {
    let mut ready = ReadyElection::new();
    let ballots = ready.ballots(&CHOICES);
    let archive = ready.archive(&ballots, true);
    let other_box = ready.archive(&ballots[..4], true);
    let foreign = {
        let mut elsewhere =
            ceremony::TrusteeState::from_secret_json(&ready.room.states[C].to_secret_json()).unwrap();
        decrypt_verified(&verified(&other_box), &mut elsewhere, &minutes(&other_box)).unwrap()
    };
    let honest = shares(&mut ready, &archive, &[PRESIDENT, A, B, C]);
    let [president, a, b, c] = honest.try_into().unwrap();
    let mut altered = a.clone();
    altered.decryption.decryption_factors[0].swap(0, 1);
    let mut copied = b.clone();
    copied.owner = a.owner;
    let mut nobody = b.clone();
    nobody.owner = belenios::v1::trustee::Owner::new(9);
    let mut cut = a.clone();
    cut.decryption.decryption_proofs[0].pop();
    for (lie, trustee, reason) in [
        (altered, "A (dépositaire n°\u{a0}3)", ShareRefusal::Proof),
        (copied, "A (dépositaire n°\u{a0}3)", ShareRefusal::Proof),
        (cut, "A (dépositaire n°\u{a0}3)", ShareRefusal::Shape),
        (nobody, "dépositaire n°\u{a0}9", ShareRefusal::UnknownOwner),
        (foreign, "C (dépositaire n°\u{a0}5)", ShareRefusal::OtherBox),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let given = [president.clone(), lie, b.clone(), c.clone()];
        let combined = combine(&saved(&folder, &archive), &given, folder.path()).unwrap();
        let [refused] = &combined.refused[..] else {
            panic!("one share is refused: {:?}", combined.refused)
        };
        assert_eq!((refused.trustee.as_str(), refused.reason), (trustee, reason));
        assert_eq!(combined.verified.result().unwrap().counts(), [COUNTS.to_vec()]);
    }
    let folder = tempfile::tempdir().unwrap();
    let mut lie = b;
    lie.decryption.decryption_factors[0].swap(0, 1);
    let told = combine(&saved(&folder, &archive), &[president, a, lie], folder.path())
        .unwrap_err()
        .to_string();
    assert!(
        told.contains("parts refusées\u{a0}: B (dépositaire n°\u{a0}4)\u{a0}: sa preuve est fausse"),
        "{told}"
    );
}

#[test]
fn ta_01_an_open_ballot_box_is_not_decrypted() {
    let mut ready = ReadyElection::new();
    let ballots = ready.ballots(&CHOICES);
    let open = ready.archive(&ballots, false);
    assert_eq!(
        refusal(&mut ready, &open, &minutes(&open)),
        DecryptionRefused::NotClosed
    );
    let folder = tempfile::tempdir().unwrap();
    assert!(
        combine(&saved(&folder, &open), &[], folder.path())
            .unwrap_err()
            .what
            .contains("n'est pas close")
    );
}

#[test]
fn ta_02_ta_13_a_tally_that_is_not_the_product_of_the_whole_box_is_refused() {
    let ready = ReadyElection::new();
    let ballots = ready.ballots(&CHOICES);
    let one_voter = ready.tally(&ballots[..1]).to_json();
    let stuffed = ready.tally(&ballots).to_json();
    let folder = tempfile::tempdir().unwrap();
    for (archive, said) in [
        (
            ready.archive_with_tally(&ballots, &one_voter),
            "événement 7\u{a0}: le total chiffré n'est pas le produit",
        ),
        (
            ready.archive_with_tally(&ballots[..4], &stuffed),
            "événement 6\u{a0}: le total chiffré n'est pas le produit",
        ),
    ] {
        let refused = verify_file(&saved(&folder, &archive), |source| source).unwrap_err();
        assert!(refused.what.contains(said), "{refused}");
    }
}

#[test]
fn ta_03_a_second_tally_of_an_election_is_refused_and_the_same_one_gives_the_same_share() {
    let mut ready = ReadyElection::new();
    let ballots = ready.ballots(&CHOICES);
    let (whole, fewer) = (ready.archive(&ballots, true), ready.archive(&ballots[..4], true));
    let first = share(&mut ready, &whole, A).unwrap();
    let state = ceremony::TrusteeState::from_secret_json(&ready.room.states[A].to_secret_json()).unwrap();
    ready.room.states[A] = state;
    let head = minutes(&whole).head;
    assert_eq!(
        refusal(&mut ready, &fewer, &minutes(&fewer)),
        DecryptionRefused::AlreadyDecrypted { head }
    );
    assert_eq!(share(&mut ready, &whole, A).unwrap(), first);
}

#[test]
fn ta_04_a_count_or_head_other_than_the_minutes_or_too_few_ballots_is_refused() {
    let mut ready = ReadyElection::new();
    let ballots = ready.ballots(&CHOICES);
    let archive = ready.archive(&ballots, true);
    let honest = minutes(&archive);
    let more = Expected { ballots: 6, ..honest };
    assert_eq!(
        refusal(&mut ready, &archive, &more),
        DecryptionRefused::Ballots {
            expected: 6,
            found: 5
        }
    );
    let other = HexDigest::of(b"another head");
    let refused = refusal(
        &mut ready,
        &archive,
        &Expected {
            head: other,
            ..honest
        },
    );
    assert_eq!(
        refused,
        DecryptionRefused::Head {
            expected: other,
            found: honest.head
        }
    );
    let victim = ready.archive(&ballots[..2], true);
    assert_eq!(
        refusal(&mut ready, &victim, &minutes(&victim)),
        DecryptionRefused::TooFew { found: 2, min: 3 }
    );
    assert!(
        share(&mut ready, &archive, A).is_ok(),
        "a refusal records nothing"
    );
}

#[test]
fn ta_05_elements_of_small_order_are_refused_before_any_exponentiation() {
    let ready = ReadyElection::new();
    let ballots = ready.ballots(&CHOICES);
    let tally = String::from_utf8(ready.tally(&ballots).to_json()).unwrap();
    // (0, −1), of order 2.
    let order_two = format!("7{}ec", "f".repeat(61));
    let at = tally.find("alpha\":\"").unwrap() + 8;
    let query = format!("{}{order_two}{}", &tally[..at], &tally[at + 64..]);
    let folder = tempfile::tempdir().unwrap();
    let archive = ready.archive_with_tally(&ballots, query.as_bytes());
    let refused = verify_file(&saved(&folder, &archive), |source| source).unwrap_err();
    assert!(refused.what.contains("tally_json"), "{refused}");
    let ballot = String::from_utf8(ballots[0].clone()).unwrap();
    let at = ballot.find("alpha\":\"").unwrap() + 8;
    let forged = format!("{}{order_two}{}", &ballot[..at], &ballot[at + 64..]).into_bytes();
    let archive = ready.archive(&[forged], true);
    assert!(verify_file(&saved(&folder, &archive), |source| source).is_err());
}

#[test]
fn ta_11_ta_16_a_key_of_other_trustees_or_of_another_event_does_not_decrypt() {
    let mut ready = ReadyElection::new();
    let ballots = ready.ballots(&CHOICES);
    let archive = ready.archive(&ballots, true);
    let elsewhere = ReadyElection::new();
    let honest = minutes(&archive);
    let mut stranger = elsewhere.room.states.into_iter().nth(A).unwrap();
    let refused = decrypt_verified(&verified(&archive), &mut stranger, &honest).unwrap_err();
    assert_eq!(refused, DecryptionRefused::NotOurTrustees);
    let mut other_event = ready.event.clone();
    other_event.elections.remove(1);
    let plan = ceremony::Plan::legal(&other_event, "P", "S", &["A", "B"]).unwrap();
    ready.room.states[A] = ceremony::establish_in_one_room(&plan).unwrap().states.remove(2);
    let uuid = "CSAproximiteParis22".to_owned();
    assert_eq!(
        refusal(&mut ready, &archive, &honest),
        DecryptionRefused::UnknownElection { uuid }
    );
}

//! Elections made by belenios-tool.

use belenios::v1::archive::Stage;
use belenios::v1::verify::{verify, verify_each};

#[test]
fn elections_made_by_belenios_tool_verify() {
    for (archive, decrypted_by) in [
        (
            &include_bytes!("../../../../tests/vectors/tool30-ed25519-single.bel")[..],
            &[1][..],
        ),
        (
            include_bytes!("../../../../tests/vectors/tool30-ed25519-threshold2of3.bel"),
            &[1, 3],
        ),
        (
            include_bytes!("../../../../tests/vectors/tool33-ed25519-single.bel"),
            &[1],
        ),
        (
            include_bytes!("../../../../tests/vectors/tool33-ed25519-threshold2of3.bel"),
            &[1, 3],
        ),
    ] {
        let verified = verify(archive).unwrap();
        assert_eq!(verified.stage(), Stage::Finished);
        assert_eq!(verified.ballots(), 5);
        assert_eq!(verified.credentials().len(), 5);
        let owners: Vec<u32> = verified
            .decrypted_by()
            .iter()
            .map(|owner| owner.number())
            .collect();
        assert_eq!(owners, decrypted_by);
        assert_eq!(verified.result().unwrap().counts(), [[1, 2, 1, 0, 1]]);
    }
}

#[test]
fn every_ballot_is_handed_over_in_order_with_its_height() {
    let archive = include_bytes!("../../../../tests/vectors/tool33-ed25519-single.bel");
    let mut seen = Vec::new();
    let verified = verify_each(&archive[..], |height, ballot| {
        seen.push((height, ballot.reference().record_digest()));
    })
    .unwrap();
    assert_eq!(seen.len() as u64, verified.ballots());
    assert!(seen.iter().map(|(height, _)| *height).eq(1..=5));
    let first = "686cf1e75317fe6e9e7e563e661163974a22b08c0ff8edb14404c24f80e2b8f7";
    assert_eq!(seen[0].1.to_string(), first);
}

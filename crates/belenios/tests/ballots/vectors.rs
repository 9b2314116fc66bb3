//! Elections made by belenios-tool 3.0 and 3.3.0.

use belenios::v1::{BallotError, BallotReference, Ciphertext, CredentialList, Election, ReceivedBallot};

const ARCHIVES: [(&str, &[u8]); 4] = [
    (
        "3.0, one trustee",
        include_bytes!("../../../../tests/vectors/tool30-ed25519-single.bel"),
    ),
    (
        "3.0, 2 of 3",
        include_bytes!("../../../../tests/vectors/tool30-ed25519-threshold2of3.bel"),
    ),
    (
        "3.3, one trustee",
        include_bytes!("../../../../tests/vectors/tool33-ed25519-single.bel"),
    ),
    (
        "3.3, 2 of 3",
        include_bytes!("../../../../tests/vectors/tool33-ed25519-threshold2of3.bel"),
    ),
];

/// Bodies of the records, in order: header blocks of 512 bytes, the size in octal at 124, bodies padded to 512.
fn bodies(mut archive: &'static [u8]) -> Vec<&'static [u8]> {
    let mut bodies = Vec::new();
    while archive.len() >= 512 {
        let size = usize::from_str_radix(str::from_utf8(&archive[124..135]).unwrap(), 8).unwrap();
        bodies.push(&archive[512..512 + size]);
        archive = &archive[512 + size.div_ceil(512) * 512..];
    }
    bodies
}

/// The tool's elections: raw bytes, credentials, ballots.
fn elections() -> impl Iterator<Item = (&'static str, Election, CredentialList, Vec<&'static [u8]>)> {
    ARCHIVES.iter().map(|(name, archive)| {
        let bodies = bodies(archive);
        let ballots = bodies
            .iter()
            .filter(|body| body.starts_with(b"{\"election_uuid\""))
            .copied();
        let election = Election::parse(bodies[1]).unwrap();
        (
            *name,
            election,
            CredentialList::parse(bodies[3]).unwrap(),
            ballots.collect(),
        )
    })
}

#[test]
fn every_ballot_made_by_the_tool_is_accepted() {
    for (name, election, credentials, ballots) in elections() {
        assert_eq!(ballots.len(), 5, "{name}");
        for bytes in ballots {
            let received = ReceivedBallot::parse(bytes).unwrap();
            let signed = received.check_signature(&election).unwrap();
            assert!(credentials.contains(signed.credential()), "{name}");
            let checked = signed.check(&election).unwrap();
            assert_eq!(checked.bytes(), bytes);
            assert_eq!(*checked.reference(), BallotReference::of(bytes));
            assert_eq!(checked.reference().to_string().len(), 43);
            assert_eq!(checked.election_uuid(), election.uuid());
            assert_eq!(checked.ciphertexts()[0].len(), 5);
        }
    }
}

#[test]
fn the_product_of_the_tools_ballots_is_the_tools_encrypted_tally() {
    for ((name, election, _, ballots), (_, archive)) in elections().zip(ARCHIVES) {
        let checked = ballots
            .iter()
            .map(|bytes| ReceivedBallot::parse(bytes).unwrap().check(&election).unwrap());
        let mut tally = vec![Ciphertext::identity(); 5];
        for ballot in checked {
            tally
                .iter_mut()
                .zip(&ballot.ciphertexts()[0])
                .for_each(|(sum, one)| *sum *= *one);
        }
        let json = serde_json::to_vec(&[tally]).unwrap();
        assert!(bodies(archive).contains(&json.as_slice()), "{name}");
    }
}

#[test]
fn bp_10_a_tool_ballot_is_refused_in_every_other_election() {
    for (name, election, _, ballots) in elections() {
        for (_, foreign, _, _) in elections().filter(|(_, other, _, _)| other.uuid() != election.uuid()) {
            for bytes in &ballots {
                let refused = ReceivedBallot::parse(bytes).unwrap().check(&foreign);
                assert_eq!(refused.err(), Some(BallotError::ForeignElection), "{name}");
            }
        }
    }
}

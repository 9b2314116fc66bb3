//! The two judges of a ballot, ours and belenios-tool, before the same election.

use belenios::v1::archive::ArchiveWriter;
use belenios::v1::trustee::{TrusteeItem, TrusteeKey, Trustees};
use belenios::v1::{CredentialList, Election, PrivateCredential, ReceivedBallot, ScalarRandomness};

use crate::board::Board;
use crate::poll::TIMESTAMP;
use crate::setting::{uniform, voter};

pub(crate) struct Judges {
    pub(crate) election: Election,
    credentials: CredentialList,
    board: Board,
}

impl Judges {
    /// An election of [`crate::setting`] just set up, where the voters of these names may vote.
    pub(crate) fn before(election: Election, voters: &[String]) -> Self {
        let drawn = |label| ScalarRandomness::new(uniform(label));
        let (key, public) = TrusteeKey::generate(&drawn("trustee"), &drawn("proof of the trustee"));
        assert_eq!(key.public_key(), *election.public_key());
        let trustees = Trustees::check(vec![TrusteeItem::Single(public)]).unwrap();
        let voters: Vec<PrivateCredential> = voters.iter().map(|name| voter(name)).collect();
        let credentials = CredentialList::new(voters.iter().map(PrivateCredential::public)).unwrap();
        let mut archive = ArchiveWriter::create(Vec::new(), TIMESTAMP).unwrap();
        archive.setup(&election, &trustees, &credentials).unwrap();
        let board = Board::new(&election.uuid().to_string(), &archive.into_inner());
        Self {
            election,
            credentials,
            board,
        }
    }

    /// Why the ballot is refused here.
    pub(crate) fn here(&self, ballot: &[u8]) -> Result<(), String> {
        let checked = ReceivedBallot::parse(ballot).and_then(|received| received.check(&self.election));
        let checked = checked.map_err(|refused| refused.to_string())?;
        let known = self.credentials.contains(checked.credential());
        known.then_some(()).ok_or_else(|| "unknown credential".to_owned())
    }

    /// Why belenios-tool refuses it.
    pub(crate) fn there(&self, ballot: &[u8]) -> Result<(), String> {
        let answer = self.board.verify_ballot(ballot);
        if answer.accepted { Ok(()) } else { Err(answer.said) }
    }
}

//! Writes one receipt of each kind into the current folder, to be looked at:
//! `cargo run -p issue-receipt --example receipts`.

use election::{
    BallotReference, DepositReceipt, ElectionId, EmargementCertificate, EventId, Instant, OneLine,
};
use election::{Signatory, SigningKey, VoterNumber};
use issue_receipt::{Titles, deposit_sheet, emargement_sheet, render};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (event, election) = (EventId::parse("pro2022")?, ElectionId::parse("R7AxU4XsA1pU7D")?);
    let at = Instant::parse("2022-12-01T12:47:00+01:00")?;
    let key = SigningKey::from_seed(&[7; 32]);
    let titles = Titles {
        event: "Élections professionnelles 2022".to_owned(),
        election: "CSA ministériel jeunesse et sports".to_owned(),
    };
    let reference = BallotReference::parse("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0")?;
    let deposit = DepositReceipt::sign(event.clone(), election.clone(), reference, at, &key);
    std::fs::write("preuve-de-depot.pdf", render(&deposit_sheet(&deposit, &titles))?)?;
    let signatory = Signatory {
        number: VoterNumber::parse("165805593")?,
        name: OneLine::of("Mme Claire DUPONT-MÜLLER"),
        corps: OneLine::of("Inspectrice de la jeunesse et des sports"),
    };
    let emargement = EmargementCertificate::sign(event, election, at, signatory, &key);
    std::fs::write("emargement.pdf", render(&emargement_sheet(&emargement, &titles))?)?;
    Ok(())
}

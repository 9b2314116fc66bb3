//! The trustees file: belenios-tool's is accepted, every broken copy is refused with the trustee at fault.

use belenios::v1::archive::ArchiveReader;
use belenios::v1::trustee::{Owner, TrusteeItem, Trustees, TrusteesRefused};
use belenios::v1::{Element, Proof, Scalar, Statement};

use crate::ceremony::{Ceremony, pedersen, scalar, single};

fn vector_trustees(archive: &[u8]) -> Vec<u8> {
    let mut reader = ArchiveReader::open(archive).unwrap();
    reader.next_entry().unwrap().unwrap().data[1].body.clone()
}

fn threshold_vector() -> Vec<u8> {
    vector_trustees(include_bytes!(
        "../../../../tests/vectors/tool33-ed25519-threshold2of3.bel"
    ))
}

fn refused(json: &str) -> &'static str {
    Trustees::parse(json.as_bytes()).unwrap_err().code()
}

#[test]
fn trustees_made_by_belenios_tool_are_accepted_and_written_back() {
    for (archive, size) in [
        (
            &include_bytes!("../../../../tests/vectors/tool30-ed25519-single.bel")[..],
            1,
        ),
        (
            include_bytes!("../../../../tests/vectors/tool30-ed25519-threshold2of3.bel"),
            3,
        ),
        (
            include_bytes!("../../../../tests/vectors/tool33-ed25519-single.bel"),
            1,
        ),
        (
            include_bytes!("../../../../tests/vectors/tool33-ed25519-threshold2of3.bel"),
            3,
        ),
    ] {
        let json = vector_trustees(archive);
        let trustees = Trustees::parse(&json).unwrap();
        assert_eq!(trustees.to_json(), json);
        assert_eq!(trustees.size(), size);
        let key = trustees.public_key().to_string();
        assert!(String::from_utf8_lossy(archive).contains(&format!(r#""public_key":"{key}","questions""#)));
    }
}

#[test]
fn owners_are_numbered_over_all_items() {
    let (_, alone) = single("alone");
    let (keys, delegates) = pedersen("delegates", 2, 3);
    let trustees = Trustees::check(vec![alone, delegates]).unwrap();
    assert_eq!(trustees.size(), 4);
    for (key, owner) in keys.iter().zip(2..) {
        assert_eq!(key.find_in(&trustees).unwrap(), Owner::new(owner));
        assert_eq!(
            trustees.verification_key(Owner::new(owner)),
            Some(key.public_key())
        );
    }
    assert_eq!(trustees.verification_key(Owner::new(0)), None);
    assert_eq!(trustees.verification_key(Owner::new(5)), None);
}

#[test]
fn ta_09_a_rogue_key_is_refused_for_want_of_its_proof() {
    let (_, honest) = single("honest");
    let x = scalar("rogue");
    let TrusteeItem::Single(honest_key) = &honest else {
        unreachable!()
    };
    // y' = g^x / y: the product would be g^x, known to the attacker alone.
    let (rogue_of, _) = belenios::v1::trustee::TrusteeKey::generate(&x, &scalar("w"));
    let rogue = rogue_of.public_key() / honest_key.public_key;
    let x = Scalar::from_uniform(&crate::ceremony::bytes("rogue"));
    let pok = Proof::of_knowledge(
        &Statement::ProofOfKnowledge { public_key: &rogue },
        &x,
        &scalar("w"),
    );
    let mut rogue_key = honest_key.clone();
    rogue_key.public_key = rogue;
    rogue_key.pok = pok;
    let items = vec![honest, TrusteeItem::Single(rogue_key)];
    let product: Element = rogue_of.public_key();
    assert_eq!(product, Element::generator_pow(&x));
    let expected = TrusteesRefused::ProofOfKnowledge { owner: Owner::new(2) };
    assert_eq!(Trustees::check(items), Err(expected));
}

#[test]
fn a_trustee_who_stands_twice_is_refused() {
    let (_, item) = single("twice");
    let expected = Err(TrusteesRefused::RepeatedKey { owner: Owner::new(2) });
    assert_eq!(Trustees::check(vec![item.clone(), item]), expected);
    let (_, item) = pedersen("twice", 1, 2);
    let expected = Err(TrusteesRefused::RepeatedKey { owner: Owner::new(3) });
    assert_eq!(Trustees::check(vec![item.clone(), item]), expected);
}

#[test]
fn broken_copies_of_a_threshold_file_are_refused() {
    let json = String::from_utf8(threshold_vector()).unwrap();
    let good = Trustees::parse(json.as_bytes()).unwrap();
    let TrusteeItem::Pedersen(good) = &good.items()[0] else {
        unreachable!()
    };
    let broken = |change: &dyn Fn(&mut belenios::v1::trustee::Pedersen)| {
        let mut copy = good.clone();
        change(&mut copy);
        Trustees::check(vec![TrusteeItem::Pedersen(copy)]).unwrap_err()
    };
    let owner = Owner::new(2);
    let one = Scalar::ONE;
    assert_eq!(
        broken(&|p| p.certs[1].signature.response += one),
        TrusteesRefused::CertificateSignature { owner }
    );
    assert_eq!(
        broken(&|p| p.coefexps[1].signature.response += one),
        TrusteesRefused::CoefficientsSignature { owner }
    );
    assert_eq!(
        broken(&|p| p.signatures[1].challenge += one),
        TrusteesRefused::CertificatesSignature { owner }
    );
    assert_eq!(
        broken(&|p| p.verification_keys[1].pok.response += one),
        TrusteesRefused::ProofOfKnowledge { owner }
    );
    assert_eq!(
        broken(&|p| p.verification_keys[1].signature.response += one),
        TrusteesRefused::VerificationKeySignature { owner }
    );
    assert_eq!(
        broken(&|p| p.verification_keys[1].public_key *= Element::GENERATOR),
        TrusteesRefused::VerificationKey { owner }
    );
    let first = Owner::new(1);
    assert_eq!(
        broken(&|p| p.verification_keys.swap(0, 1)),
        TrusteesRefused::VerificationKey { owner: first }
    );
    assert_eq!(
        broken(&|p| p.certs.swap(0, 1)),
        TrusteesRefused::Certificate { owner: first }
    );
    assert_eq!(
        broken(&|p| p.threshold = 3),
        TrusteesRefused::Certificate { owner: first }
    );
    for threshold in [0, 4] {
        assert_eq!(
            broken(&|p| p.threshold = threshold),
            TrusteesRefused::Shape { owner: first }
        );
    }
    assert_eq!(
        broken(&|p| p.signatures.truncate(2)),
        TrusteesRefused::Shape { owner: first }
    );
    assert_eq!(broken(&|p| p.verification_keys.clear()), TrusteesRefused::Size);
}

#[test]
fn other_spellings_of_a_trustees_file_are_refused() {
    let json = String::from_utf8(threshold_vector()).unwrap();
    for wrong in [
        format!(" {json}"),
        format!("{json}\n"),
        json.replacen("Pedersen", "pedersen", 1),
        json.replacen(r#""threshold":2,"#, r#""threshold":2,"threshold":2,"#, 1),
        json.replacen(r#""threshold":2,"#, r#""threshold":2.0,"#, 1),
        json.replacen("}]]", r#"}],"more"]"#, 1),
        r#"[["Single"]]"#.to_owned(),
        "{}".to_owned(),
    ] {
        assert_eq!(refused(&wrong), "trustees_json", "{wrong}");
    }
    assert_eq!(refused("[]"), "trustees_size");
}

#[test]
fn an_identity_or_small_order_key_is_refused() {
    let proof = r#"{"challenge":"0","response":"0"}"#;
    let file = |key: &str| format!(r#"[["Single",{{"pok":{proof},"public_key":"{key}"}}]]"#);
    assert_eq!(
        refused(&file(&format!("{}1", "0".repeat(63)))),
        "trustees_identity_key"
    );
    assert_eq!(refused(&file(&"0".repeat(64))), "trustees_json");
}

#[test]
fn the_key_file_gives_the_key_back() {
    let (key, item) = single("file");
    let again = belenios::v1::trustee::TrusteeKey::from_secret_json(&key.to_secret_json()).unwrap();
    assert_eq!(again.public_key(), key.public_key());
    let trustees = Trustees::check(vec![item]).unwrap();
    assert_eq!(again.find_in(&trustees), Ok(Owner::new(1)));
    let ceremony = Ceremony::held("file", 2, 2);
    let trustees = Trustees::check(vec![ceremony.item()]).unwrap();
    let again =
        belenios::v1::trustee::TrusteeKey::from_secret_json(&ceremony.keys[1].to_secret_json()).unwrap();
    assert_eq!(again.find_in(&trustees), Ok(Owner::new(2)));
    assert_eq!(format!("{again:?}"), "TrusteeKey");
}

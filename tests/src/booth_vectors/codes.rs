//! Voting codes, what people type, credentials, proofs of possession.

use super::{fixed, scalar};
use belenios::v1::{ElectionUuid, PrivateCredential, VotingCode, VotingCodeError};
use serde_json::{Value, json};

const ELECTIONS: [&str; 2] = ["R7AxU4XsA1pU7D", "h5TrkMNDpQSwJYmbL2kE"];

pub(super) fn codes() -> Vec<Value> {
    let voters = [("pro2022", "165805593"), ("pro-2026", "000123"), ("e", "A-7")];
    let drawn = voters.iter().map(|(event, number)| {
        let label = format!("code of {number}");
        let code = VotingCode::from_randomness(&fixed(&label));
        let seed = code.seed(event, number);
        let credentials = ELECTIONS.map(|election| seed.credential(&uuid(election)).public().to_string());
        json!({"randomness": label, "printed": *code.to_printed(), "event": event, "voter_number": number,
            "elections": ELECTIONS, "credentials": credentials})
    });
    drawn.collect()
}

/// Texts as people type and paste them, and as they get them wrong.
pub(super) fn typed() -> Vec<Value> {
    let printed = VotingCode::from_randomness(&fixed("code of 000123"))
        .to_printed()
        .to_string();
    let zeroes = VotingCode::from_randomness(&[0; 10]).to_printed().to_string();
    let mut texts = vec![
        printed.clone(),
        printed.to_lowercase(),
        printed.replace('-', ""),
        printed.replace('-', "\u{a0}\u{202f} "),
        printed.replace('-', " \u{2013} "),
        format!("\t{printed}\r\n"),
        format!("{printed}\u{85}"),
        format!("\u{feff}{printed}"),
        format!("\u{200b}{printed}"),
        zeroes.replace('0', "o").replace('1', "l"),
        zeroes.replace('0', "O").replace('1', "I"),
        zeroes.replace('1', "i").replace('-', "\u{2212}"),
        zeroes.replace('1', "\u{131}"),
        String::new(),
        printed[1..].to_owned(),
        format!("{printed}7"),
        printed.replacen('-', "_", 1),
        format!("U{}", &printed[1..]),
        format!("\u{1f511}{}", &printed[1..]),
        "\u{ff10}".repeat(20),
    ];
    texts.extend((0..4).map(|group| wrong_in(&printed, &[group])));
    texts.push(wrong_in(&printed, &[0, 3]));
    texts.push(wrong_in(&printed, &[0, 1, 2, 3]));
    let groups: Vec<&str> = printed.split('-').collect();
    texts.push([groups[1], groups[0], groups[2], groups[3]].join("-"));
    texts.iter().map(|text| reading(text)).collect()
}

pub(super) fn possessions() -> Vec<Value> {
    let cases = [
        ("claire", "nonce"),
        ("karim", "nonce|with a bar, é"),
        ("claire", ""),
    ];
    let proved = cases.iter().enumerate().map(|(number, (holder, nonce))| {
        let (election, label) = (ELECTIONS[number % 2], format!("possession {number}"));
        let credential = PrivateCredential::from_randomness(&scalar(holder));
        let proof = credential.prove_possession(&uuid(election), nonce, &scalar(&label));
        json!({"private_credential": holder, "election": election, "nonce": nonce, "randomness": label,
            "credential": credential.public(), "challenge": proof.challenge, "response": proof.response})
    });
    proved.collect()
}

fn uuid(text: &str) -> ElectionUuid {
    text.parse().expect("a uuid")
}

/// The code with the first symbol of these groups replaced.
fn wrong_in(printed: &str, groups: &[usize]) -> String {
    let mut symbols: Vec<char> = printed.chars().collect();
    for group in groups {
        let place = &mut symbols[6 * group];
        *place = if *place == '7' { '8' } else { '7' };
    }
    symbols.into_iter().collect()
}

fn reading(typed: &str) -> Value {
    match VotingCode::parse(typed) {
        Ok(code) => json!({"typed": typed, "printed": *code.to_printed()}),
        Err(VotingCodeError::Character { position }) => {
            json!({"typed": typed, "fault": {"kind": "character", "position": position}})
        }
        Err(VotingCodeError::Length { symbols }) => {
            json!({"typed": typed, "fault": {"kind": "length", "symbols": symbols}})
        }
        Err(VotingCodeError::Groups { groups }) => {
            json!({"typed": typed, "fault": {"kind": "groups", "groups": groups}})
        }
    }
}

use super::*;
use crate::v1::ElectionUuid;

/// 80 bits without a pattern.
const BYTES: [u8; 10] = [0x3d, 0x91, 0xa7, 0x04, 0xfe, 0x6b, 0xc2, 0x58, 0x10, 0xe9];

fn text_of(values: &[u8; LENGTH]) -> String {
    values
        .iter()
        .map(|value| char::from(ALPHABET[usize::from(*value)]))
        .collect()
}

fn groups_refused(values: &[u8; LENGTH]) -> Vec<usize> {
    match VotingCode::parse(&text_of(values)) {
        Err(VotingCodeError::Groups { groups }) => groups,
        other => panic!("accepted or refused for another reason: {other:?}"),
    }
}

#[test]
fn vc_07_every_wrong_symbol_is_located_whatever_the_group_holds() {
    // The check is linear: the sum of a group changes by weight × difference, whatever the symbols are. All the
    // differences at all the places, over several codes, are therefore all the cases.
    for first in [[0; 10], [0xff; 10], BYTES] {
        let code = VotingCode::from_randomness(&first);
        for place in 0..LENGTH {
            for value in (0..32).filter(|value| *value != code.0[place]) {
                let mut typed = code.0;
                typed[place] = value;
                assert_eq!(groups_refused(&typed), [place / GROUP_LENGTH + 1]);
            }
        }
    }
}

/// A right group 2 with these two values at these two places, the last place being the check symbol's.
fn group_with((a, left): (usize, u8), (b, right): (usize, u8)) -> [u8; GROUP_LENGTH] {
    let free = (0..GROUP_LENGTH - 1)
        .find(|place| *place != a && *place != b)
        .unwrap();
    let mut candidates = (0..32).map(|filler| {
        let mut group = [7; GROUP_LENGTH];
        group[free] = filler;
        group[a] = left;
        if b < GROUP_LENGTH - 1 {
            group[b] = right;
        }
        group[GROUP_LENGTH - 1] = check_symbol::for_group(2, &group);
        group
    });
    candidates.find(|group| group[b] == right).unwrap()
}

#[test]
fn vc_07_every_transposition_inside_a_group_is_located() {
    // Every pair of values at every pair of places, the check symbol's included; neighbours are among them.
    for (left, right) in (0..32).flat_map(|left| (0..32).map(move |right| (left, right))) {
        for (a, b) in (0..GROUP_LENGTH).flat_map(|b| (0..b).map(move |a| (a, b))) {
            let mut typed = VotingCode::from_randomness(&BYTES).0;
            typed[5..10].copy_from_slice(&group_with((a, left), (b, right)));
            assert!(VotingCode::parse(&text_of(&typed)).is_ok());
            if left != right {
                typed.swap(5 + a, 5 + b);
                assert_eq!(groups_refused(&typed), [2]);
            }
        }
    }
}

#[test]
fn vc_07_transposed_neighbours_across_groups_and_exchanged_groups_are_detected() {
    let code = VotingCode::from_randomness(&BYTES).0;
    for place in 0..LENGTH - 1 {
        let mut typed = code;
        typed.swap(place, place + 1);
        if typed != code {
            assert!(!groups_refused(&typed).is_empty());
        }
    }
    for (a, b) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
        let mut typed = code;
        for place in 0..GROUP_LENGTH {
            typed.swap(a * GROUP_LENGTH + place, b * GROUP_LENGTH + place);
        }
        assert_eq!(groups_refused(&typed), [a + 1, b + 1]);
    }
}

#[test]
fn vc_07_a_code_is_read_however_it_is_typed() {
    let code = VotingCode::from_randomness(&BYTES);
    let printed = code.to_printed();
    let lower = printed.to_lowercase();
    let spaced = printed.replace('-', "\u{a0}\u{202f} ");
    let long_dashes = printed.replace('-', " – ");
    let confused = printed.replace('0', "o").replace('1', "l");
    let confused_too = printed.replace('0', "O").replace('1', "I");
    for typed in [
        lower,
        spaced,
        long_dashes,
        confused,
        confused_too,
        printed.replace('-', ""),
    ] {
        assert_eq!(VotingCode::parse(&typed).unwrap().0, code.0, "{typed}");
    }
}

#[test]
fn vc_07_a_missing_or_foreign_character_is_told() {
    let printed = VotingCode::from_randomness(&BYTES).to_printed();
    let missing = VotingCode::parse(&printed[1..]).err();
    assert_eq!(missing, Some(VotingCodeError::Length { symbols: 19 }));
    let doubled = VotingCode::parse(&format!("{}7", *printed)).err();
    assert_eq!(doubled, Some(VotingCodeError::Length { symbols: 21 }));
    assert_eq!(
        VotingCode::parse("").err(),
        Some(VotingCodeError::Length { symbols: 0 })
    );
    for (position, foreign) in [(1, "U"), (1, "é"), (1, "_"), (1, "\0"), (1, "０")] {
        let refused = VotingCode::parse(&format!("{foreign}{}", &printed[1..])).err();
        assert_eq!(
            refused,
            Some(VotingCodeError::Character { position }),
            "{foreign}"
        );
    }
}

#[test]
fn vc_03_a_code_holds_all_its_80_random_bits_and_no_other() {
    // A bijection of 80 bits on 16 free symbols of 5 bits has no bias: each bit flips exactly one symbol's bit.
    let zero = VotingCode::from_randomness(&[0; 10]).0;
    let mut seen = std::collections::BTreeSet::new();
    for bit in 0..80 {
        let mut bytes = [0; 10];
        bytes[bit / 8] = 0x80 >> (bit % 8);
        let code = VotingCode::from_randomness(&bytes).0;
        let changed: Vec<_> = (0..LENGTH)
            .filter(|place| place % GROUP_LENGTH != 4 && code[*place] != zero[*place])
            .collect();
        assert_eq!(changed.len(), 1);
        assert!(seen.insert((changed[0], code[changed[0]] ^ zero[changed[0]])));
    }
    assert_eq!(seen.len(), 80);
}

#[test]
fn vc_05_a_code_gives_unlinked_credentials_in_each_election_event_and_voter() {
    let code = VotingCode::from_randomness(&BYTES);
    let (first, second): (ElectionUuid, ElectionUuid) = (
        "R7AxU4XsA1pU7D".parse().unwrap(),
        "R7AxU4XsA1pU7E".parse().unwrap(),
    );
    let seed = code.seed("pro-2026", "000123");
    let public = seed.credential(&first).public();
    assert_eq!(
        code.seed("pro-2026", "000123").credential(&first).public(),
        public
    );
    assert_ne!(seed.credential(&second).public(), public);
    assert_ne!(
        code.seed("pro-2022", "000123").credential(&first).public(),
        public
    );
    assert_ne!(
        code.seed("pro-2026", "000124").credential(&first).public(),
        public
    );
}

/// The vectors a program in another language must reproduce; they were computed by one, with Python's integers,
/// hashlib and hmac.
#[test]
fn known_codes_give_known_seeds_and_credentials() {
    let election: ElectionUuid = "R7AxU4XsA1pU7D".parse().unwrap();
    let mut lines = Vec::new();
    for bytes in [[0; 10], [0xff; 10], BYTES] {
        let code = VotingCode::from_randomness(&bytes);
        let credential = code.seed("pro-2026", "000123").credential(&election);
        lines.push(format!("{} {}", *code.to_printed(), credential.public()));
    }
    insta::assert_snapshot!(lines.join("\n"), @r"
    00001-00002-00003-00004 8bdec13184eb87680938053c2f09c3a87a36f583533516791f3c646859ab56da
    ZZZZC-ZZZZF-ZZZZE-ZZZZ9 65339cf9a7eb4225136e5fd83873eb4c019af0fade3840eb7f328dad92d5e5bf
    7P8TB-E17YM-DF15M-G4792 fa3ced9a4cc1d3e39f5ff9e54816123aeb9d32ea56c5bc9dd089cadae6edc4ca
    ");
}

#[test]
fn a_code_and_its_seed_never_show_in_debug_output() {
    let code = VotingCode::from_randomness(&BYTES);
    assert_eq!(
        format!("{code:?} {:?}", code.seed("e", "1")),
        "VotingCode VotingSeed"
    );
}

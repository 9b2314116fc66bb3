//! Voting codes and credentials made from an event folder, and their files.

use ceremony::codes::{Manifest, codes, codes_again, read_codes, read_links};
use ceremony::{CeremonyEvent, Passphrase};
use std::collections::HashSet;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

fn event() -> CeremonyEvent {
    CeremonyEvent::read(&crate::closed_box::seed()).unwrap()
}

fn passphrase() -> Passphrase {
    Passphrase::new("cheval pile agrafe".to_owned()).unwrap()
}

fn mode(file: &Path) -> u32 {
    std::fs::metadata(file).unwrap().permissions().mode() & 0o777
}

#[test]
fn ro_08_en_05_code_files_are_private_links_are_sealed_and_lists_hold_only_sorted_bare_keys() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let event = event();
    let done = AtomicU64::new(0);
    let made = codes(&event, &|more| {
        done.fetch_add(more, Ordering::Relaxed);
    })
    .unwrap();
    assert_eq!(done.into_inner(), 12);
    made.write(&out, &passphrase()).unwrap();
    assert_eq!(mode(&out), 0o700);
    for file in [
        "imprimeur/codes.csv",
        "portail/links.csv.sealed",
        "portail/manifest.json",
    ] {
        assert_eq!(mode(&out.join(file)), 0o600, "{file}");
    }
    let sealed = std::fs::read(out.join("portail/links.csv.sealed")).unwrap();
    assert!(!String::from_utf8_lossy(&sealed).contains("165805501"));
    for ((uuid, list), planned) in made.credentials.iter().zip(&event.elections) {
        let voters = event
            .voters
            .iter()
            .filter(|v| v.elections.contains(&event.position(&planned.uuid).unwrap()));
        assert_eq!(list.len(), voters.count());
        let json = std::fs::read_to_string(out.join(format!("portail/credentials/{uuid}.json"))).unwrap();
        let texts: Vec<String> = serde_json::from_str(&json).unwrap();
        assert!(
            texts.is_sorted() && texts.iter().all(|text| text.len() == 64),
            "EN-05: bare keys, sorted"
        );
    }
    let printed = std::fs::read_to_string(out.join("imprimeur/codes.csv")).unwrap();
    for entry in std::fs::read_dir(out.join("portail")).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        for code in printed
            .lines()
            .skip(1)
            .map(|line| line.split(',').nth(1).unwrap())
        {
            assert!(!text.contains(code), "a code in {}", path.display());
        }
    }
    let refused = made.write(&out, &passphrase()).unwrap_err();
    assert!(refused.what.contains("n'est pas vide"));
    assert!(!folder.path().join("out.partial").exists());
}

#[test]
fn codes_read_back_give_the_same_credentials_and_links() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let event = event();
    let made = codes(&event, &|_| {}).unwrap();
    made.write(&out, &passphrase()).unwrap();
    let again = codes_again(
        &event,
        read_codes(&out.join("imprimeur/codes.csv")).unwrap(),
        &|_| {},
    )
    .unwrap();
    assert_eq!(again.links, made.links);
    assert_eq!(again.manifest, made.manifest);
    assert_eq!(Manifest::read(&out.join("portail")).unwrap(), made.manifest);
    assert_eq!(
        read_links(&out.join("portail"), "pro2022", &passphrase()).unwrap(),
        made.links
    );
    assert!(read_links(&out.join("portail"), "pro2026", &passphrase()).is_err());
    let mut fewer = event.clone();
    fewer.voters.pop();
    let printed = read_codes(&out.join("imprimeur/codes.csv")).unwrap();
    assert!(
        codes_again(&fewer, printed, &|_| {})
            .unwrap_err()
            .what
            .contains("n'est à aucun électeur")
    );
}

#[test]
fn ro_11_a_code_column_shifted_by_one_is_seen_in_every_check_value() {
    let event = event();
    let made = codes(&event, &|_| {}).unwrap();
    let mut shifted: Vec<_> = made
        .notices
        .into_iter()
        .map(|notice| (notice.number, notice.code, notice.check))
        .collect();
    let numbers: Vec<String> = shifted.iter().map(|(number, ..)| number.clone()).collect();
    let printed = shifted
        .drain(..)
        .zip(numbers.into_iter().cycle().skip(1))
        .map(|((_, code, check), number)| (number, code, check));
    for (number, code, check) in printed {
        let seed = code.seed(&event.id, &number);
        assert_ne!(ceremony::codes::NoticeCheck::of(&seed, &event.id, &number), check);
    }
}

#[test]
fn vc_03_codes_hold_80_random_bits_without_duplicates_or_bias() {
    const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const SAMPLE: usize = 100_000;
    // 16 free symbols among 32: the check symbol of each group adds nothing to guess.
    assert_eq!(ALPHABET.len().ilog2() * 16, 80);
    let mut seen = HashSet::with_capacity(SAMPLE);
    let mut counts = [[0_u32; 32]; 16];
    for _ in 0..SAMPLE {
        let code = ceremony::codes::draw().to_printed();
        let free = code.split('-').flat_map(|group| group.chars().take(4));
        for (place, symbol) in free.enumerate() {
            counts[place][ALPHABET.find(symbol).unwrap()] += 1;
        }
        assert!(seen.insert(code.to_string()));
    }
    // Each place holds each symbol about SAMPLE / 32 = 3,125 times, standard deviation 55: 6 deviations never happen.
    for place in counts {
        assert!(place.iter().all(|count| count.abs_diff(3_125) < 330), "{place:?}");
    }
}
